import type { EventType } from '../../documents/exchange/events.ts';
import type { StoredRecord } from '../../evidence/ledger/store.ts';
import type { KindName } from '../../evidence/records/kinds.ts';
import { gramsToKg } from '../../evidence/records/mass.ts';
import { HEAT_USES } from '../../foundation/quantity/heat-use.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { idOf } from '../../metal/alloy/words.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** What a record says to an ERP. */
export interface Telling {
  readonly type: EventType;
  readonly data: Fields;
}

/** What a body says of its subject; null where it says nothing that an ERP books. */
type Tells = (body: Fields, subject: string) => Telling | null;

/** What a kind of record is to an ERP: an event, what undoes one, or nothing, and why. */
export type Told =
  | {
      readonly as: 'event';
      readonly tell: Tells;
      /** The latest of a subject counts: it reverses the one before. */
      readonly latest?: true;
    }
  | { readonly as: 'reversal' }
  | { readonly as: 'inside'; readonly why: string };

const inside = (why: string): Told => ({ as: 'inside', why });
const reversal: Told = { as: 'reversal' };
const event = (tell: Tells): Told => ({ as: 'event', tell });
const latest = (tell: Tells): Told => ({ as: 'event', tell, latest: true });

/** Fields of a body under the names that they go out with; what it does not have is left out. */
const taken = (body: Fields, names: Readonly<Record<string, string>>): Fields =>
  Object.fromEntries(
    Object.entries(names).flatMap(([name, field]) => {
      const value = ownValue(body, field);
      return value === undefined ? [] : [[name, value]];
    }),
  );
const same = (...names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, name]));

/** `{lot: 'R-1'}` of `lot:R-1`. */
const named = (subject: string): Fields => ({ [subject.slice(0, subject.indexOf(':'))]: idOf(subject) });

/** An event that is some fields of its record, beside what it is about. */
const plain =
  (type: EventType, names: Readonly<Record<string, string>> = {}): Tells =>
  (body, subject) => ({ type, data: { ...named(subject), ...taken(body, names) } });

const METAL = {
  kg: 'massKg',
  ...same('form', 'class', 'lotClass', 'generation', 'alloy', 'element', 'owner'),
};
const BALANCED = same('inputKg', 'outputKg', 'lossKg', 'unbalancedKg', 'losses');

function received(body: Fields, subject: string): Telling {
  const data = { ...named(subject), ...taken(body, METAL) };
  if (typeof body.from === 'string') {
    const heat = body.from.startsWith('heat:') ? { heat: idOf(body.from) } : {};
    return { type: 'goods-made', data: { ...data, ...heat, from: body.from } };
  }
  const { price } = body as { readonly price?: Fields };
  const paid = price ? taken(price, { price: 'text', currency: 'currency', pricedOn: 'on' }) : {};
  const more = taken(body, same('supplier', 'reference', 'certificate', 'article'));
  return { type: 'goods-received', data: { ...data, ...more, ...paid } };
}

/** A prediction is no result. */
function analysed(body: Fields, subject: string): Telling | null {
  if (body.basis === 'predicted') return null;
  const names = {
    ...same('analysis', 'basis', 'method', 'place', 'sample', 'purpose', 'results'),
    laboratory: 'lab',
  };
  return { type: 'inspection-result', data: { ...named(subject), ...taken(body, names) } };
}

/** What was measured at the gate; the words of whoever measured stay here. */
function gateChecked(body: Fields, subject: string): Telling {
  const checks = (body.checks as readonly Fields[] | undefined)?.map((one) =>
    taken(one, same('check', 'verdict', 'text', 'unit')),
  );
  const data = { ...named(subject), ...taken(body, same('verdict')), ...(checks ? { checks } : {}) };
  return { type: 'inspection-result', data };
}

function planned(body: Fields, subject: string): Telling {
  const target = taken((body.target ?? {}) as Fields, same('grade', 'specification', 'kg'));
  return {
    type: 'heat-planned',
    data: { ...named(subject), ...target, ...taken(body, same('furnace', 'owner')) },
  };
}

/** Amounts with the unit that their item is recorded in. */
function used(body: Fields, subject: string): Telling {
  const uses = ((body.uses ?? []) as readonly Fields[]).map((one) => ({
    ...one,
    ...taken(HEAT_USES as Fields, { unit: String(one.item) }),
  }));
  return { type: 'activity-recorded', data: { ...named(subject), uses } };
}

