import { significant } from '../../../foundation/quantity/format.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import { contentWithUnit } from '../content-words.ts';
import { type LimitRow, limitRows } from '../limit-row.ts';
import { type ChargeProblem, presentElements } from '../problem.ts';
import type { RecoursePlan } from './recourse.ts';
import type { SampleSpread } from './recourse-trial.ts';

/**
 * How a limit is kept: `lean` = charged short of it and raised after the sample, `thinned` = heats that exceed it are
 * thinned with the base metal, `guarded` = kept by the charge alone.
 */
export interface Treatment {
  readonly element: ElementSymbol;
  readonly side: 'min' | 'max';
  readonly how: 'lean' | 'thinned' | 'guarded';
  /** What the charge comes to on average, and the limit [kg/kg]. */
  readonly charged: number;
  readonly limit: number;
  /** Standard deviations between the two; null where nothing scatters. */
  readonly deviations: number | null;
  readonly words: string;
}

/** Limits further away than this many standard deviations are not worth a word [1]. */
const FAR = 4;

/** What a plan with recourse charges lean, and what keeps its full guard; nearest to its limit first. */
export function treatmentsOf(
  problem: ChargeProblem,
  plan: RecoursePlan,
  sample: SampleSpread,
): readonly Treatment[] {
  const rows = limitRows(problem.heats[0]!.specification, presentElements(problem));
  return rows
    .flatMap((limit) => [
      sideOf(plan, { limit, side: 'min', sample }),
      sideOf(plan, { limit, side: 'max', sample }),
    ])
    .filter((one): one is Treatment => one !== null)
    .sort((a, b) => (a.deviations ?? 0) - (b.deviations ?? 0) || a.words.localeCompare(b.words));
}

function sideOf(
  plan: RecoursePlan,
  of: { limit: LimitRow; side: 'min' | 'max'; sample: SampleSpread },
): Treatment | null {
  const { limit, side, sample } = of;
  const [element] = limit.elements;
  const melt = element && plan.melt[element];
  const bound = limit[side];
  if (limit.elements.length !== 1 || !element || !melt || !Number.isFinite(bound) || bound <= 0) return null;
  const distance = side === 'min' ? melt.mean - bound : bound - melt.mean;
  const deviations = melt.spread > 0 ? distance / melt.spread : null;
  if (deviations === null ? distance > 1e-9 : deviations > FAR) return null;
  const seen = sample[element] !== undefined;
  const how =
    side === 'min' && plan.raised.includes(element)
      ? 'lean'
      : side === 'max' && seen && plan.thins
        ? 'thinned'
        : 'guarded';
  const base = { element, side, how, charged: melt.mean, limit: bound, deviations } as const;
  return { ...base, words: wordsOf(base, seen) };
}

function wordsOf(
  { element, side, how, charged, limit, deviations }: Omit<Treatment, 'words'>,
  seen: boolean,
): string {
  const scale = Math.min(charged || limit, limit);
  const at = `${element}: charged to ${contentWithUnit(charged, scale)} against a ${side === 'min' ? 'minimum' : 'maximum'} of ${contentWithUnit(limit, scale)}`;
  const off =
    deviations === null ? '' : `, ${significant(Number(deviations.toFixed(2)))} standard deviations`;
  if (how === 'lean')
    return charged < limit
      ? `${at}: charged below it on purpose; the rest is added after the sample`
      : `${at}${off}: no safety margin; heats below it are trimmed after the sample`;
  if (how === 'thinned') return `${at}${off}; heats above it are diluted as far as the furnace has room`;
  const why = !seen
    ? 'the sample does not show it'
    : side === 'max'
      ? 'no material at hand dilutes it'
      : 'no material at hand raises it';
  return `${at}${off}: keeps its full safety margin because ${why}`;
}
