import { HEATS, type Move, PIECES, YARD } from '../../calculations/heats/metal-flows.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import type { HeatView, LotView, ObjectView, StoredRecord } from '../../evidence/ledger/store.ts';
import { kgToGrams } from '../../evidence/records/mass.ts';
import type { Subject } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { OWN } from './learn-yields.ts';

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
export interface BookedMove extends Move {
  readonly contentsOf?: Subject;
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

const momentOf = ({ body, record }: StoredRecord): string => String(body.happenedAt ?? record.at);

/** Lots that came in at the gate within a period. */
export const receivedMoves = ({ lots }: Metal, period: Period): BookedMove[] =>
  lots
    .filter(({ from, receivedAt }) => from === null && isWithin(period, receivedAt))
    .map((lot) => ({
      step: 'received',
      from: lot.lotClass,
      to: YARD,
      mass_g: lot.mass_g,
      ...namesOfLot(lot),
      contentsOf: lot.subject,
    }));

const namesOfLot = ({ declaredGrade, clearedAs, owner, supplier, form }: LotView) => ({
  grade: declaredGrade ?? clearedAs ?? NOT_STATED,
  customer: owner ?? OWN,
  supplier: supplier ?? OWN,
  form,
});

/** Heats melted within a period, and those charged in it that are not melted yet, whole: charge, losses and what was cast. */
export async function heatMoves(metal: Metal, period: Period, context: TaskContext): Promise<HeatMoves[]> {
  const found: HeatMoves[] = [];
  for (const heat of metal.heats) {
    if (heat.charges.length === 0) continue;
    const [first] = heat.balances;
    const [melted] = first ? await context.store.records(first.seq, 1) : [];
    const day = melted ? momentOf(melted) : heat.charges.at(-1)!.happenedAt;
    if (isWithin(period, day)) found.push({ heat, moves: movesOfHeat(heat, metal) });
  }
  return found;
}

function movesOfHeat(heat: HeatState, { stock }: Metal): BookedMove[] {
  const names = { grade: heat.target.grade ?? NOT_STATED, customer: heat.owner ?? OWN };
  const charged = heat.inputs.map(({ from, mass_g }): BookedMove => {
    const move = { step: 'charged' as const, to: HEATS, mass_g, ...names };
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
  const made = heat.outputs.map(({ to, mass_g }): BookedMove => {
    const isLot = to.startsWith('lot:');
    const form = stock.get(to)?.form ?? NOT_STATED;
    return {
      ...(isLot ? { step: 'returned', to: YARD } : { step: 'made', to: PIECES }),
      ...{ from: HEATS, mass_g, ...names, supplier: OWN, form, contentsOf: heat.subject },
    };
  });
  const lost = Object.entries(heat.losses_g).map(
    ([to, mass_g]): BookedMove => ({ step: 'lost', from: HEATS, to, mass_g, at: 'heats' }),
  );
  const gone_g = [...made, ...lost].reduce((sum, { mass_g }) => sum + mass_g, 0);
  return [...charged, ...made, ...lost, ...restOfHeat(heat, heat.input_g - gone_g)];
}

/** What is still in the furnace or the mould, or what no booking explains once it is cast. */
function restOfHeat({ status, output_g, input_g, losses_g }: HeatState, rest_g: number): BookedMove[] {
  const set = (to: string, mass_g: number): BookedMove => ({ step: 'set aside', from: HEATS, to, mass_g });
  const unexplained = (mass_g: number): BookedMove => ({
    step: 'unexplained',
    from: HEATS,
    to: 'unexplained',
    mass_g,
  });
  if (status === 'cast') return rest_g === 0 ? [] : [unexplained(rest_g)];
  if (output_g === null) return [set('in the furnace', rest_g)];
  const lost_g = Object.values(losses_g).reduce((sum, grams) => sum + grams, 0);
  const missing_g = input_g - output_g - lost_g;
  return [set('melted, not cast', output_g), ...(missing_g === 0 ? [] : [unexplained(missing_g)])];
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
    const records = (await store.history(stock.subject)).filter((one) => isWithin(period, momentOf(one)));
    moves.push(...takenMoves(stock, records), ...endMoves(stock, { records, metal }));
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
function takenMoves(stock: Stock, records: readonly StoredRecord[]): BookedMove[] {
  const lost = (at: string, to: string, kg: string): BookedMove => ({
    ...{ step: 'lost', from: placeOf(stock), to, mass_g: kgToGrams(kg), at },
  });
  return records.flatMap(({ record, body }) => {
    if (record.kind === 'lot.processed')
      return lossesIn(body).map(({ to, kg }) => lost('preparation', to, kg));
    if (record.kind.endsWith('.sampled') && body.kg !== undefined)
      return [lost('samples', 'samples', String(body.kg))];
    return [];
  });
}

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

/** Where metal that is no longer there went: the latest record of it says. */
function endMoves(
  stock: Stock,
  { records, metal }: { readonly records: readonly StoredRecord[]; readonly metal: Metal },
): BookedMove[] {
  const last = (kind: string): StoredRecord | undefined =>
    records.findLast(({ record }) => record.kind === kind);
  const drawn_g = Object.values(stock.drawn_g).reduce((sum, grams) => sum + grams, 0);
  const rest_g = stock.mass_g - drawn_g;
  if (stock.type === 'object' && stock.status === 'shipped') {
    const gone = last('object.shipped');
    return gone ? [shippedMove(stock, rest_g, { to: String(gone.body.to ?? 'not disclosed'), metal })] : [];
  }
  if (stock.type === 'object' && stock.status === 'cut') {
    const cut = last('heat.cut');
    return cut ? cutMoves(stock, rest_g, { cut, metal }) : [];
  }
  const to = GONE[stock.type].get(stock.disposition);
  if (to === undefined || rest_g === 0) return [];
  if (!last(`${stock.type}.dispositioned`)) return [];
  return [{ step: 'set aside', from: placeOf(stock), to, mass_g: rest_g }];
}

function shippedMove(
  piece: ObjectView,
  mass_g: number,
  { to, metal }: { readonly to: string; readonly metal: Metal },
): BookedMove {
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
): BookedMove[] {
  const heat = metal.heats.find(({ id }) => id === piece.heat);
  const names = { grade: heat?.target.grade ?? NOT_STATED, customer: piece.owner ?? OWN, supplier: OWN };
  const returned = metal.lots
    .filter(({ from }) => from === piece.subject)
    .map(
      ({ mass_g, form }): BookedMove => ({
        ...{ step: 'returned', from: PIECES, to: YARD, mass_g, form, ...names },
        contentsOf: `heat:${piece.heat}`,
      }),
    );
  const lost = lossesIn(cut.body).map(
    ({ to, kg }): BookedMove => ({ step: 'lost', from: PIECES, to, mass_g: kgToGrams(kg), at: 'cutting' }),
  );
  const pieces_g = metal.objects
    .filter(({ from }) => from === piece.subject)
    .reduce((sum, { mass_g }) => sum + mass_g, 0);
  const gone_g = [...returned, ...lost].reduce((sum, { mass_g }) => sum + mass_g, pieces_g);
  const missing: BookedMove = {
    ...{ step: 'unexplained', from: PIECES, to: 'unexplained', mass_g: whole_g - gone_g },
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
