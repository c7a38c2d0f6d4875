import {
  HEATS,
  IN_FURNACE,
  type Move,
  NOT_CAST,
  PIECES,
  YARD,
} from '../../calculations/heats/metal-flows.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import type { HeatView, LotView, ObjectView, StoredRecord } from '../../evidence/ledger/store.ts';
import { kgToGrams } from '../../evidence/records/mass.ts';
import type { Subject } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { OWN } from '../planning/taken-yields.ts';
import { toldAt } from '../told-at.ts';

/** First and last day, both counted, in UTC. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** All metal of the ledger that still counts. */
export interface Metal {
  readonly lots: readonly LotView[];
  readonly heats: readonly HeatView[];
  readonly objects: readonly ObjectView[];
  /** The lots and objects by their subject. */
  readonly stock: ReadonlyMap<Subject, Stock>;
}

type Stock = LotView | ObjectView;

/** A move with the heat or lot whose contents its metal has. */
interface Taken extends Move {
  readonly contentsOf?: Subject;
  /** The lot or object that it was charged from, or that it became. */
  readonly other?: Subject;
}

/** A move with its day, whose booking it is, and whose metal. */
export interface BookedMove extends Taken {
  /** UTC. */
  readonly on: string;
  /** Lot, heat or piece that it is booked on. */
  readonly about: Subject;
  /** Customer, or null for the plant's own metal. */
  readonly owner: string | null;
}

/** A heat of the period with its moves. */
export interface HeatMoves {
  readonly heat: HeatState;
  readonly moves: readonly BookedMove[];
}

const NOT_STATED = 'not stated';

const isWithin = ({ from, to }: Period, moment: string): boolean => {
  const day = moment.slice(0, 10);
  return from <= day && day <= to;
};

const dayOf = (record: StoredRecord): string => toldAt(record).slice(0, 10);

/** Moves booked on one day on one lot, heat or piece. */
const booked = (
  moves: readonly Taken[],
  { subject, owner }: { readonly subject: Subject; readonly owner: string | null },
  on: string,
): BookedMove[] => moves.map((move) => ({ ...move, on, about: subject, owner }));

/** Lots that came in at the gate within a period. */
export const receivedMoves = ({ lots }: Metal, period: Period): BookedMove[] =>
  lots
    .filter(({ from, receivedAt }) => from === null && isWithin(period, receivedAt))
    .flatMap((lot) =>
      booked(
        [
          {
            step: 'received',
            from: lot.lotClass,
            to: YARD,
            mass_g: lot.mass_g,
            ...namesOfLot(lot),
            contentsOf: lot.subject,
          },
        ],
        lot,
        lot.receivedAt.slice(0, 10),
      ),
    );

const namesOfLot = ({ declaredGrade, clearedAs, owner, supplier, form }: LotView) => ({
  grade: declaredGrade ?? clearedAs ?? NOT_STATED,
  customer: owner ?? OWN,
  supplier: supplier ?? OWN,
  form,
});

/** Heats melted within a period, and those charged in it that are not melted yet, whole: charge, losses and what was cast. */
export async function heatMoves(metal: Metal, period: Period, context: TaskContext): Promise<HeatMoves[]> {
  const charged = metal.heats.filter(({ charges }) => charges.length > 0);
  const melts = await context.store.recordsNumbered(
    charged.flatMap(({ balances: [melt] }) => melt?.seq ?? []),
  );
  const melted = new Map(melts.map((record) => [record.seq, record]));
  return charged.flatMap((heat) => {
    const melt = melted.get(heat.balances[0]?.seq ?? -1);
    const day = melt ? toldAt(melt) : heat.charges.at(-1)!.happenedAt;
    if (!isWithin(period, day)) return [];
    return [{ heat, moves: booked(movesOfHeat(heat, metal), heat, day.slice(0, 10)) }];
  });
}

