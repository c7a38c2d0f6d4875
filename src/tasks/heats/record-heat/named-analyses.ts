import type { TaskContext } from '../../../desk/context.ts';
import { freeNameFrom } from '../../../desk/planning/free-number.ts';
import { bookedMetal } from '../../../desk/samples/late-readings.ts';
import type { HeatRecord } from '../../../documents/heats/heat-record.ts';
import { specimenOf } from '../../../evidence/ledger/subjects/stock.ts';
import { isNewId } from '../../../metal/alloy/identifier.ts';
import type { Subject } from '../../../metal/alloy/words.ts';

type Analysis = NonNullable<HeatRecord['analyses']>[number];
/** A record whose analyses have their ids. */
export type NamedRecord = Omit<HeatRecord, 'analyses'> & {
  analyses?: (Analysis & { analysis: string })[];
};

/**
 * The record with an id for each analysis that names its specimen alone: the name of the specimen, and with the method where
 * that is taken, because a specimen may be analysed by several methods. What is told again keeps the id that it has.
 */
export async function withAnalysisIds(
  { analyses, ...record }: HeatRecord,
  context: TaskContext,
): Promise<NamedRecord> {
  if (analyses === undefined) return record;
  const booked = new Map<string, Awaited<ReturnType<typeof analysesOf>>>();
  for (const of of new Set(analyses.map((one) => one.of))) booked.set(of, await analysesOf(of, context));
  const named: (Analysis & { analysis: string })[] = [];
  for (const { analysis, ...one } of analyses) {
    const known = booked.get(one.of)!;
    const used = new Set([
      ...known.map((other) => other.analysis),
      ...named.filter((other) => other.of === one.of).map((other) => other.analysis),
    ]);
    named.push(analysis === undefined ? withId(one, { known, used }) : { ...one, analysis });
  }
  return { ...record, analyses: named };
}

interface Booked {
  readonly known: Awaited<ReturnType<typeof analysesOf>>;
  readonly used: ReadonlySet<string>;
}

function withId(one: Omit<Analysis, 'analysis'>, { known, used }: Booked): Analysis & { analysis: string } {
  const specimen = one.sample ?? '';
  const again = known.find(
    (other) =>
      specimenOf(other) === specimen &&
      other.method === one.method &&
      other.place === one.place &&
      JSON.stringify(other.results) === JSON.stringify(one.results),
  );
  const { sample: _, ...alone } = one;
  // an analysis that has the name of its specimen is its own: who measures need not be who takes the sample
  if (again)
    return again.sample === null
      ? { ...alone, analysis: again.analysis }
      : { ...one, analysis: again.analysis };
  if (!used.has(specimen)) return { ...alone, analysis: specimen };
  const byMethod = `${specimen}-${one.method}`;
  return { ...one, analysis: freeNameFrom(isNewId(byMethod) ? byMethod : specimen, used) };
}

/** Every analysis of the metal, those that were withdrawn among them; none of metal that the record makes. */
async function analysesOf(of: string, { store }: TaskContext) {
  const metal = await bookedMetal(of as Subject, store);
  return metal ? [...metal.analyses, ...(metal.replaced ?? []).map(({ analysis }) => analysis)] : [];
}
