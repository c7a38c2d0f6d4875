import type { Flows } from '../../documents/economics/flows.ts';
import { recycledContent } from '../../models/lifecycle/recycled-content/recycled-content.ts';

/** Steps that move metal between the places of a plant. */
export type MoveStep = 'received' | 'charged' | 'made' | 'returned' | 'shipped';

/** Metal that was booked from one place to another [g]. */
export interface Move {
  readonly step: MoveStep | 'lost' | 'unexplained' | 'set aside';
  readonly from: string;
  readonly to: string;
  readonly mass_g: number;
  readonly grade?: string;
  readonly customer?: string;
  readonly supplier?: string;
  readonly form?: string;
  /** Of what was charged: ISO 14021 origin; absent = nobody stated one. */
  readonly origin?: 'post-consumer' | 'pre-consumer-external' | 'internal-revert' | 'virgin';
  /** Of a loss: the step that lost it. */
  readonly at?: string;
}

/** Places where metal stays between two steps. */
export const YARD = 'yard';
export const HEATS = 'heats';
export const PIECES = 'pieces';
export const IN_FURNACE = 'in the furnace';
export const NOT_CAST = 'melted, not cast';

type Node = Flows['nodes'][number];
type Row = Flows['by']['grade'][number];

/** Bands of the chart [kg]: moves between the same places together, and what each place kept or gave from before. */
export function bandsOf(moves: readonly Move[]): Pick<Flows, 'nodes' | 'flows'> {
  const bands = new Map<string, { from: string; to: string; mass_kg: number }>();
  const add = (from: string, to: string, mass_g: number): void => {
    if (mass_g === 0) return;
    const key = `${from}\n${to}`;
    const band = bands.get(key) ?? { from, to, mass_kg: 0 };
    bands.set(key, { ...band, mass_kg: plusGrams(band.mass_kg, mass_g) });
  };
  for (const { from, to, mass_g } of moves) {
    if (mass_g < 0) add(`${to} (gain)`, from, -mass_g);
    else add(from, to, mass_g);
  }
  for (const place of [YARD, PIECES]) {
    const kept_g = netOf(moves, place);
    if (kept_g > 0) add(place, `left in ${place}`, kept_g);
    else add(`${place} before`, place, -kept_g);
  }
  const flows = [...bands.values()].sort((a, b) => b.mass_kg - a.mass_kg);
  const ids = [...new Set(flows.flatMap(({ from, to }) => [from, to]))];
  return { nodes: ids.map((id) => ({ id, name: id, kind: kindOf(id, moves) })), flows };
}

/** Whole grams stay whole: no 486.21000000000004 kg. */
const plusGrams = (kg: number, grams: number): number => Math.round(1000 * kg + grams) / 1000;

const netOf = (moves: readonly Move[], place: string): number =>
  moves.reduce(
    (sum, { from, to, mass_g }) => sum + (to === place ? mass_g : 0) - (from === place ? mass_g : 0),
    0,
  );

function kindOf(id: string, moves: readonly Move[]): Node['kind'] {
  if (id === HEATS) return 'heat';
  if (id === 'virgin' || id === 'addition-alloy' || id === 'master-heat') return 'virgin';
  if (moves.some(({ to, step }) => to === id && (step === 'lost' || step === 'unexplained'))) return 'loss';
  return moves.some(({ from, step }) => from === id && step === 'received') || id.endsWith(' before')
    ? 'return'
    : 'product';
}

/** Masses booked under each name of one kind [kg], largest first. */
export function bookedBy(moves: readonly Move[], kind: 'grade' | 'customer' | 'supplier' | 'form'): Row[] {
  const rows = new Map<string, Row>();
  for (const { step, mass_g, [kind]: name } of moves) {
    if (name === undefined || step === 'lost' || step === 'unexplained' || step === 'set aside') continue;
    const row = rows.get(name) ?? {
      ...{ name, received_kg: 0, charged_kg: 0, made_kg: 0, returned_kg: 0, shipped_kg: 0 },
    };
    rows.set(name, { ...row, [`${step}_kg`]: plusGrams(row[`${step}_kg`], mass_g) });
  }
  const size = (row: Row): number =>
    row.received_kg + row.charged_kg + row.made_kg + row.returned_kg + row.shipped_kg;
  return [...rows.values()].sort((a, b) => size(b) - size(a));
}

/** Recycled content of what was charged; a lot without an origin counts in the whole and for no claim. */
export function recycledOf(moves: readonly Move[]): Flows['recycled'] {
  const charged = moves.filter(({ step }) => step === 'charged');
  const grams = (origin: Move['origin']): number =>
    charged.filter((move) => move.origin === origin).reduce((sum, { mass_g }) => sum + mass_g, 0);
  const total = charged.reduce((sum, { mass_g }) => sum + mass_g, 0);
  if (total === 0) return null;
  const unstated = grams(undefined);
  const content = recycledContent({
    // without an origin no claim can rest on it: it dilutes as virgin metal does
    virgin: grams('virgin') + unstated,
    internal: grams('internal-revert'),
    'pre-consumer': grams('pre-consumer-external'),
    'post-consumer': grams('post-consumer'),
  });
  return {
    charged_kg: total / 1000,
    preConsumer_pct: content.preConsumerPct,
    postConsumer_pct: content.postConsumerPct,
    recycled_pct: content.recycledContentPct,
    internal_pct: content.internalPct,
    virgin_pct: (100 * grams('virgin')) / total,
    unstated_pct: (100 * unstated) / total,
  };
}

/** Losses by the step that lost the metal and where it went [kg], largest first. */
export function lossesOf(moves: readonly Move[]): Flows['losses'] {
  const rows = new Map<string, Flows['losses'][number]>();
  for (const { step, at, to, mass_g } of moves) {
    if (step !== 'lost') continue;
    const row = { step: at ?? '', to, mass_kg: 0 };
    const key = `${row.step}\n${to}`;
    rows.set(key, { ...row, mass_kg: plusGrams(rows.get(key)?.mass_kg ?? 0, mass_g) });
  }
  return [...rows.values()].sort((a, b) => b.mass_kg - a.mass_kg);
}

/** Grams that no booking explains, as kilograms. */
export const unexplainedOf = (moves: readonly Move[]): number =>
  moves.filter(({ step }) => step === 'unexplained').reduce((sum, { mass_g }) => sum + mass_g, 0) / 1000;
