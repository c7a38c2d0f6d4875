import type { Predicted } from '../../calculations/heats/recorded-heat.ts';
import { furnaceLogSchema } from '../../documents/heats/heat-record.ts';
import type { AnalysisState, HeatState } from '../../evidence/ledger/state.ts';
import { InputError } from '../../foundation/errors.ts';
import { PPM_PER } from '../../foundation/quantity/format.ts';
import { parseReading } from '../../foundation/quantity/reading.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';

/** The latest prediction of the finished heat; empty when there is none. */
export const predictionOf = (heat: HeatState): Predicted[] => meansOf(latestRun(heat).at(-1)?.results ?? []);

/** Means of the latest prediction of the finished heat [ppm]; null when there is none. */
export function predictedOf(heat: HeatState): Partial<Record<ElementSymbol, number>> | null {
  const predicted = predictionOf(heat);
  if (predicted.length === 0) return null;
  return Object.fromEntries(predicted.map(({ element, mean_ppm }) => [element, mean_ppm]));
}

/** Which operation of a route a bath is in, by what else is known. */
export interface BathPlace {
  /** True for an operation that holds a stirred bath. */
  readonly stirred: (operation: string) => boolean;
  /** Number of the operation in the route, from 1, where somebody says it. */
  readonly stage?: number | undefined;
}

/**
 * What was predicted for the end of the operation that the bath is in: the one that is named, else the one that the
 * furnace log says, else the only one that holds a stirred bath. Empty when none was predicted or nobody can say which:
 * then nothing is expected, which is better than the prediction of another metal. Throws InputError for a named
 * operation that holds no bath or was not predicted.
 */
export const predictedInBath = (heat: HeatState, place: BathPlace): Predicted[] =>
  meansOf(predictedBath(heat, place)?.results ?? []);

/** Method of the prediction of a bath that additions alone tell: no route of the heat was simulated. */
export const ADDITIONS = 'additions';

/** The analysis that `predictedInBath` reads; null where it is empty. */
export function predictedBath(heat: HeatState, { stirred, stage: named }: BathPlace): AnalysisState | null {
  const run = latestRun(heat);
  const only = run.length === 1 ? run[0]! : null;
  if (named === undefined && only?.method === ADDITIONS && only.stage === undefined) return only;
  const baths = run.flatMap((one) =>
    one.stage && stirred(one.stage.operation) ? [{ ...one.stage, one }] : [],
  );
  const logged = named === undefined && heat.log ? loggedBath(heat.log.text, stirred) : null;
  const possible = baths.filter(
    ({ number, operation }) =>
      (named === undefined || number === named) &&
      (logged === null || (operation === logged.operation && (logged.number ?? number) === number)),
  );
  if (named !== undefined && possible.length === 0)
    throw new InputError(`heat ${heat.id} has no predicted bath at operation ${named} of its route`, {
      path: 'stage',
      value: named,
      allowed: baths.map(({ number, operation }) => `${number} (${operation})`).join(', ') || 'none',
      cure: 'leave out the operation, or predict the heat first',
    });
  return possible.length === 1 ? possible[0]!.one : null;
}

/**
 * The last stirred bath of a furnace log. Its number is known where the log tells several operations, so a route from
 * its start; a log of one furnace names the operation alone.
 */
function loggedBath(
  log: string,
  stirred: BathPlace['stirred'],
): { readonly operation: string; readonly number?: number } | null {
  const parsed = furnaceLogSchema.safeParse(JSON.parse(log));
  if (!parsed.success) return null;
  const { route } = parsed.data;
  const at = route.findLastIndex(({ operation }) => stirred(operation));
  if (at < 0) return null;
  return { operation: route[at]!.operation, ...(route.length > 1 ? { number: at + 1 } : {}) };
}

/** The predictions of the latest simulated route, in its order; the last one is of the finished heat. */
export function latestRun({ analyses }: HeatState): AnalysisState[] {
  const predicted = analyses.filter(({ basis }) => basis === 'predicted');
  const first = predicted.findLastIndex(({ stage }) => stage === undefined || stage.number === 1);
  return predicted.slice(Math.max(0, first));
}

/** Means and standard deviations [ppm] of results that the ledger keeps as decimals; without one it is zero. */
export const meansOf = (results: AnalysisState['results']): Predicted[] =>
  results.map(({ element, text, unit, sd }) => ({
    element: element as ElementSymbol,
    mean_ppm: parseReading(text).value * PPM_PER[unit],
    sd_ppm: Number(sd ?? 0) * PPM_PER[unit],
  }));

/** True where the latest prediction is what metal added to the bath made of it. */
export const isAfterAdditions = (heat: HeatState): boolean =>
  latestRun(heat).at(-1)?.method.endsWith(ADDITIONS) ?? false;

/** The first free name of `predicted`, `predicted-2`, ...: a heat that is planned or trimmed anew is predicted anew. */
export function nameOfRun({ analyses }: Pick<HeatState, 'analyses'>): string {
  const taken = analyses.map(({ analysis }) => analysis);
  const names = taken.map((_, i) => `predicted-${i + 2}`);
  return ['predicted', ...names].find((name) => !taken.includes(name))!;
}
