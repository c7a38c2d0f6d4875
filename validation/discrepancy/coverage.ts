import type { Facts } from '../../src/calculations/facts.ts';
import type { Discrepancy } from '../../src/models/refining/discrepancy/discrepancies.ts';
import type { NamedSet } from '../comparison.ts';
import { bandOf } from '../judge.ts';
import type { Row } from '../row.ts';
import { runSet } from '../run-set.ts';
import { counted, type PublishedError, withDiscrepancies } from './errors.ts';
import { laboratoryOf } from './laboratories.ts';
import { pooledDiscrepancies } from './pool.ts';

/** A printed band, and where the measured number lies in it: share of the draws below. */
export interface Foretold {
  readonly p05: number;
  readonly p95: number;
  readonly below: number;
}

/** A published number beside the bands that were printed for it by those who had not seen its laboratory. */
export interface Foretelling {
  readonly set: string;
  readonly says: string;
  readonly laboratory: string;
  readonly operations: readonly string[];
  readonly element?: string;
  readonly base?: string;
  readonly blind?: true;
  readonly measured: number;
  /** The models alone; with the errors of the other laboratories by cell; with one spread for everything. */
  readonly model: Foretold;
  readonly whole: Foretold;
  readonly common: Foretold;
}

const withSource = (all: readonly Omit<Discrepancy, 'source'>[]): Discrepancy[] =>
  all.map((one) => ({ ...one, source: 'other laboratories' }));

/** Every number of the furnace models that nothing was fitted to, foretold with its own laboratory left out. */
export async function foretellings(
  sets: readonly NamedSet[],
  of: {
    readonly rows: readonly Row[];
    readonly errors: readonly PublishedError[];
    readonly facts: Facts;
    readonly draws: number;
  },
): Promise<Foretelling[]> {
  const { rows, errors, facts, draws } = of;
  const out: Foretelling[] = [];
  for (const set of sets) {
    const own = rows.filter((row) => row.set === set.data.id && isForetold(row));
    if (own.length === 0) continue;
    const laboratory = laboratoryOf(set.data.id);
    // pooling, tails and spreads are estimated anew without the laboratory
    const known = withSource(
      pooledDiscrepancies(counted(errors).filter((one) => one.laboratory !== laboratory)),
    );
    const bandsWith = async (
      some: readonly Discrepancy[] | undefined,
    ): Promise<Map<string, readonly number[]>> => {
      const outcomes = await runSet(set, { facts: withDiscrepancies(facts, some), draws });
      return new Map(outcomes.map(({ statement, wholeValues }) => [statement.says, wholeValues ?? []]));
    };
    const [model, whole, common] = [
      await bandsWith(undefined),
      await bandsWith(known),
      await bandsWith(known.filter(({ family, element }) => family === undefined && element === undefined)),
    ];
    for (const row of own) {
      const measured = Math.sqrt(row.drawn!.low * row.drawn!.high);
      const told = (values: readonly number[]): Foretold => foretold(values, measured);
      out.push({
        ...{ set: row.set, says: row.says, laboratory, operations: row.models, measured: rounded(measured) },
        ...(row.compared ? { element: row.compared.element, base: row.compared.base } : {}),
        ...(row.blind ? { blind: true } : {}),
        model: told(model.get(row.says)!),
        whole: told(whole.get(row.says)!),
        common: told(common.get(row.says)!),
      });
    }
  }
  return out;
}

/** A number of furnaces that nothing was fitted to. */
const isForetold = ({ drawn, part, role }: Row): boolean =>
  drawn !== undefined && part === 'predicted' && role === 'predicted';

function foretold(values: readonly number[], measured: number): Foretold {
  const { p05, p95 } = bandOf(values);
  const below = values.filter((value) => value < measured).length / values.length;
  return { p05: rounded(p05), p95: rounded(p95), below: rounded(below) };
}

const rounded = (value: number): number => Number(value.toPrecision(3));

/** True where the measured number lies in the band. */
export const isInside = (measured: number, { p05, p95 }: Foretold): boolean =>
  measured >= p05 && measured <= p95;

/** Share of both tails, and the least number that counts beside the measured one. */
const TAILS = 0.1;
const LEAST = 1e-3;

/** Interval score of the logarithm (Gneiting and Raftery, J. Am. Stat. Assoc. 102 (2007) 359), decades; less is better. */
export function intervalScore(measured: number, { p05, p95 }: Foretold): number {
  const log = (value: number): number => Math.log10(Math.max(value, LEAST * measured));
  const [low, high, at] = [log(p05), log(p95), log(measured)];
  return high - low + (2 / TAILS) * (Math.max(0, low - at) + Math.max(0, at - high));
}
