import type { Arrival } from '../../documents/results/arrival.ts';
import type { AnalysisState, HeatState } from '../../evidence/ledger/state.ts';
import { BATH } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { isTakeable } from './arrival-of.ts';
import { waitingArrivals } from './listed-arrivals.ts';

/** A bath sample of a heat whose results arrived and that nobody has taken. */
export interface ArrivedInBath {
  readonly arrival: string;
  readonly file: string;
  readonly sample: string;
  readonly analyses: readonly AnalysisState[];
}

/** Results of bath samples of a heat that arrived, of which nothing is asked and that nobody has taken, the oldest file first. */
export async function arrivedInBath(
  { subject, analyses }: Pick<HeatState, 'subject' | 'analyses'>,
  context: Pick<TaskContext, 'store' | 'compute' | 'clock' | 'memory'>,
): Promise<readonly ArrivedInBath[]> {
  const after = Math.max(0, ...analyses.map(({ seq }) => seq));
  const found = (await waitingArrivals(context)).toSorted((a, b) => a.at.localeCompare(b.at));
  return found.flatMap((arrival) =>
    arrival.samples
      .filter((one) => isTakeable(one) && one.match!.of === subject && one.match!.place === BATH)
      .map(({ match, analyses: results }) => ({
        arrival: arrival.arrival,
        file: arrival.file,
        sample: match!.sample,
        analyses: results.map((one, i) =>
          asTaken(one, { arrival, sample: match!.sample, seq: after + i + 1 }),
        ),
      })),
  );
}

/** An analysis as it would be if it were taken now. */
const asTaken = (
  results: AnalysisState['results'],
  { arrival, sample, seq }: { readonly arrival: Arrival; readonly sample: string; readonly seq: number },
): AnalysisState => ({
  analysis: sample,
  seq,
  basis: 'measured',
  method: arrival.method ?? '',
  laboratory: arrival.laboratory,
  place: BATH,
  sample,
  reference: null,
  balance: null,
  results,
  happenedAt: arrival.at,
  correctedBy: null,
  arrival: arrival.arrival,
});