function movesOfHeat(heat: HeatState, { stock }: Metal): Taken[] {
  const names = { grade: heat.target.grade ?? NOT_STATED, customer: heat.owner ?? OWN };
  const charged = heat.inputs.map(({ from, mass_g }): Taken => {
    const move = { step: 'charged' as const, to: HEATS, mass_g, ...names, other: from };
    const lot = stock.get(from);
    if (lot?.type !== 'lot')
      return {
        ...{ ...move, from: PIECES, supplier: OWN, form: 'remelted object', origin: 'internal-revert' },
        ...(lot ? { contentsOf: `heat:${lot.heat}` } : {}),
      };
    const { originClass, subject, form, supplier } = lot;
    const origin = originClass === null ? {} : { origin: originClass };
    return { ...move, from: YARD, supplier: supplier ?? OWN, form, contentsOf: subject, ...origin };
  });
  const made = heat.outputs.map(({ to, mass_g }): Taken => {
    const isLot = to.startsWith('lot:');
    const form = stock.get(to)?.form ?? NOT_STATED;
    return {
      ...(isLot ? { step: 'returned', to: YARD } : { step: 'made', to: PIECES }),
      ...{ from: HEATS, mass_g, ...names, supplier: OWN, form, contentsOf: heat.subject, other: to },
    };
  });
  const lost = Object.entries(heat.losses_g).map(
    ([to, mass_g]): Taken => ({ step: 'lost', from: HEATS, to, mass_g, at: 'heats' }),
  );
  const gone_g = [...made, ...lost].reduce((sum, { mass_g }) => sum + mass_g, 0);
  return [...charged, ...made, ...lost, ...restOfHeat(heat, heat.input_g - gone_g)];
}

/** What is still in the furnace or the mould, or what no booking explains once it is cast. */
function restOfHeat({ status, output_g, input_g, losses_g }: HeatState, rest_g: number): Taken[] {
  const set = (to: string, mass_g: number): Taken => ({ step: 'set aside', from: HEATS, to, mass_g });
  const unexplained = (mass_g: number): Taken => ({
    step: 'unexplained',
    from: HEATS,
    to: 'unexplained',
    mass_g,
  });
  if (status === 'cast') return rest_g === 0 ? [] : [unexplained(rest_g)];
  if (output_g === null) return [set(IN_FURNACE, rest_g)];
  const lost_g = Object.values(losses_g).reduce((sum, grams) => sum + grams, 0);
  const missing_g = input_g - output_g - lost_g;
  return [set(NOT_CAST, output_g), ...(missing_g === 0 ? [] : [unexplained(missing_g)])];
}

/** Metal that left a lot or piece otherwise than into a heat, within a period: preparing, samples, cuts, the gate. */
export async function leavingMoves(
  metal: Metal,
  period: Period,
  { store }: TaskContext,
): Promise<BookedMove[]> {
  const moves: BookedMove[] = [];
  for (const stock of [...metal.lots, ...metal.objects]) {
    if (!hasLeaving(stock)) continue;
    const records = (await store.history(stock.subject)).filter((one) => isWithin(period, toldAt(one)));
    for (const record of records) moves.push(...booked(takenMoves(stock, record), stock, dayOf(record)));
    const end = endOf(stock, records);
    if (end) moves.push(...booked(endMoves(stock, { end, metal }), stock, dayOf(end)));
  }
  return moves;
}

/** Only these have records to look for. */
const hasLeaving = ({ drawn_g, disposition, status }: Stock): boolean =>
  disposition !== null ||
  status === 'cut' ||
  status === 'shipped' ||
  Object.keys(drawn_g).some((to) => to.includes(':'));

const placeOf = ({ type }: Stock): string => (type === 'lot' ? YARD : PIECES);

/** Samples, and what preparing took away. */
function takenMoves(stock: Stock, { record, body }: StoredRecord): Taken[] {
  const lost = (at: string, to: string, kg: string): Taken => ({
    ...{ step: 'lost', from: placeOf(stock), to, mass_g: kgToGrams(kg), at },
    contentsOf: contentsOfStock(stock),
  });
  if (record.kind === 'lot.processed') return lossesIn(body).map(({ to, kg }) => lost('preparation', to, kg));
  if (record.kind.endsWith('.sampled') && body.kg !== undefined)
    return [lost('samples', 'samples', String(body.kg))];
  return [];
}

/** Where what is known of its contents stands. */
const contentsOfStock = (stock: Stock): Subject =>
  stock.type === 'lot' ? stock.subject : `heat:${stock.heat}`;

const lossesIn = (body: StoredRecord['body']): readonly { readonly to: string; readonly kg: string }[] =>
  (body.losses ?? []) as readonly { to: string; kg: string }[];