/** Who sees no money gets no cost. */
const costed = (body: Fields, subject: string): Telling | null =>
  body.totalUsd === undefined
    ? null
    : {
        type: 'cost-posted',
        data: { ...named(subject), ...taken(body, { ...same('totalUsd', 'productKg'), lines: 'costs' }) },
      };

/** `{kg: '250.000'}` of `{mass_g: 250000}`: masses go out as records write them. */
const inKilograms = (entry: Fields): Fields =>
  Object.fromEntries(
    Object.entries(entry).map(([name, value]) => {
      const out = ownValue(MASSES, name);
      return out === undefined ? [name, value] : [out, gramsToKg(Number(value))];
    }),
  );
const MASSES: Readonly<Record<string, string>> = { mass_g: 'kg', under_g: 'underKg', over_g: 'overKg' };

/** A customer, article or order as it was entered; who may not see it gets nothing. */
const entered =
  (type: EventType): Tells =>
  (body, subject) =>
    typeof body.entry === 'string'
      ? { type, data: { ...named(subject), ...inKilograms(JSON.parse(body.entry) as Fields) } }
      : null;

/** Who reads no money reads neither price nor cost. */
const priced = (body: Fields, subject: string): Telling | null =>
  body.usdPerKg === undefined
    ? null
    : {
        type: 'price-changed',
        data: { of: idOf(subject), ...taken(body, same('usdPerKg', 'on', 'source')) },
      };

const REFERENCE_DATA = 'what the plant keeps by name; an ERP has its own';
const PROGRAMME = 'qualification of a material, which no ERP books';
const TRUST = 'persons, keys and proofs of the ledger itself';
const RESERVED = 'a plan inside the plant: what goes into the furnace is told as consumption';
const AT_FURNACE = 'a step at the furnace that moves no metal';
const SIGNED = 'a signature on a certificate that was told of when it was issued';

const tellOf = (type: EventType, names?: Readonly<Record<string, string>>): Told => event(plain(type, names));

