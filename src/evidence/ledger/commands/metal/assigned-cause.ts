import { ConflictError, ForbiddenError, InputError } from '../../../../foundation/errors.ts';
import { type AssignedCause, type CorrectionReason, oneOf } from '../../../../metal/alloy/words.ts';
import { checkId, type Desk } from '../../rules/desk.ts';
import type { AnalysisState, HeatState, MetalState, ObjectState } from '../../state.ts';
import { countsInRelease, specimenNames, specimenOf } from '../../subjects/stock.ts';
import { relativesAt } from '../found.ts';

/** Why an analysis on which metal was judged no longer counts, and the paper that shows it. */
export interface Cause {
  readonly kind: AssignedCause;
  readonly document?: string;
  /** Of a further specimen of a retest: the one that is measured in its place. */
  readonly repeat?: string;
}

/** Causes for which the trade discards a result and makes the test again (AMS 2371, EN 10021, as remembered). */
const OF_WITHDRAWAL: readonly AssignedCause[] = [
  'test-piece-preparation',
  'testing-equipment',
  'wrong-specimen',
];

interface Tested {
  readonly analysis: AnalysisState;
  readonly state: HeatState | ObjectState;
}

interface Asked {
  readonly how: CorrectionReason;
  readonly cause?: Cause;
  readonly by?: string;
}

/**
 * E13: what a verdict rested on changes only with an assigned cause that a paper shows, by a person who neither made the
 * heat nor measured; it is withdrawn only before its repeat is known. Throws InputError for a cause that does not fit,
 * ForbiddenError without one and for the wrong person, ConflictError once the repeat is known.
 */
export function requireAssignedCause(
  desk: Desk,
  { how, cause, by }: Asked,
  { analysis, state }: { readonly analysis: AnalysisState; readonly state: MetalState },
): void {
  if (state.type === 'lot' || !countsInRelease(analysis)) {
    if (cause === undefined) return;
    throw new InputError(`analysis ${analysis.analysis} of ${state.subject} decides no release`, {
      path: `${desk.path}cause`,
      value: cause.kind,
      allowed: 'a cause for a measured analysis of a heat or object, other than of the bath',
      cure: 'leave the cause out; the reason is enough',
    });
  }
  const verdicts = verdictsOn(desk, state);
  if (cause === undefined) {
    if (verdicts.length === 0) return;
    throw new ForbiddenError(
      `analysis ${analysis.analysis} of ${state.subject} was judged: it does not change without an assigned cause`,
      {
        path: `${desk.path}cause`,
        allowed:
          how === 'did-not-occur' ? oneOf(OF_WITHDRAWAL) : 'transcription-error, with the printed result',
        cure:
          how === 'did-not-occur'
            ? 'name the cause and the paper that shows it, or retest by the rule of the specification'
            : 'name the cause, transcription-error, and the printed result',
        does: [
          {
            verb: 'proof/correct-record',
            order: {
              ...{ of: state.subject, record: `analysis:${analysis.analysis}`, cause: null },
              ...(how === 'did-not-occur' ? {} : { results: null }),
            },
          },
        ],
      },
    );
  }
  refuseOtherCause(desk, how, cause);
  if (how === 'did-not-occur') {
    refuseAfterRepeat(desk, analysis, { state, verdicts });
    refuseRepeat(desk, { analysis, state, repeat: cause.repeat });
  }
  refuseOwnHands(desk, by, { analysis, state });
}

/** Records of verdicts on measured results of metal, of what it came out of and of what came out of it, oldest first. */
function verdictsOn(desk: Desk, state: HeatState | ObjectState): readonly number[] {
  const { above, below } = relativesAt(desk, state);
  return [state, ...above, ...below]
    .flatMap(({ judged }) => judged?.verdicts ?? [])
    .sort((one, other) => one - other);
}

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
            ? 'put the result right by what the printed result says'
            : 'withdraw the analysis and measure again',
      },
    );
  if (document !== undefined && document.trim() !== '') return;
  throw new InputError(
    how === 'did-not-occur'
      ? 'an invalid test is shown by a paper'
      : 'a transcription error is shown by the printed result',
    {
      path: `${desk.path}document`,
      allowed:
        how === 'did-not-occur'
          ? 'the name of the log or report that shows the fault, such as "spark stand log 12"'
          : 'the name of the report that prints the result, such as "report 4711, page 2"',
      cure: 'name it',
    },
  );
}

/**
 * A test is declared invalid before its repeat is known, on this metal, what it came out of or what came out of it; later it could be
 * chosen by its result.
 */
function refuseAfterRepeat(
  desk: Desk,
  analysis: AnalysisState,
  { state, verdicts }: { readonly state: HeatState | ObjectState; readonly verdicts: readonly number[] },
): void {
  const { retests = [] } = state;
  const { above, below } = relativesAt(desk, state);
  const analyses = [state, ...above, ...below].flatMap((one) => one.analyses);
  const fellows = retests.find(({ specimens }) => specimens.includes(specimenOf(analysis)))?.specimens;
  // What was measured before the verdict on it does not repeat it, nor do the other specimens that a retest named.
  const from = fellows ? analysis.seq : verdicts.find((seq) => seq > analysis.seq);
  if (from === undefined) return;
  const elements = analysis.results.map(({ element }) => element);
  const repeat = analyses.find(
    (one) =>
      one.seq > from &&
      countsInRelease(one) &&
      !fellows?.some((name) => name === specimenOf(one) && name !== specimenOf(analysis)) &&
      one.results.some(({ element }) => elements.includes(element)),
  );
  if (repeat === undefined) return;
  throw new ConflictError(
    `analysis ${analysis.analysis} is declared invalid after its repeat is known (${repeat.analysis})`,
    {
      path: `${desk.path}cause`,
      value: repeat.analysis,
      allowed: 'a declaration before anything of it is measured again',
      cure: 'retest by the rule of the specification, or dispose of the metal',
    },
  );
}

/** Of a further specimen of a retest the one in its place is named at once; of any other nothing is. */
function refuseRepeat(
  desk: Desk,
  { analysis, state, repeat }: Tested & { readonly repeat: string | undefined },
): void {
  const { retests = [] } = state;
  const isNamed = retests.some(({ specimens }) => specimens.includes(specimenOf(analysis)));
  const path = `${desk.path}repeat`;
  if (!isNamed && repeat !== undefined)
    throw new InputError(`analysis ${analysis.analysis} is not of a retest`, {
      path,
      value: repeat,
      allowed: 'a repeat for a specimen that a retest named',
      cure: 'leave it out',
    });
  if (!isNamed) return;
  if (repeat === undefined)
    throw new InputError(`specimen ${specimenOf(analysis)} is of a retest: name the specimen in its place`, {
      path,
      allowed: 'the name of a further specimen that nobody has measured',
      cure: 'name it',
    });
  checkId(repeat, path);
  if (!specimenNames(state).has(repeat)) return;
  throw new ConflictError(`"${repeat}" of ${state.subject} was measured or named before`, {
    path,
    value: repeat,
    allowed: 'the name of a further specimen that nobody has measured',
  });
}

/** Who made the heat, or measured, does not say that the measurement was wrong. */
function refuseOwnHands(desk: Desk, by: string | undefined, { analysis, state }: Tested): void {
  const heat = state.type === 'object' ? desk.heat(state.heat) : state;
  const makers = [...heat.charges, ...heat.balances].map((one) => one.by);
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