/** Dispositions that take metal out of the plant, and where to. A piece that is to be sold is there until it is shipped. */
const GONE: Readonly<Record<Stock['type'], ReadonlyMap<Stock['disposition'], string>>> = {
  lot: new Map([
    ['scrap', 'scrapped'],
    ['sell', 'sold as scrap'],
    ['return-to-supplier', 'back to suppliers'],
  ]),
  object: new Map([
    ['scrap', 'scrapped'],
    ['return-to-supplier', 'back to suppliers'],
  ]),
};

/** The record by which metal is no longer there; undefined while it is, or where it was not of this period. */
function endOf(stock: Stock, records: readonly StoredRecord[]): StoredRecord | undefined {
  const last = (kind: string): StoredRecord | undefined =>
    records.findLast(({ record }) => record.kind === kind);
  if (stock.type === 'object' && stock.status === 'shipped') return last('object.shipped');
  if (stock.type === 'object' && stock.status === 'cut') return last('heat.cut');
  return GONE[stock.type].has(stock.disposition) ? last(`${stock.type}.dispositioned`) : undefined;
}

/** Where metal that is no longer there went: the latest record of it says. */
function endMoves(
  stock: Stock,
  { end, metal }: { readonly end: StoredRecord; readonly metal: Metal },
): Taken[] {
  const drawn_g = Object.values(stock.drawn_g).reduce((sum, grams) => sum + grams, 0);
  const rest_g = stock.mass_g - drawn_g;
  if (stock.type === 'object' && stock.status === 'shipped')
    return [shippedMove(stock, rest_g, { to: String(end.body.to ?? 'not disclosed'), metal })];
  if (stock.type === 'object' && stock.status === 'cut') return cutMoves(stock, rest_g, { cut: end, metal });
  const to = GONE[stock.type].get(stock.disposition);
  if (to === undefined || rest_g === 0) return [];
  const contentsOf = contentsOfStock(stock);
  return [{ step: 'set aside', from: placeOf(stock), to, mass_g: rest_g, contentsOf }];
}

function shippedMove(
  piece: ObjectView,
  mass_g: number,
  { to, metal }: { readonly to: string; readonly metal: Metal },
): Taken {
  const { heat, form } = piece;
  const grade = metal.heats.find(({ id }) => id === heat)?.target.grade ?? NOT_STATED;
  const names = { grade, customer: to, supplier: OWN, form };
  return { step: 'shipped', from: PIECES, to: 'shipped', mass_g, ...names, contentsOf: `heat:${heat}` };
}

/** Pieces of a piece stay pieces; what goes back to the yard, is lost or is missing leaves them. */
function cutMoves(
  piece: ObjectView,
  whole_g: number,
  { cut, metal }: { readonly cut: StoredRecord; readonly metal: Metal },
): Taken[] {
  const heat = metal.heats.find(({ id }) => id === piece.heat);
  const names = { grade: heat?.target.grade ?? NOT_STATED, customer: piece.owner ?? OWN, supplier: OWN };
  const returned = metal.lots
    .filter(({ from }) => from === piece.subject)
    .map(
      ({ mass_g, form, subject }): Taken => ({
        ...{ step: 'returned', from: PIECES, to: YARD, mass_g, form, ...names },
        ...{ contentsOf: `heat:${piece.heat}`, other: subject },
      }),
    );
  const lost = lossesIn(cut.body).map(
    ({ to, kg }): Taken => ({
      ...{ step: 'lost', from: PIECES, to, mass_g: kgToGrams(kg), at: 'cutting' },
      contentsOf: `heat:${piece.heat}`,
    }),
  );
  const pieces_g = metal.objects
    .filter(({ from }) => from === piece.subject)
    .reduce((sum, { mass_g }) => sum + mass_g, 0);
  const gone_g = [...returned, ...lost].reduce((sum, { mass_g }) => sum + mass_g, pieces_g);
  const missing: Taken = {
    ...{ step: 'unexplained', from: PIECES, to: 'unexplained', mass_g: whole_g - gone_g },
    contentsOf: `heat:${piece.heat}`,
  };
  return [...returned, ...lost, ...(missing.mass_g === 0 ? [] : [missing])];
}

/** Metal that was withdrawn as if it had never been is in no list. */
export async function countedMetal({ store }: TaskContext): Promise<Metal> {
  const lots = (await store.lots()).filter(({ status }) => status !== 'void');
  const objects = (await store.objects()).filter(({ status }) => status !== 'void');
  const stock = new Map([...lots, ...objects].map((one) => [one.subject, one]));
  return { lots, heats: await store.heats(), objects, stock };
}
