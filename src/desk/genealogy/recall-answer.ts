import type { RecallOrder } from '../../documents/contract/proof-fields.ts';
import { RECALL_CUT_OFF, type Recall, type RecallLetter } from '../../documents/proof/recall.ts';
import type { Reach, ReachedRow } from '../../evidence/ledger/genealogy/reach.ts';
import type { LotView, ObjectView, Store } from '../../evidence/ledger/store.ts';
import { standingCertificates } from '../../evidence/ledger/subjects/stock.ts';
import { sumOf } from '../../foundation/numerics/sum.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import { idOf } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import type { RecallBegins } from './recall-begins.ts';

/** Objects asked for at a time. */
const PAGE = 1000;

/** All that was reached, as its hash is taken: subject and share to six digits, in the order of the answer. */
const listOf = ({ rows }: Reach): readonly (readonly [subject: string, share: string])[] =>
  rows.map(({ subject, share }) => [subject, share.toPrecision(6)]);

/** SHA-256 of the list of all that was reached [hex]. */
export const reachedSha256 = (reach: Reach): string => hashOf(listOf(reach));

/** What a recall answers before anything is held or recorded. */
export async function recallAnswer(
  order: RecallOrder,
  { words, subjects }: RecallBegins,
  { store, clock }: TaskContext,
): Promise<{ readonly recall: Recall; readonly reach: Reach }> {
  const reach = await store.reach(subjects);
  const cutOff = order.cutOff ?? RECALL_CUT_OFF;
  const { plant } = await store.roster();
  const shipped = withShipments(reach.rows).filter(({ status }) => status === 'shipped');
  const serials = await serialsOf(reach, store);
  const letters = await lettersOf(shipped, { cutOff, serials, store });
  const customers = customersOf(shipped, cutOff);
  const above = reach.rows.filter(({ share }) => share >= cutOff);
  const below = reach.rows.slice(above.length);
  const begins = new Set(subjects);
  const recall: Recall = {
    format: 'remelt-recall/1',
    of: words,
    ...(order.reason === undefined ? {} : { reason: order.reason }),
    at: clock().toISOString(),
    ...(plant === null ? {} : { plant: plant.name }),
    head: reach.head,
    begins: reach.rows
      .filter(({ subject }) => begins.has(subject))
      .map(({ subject, mass_g }) => ({ subject: subject as Recall['begins'][number]['subject'], mass_g })),
    totals: { ...totalsOf(reach.rows), customers: customers.length, serials: serials.length },
    cutOff,
    rows: withShipments(above).map(rowOf),
    rest: restOf(below),
    plans: await plansOf(reach, store),
    returns: await returnsOf(letters, reach, store),
    customers,
    serials,
    letters,
    ...(order.answerBy === undefined ? {} : { answerBy: order.answerBy }),
    ...(order.contact === undefined ? {} : { contact: order.contact }),
    held: [],
  };
  return { recall, reach };
}

/** A row of its own for each shipment of a lot, after that of the lot. */
const withShipments = (rows: readonly ReachedRow[]): readonly ReachedRow[] =>
  rows.flatMap((row) => [
    row,
    ...(row.shipments ?? []).map(({ to, mass_g }) => ({
      ...row,
      ...{ status: 'shipped', mass_g, left_g: 0, shippedTo: to },
    })),
  ]);

const suspectGrams = ({ share, mass_g }: ReachedRow): number => share * mass_g;
const typeOf = ({ subject }: ReachedRow): string => subject.slice(0, subject.indexOf(':'));
const countOf = (rows: readonly ReachedRow[], type: string): number =>
  rows.filter((row) => typeOf(row) === type).length;

function whereIs(row: ReachedRow): Recall['rows'][number]['where'] {
  if (row.status === 'shipped' || row.status === 'cut' || row.status === 'cast') return row.status;
  if (typeOf(row) === 'heat') return 'furnace';
  return row.left_g > 0 ? 'yard' : 'used up';
}

function rowOf(row: ReachedRow): Recall['rows'][number] {
  return {
    subject: row.subject as Recall['rows'][number]['subject'],
    share: row.share,
    mass_g: row.mass_g,
    suspect_g: suspectGrams(row),
    where: whereIs(row),
    status: row.status,
    ...(row.heat === null ? {} : { heat: row.heat }),
    ...(row.shippedTo === null ? {} : { customer: row.shippedTo }),
    ...(row.held ? { held: true as const } : {}),
  };
}

