import type { HeatValues } from './heat-values.ts';

/** How far gate 1 is to reach: 1S screening, 1M specification minimum, 1A allowable. */
export type ProgrammeLevel = '1S' | '1M' | '1A';

/** What a level asks of each property, and what it may issue. */
export interface LevelRule {
  readonly heats: number;
  readonly values: number;
  /** Specimens a heat that a plan for this level tests. */
  readonly perHeat: number;
  /** Content of the bound that a design limit is held against where the property states none. */
  readonly content: number;
  /** Whether the bound is issued, or only looked at. */
  readonly issues: boolean;
  readonly mayIssue: string;
}

/** Levels of gate 1. 1A: ten heats and a hundred tests (MMPDS overview, Rubadue 2015); 1M: S-type minimum, k99. */
export const LEVELS: Readonly<Record<ProgrammeLevel, LevelRule>> = {
  '1S': {
    heats: 3,
    values: 18,
    perHeat: 6,
    content: 0.9,
    issues: false,
    mayIssue: 'equivalency screen only, no allowable',
  },
  '1M': {
    heats: 3,
    values: 30,
    perHeat: 10,
    content: 0.99,
    issues: true,
    mayIssue: 'S-type minimum (99 %) and lot acceptance limits; not MMPDS-conform',
  },
  '1A': {
    heats: 10,
    values: 100,
    perHeat: 10,
    content: 0.99,
    issues: true,
    mayIssue: 'lower bounds at 90 % and 99 % in the manner of T90 and T99; not MMPDS-conform',
  },
};

/** A heat counts towards a level from this many values on: fewer say nothing about the scatter within it (policy). */
export const FEWEST_IN_A_HEAT = 3;

/** Below so many heats no A- or B-basis is issued, however many bars there are (CMH-17: five batches). */
export const FEWEST_HEATS_OF_A_BASIS = 5;

/** What there is of a property against what its level asks. */
export interface Reach {
  readonly heats: number;
  readonly values: number;
  readonly reached: boolean;
}

/** What a property is asked for: its level, or more where the programme plans more. */
export function sizesOf(
  level: ProgrammeLevel,
  plan?: { readonly heats: number; readonly perHeat: number },
): Pick<LevelRule, 'heats' | 'values' | 'perHeat'> {
  const { heats, values, perHeat } = LEVELS[level];
  if (!plan) return { heats, values, perHeat };
  return {
    heats: Math.max(heats, plan.heats),
    values: Math.max(values, plan.heats * plan.perHeat),
    perHeat: Math.max(perHeat, plan.perHeat),
  };
}

/** Heats that count, values of all heats, and whether both are enough. */
export function reachOf(samples: readonly HeatValues[], asked: Pick<LevelRule, 'heats' | 'values'>): Reach {
  const heats = samples.filter(({ values }) => values.length >= FEWEST_IN_A_HEAT).length;
  const values = samples.reduce((sum, sample) => sum + sample.values.length, 0);
  return { heats, values, reached: heats >= asked.heats && values >= asked.values };
}
