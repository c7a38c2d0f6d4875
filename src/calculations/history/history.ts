import { parseDocument } from '../../documents/common.ts';
import { type HistoryInput, type HistoryOutput, historyInputSchema } from '../../documents/heats/history.ts';
import type { CalibrateFacts } from '../calibrate/calibrate.ts';
import { aside, type Control } from '../control.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import type { WithPool } from '../part-pool.ts';
import { furnaceAnswer, hasEnough, tooFewWords } from './furnace-answer.ts';
import { inTime, refuseTwice } from './in-time.ts';

/** Name of the furnace of heats that name none, where the document does not say it. */
const UNNAMED = 'furnace';

/** `history` on an unparsed document. Throws InputError with path, value and cure for what is wrong. */
export async function historyDocument(
  document: unknown,
  facts: CalibrateFacts,
  control: Control & WithPool = {},
): Promise<HistoryOutput> {
  return history(parseDocument(historyInputSchema, document, 'history'), facts, control);
}

/**
 * Past heats, furnace by furnace: its calibration, how the next heats were predicted after so many, since when it drifts, how often
 * readings of the last third lay inside a band that was fitted without them, and which elements cannot be learned
 * (docs/theory/calibration.md). Throws InputError, ValidityError, BalanceError, CancelledError.
 */
export async function history(
  input: HistoryInput,
  facts: CalibrateFacts,
  control: Control & WithPool = {},
): Promise<HistoryOutput> {
  const seed = input.seed ?? DEFAULT_SEED;
  const warnings: string[] = [];
  const named = [...Map.groupBy(input.heats, (heat) => heat.furnace ?? input.furnace ?? UNNAMED)];
  // a name that stands in a row or two is passed over where another furnace can be judged
  const judged = named.filter(([, heats]) => hasEnough(heats));
  const furnaces = judged.length > 0 ? judged : named;
  for (const [furnace, heats] of named.filter((one) => !furnaces.includes(one))) {
    const places = heats.map(({ id, place }) => (place === undefined ? id : `${id} (${place})`));
    warnings.push(
      `${tooFewWords(furnace, heats.length)}, too few to say anything of it: ${places.join(', ')}`,
    );
  }
  const answers: HistoryOutput['furnaces'] = [];
  for (const [i, [furnace, heats]] of furnaces.entries()) {
    refuseTwice(heats, furnace);
    const share = { done: i / furnaces.length, of: 1 / furnaces.length };
    answers.push(
      await aside(control, (own) =>
        furnaceAnswer(furnace, inTime(heats, { furnace, warnings }), {
          facts,
          seed,
          control: within(own, share),
        }),
      ),
    );
  }
  control.onProgress?.(1, 'done');
  return {
    format: 'remelt-history/1',
    manifest: manifestOf(input, facts, { seed }),
    assumed: [
      ...(input.seed === undefined
        ? [{ what: 'seed', value: DEFAULT_SEED, unit: '', source: 'default of history' }]
        : []),
      ...(input.furnace === undefined && named.some(([name]) => name === UNNAMED)
        ? [{ what: 'furnace', value: UNNAMED, unit: '', source: 'no heat names one: all are of one furnace' }]
        : []),
    ],
    warnings,
    furnaces: answers,
  };
}

/** Progress of a part of the work. */
const within = (
  control: Control & WithPool,
  { done, of }: { readonly done: number; readonly of: number },
): Control & WithPool => {
  const { onProgress } = control;
  return onProgress
    ? { ...control, onProgress: (share, words) => onProgress(done + of * share, words) }
    : control;
};