function totalsOf(rows: readonly ReachedRow[]): Omit<Recall['totals'], 'customers' | 'serials'> {
  const shipped = withShipments(rows).filter(({ status }) => status === 'shipped');
  return {
    reached: rows.length,
    heats: countOf(rows, 'heat'),
    lots: countOf(rows, 'lot'),
    objects: countOf(rows, 'object'),
    shipments: shipped.length,
    shipped_g: sumOf(shipped, ({ mass_g }) => mass_g),
    shippedSuspect_g: sumOf(shipped, suspectGrams),
    yard_g: sumOf(rows, ({ left_g }) => left_g),
    yardSuspect_g: sumOf(rows, ({ left_g, share }) => left_g * share),
  };
}

/** Grams that were shipped or lie in the yard: the metal of a heat counts in what was cast of it, and not twice. */
const stillMetal = ({ status, mass_g, left_g }: ReachedRow): number =>
  status === 'shipped' ? mass_g : left_g;

function restOf(rows: readonly ReachedRow[]): Recall['rest'] {
  const all = withShipments(rows);
  return {
    count: rows.length,
    heats: countOf(rows, 'heat'),
    lots: countOf(rows, 'lot'),
    objects: countOf(rows, 'object'),
    shipped: all.filter(({ status }) => status === 'shipped').length,
    mass_g: sumOf(all, stillMetal),
    suspect_g: sumOf(all, (row) => row.share * stillMetal(row)),
    largestShare: rows[0]?.share ?? 0,
  };
}

/** Every customer that got some: the largest share first. */
function customersOf(shipped: readonly ReachedRow[], cutOff: number): Recall['customers'] {
  return [...Map.groupBy(shipped, customerOf)].map(([customer, rows]) => ({
    customer,
    objects: rows.length,
    mass_g: sumOf(rows, ({ mass_g }) => mass_g),
    suspect_g: sumOf(rows, suspectGrams),
    largestShare: rows[0]!.share,
    letter: rows[0]!.share >= cutOff,
  }));
}

const customerOf = ({ shippedTo }: ReachedRow): string => shippedTo ?? 'customer not on record';

/** One letter for each customer that got a piece at or above the cut-off. */
async function lettersOf(
  shipped: readonly ReachedRow[],
  { cutOff, serials, store }: { cutOff: number; serials: Recall['serials']; store: Store },
): Promise<readonly RecallLetter[]> {
  const told = shipped.filter(({ share }) => share >= cutOff);
  const objects = await withSources(
    told.filter((row) => typeOf(row) === 'object'),
    store,
  );
  const heats = new Map(
    (await store.heats({ ids: [...new Set(told.flatMap(({ heat }) => heat ?? []))] })).map((heat) => [
      heat.id,
      heat,
    ]),
  );
  return [...Map.groupBy(told, customerOf)].map(([customer, rows]) => {
    const pieces = rows.map((row): RecallLetter['pieces'][number] => {
      const { subject, share, mass_g } = row;
      if (typeOf(row) === 'lot') return ofLot(row);
      const { id, heat, shipment } = objects.get(idOf(subject))!;
      const papers = standingCertificates({
        certificates: [...certificatesOf(id, objects), ...(heats.get(heat)?.certificates ?? [])],
      });
      const paper = papers.find(({ sha256 }) => sha256 === shipment?.certificateSha256);
      return {
        object: id,
        heat,
        share,
        mass_g,
        shippedAt: shipment?.happenedAt.slice(0, 10) ?? '',
        ...(shipment?.order ? { order: shipment.order } : {}),
        ...(paper ? { certificate: paper.number } : {}),
      };
    });
    const rest = shipped.filter((row) => customerOf(row) === customer && row.share < cutOff);
    const [own, reached] = [
      new Set(pieces.map(({ object }) => object)),
      new Set(pieces.map(({ heat }) => heat)),
    ];
    return {
      customer,
      pieces,
      ...(rest.length === 0
        ? {}
        : {
            rest: {
              count: rest.length,
              mass_g: sumOf(rest, ({ mass_g }) => mass_g),
              largestShare: rest[0]!.share,
            },
          }),
      serials: serials.filter(({ object, heat }) =>
        object === undefined ? reached.has(heat) : own.has(object),
      ),
    };
  });
}

