import { meanGeneration } from '../../../calculations/lots/yard-rules.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { note } from '../../../desk/memory.ts';
import { namesOfPlant } from '../../../desk/names-of-plant.ts';
import { gradeOf } from '../../../desk/yard/lot-account.ts';
import {
  NO_SUPPLIER,
  onHold,
  YARD_VIEWS,
  type Yard,
  type YardLot,
  type YardTotal,
  type YardView,
} from '../../../documents/yard/yard.ts';
import type { LotView } from '../../../evidence/ledger/store.ts';
import { sumOf } from '../../../foundation/numerics/sum.ts';
import { MS_PER_DAY } from '../../../foundation/quantity/days.ts';

/** Sums of lots. */
export interface LotSums {
  readonly mass_g: number;
  readonly payable_usd: number;
  /** Free metal of those on hold [g]. */
  readonly held_g: number;
  /** Laboratories of their analyses, in order. */
  readonly laboratories: string[];
}

const SUMS = note<LotSums>();

export const sumsOf = (lots: readonly YardLot[], { memory }: Pick<TaskContext, 'memory'>): LotSums =>
  memory.of(SUMS, [lots], () => ({
    mass_g: sumOf(lots, (lot) => lot.mass_g),
    payable_usd: sumOf(lots, (lot) => lot.payable_usd ?? 0),
    held_g: sumOf(lots, onHold),
    laboratories: [
      ...new Set(lots.flatMap(({ analyses }) => analyses.flatMap(({ laboratory }) => laboratory ?? []))),
    ].sort(),
  }));

const TOTALS = note<Record<YardView, Total[]>>();

/** Totals of lots by each view; what the gate decided in a year counts lots that are gone too. */
export function totalsOf(
  lots: readonly YardLot[],
  gone: readonly LotView[],
  context: TaskContext,
): Yard['by'] {
  const { compute, memory, clock } = context;
  const totals = memory.of(TOTALS, [lots, gone, compute.facts()], () => addedUp(lots, gone, compute));
  const since = clock().getTime() - 365 * MS_PER_DAY;
  return inViews((view) => totals[view].map((total) => withYear(total, since)));
}

/** No totals, as the parts of a list behind its first have them. */
export const NO_TOTALS = inViews((): YardTotal[] => []);

/** What a total rests on, whatever the day: the times when lots came that the gate refused, or decided on [ms]. */
interface Total extends Omit<YardTotal, 'failed' | 'judged'> {
  readonly failed: readonly number[];
  readonly judged: readonly number[];
}

const withYear = ({ failed, judged, meanGeneration, ...total }: Total, since: number): YardTotal => ({
  ...total,
  failed: failed.filter((at) => at >= since).length,
  judged: judged.filter((at) => at >= since).length,
  meanGeneration,
});

function inViews<T>(of: (view: YardView) => T): Record<YardView, T> {
  return Object.fromEntries(YARD_VIEWS.map((view) => [view, of(view)])) as Record<YardView, T>;
}

function addedUp(
  lots: readonly YardLot[],
  gone: readonly LotView[],
  compute: TaskContext['compute'],
): Record<YardView, Total[]> {
  const { nameOf } = namesOfPlant(compute);
  const views: Readonly<Record<YardView, (lot: LotView) => string>> = {
    supplier: (lot) => lot.supplier ?? NO_SUPPLIER,
    owner: (lot) => lot.owner ?? 'plant',
    grade: (lot) => nameOf(gradeOf(lot)) || 'unknown',
    form: (lot) => lot.form,
    generation: (lot) => String(lot.generation),
    status: (lot) => lot.status,
  };
  const rows = [...lots.map((lot) => rowOf(lot, lot)), ...gone.map((lot) => rowOf(lot))];
  return inViews((view) => totalsBy(rows, views[view]));
}

/** What of a lot is added up, worked out once for all views. */
interface Row {
  readonly lot: LotView;
  /** Absent where it is gone. */
  readonly there?: YardLot | undefined;
  readonly mass_kg: number;
  readonly generation: number;
  /** When a lot came that the gate decided on [ms]. */
  readonly judgedAt: number | null;
}

const rowOf = (lot: LotView, there?: YardLot): Row => ({
  lot,
  there,
  mass_kg: lot.mass_g / 1000,
  generation: lot.generation,
  judgedAt: isJudged(lot) ? Date.parse(lot.receivedAt) : null,
});

const isJudged = ({ status, gate }: LotView): boolean =>
  status !== 'void' && (gate?.verdict === 'PASS' || gate?.verdict === 'FAIL');

const totalsBy = (rows: readonly Row[], nameOf: (lot: LotView) => string): Total[] =>
  [...Map.groupBy(rows, ({ lot }) => nameOf(lot))]
    .flatMap(([name, group]) => totalOf(name, group) ?? [])
    .sort((a, b) => b.mass_g - a.mass_g || a.name.localeCompare(b.name));

/** Null where nothing of a name is there. In one pass: a large yard is added up again after each booking. */
function totalOf(name: string, group: readonly Row[]): Total | null {
  const there: Row[] = [];
  const [failed, judged]: [number[], number[]] = [[], []];
  let [mass_g, free_g, payable_usd, on_hold] = [0, 0, 0, 0];
  for (const row of group) {
    const { lot, judgedAt } = row;
    if (judgedAt !== null) judged.push(judgedAt);
    if (judgedAt !== null && lot.gate?.verdict === 'FAIL') failed.push(judgedAt);
    if (row.there === undefined) continue;
    there.push(row);
    mass_g += lot.mass_g;
    free_g += lot.free_g;
    payable_usd += row.there.payable_usd ?? 0;
    if (lot.status === 'hold') on_hold++;
  }
  if (there.length === 0) return null;
  const counts = { name, lots: there.length, mass_g, free_g, payable_usd, on_hold, failed, judged };
  return { ...counts, meanGeneration: meanGeneration(there) };
}
