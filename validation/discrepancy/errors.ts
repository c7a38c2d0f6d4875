import type { Facts } from '../../src/calculations/facts.ts';
import type { ElementSymbol } from '../../src/metal/alloy/element.ts';
import {
  type Discrepancy,
  discrepancyName,
  POOLED_BASES,
} from '../../src/models/refining/discrepancy/discrepancies.ts';
import type { NamedSet } from '../comparison.ts';
import { isBound } from '../judge.ts';
import { readingOf } from '../readings.ts';
import type { Row } from '../row.ts';
import { laboratoryOf } from './laboratories.ts';
import type { Error10 } from './pool.ts';

/** Facts with other discrepancies than those of the data; `undefined`: the models alone. */
export const withDiscrepancies = (facts: Facts, discrepancies: readonly Discrepancy[] | undefined): Facts =>
  Object.create(facts, { discrepancies: { value: discrepancies, enumerable: true } }) as Facts;

/** Names every factor and moves none. */
const UNMOVED: readonly Discrepancy[] = [
  { bias: 0, spread: 0, within: 0, n: 0, laboratories: 0, source: 'the models alone' },
];

/** What is counted and what is not, of the numbers of furnaces. */
export interface PublishedError extends Error10 {
  readonly set: string;
  readonly says: string;
  readonly base: string;
  /** Why it says nothing of the error of furnaces; absent where it counts. */
  readonly leftOut?: string;
}

/** The error of the models that each published number of one element after one operation shows. */
export async function publishedErrors(
  sets: readonly NamedSet[],
  rows: readonly Row[],
  facts: Facts,
): Promise<PublishedError[]> {
  const errors: PublishedError[] = [];
  for (const set of sets) {
    for (const statement of set.comparison.statements) {
      if (statement.kind !== 'band' || isBound(statement.published)) continue;
      const row = rows.find((one) => one.set === set.data.id && one.says === statement.says);
      if (row?.compared === undefined || row.drawn === undefined || row.part === 'constants') continue;
      const { operation, base } = row.compared;
      const element = row.compared.element as ElementSymbol;
      const laboratory = laboratoryOf(set.data.id);
      const parameter = discrepancyName(operation, element);
      const read = await readingOf(
        set,
        statement,
        { parameter, furnace: laboratory },
        withDiscrepancies(facts, UNMOVED),
      );
      const leftOut = reasonOf(row, 2 * read.beyond > read.draws);
      errors.push({
        ...{ set: set.data.id, says: statement.says, operation, element, base, laboratory },
        ...{ mean: read.mean, sd: read.sd },
        ...(leftOut === undefined ? {} : { leftOut }),
      });
    }
  }
  return errors;
}

/** Predictions so near that the factor cannot be read off where none meets the number [1]. */
const MET = 1.1;

function reasonOf({ role, compared, unit }: Row, isBeyond: boolean): string | undefined {
  const { base, factor } = compared!;
  if (role !== 'predicted') return 'the models were fitted to it';
  if (!POOLED_BASES.some((one) => one === base)) return `a melt of ${base}`;
  if (unit.includes('/h') || unit.includes('/min')) return 'a change in time, not a content';
  return isBeyond && Math.max(factor, 1 / factor) < MET ? 'no factor on the element moves it' : undefined;
}

/** The errors that count. */
export const counted = (errors: readonly PublishedError[]): PublishedError[] =>
  errors.filter(({ leftOut }) => leftOut === undefined);