/** What was shipped of a lot as a letter names it: it came out of no heat, or out of that of its revert. */
function ofLot({
  subject,
  share,
  mass_g,
  heat,
  shippedTo,
  shipments = [],
}: ReachedRow): RecallLetter['pieces'][number] {
  const sent = shipments.find((one) => one.to === shippedTo && one.mass_g === mass_g);
  return {
    ...{ object: idOf(subject), heat: heat ?? '', share, mass_g },
    shippedAt: sent?.happenedAt.slice(0, 10) ?? '',
    ...(sent?.order ? { order: sent.order } : {}),
  };
}

/** Objects by their id, and what they were cut from. */
async function withSources(rows: readonly ReachedRow[], store: Store): Promise<Map<string, ObjectView>> {
  const objects = new Map<string, ObjectView>();
  let wanted = rows.map(({ subject }) => idOf(subject));
  while (wanted.length > 0) {
    const found: ObjectView[] = [];
    for (let at = 0; at < wanted.length; at += PAGE)
      found.push(...(await store.objects({ ids: wanted.slice(at, at + PAGE) })));
    for (const object of found) objects.set(object.id, object);
    const sources = found.flatMap(({ from }) => (from?.startsWith('object:') ? [idOf(from)] : []));
    wanted = [...new Set(sources)].filter((id) => !objects.has(id));
  }
  return objects;
}

/** Certificates of an object and of what it was cut from: any of them may have gone with it. */
function certificatesOf(
  id: string,
  objects: ReadonlyMap<string, ObjectView>,
): NonNullable<ObjectView['certificates']> {
  const { certificates = [], from } = objects.get(id)!;
  return from?.startsWith('object:')
    ? [...certificates, ...certificatesOf(idOf(from), objects)]
    : certificates;
}

/** Parts with a serial number that evidence of a programme names: made of a reached object, or else of a reached heat. */
async function serialsOf({ rows }: Reach, store: Store): Promise<Recall['serials']> {
  const shares = new Map<string, number>(rows.map(({ subject, share }) => [subject, share]));
  const found = new Map<string, Recall['serials'][number]>();
  for (const { state } of await store.subjects('programme')) {
    if (state.type !== 'programme') continue;
    for (const row of state.evidence.flatMap((report) => report.rows)) {
      if (!('serial' in row) || row.serial === undefined || row.heat === undefined) continue;
      const share = shares.get(row.object === undefined ? `heat:${row.heat}` : `object:${row.object}`);
      if (share === undefined) continue;
      const { serial, heat, object } = row;
      found.set(`${state.id} ${serial}`, {
        serial,
        programme: state.id,
        heat,
        ...(object === undefined ? {} : { object }),
        share,
      });
    }
  }
  return [...found.values()].sort((a, b) => b.share - a.share);
}

/** Heats that are planned with reached metal: the plan takes it unless it is made again. */
async function plansOf({ rows }: Reach, store: Store): Promise<Recall['plans']> {
  const reached = new Set(rows.filter(({ left_g }) => left_g > 0).map(({ subject }) => subject));
  if (reached.size === 0) return [];
  return (await store.heats({ status: 'planned' })).flatMap(({ id, reserved_g }) => {
    const from = Object.keys(reserved_g).filter((subject) => reached.has(subject as ReachedRow['subject']));
    return from.length === 0 ? [] : [{ heat: id, from: from as Recall['plans'][number]['from'] }];
  });
}

/** Lots of the yard that reached customers sent back after their first shipment; those in the rows are known for sure. */
async function returnsOf(
  letters: readonly RecallLetter[],
  { rows }: Reach,
  store: Store,
): Promise<Recall['returns']> {
  const known = new Set(rows.map(({ subject }) => subject));
  const found = new Map<string, Recall['returns'][number]>();
  for (const { customer, pieces } of letters) {
    const since = pieces.map(({ shippedAt }) => shippedAt).sort()[0]!;
    const theirs = [
      ...(await store.lots({ supplier: customer })),
      ...(await store.lots({ owner: customer })),
    ];
    for (const lot of theirs)
      if (isReturn(lot) && lot.receivedAt.slice(0, 10) >= since && !known.has(lot.subject))
        found.set(lot.id, {
          lot: lot.id,
          customer,
          receivedAt: lot.receivedAt.slice(0, 10),
          left_g: lot.mass_g - sumOf(Object.values(lot.drawn_g), (grams) => grams),
          ...(lot.held ? { held: true as const } : {}),
        });
  }
  return [...found.values()];
}

const isReturn = ({ lotClass, status }: LotView): boolean =>
  status !== 'void' && (lotClass === 'customer-return' || lotClass === 'end-of-life');
