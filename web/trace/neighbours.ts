import type { Traced } from '../../src/documents/proof/trace.ts';
import { stepsOf, type TraceStep } from '../../src/documents/proof/trace-level.ts';

/** What lies one level behind a subject of a trace, or after it. */
export interface Neighbour extends TraceStep {
  readonly row: Traced['rows'][number] | undefined;
  /** It has a next level itself. */
  readonly goesOn: boolean;
}

/** The next level of every subject of a trace, the largest mass first. */
export function neighboursOf(trace: Traced): (subject: string) => readonly Neighbour[] {
  const known = new Map(trace.rows.map((row) => [row.subject as string, row]));
  const stepsFrom = stepsOf(trace);
  return (subject) =>
    stepsFrom(subject)
      .map((step) => ({ ...step, row: known.get(step.subject), goesOn: stepsFrom(step.subject).length > 0 }))
      .sort((a, b) => b.mass_g - a.mass_g || (a.subject < b.subject ? -1 : 1));
}
