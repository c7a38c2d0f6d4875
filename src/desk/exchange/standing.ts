import type { FeedEvent } from '../../documents/exchange/events.ts';
import type { StoredRecord } from '../../evidence/ledger/store.ts';
import type { KindName } from '../../evidence/records/kinds.ts';
import { gramsToKg, kgToGrams } from '../../evidence/records/mass.ts';
import { type Fields, type Telling, TOLD, tellingOf } from './tellings.ts';

/** A thing that was told of a subject and stands: the record that it goes back to, that record's body as corrected, and its event. */
interface Stands {
  readonly kind: KindName;
  readonly body: Fields;
  readonly event: FeedEvent;
}

/** True for a record whose events depend on what was told of its subject before. */
export const restsOnHistory = (kind: string): boolean => {
  const told = TOLD[kind as KindName];
  return told.as === 'reversal' || (told.as === 'event' && told.latest === true) || ENDS_CLEARING.has(kind);
};

/** What may take a lot out of the cleared ones, beside corrections. */
const ENDS_CLEARING: ReadonlySet<string> = new Set(['lot.gate-checked', 'lot.held']);

/** Events of the last of these records; they are all records of one subject up to it, in order. */
export function eventsOfLast(records: readonly StoredRecord[]): readonly FeedEvent[] {
  const standing = new Standing();
  let events: readonly FeedEvent[] = [];
  for (const record of records) events = standing.add(record);
  return events;
}

/** Events of a record that rests on nothing before it. */
export const eventsAlone = (record: StoredRecord): readonly FeedEvent[] => new Standing().add(record);

/** What was told of one subject and was not undone, by the number of the record that it goes back to. */
class Standing {
  readonly #stands = new Map<number, Stands>();
  /** The gate check and the identification that count. */
  #gate = -1;
  #identified = -1;

