import type { CalibrateInput, CalibrateOutput } from '../../documents/heats/calibrate.ts';
import type { FurnaceAnswer, LearningRung, PastHeat } from '../../documents/heats/history.ts';
import { InputError, RemeltError, throwIfCancelled } from '../../foundation/errors.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { type CalibrateFacts, calibrate } from '../calibrate/calibrate.ts';
import { breathe, type Control } from '../control.ts';
import type { WithPool } from '../part-pool.ts';
import { changesIn } from './change.ts';
import { coverageOf, faredOf, lastReadings } from './fared.ts';
import { changedIn, type Foretold, foretell, withSpread } from './foretold.ts';
import { notLearnedFrom } from './not-learned.ts';

/** Numbers of heats after which the next ones are predicted; the last is the fit that is judged, and none lies close before it. */
const RUNGS = [3, 5, 10, 20, 50, 100, 200] as const;
/** Heats that are predicted at a rung. */
const NEXT_HEATS = 10;
/** Most heats of one fit, the latest: more take minutes and say little of the furnace of today. */
const WINDOW = 60;
/** Heats from which a third is kept back: with fewer nothing is judged. */
const LEAST_JUDGED = 6;
/** Heats that a calibration begins with. */
const LEAST = 3;

interface Of {
  readonly facts: CalibrateFacts;
  readonly seed: number | string;
  readonly control: Control & WithPool;
}

/** Heats that a furnace needs before anything is said of it. */
export const hasEnough = (heats: readonly unknown[]): boolean => heats.length >= LEAST;

export const tooFewWords = (furnace: string, heats: number): string =>
  `${furnace} has ${heats === 1 ? 'one heat' : `${heats} heats`} that can be used`;

/** Everything that is said of one furnace. Throws InputError where it has too few heats, and what `calibrate` throws. */
export async function furnaceAnswer(
  furnace: string,
  recorded: readonly PastHeat[],
  { facts, seed, control }: Of,
): Promise<FurnaceAnswer> {
  if (!hasEnough(recorded))
    throw new InputError(tooFewWords(furnace, recorded.length), {
      path: 'heats',
      value: recorded.length,
      allowed: `at least ${LEAST} heats of a furnace`,
    });
  const heats = recorded.map((heat) => withSpread(heat, facts));
  const fittedOn = heats.length < LEAST_JUDGED ? heats.length : Math.floor((2 * heats.length) / 3);
  const rungs = [...RUNGS.filter((one) => one <= fittedOn / 2), fittedOn].filter((one) => one < heats.length);
  const work = { done: 0, all: rungs.reduce((sum, one) => sum + Math.min(one, WINDOW), 0) + heats.length };
  const fitUpTo = async (known: number): Promise<CalibrateOutput | undefined> => {
    throwIfCancelled(control.signal);
    await breathe();
    control.onProgress?.(work.done / work.all, `${furnace}: calibrated on ${known} heats`);
    work.done += Math.min(known, WINDOW);
    return fitOf(furnace, heats.slice(Math.max(0, known - WINDOW), known), {
      facts,
      seed,
      control: { signal: control.signal, pool: control.pool },
    });
  };
  const literature = (heat: PastHeat): readonly Foretold[] => foretell(heat, { facts, seed });
  const learning: LearningRung[] = [];
  let judged: readonly Foretold[] = [];
  let beside: readonly Foretold[] = [];
  for (const known of rungs) {
    const calibrated = (await fitUpTo(known))?.calibrated;
    if (calibrated === undefined) continue;
    const isLast = known === fittedOn;
    const next = heats.slice(known, isLast ? heats.length : known + NEXT_HEATS);
    const own = next.flatMap((heat) => foretell(heat, { facts, seed, calibrated }));
    const others = next.slice(0, NEXT_HEATS * 2).flatMap(literature);
    const shown = isLast ? new Set(next.slice(0, NEXT_HEATS).map(({ id }) => id)) : undefined;
    const changed = changedIn(next, others);
    const rung = rungOf(known, {
      own: counted(own, changed, shown),
      others: counted(others, changed, shown),
    });
    if (rung !== undefined) learning.push(rung);
    if (isLast) [judged, beside] = [own, others];
  }
  const changed = changedIn(heats.slice(fittedOn), beside);
  const whole = await fitUpTo(heats.length);
  const changes = whole === undefined ? [] : changesIn(whole.drift.charts, heats, { facts, seed });
  return {
    ...{ furnace, heats: heats.length, from: heats[0]!.at ?? null, to: heats.at(-1)!.at ?? null },
    calibration: whole ?? null,
    fittedOn,
    judgedOn: heats.length - fittedOn,
    learning,
    coverage: coverageOf(lastReadings(judged.filter(({ reading }) => changed.has(reading.element)))),
    drift: { changes: [...changes], words: driftWords(whole, changes) },
    notLearned: notLearnedFrom(heats, {
      ...{ facts, judged: lastReadings(judged), literature: lastReadings(beside) },
      changed: changed.size > 0 ? changed : changedIn(heats, heats.slice(0, NEXT_HEATS).flatMap(literature)),
    }),
    words: [
      ...(heats.length > WINDOW
        ? [
            `each fit takes the latest ${WINDOW} heats, and drift is charted over the latest ${WINDOW}: an earlier drift shows where the heats up to it are brought alone`,
          ]
        : []),
      ...(heats.length < LEAST_JUDGED
        ? [`no heat is kept back: from ${LEAST_JUDGED} heats on the last third judges the calibration`]
        : []),
    ],
  };
}

/** The calibration of some heats; undefined where none of their samples says anything of the furnace. */
async function fitOf(
  furnace: string,
  heats: readonly PastHeat[],
  { facts, seed, control }: Of,
): Promise<CalibrateOutput | undefined> {
  const input: CalibrateInput = {
    furnace,
    seed,
    unfit: 'leave-out',
    heats: heats.map(({ id, melt, route, samples }) => ({ id, melt, route, samples })),
  };
  try {
    return await calibrate(input, facts, control);
  } catch (error) {
    if (error instanceof RemeltError && error.code === 'input') return undefined;
    throw error;
  }
}

const counted = (
  foretold: readonly Foretold[],
  changed: ReadonlySet<ElementSymbol>,
  shown: ReadonlySet<string> | undefined,
): readonly Foretold[] =>
  foretold.filter(
    ({ heat, reading }) => changed.has(reading.element) && (shown === undefined || shown.has(heat)),
  );

function rungOf(
  known: number,
  { own, others }: { readonly own: readonly Foretold[]; readonly others: readonly Foretold[] },
): LearningRung | undefined {
  if (own.length === 0) return undefined;
  return {
    known,
    heats: new Set(own.map(({ heat }) => heat)).size,
    readings: own.length,
    calibrated: faredOf(own),
    literature: faredOf(others),
  };
}

function driftWords(
  whole: CalibrateOutput | undefined,
  changes: readonly { readonly words: string }[],
): string[] {
  if (whole === undefined) return ['no sample depends on the furnace, so drift cannot be judged'];
  if (changes.length > 0) return changes.map(({ words }) => words);
  return whole.drift.words;
}
