import type { Cure } from '../../../foundation/errors.ts';
import { idOf, type Subject } from '../../../metal/alloy/words.ts';
import { isUnansweredFail } from '../commands/metal/replaced.ts';
import type { HeatState, MetalState, ObjectState } from '../state.ts';
import { countsInRelease } from './stock.ts';

/** Metal that is judged. */
export type Judgeable = HeatState | ObjectState;

/** What speaks of released metal and was decided by nobody. */
export interface Suspension {
  readonly of: Subject;
  /** Record that stands undecided. */
  readonly seq: number;
  /** The analysis in it; null for a verdict. */
  readonly analysis: string | null;
  readonly words: string;
}

/** Metal whose results speak of other metal: what it was cut from and its heat, and what came out of it. */
export interface Relatives {
  readonly above: readonly Judgeable[];
  readonly below: readonly ObjectState[];
}

/** Objects that metal was cut from, the nearest first, its heat, and all that was cast or cut of it. */
export function relativesOf(metal: Judgeable, find: (subject: Subject) => MetalState): Relatives {
  return { above: above(metal, find), below: below(metal, find) };
}

function above(metal: Judgeable, find: (subject: Subject) => MetalState): Judgeable[] {
  if (metal.type === 'heat') return [];
  const whole = metal.from?.startsWith('object:') ? find(metal.from) : null;
  if (whole?.type === 'object') return [whole, ...above(whole, find)];
  const heat = find(`heat:${metal.heat}`);
  return heat.type === 'heat' ? [heat] : [];
}

function below(metal: Judgeable, find: (subject: Subject) => MetalState): ObjectState[] {
  const outputs = metal.type === 'heat' ? metal.outputs : (metal.cut?.outputs ?? []);
  return outputs.flatMap(({ to }) => {
    const piece = to.startsWith('object:') ? find(to) : null;
    return piece?.type === 'object' ? [piece, ...below(piece, find)] : [];
  });
}

/**
 * E15: why released metal is neither certified nor shipped: a measured analysis of it, of what it was cut from, of its heat or of a
 * piece of it that no verdict on that metal judged, or one that was withdrawn since; above it also a FAIL that nothing answered, and a HOLD
 * that is later than its own verdict. A piece that was disposed of says nothing more of its heat. Oldest first.
 */
export function suspensionsOf(metal: Judgeable, relatives: Relatives): readonly Suspension[] {
  const parts = relatives.below.filter(
    ({ status, disposition, decidedSince }) =>
      status !== 'void' && disposition === null && decidedSince === undefined,
  );
  return [
    ...[metal, ...relatives.above, ...parts].flatMap(undecidedOn),
    ...relatives.above.flatMap((one) => heldBackBy(one, judgedTo(metal))),
  ].sort((a, b) => a.seq - b.seq);
}

/** Of these, what keeps metal from PASS: measurements above it that are to be judged first. Its own it judges itself. */
export const unjudgedAbove = ({ above }: Pick<Relatives, 'above'>): readonly Suspension[] =>
  above.flatMap(undecidedOn);

/** Measured results of metal that its last verdict has not seen. */
export function undecidedOn(metal: Judgeable): readonly Suspension[] {
  const judged = judgedTo(metal);
  const name = nameOf(metal);
  const measured = metal.analyses
    .filter((one) => countsInRelease(one) && one.asks === undefined)
    .map(({ analysis, seq, correctedBy }) => ({
      analysis,
      seq: correctedBy ?? seq,
      what: 'was judged by no verdict',
    }));
  const withdrawn = (metal.replaced ?? [])
    .filter(({ how, cause }) => how === 'did-not-occur' && cause !== undefined)
    .map(({ seq, analysis: { analysis } }) => ({ analysis, seq, what: 'was withdrawn' }));
  return [...measured, ...withdrawn]
    .filter(({ seq }) => seq > judged)
    .map(({ analysis, seq, what }) => ({
      of: metal.subject,
      seq,
      analysis,
      words:
        what === 'was withdrawn'
          ? `analysis ${analysis} of ${name} was withdrawn (record ${seq})`
          : `analysis ${analysis} of ${name} (record ${seq}) was judged by no verdict`,
    }));
}

/** Measurements after the last verdict that ask and do not suspend. */
export const askedOn = (metal: Judgeable): Judgeable['analyses'] =>
  metal.analyses.filter(({ asks, seq }) => asks !== undefined && seq > judgedTo(metal));

function heldBackBy(metal: Judgeable, own: number): readonly Suspension[] {
  const { release, judged, subject: of } = metal;
  const verdict = release && !release.predicted ? release.verdict : null;
  const failed = judged?.failed;
  if (failed !== undefined && (verdict === 'FAIL' || isUnansweredFail(metal)))
    return [{ of, seq: failed, analysis: null, words: `${nameOf(metal)} failed (record ${failed})` }];
  const seq = judgedTo(metal);
  return verdict === 'HOLD' && own >= 0 && seq > own
    ? [{ of, seq, analysis: null, words: `${nameOf(metal)} was put on HOLD (record ${seq})` }]
    : [];
}

/** Record of the verdict on measured results that stands; -1 where none does. */
const judgedTo = ({ release }: Judgeable): number => (release && !release.predicted ? release.seq : -1);

const nameOf = ({ subject }: Judgeable): string => subject.replace(':', ' ');

/** How a suspension ends. */
export const suspensionCure = ({ of, analysis }: Suspension): Cure =>
  analysis === null
    ? {
        cure: `decide about ${idOf(of)} first: retest it by the rule of its specification, or dispose of the metal`,
      }
    : {
        cure: 'judge it; where the result is not of this metal, withdraw it with its cause first',
        does: [
          { verb: 'release/release-measured', order: { of } },
          { verb: 'proof/correct-record', order: { of, record: `analysis:${analysis}`, cause: null } },
        ],
      };