/** What each kind of record is to an ERP. A new kind must say so here. */
export const TOLD: Readonly<Record<KindName, Told>> = {
  'lot.received': event(received),
  'lot.gate-checked': event(gateChecked),
  'lot.processed': tellOf('goods-processed', same('treatment', 'wetKg', 'cleanKg', 'losses')),
  'lot.analysed': event(analysed),
  'heat.analysed': event(analysed),
  'object.analysed': event(analysed),
  'heat.retest-opened': inside('a step of the laboratory: its results are told'),
  'object.retest-opened': inside('a step of the laboratory: its results are told'),
  'lot.identified': inside('what a lot may be; as what it is used is told when it is cleared'),
  'lot.cleared': latest(plain('lot-cleared', { grade: 'alloy' })),
  'lot.held': tellOf('stock-blocked'),
  'object.held': tellOf('stock-blocked'),
  'lot.lift-proposed': inside('a proposal: the clearing is told'),
  'lot.analysis-ordered': inside('an order to the laboratory of the plant: its results are told'),
  'lot.reserved': inside(RESERVED),
  'object.reserved': inside(RESERVED),
  'lot.unreserved': inside(RESERVED),
  'object.unreserved': inside(RESERVED),
  'lot.drawn': tellOf('consumption', { heat: 'heat', kg: 'kg' }),
  'object.drawn': tellOf('consumption', { heat: 'heat', kg: 'kg' }),
  'lot.undrawn': reversal,
  'object.undrawn': reversal,
  'lot.sampled': tellOf('sample-taken', same('sample', 'place', 'kg')),
  'heat.sampled': tellOf('sample-taken', same('sample', 'place', 'kg')),
  'object.sampled': tellOf('sample-taken', same('sample', 'place', 'kg')),
  'heat.planned': latest(planned),
  'heat.plan-accepted': inside(RESERVED),
  'heat.cancelled': reversal,
  'heat.charged': inside('each lot of a charge is told as consumption'),
  'heat.leak-measured': inside(AT_FURNACE),
  'heat.inspected': inside(AT_FURNACE),
  'heat.shift': inside(AT_FURNACE),
  'heat.logged': inside(AT_FURNACE),
  'heat.advised': inside(AT_FURNACE),
  'heat.melted': tellOf('heat-poured', { process: 'process', ...BALANCED }),
  'heat.cast': tellOf('heat-cast', BALANCED),
  'heat.cut': tellOf('heat-cast', BALANCED),
  'heat.used': latest(used),
  'object.created': tellOf('goods-made', { kg: 'massKg', form: 'form', heat: 'heat', from: 'from' }),
  'heat.released': latest(plain('usage-decided', same('verdict', 'predicted', 'specification'))),
  'object.released': latest(plain('usage-decided', same('verdict', 'predicted', 'specification'))),
  'lot.dispositioned': latest(plain('metal-disposed', same('disposition'))),
  'heat.dispositioned': latest(plain('metal-disposed', same('disposition'))),
  'object.dispositioned': latest(plain('metal-disposed', same('disposition'))),
  'lot.shipped': tellOf('goods-shipped', same('kg', 'to', 'order', 'certificateSha256')),
  'object.shipped': tellOf('goods-shipped', same('kg', 'to', 'order', 'certificateSha256')),
  'record.corrected': reversal,
  'assay.recorded': event(analysed),
  'test.recorded': event(analysed),
  'cert.issued': tellOf('certificate-issued', {
    ...same('number', 'coversKg', 'payloadSha256'),
    certificateType: 'type',
  }),
  'cert.withdrawn': reversal,
  'cert.signed': inside(SIGNED),
  'cert.countersigned': inside(SIGNED),
  'specification.entered': inside(REFERENCE_DATA),
  'specification.compared': inside(REFERENCE_DATA),
  'route.entered': inside(REFERENCE_DATA),
  'register.entered': inside(REFERENCE_DATA),
  'register.ended': inside(REFERENCE_DATA),
  'transfer.received': inside('the lot that the metal was booked as is told when it is received'),
  'transfer.confirmed': inside('the shipment is told when it leaves'),
  'label.printed': inside('a label moves no metal'),
  'results.arrived': inside('a file of results: what is taken from it is told as results'),
  'results.settled': inside('a file of results: what is taken from it is told as results'),
  'price.set': event(priced),
  'programme.locked': inside(PROGRAMME),
  'programme.revised': inside(PROGRAMME),
  'programme.evidence-added': inside(PROGRAMME),
  'programme.evidence-excluded': inside(PROGRAMME),
  'programme.overridden': inside(PROGRAMME),
  'programme.evaluated': inside(PROGRAMME),
  'programme.approved': inside(PROGRAMME),
  'programme.introduced': inside(PROGRAMME),
  'programme.suspended': inside(PROGRAMME),
  'plant.founded': inside(TRUST),
  'person.proposed': inside(TRUST),
  'person.deputy-named': inside(TRUST),
  'person.confirmed': inside(TRUST),
  'person.credential': inside(TRUST),
  'clock.confirmed': inside(TRUST),
  'clock.corrected': inside(TRUST),
  'key.made': inside(TRUST),
  'key.revoked': inside(TRUST),
  'index.root': inside(TRUST),
  'disclosure.set': inside(TRUST),
  'checkpoint.cosigned': inside(TRUST),
  'checkpoint.timestamped': inside(TRUST),
  'salt.erased': inside('a word that was erased is not told any more: read the event again'),
  'footprint.recorded': latest(
    plain('footprint-recorded', { ...same('total', 'unit', 'productKg', 'method') }) as never,
  ),
  'cost.posted': latest(costed),
  'customer.entered': event(entered('customer-entered')),
  'article.entered': event(entered('article-entered')),
  'order.entered': event(entered('order-entered')),
  'recall.recorded': inside('each lot, heat and object that it reached is told'),
  'lot.recalled': tellOf('metal-recalled', same('recall')),
  'heat.recalled': tellOf('metal-recalled', same('recall')),
  'object.recalled': tellOf('metal-recalled', same('recall')),
};

/** What an event of a record says; null for a record that is not an event. */
export function tellingOf(
  kind: KindName,
  body: Fields,
  subject: StoredRecord['record']['subject'],
): Telling | null {
  const told = TOLD[kind];
  return told.as === 'event' ? told.tell(body, subject) : null;
}
