import type { TaskContext } from '../../../desk/context.ts';
import type { RecordAnalysis } from '../../../evidence/ledger/commands/metal/record-analysis.ts';
import type { TakeSample } from '../../../evidence/ledger/commands/metal/take-sample.ts';
import type { StoredRecord } from '../../../evidence/ledger/store.ts';
import { NotFoundError } from '../../../foundation/errors.ts';
import { canonicalText } from '../../../foundation/quantity/canonical.ts';
import { BATH, type SamplePurpose, type Subject } from '../../../metal/alloy/words.ts';
import type { Told } from './record-commands.ts';

/**
 * The commands without samples and analyses that the ledger holds already, to the letter. What differs stays, and so does
 * an analysis that was withdrawn.
 */
export async function notBooked(
  told: readonly Told[],
  { store }: Pick<TaskContext, 'store'>,
): Promise<readonly Told[]> {
  const histories = new Map<Subject, Promise<readonly StoredRecord[]>>();
  const historyOf = (subject: Subject): Promise<readonly StoredRecord[]> => {
    const known = histories.get(subject) ?? store.history(subject).catch(nothing);
    histories.set(subject, known);
    return known;
  };
  const kept = await Promise.all(
    told.map(async (one) => {
      const { command } = one;
      if (command.type === 'takeSample')
        return (await historyOf(command.of)).some((record) => isSample(record, command)) ? [] : [one];
      if (command.type === 'recordAnalysis')
        return isCounted(await historyOf(command.of), command) ? [] : [one];
      return [one];
    }),
  );
  return kept.flat();
}

/** The history of what the same record casts; the ledger itself refuses what never comes to be. */
function nothing(error: unknown): readonly StoredRecord[] {
  if (error instanceof NotFoundError) return [];
  throw error;
}

const isSample = (
  { record: { kind }, body }: StoredRecord,
  { sample, place, purpose, mass_g }: TakeSample,
): boolean =>
  kind.endsWith('.sampled') &&
  body.sample === sample &&
  body.place === place &&
  (body.purpose ?? usualPurpose(place)) === (purpose ?? usualPurpose(place)) &&
  (mass_g === undefined ? body.kg === undefined : Number(body.kg) * 1000 === mass_g);

const usualPurpose = (place: string | undefined): SamplePurpose => (place === BATH ? BATH : 'product');

/** True while the analysis is booked so and no correction names its record. */
const isCounted = (history: readonly StoredRecord[], command: RecordAnalysis): boolean =>
  history.some(
    (one) =>
      isAnalysis(one, command) &&
      !history.some(({ body }) => body.correctsSeq !== undefined && Number(body.correctsSeq) === one.seq),
  );

const isAnalysis = (
  { record: { kind }, body }: StoredRecord,
  { analysis, method, place, sample, results }: RecordAnalysis,
): boolean =>
  kind.endsWith('.analysed') &&
  body.analysis === analysis &&
  body.method === method &&
  body.place === place &&
  body.sample === sample &&
  resultsText(body.results) === resultsText(results);

/** Results in one order, whatever the order they were given in. */
const resultsText = (results: unknown): string =>
  canonicalText(
    (results as RecordAnalysis['results'])
      .map(({ element, text, unit, sd }) => [element, unit, text.trim(), sd ?? ''].join(' '))
      .sort(),
  );
