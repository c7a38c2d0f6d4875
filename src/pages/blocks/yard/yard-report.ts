import { leftOf, onHold, type Yard, type YardLot, type YardTotal } from '../../../documents/yard/yard.ts';
import { type AlloyNames, OWN_NAMES } from '../alloy-names.ts';
import type { YardReport, YardReportTotal } from './yard-page.ts';

export interface YardReportOptions {
  /** Which lots were asked for, in words. */
  readonly filter: string;
  /** These are a part behind the first. */
  readonly isLater?: boolean;
  /** What asks for the lots that follow these; absent = this is their end. */
  readonly next?: YardReport['next'];
  readonly at: Date;
  /** The name of a grade that the reader knows. */
  readonly nameOf?: AlloyNames['nameOf'];
}

/** The yard as the plain data of its page; computes nothing but units and order: oldest holds first. */
export function reportYard(
  yard: Yard,
  { filter, isLater = false, next, at, nameOf = OWN_NAMES.nameOf }: YardReportOptions,
): YardReport {
  const { lots, by } = yard;
  const free = lots.filter(({ status }) => status === 'cleared');
  return {
    title: `The yard on ${at.toISOString().slice(0, 10)}`,
    filter,
    ...(yard.total === undefined ? {} : { total: yard.total }),
    isSummed: yard.held_g !== undefined,
    isLater,
    ...(next === undefined ? {} : { next }),
    hidden: yard.hidden,
    mass_kg: yard.mass_g / 1000,
    free_kg: lots.reduce((sum, lot) => sum + lot.free_g, 0) / 1000,
    contained_usd: free.reduce((sum, lot) => sum + (lot.contained_usd ?? 0), 0),
    payable_usd: free.reduce((sum, lot) => sum + (lot.payable_usd ?? 0), 0),
    summed: {
      held_kg: (yard.held_g ?? lots.reduce((sum, lot) => sum + onHold(lot), 0)) / 1000,
      payable_usd: yard.payable_usd,
    },
    onHold: lots
      .filter(({ status }) => status === 'hold')
      .toSorted((a, b) => b.age_d - a.age_d)
      .map(({ id, mass_g, held_g = 0, payable_usd, age_d, stage, why }) => ({
        lot: id,
        mass_kg: mass_g / 1000,
        held_kg: held_g / 1000,
        payable_usd,
        age_d,
        stage,
        why,
      })),
    lots: lots.map((lot) => reportLot(lot, nameOf)),
    views: (Object.entries(by) as [string, readonly YardTotal[]][]).map(([name, rows]) => ({
      name,
      rows: rows.map(reportTotal),
    })),
    conflicts: lots.flatMap(({ id, conflicts }) => conflicts.map((words) => ({ lot: id, words }))),
  };
}

const reportLot = (lot: YardLot, nameOf: AlloyNames['nameOf']): YardReport['lots'][number] => ({
  lot: lot.id,
  left_kg: leftOf(lot) / 1000,
  free_kg: lot.free_g / 1000,
  form: lot.form,
  grade: lot.clearedAs ? nameOf(lot.clearedAs) : lot.declaredGrade ? `(${nameOf(lot.declaredGrade)})` : '',
  generation: lot.generation,
  owner: lot.owner ?? 'plant',
  age_d: lot.age_d,
  contained_usd: lot.contained_usd,
  payable_usd: lot.payable_usd,
  stage: lot.status === 'void' ? 'void' : lot.stage,
});

const reportTotal = ({
  name,
  lots,
  mass_g,
  free_g,
  payable_usd,
  on_hold,
  failed,
  judged,
  meanGeneration,
}: YardTotal): YardReportTotal => ({
  name,
  lots,
  mass_kg: mass_g / 1000,
  free_kg: free_g / 1000,
  payable_usd,
  on_hold,
  failed,
  judged,
  meanGeneration,
});
