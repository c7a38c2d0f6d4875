import { takenBack } from '../../../evidence/ledger/commands/taken-back.ts';
import type { AnalysisState, HeatState, ObjectState } from '../../../evidence/ledger/state.ts';
import { countsInRelease, standingCertificates } from '../../../evidence/ledger/subjects/stock.ts';
import { ConflictError, InputError } from '../../../foundation/errors.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { BATH, CAUSE_WORDS, type Subject } from '../../../metal/alloy/words.ts';
import { causeOf, found, type Metal, putRight, type Way, withdrawal } from '../correction-way.ts';
import type { CorrectionOrder } from './contract.ts';

/** An analysis withdrawn, or some of its results put right; not behind a certificate that stands. */
export const analysis: Way<Metal> = (state, order, { rest: id }) => {
  const one = found(
    state.analyses.find(({ analysis: own }) => own === id),
    { words: `${order.of} has no analysis "${id}"`, value: id },
    state.analyses.map(({ analysis: own }) => `analysis:${own}`),
  );
  if (state.type !== 'lot') refuseCertified(state);
  const after = [
    ...(state.type === 'lot' && state.status === 'cleared'
      ? [`lot ${state.id} goes back on hold; identify and clear it again`]
      : []),
    ...(state.type !== 'lot' && state.release
      ? [`the ${state.release.verdict} of ${state.id} is gone; release it again`]
      : []),
  ];
  const record = `analysis ${id}`;
  if (order.results === undefined)
    return {
      record,
      act: isOfBath(state, one) ? 'withdraw bath analysis' : 'correct record',
      commands: [withdrawal(one.seq, order)],
      effects: [
        `analysis ${id} of ${order.of} (${one.method}, ${counted(one.results.length, 'result')}) no longer counts`,
        ...after,
        ...replacementWords(state, one, order),
      ],
    };
  const { results, changes } = corrected(one, order.results, order.of);
  return {
    record,
    act: 'correct record',
    commands: [{ ...putRight(one.seq, order.reason, { results }), ...causeOf(order) }],
    effects: [
      ...changes,
      ...after,
      ...(order.cause
        ? ['the first result and the cause stay on the release and on the certificate']
        : droppedWords(state, one)),
    ],
  };
};

/** True for an analysis of a bath that is still in the furnace. */
const isOfBath = (state: Metal, { place }: AnalysisState): boolean =>
  state.type === 'heat' && state.status === 'charged' && place === BATH;

/** What must take the place of an analysis that is withdrawn with an assigned cause, and where it stays. */
function replacementWords(
  state: Metal,
  found: AnalysisState,
  { cause }: Pick<CorrectionOrder, 'cause'>,
): readonly string[] {
  if (cause === undefined) return droppedWords(state, found);
  if (state.type === 'lot') return [];
  const { results } = found;
  const specimens = counted(state.judged?.specimens ?? 1, 'further specimen');
  return [
    `PASS then needs ${results.map(({ element }) => element).join(', ')} on ${specimens}`,
    `the withdrawn results and the cause (${CAUSE_WORDS[cause]}) stay on the release and on the certificate`,
  ];
}

/** E13: what is dropped before any verdict is told by every release of the metal. */
const droppedWords = (state: Metal, analysis: AnalysisState): readonly string[] =>
  state.type !== 'lot' && countsInRelease(analysis)
    ? [
        'what it said stays on the release, without an assigned cause; outside a limit, on the certificate too',
      ]
    : [];

/** Results with some of them as they should have been, and each change in words. */
function corrected(
  { analysis: id, results }: AnalysisState,
  given: NonNullable<CorrectionOrder['results']>,
  of: Subject,
): { readonly results: AnalysisState['results']; readonly changes: readonly string[] } {
  const stranger = given.find(({ element }) => results.every((one) => one.element !== element));
  if (stranger)
    throw new InputError(`analysis ${id} of ${of} has no result of ${stranger.element}`, {
      path: 'results',
      value: stranger.element,
      allowed: results.map(({ element }) => element).join(', '),
      cure: 'book what else was measured as an analysis of its own',
    });
  const now = new Map(given.map((one) => [one.element, one]));
  return {
    results: results.map((one) => {
      const right = now.get(one.element);
      return right ? { ...one, text: right.text, unit: right.unit } : one;
    }),
    changes: results.flatMap(({ element, text, unit }) => {
      const right = now.get(element);
      return right
        ? [`${element} of analysis ${id}: ${right.text} ${right.unit} in place of ${text} ${unit}`]
        : [];
    }),
  };
}

/** A certificate withdrawn. */
export const certificate: Way<HeatState | ObjectState> = (
  state,
  { of, reason, supersededBy },
  { rest: number },
) => ({
  record: `certificate ${number}`,
  act: 'withdraw certificate',
  commands: [
    {
      type: 'withdrawCertificate',
      of: state.subject,
      number,
      reason,
      ...(supersededBy === undefined ? {} : { supersededBy }),
    },
  ],
  effects: [
    `certificate ${number} of ${of} no longer stands and goes with no shipment; its number is used up`,
    supersededBy === undefined
      ? 'no certificate is named that takes its place'
      : `certificate ${supersededBy} takes its place`,
    ...(state.type === 'object' && state.status === 'shipped'
      ? [`object ${state.id} was shipped: tell whoever received it`]
      : []),
  ],
});

/** What was certified is not changed behind the certificate. */
function refuseCertified(state: HeatState | ObjectState): void {
  const [standing] = standingCertificates(state);
  if (!standing) return;
  throw new ConflictError(`certificate ${standing.number} of ${state.type} ${state.id} still stands`, {
    path: 'record',
    value: standing.number,
    allowed: 'metal without a certificate',
    ...takenBack('withdraw it first', state.subject, `certificate:${standing.number}`),
  });
}
