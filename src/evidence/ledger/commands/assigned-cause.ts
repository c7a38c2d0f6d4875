import { ForbiddenError, InputError } from '../../../foundation/errors.ts';
import { type AssignedCause, type CorrectionReason, oneOf } from '../../../metal/alloy/words.ts';
import type { Desk } from '../desk.ts';
import type { AnalysisState, MetalState } from '../state.ts';
import { countsInRelease } from '../stock.ts';
import { relativesOf } from '../suspension.ts';

/** Why an analysis on which metal was judged no longer counts; of a transcription error also the paper that shows it. */
export interface Cause {
  readonly kind: AssignedCause;
  readonly document?: string;
}

/** Causes for which the trade discards a result and makes the test again (AMS 2371, EN 10021, as remembered). */
const OF_WITHDRAWAL: readonly AssignedCause[] = [
  'test-piece-preparation',
  'testing-equipment',
  'wrong-specimen',
];

interface Asked {
  readonly how: CorrectionReason;
  readonly cause?: Cause;
  readonly by?: string;
}

/**
 * E13: what a verdict rested on changes only with an assigned cause, by a person who neither made the heat nor measured.
 * Throws InputError for a cause that does not fit, ForbiddenError without one and for the wrong person.
 */
export function requireAssignedCause(
  desk: Desk,
  { how, cause, by }: Asked,
  { analysis, state }: { readonly analysis: AnalysisState; readonly state: MetalState },
): void {
  const decides = state.type !== 'lot' && countsInRelease(analysis);
  if (!decides) {
    if (cause === undefined) return;
    throw new InputError(`analysis ${analysis.analysis} of ${state.subject} decides no release`, {
      path: `${desk.path}cause`,
      value: cause.kind,
      allowed: 'a cause for a measured analysis of a heat or object, other than of the bath',
      cure: 'leave the cause out; the reason is enough',
    });
  }
  if (cause === undefined) {
    if (!isJudged(desk, state)) return;
    throw new ForbiddenError(
      `analysis ${analysis.analysis} of ${state.subject} was judged: it does not change without an assigned cause`,
      {
        path: `${desk.path}cause`,
        allowed:
          how === 'did-not-occur' ? oneOf(OF_WITHDRAWAL) : 'transcription-error, with the printed result',
        cure:
          how === 'did-not-occur'
            ? `name the cause: remelt undo ${state.subject} analysis:${analysis.analysis} --cause ...; or retest by the rule of the specification (remelt heat retest)`
            : `name the cause and the printed result: remelt amend ${state.subject} analysis:${analysis.analysis} --cause transcription-error --document ...`,
      },
    );
  }
  refuseOtherCause(desk, how, cause);
  refuseOwnHands(desk, by, { analysis, state });
}

/** True for metal that a verdict on measured results was about, its own or one on what it came out of. */
const isJudged = (desk: Desk, state: MetalState): boolean =>
  state.type !== 'lot' &&
  [state, ...relativesOf(state, (subject) => desk.metal(subject)).above].some(
    ({ judged }) => judged !== undefined,
  );

function refuseOtherCause(desk: Desk, how: CorrectionReason, { kind, document }: Cause): void {
  const allowed = how === 'did-not-occur' ? OF_WITHDRAWAL : (['transcription-error'] as const);
  if (!allowed.some((one) => one === kind))
    throw new InputError(
      how === 'did-not-occur'
        ? `an analysis is not withdrawn for a ${kind}`
        : `a result is not rewritten for the cause ${kind}`,
      {
        path: `${desk.path}cause`,
        value: kind,
        allowed: oneOf(allowed),
        cure:
          how === 'did-not-occur'
            ? 'put the result right (remelt amend) by what the printed result says'
            : 'withdraw the analysis (remelt undo) and measure again',
      },
    );
  if (kind === 'transcription-error' && document === undefined)
    throw new InputError('a transcription error is shown by the printed result', {
      path: `${desk.path}document`,
      allowed: 'the name of the report that prints the result, such as "report 4711, page 2"',
      cure: 'name it (--document)',
    });
}

/** Who made the heat, or measured, does not say that the measurement was wrong. */
function refuseOwnHands(
  desk: Desk,
  by: string | undefined,
  { analysis, state }: { readonly analysis: AnalysisState; readonly state: MetalState },
): void {
  const heat = state.type === 'object' ? desk.heat(state.heat) : state;
  const makers = heat.type === 'heat' ? [...heat.charges, ...heat.balances].map((one) => one.by) : [];
  const own =
    by === undefined
      ? 'an assigned cause needs the name of the person who found it'
      : by === analysis.by
        ? `"${by}" measured it and cannot say why analysis ${analysis.analysis} does not count`
        : makers.includes(by)
          ? `"${by}" made the heat and cannot say why analysis ${analysis.analysis} does not count`
          : null;
  if (own === null) return;
  throw new ForbiddenError(own, {
    path: `${desk.path}by`,
    value: by ?? null,
    allowed: 'a person who neither charged, melted or cast the heat nor made the analysis',
  });
}