  get events(): readonly FeedEvent[] {
    return [...this.#stands.values()].map(({ event }) => event);
  }

  /** The events of one more record: reversals first, then what is said anew. */
  add(record: StoredRecord): readonly FeedEvent[] {
    const kind = record.record.kind as KindName;
    const told = TOLD[kind];
    if (told.as === 'inside') {
      if (kind === 'lot.identified') this.#identified = record.seq;
      return [];
    }
    const undone = this.#undoneBy(record);
    const reversals = undone.map((seq) => this.#reversed(seq, record));
    if (kind === 'record.corrected') return [...reversals, ...this.#corrected(record, undone)];
    if (told.as === 'reversal') return reversals;
    if (kind === 'lot.gate-checked') this.#gate = record.seq;
    if (kind === 'lot.processed') this.#identified = -1;
    const body = this.#whole(kind, record.body, undone);
    for (const seq of undone) this.#stands.delete(seq);
    return [...reversals, ...this.#told(record, { origin: record.seq, kind, body })];
  }

  /** Numbers of the records whose events a record undoes. */
  #undoneBy({ record, body }: StoredRecord): readonly number[] {
    const kind = record.kind as KindName;
    const told = TOLD[kind];
    const last = (is: (one: Stands) => boolean) => [...this.#stands].filter(([, one]) => is(one)).slice(-1);
    const numbers = (found: readonly (readonly [number, Stands])[]) => found.map(([seq]) => seq);
    if (kind === 'record.corrected') return this.#undoneByCorrection(body);
    if (kind.endsWith('.undrawn')) {
      const isIt = (one: Stands): boolean =>
        one.kind.endsWith('.drawn') && one.body.heat === body.heat && one.body.kg === body.kg;
      return numbers(last(isIt));
    }
    if (kind === 'cert.withdrawn')
      return numbers(
        last((one) => one.kind === 'cert.issued' && one.body.payloadSha256 === body.payloadSha256),
      );
    if (kind === 'heat.cancelled') return numbers(last((one) => one.kind === 'heat.planned'));
    const endsClearing = kind === 'lot.held' || (kind === 'lot.gate-checked' && body.verdict !== 'PASS');
    if (endsClearing) return this.#of('lot.cleared');
    return told.as === 'event' && told.latest ? this.#of(kind) : [];
  }

  #undoneByCorrection(body: Fields): readonly number[] {
    const seq = Number(body.correctsSeq);
    const undone = body.how === 'did-not-occur';
    const kind = String(body.correctsKind);
    const isAnalysis = kind.endsWith('.analysed') && (undone || body.results !== undefined);
    const own = this.#stands.has(seq) && (undone || this.#isOther(seq, body)) ? [seq] : [];
    const ends: number[] = [];
    const endsClearing =
      isAnalysis ||
      (kind === 'lot.received' && (undone || body.owner !== undefined || body.lotClass !== undefined)) ||
      (undone && (seq === this.#gate || seq === this.#identified));
    if (endsClearing) ends.push(...this.#of('lot.cleared'));
    const ofHeat = undone && /^heat\.(charged|melted|cast|inspected|sampled)$/.test(kind);
    if (isAnalysis || (ofHeat && kind !== 'heat.sampled'))
      ends.push(...this.#of('heat.released'), ...this.#of('object.released'));
    if (undone && seq === this.#gate) this.#gate = -1;
    if (undone && seq === this.#identified) this.#identified = -1;
    return [...ends, ...own];
  }

  /** True where a correction changes what was told. */
  #isOther(seq: number, body: Fields): boolean {
    const { event } = this.#stands.get(seq)!;
    const telling = this.#correctedTelling(seq, body);
    return JSON.stringify(telling?.data) !== JSON.stringify(event.data);
  }

  #correctedTelling(seq: number, body: Fields): Telling | null {
    const { kind, body: before, event } = this.#stands.get(seq)!;
    return tellingOf(kind, correctedBody(kind, before, body), event.subject as never);
  }

  #of(kind: KindName): readonly number[] {
    return [...this.#stands].flatMap(([seq, one]) => (one.kind === kind ? [seq] : []));
  }

  /** What is said anew of a record that was put right. */
  #corrected(record: StoredRecord, undone: readonly number[]): readonly FeedEvent[] {
    const { body } = record;
    const origin = Number(body.correctsSeq);
    const before = this.#stands.get(origin);
    for (const seq of undone) if (seq !== origin || body.how === 'did-not-occur') this.#stands.delete(seq);
    if (body.how === 'did-not-occur' || !before) return [];
    const corrected = { ...before, body: correctedBody(before.kind, before.body, body) };
    this.#stands.set(origin, corrected);
    if (!undone.includes(origin)) return [];
    const at = { ...before.event, records: [...before.event.records.slice(0, 1), ...recordsOf(record)] };
    return this.#told(record, { origin, ...corrected }, at);
  }

  /** Of amounts of a heat, the latest of each item counts: all that count are told. */
  #whole(kind: KindName, body: Fields, undone: readonly number[]): Fields {
    const before = undone.map((seq) => this.#stands.get(seq)!.body.uses).at(-1);
    if (kind !== 'heat.used' || !Array.isArray(before) || !Array.isArray(body.uses)) return body;
    const items = new Map([...before, ...body.uses].map((use: Fields) => [use.item, use]));
    return { ...body, uses: [...items.values()] };
  }

  #told(
    record: StoredRecord,
    { origin, kind, body }: { readonly origin: number } & Pick<Stands, 'kind' | 'body'>,
    at?: Pick<FeedEvent, 'records' | 'happenedAt'>,
  ): readonly FeedEvent[] {
    const telling = tellingOf(kind, body, record.record.subject);
    if (telling === null) return [];
    const { subject, at: recordedAt } = record.record;
    const event: FeedEvent = {
      ...{ format: 'remelt-event/1', id: idOf(record), type: telling.type },
      ...{ records: at?.records ?? recordsOf(record), subject },
      ...{ happenedAt: at?.happenedAt ?? String(body.happenedAt ?? recordedAt), recordedAt },
      ...(body.sent ? { reference: body.sent as NonNullable<FeedEvent['reference']> } : {}),
      data: telling.data,
    };
    this.#stands.set(origin, { kind, body, event });
    return [event];
  }

  /** The event that undoes what stands of a record. */
  #reversed(seq: number, record: StoredRecord): FeedEvent {
    const { event } = this.#stands.get(seq)!;
    const { at: recordedAt } = record.record;
    const reversed: FeedEvent = {
      ...event,
      ...{ id: `${idOf(record)}-r${seq}`, reverses: event.id },
      ...{ records: recordsOf(record), recordedAt },
      happenedAt: String(record.body.happenedAt ?? recordedAt),
    };
    if (TOLD[record.record.kind as KindName].as === 'reversal' && record.record.kind !== 'record.corrected')
      this.#stands.delete(seq);
    return reversed;
  }
}

/** Hexadecimal digits of the leaf hash in an id: two records at one place of two ledgers never share them. */
const HASHED = 16;

/** Of the first event of a record. */
const idOf = ({ seq, leaf }: Pick<StoredRecord, 'seq' | 'leaf'>): string => `${seq}-${leaf.slice(0, HASHED)}`;

const recordsOf = ({ seq, leaf }: StoredRecord): FeedEvent['records'] => [{ seq, hash: leaf }];

/** What a correction says of itself, and not of what it corrects. */
const OWN: ReadonlySet<string> = new Set([
  ...['happenedAt', 'by', 'actsFor', 'reason', 'how', 'corrects', 'correctsSeq', 'correctsKind', 'command'],
  ...['cause', 'document', 'repeat', 'losses', 'withdrawnLosses', 'lossKg', 'withdrawnKg', 'unbalancedKg'],
]);

/** A body with what a correction says of it. */
function correctedBody(kind: KindName, before: Fields, correction: Fields): Fields {
  const fields = Object.fromEntries(Object.entries(correction).filter(([name]) => !OWN.has(name)));
  if (!/^heat\.(melted|cast|cut)$/.test(kind)) return { ...before, ...fields };
  const losses = summed(before.losses, correction.losses, correction.withdrawnLosses);
  const { unbalancedKg: _, ...rest } = before;
  return {
    ...rest,
    ...(correction.unbalancedKg === undefined ? {} : { unbalancedKg: correction.unbalancedKg }),
    losses,
    lossKg: gramsToKg(losses.reduce((sum, { kg }) => sum + kgToGrams(kg), 0)),
  };
}

interface Loss {
  readonly to: string;
  readonly kg: string;
}

/** Losses of a step with those that were declared later, without those that were taken back. */
function summed(...lists: readonly unknown[]): readonly Loss[] {
  const total = new Map<string, number>();
  for (const [i, list] of lists.entries())
    for (const { to, kg } of (list ?? []) as readonly Loss[])
      total.set(to, (total.get(to) ?? 0) + (i === 2 ? -1 : 1) * kgToGrams(kg));
  return [...total].flatMap(([to, mass_g]) => (mass_g === 0 ? [] : [{ to, kg: gramsToKg(mass_g) }]));
}
