/** What a first plant of its kind is like. */
export interface PioneerPlant {
  /** Share of the capital in steps without a commercial record [%]. */
  readonly newTechnology: number;
  /** Trouble from impurities in the design, 0 to 5. */
  readonly impurities: number;
  /** Steps that are linked to one another. */
  readonly complexity: number;
  /** Share of pre-operating costs that the estimate holds [%]. */
  readonly inclusiveness: number;
  /** Definition of the project, 2 (best) to 8 (none). */
  readonly definition: number;
  /** True before development is finished: the definition then weighs more. */
  readonly preDevelopment: boolean;
  readonly newSteps: number;
  /** Share of the balance equations known from practice [%]. */
  readonly balanceEquations: number;
  /** Trouble from waste, 0 to 5. */
  readonly waste: number;
  /** 1 where solids are handled. */
  readonly solids: number;
}

/** Ratios outside these are outside the 44 plants that the equations were fitted to. */
const RATIO = [0.25, 1.1] as const;
const PERFORMANCE = [0.05, 1] as const;
const within = (value: number, [least, most]: readonly [number, number]): number =>
  Math.min(most, Math.max(least, value));

/**
 * Actual over estimated capital: 1/(1.122 - 0.00297 new - 0.0213 impurities - 0.0114 complexity + 0.00111 inclusiveness - C definition).
 * Merrow, Phillips, Myers, RAND R-2569-DOE (1981), recalled: check in the original before use.
 */
export function costGrowth(plant: PioneerPlant): number {
  const weight = plant.preDevelopment ? 0.064 : 0.04;
  const ratio =
    1.122 -
    0.00297 * plant.newTechnology -
    0.0213 * plant.impurities -
    0.0114 * plant.complexity +
    0.00111 * plant.inclusiveness -
    weight * plant.definition;
  return 1 / within(ratio, RATIO);
}

/**
 * Output over capacity in months 7 to 12: 85.8 - 9.69 new steps + 0.33 balance equations - 4.12 waste - 17.9 solids [%]. As `costGrowth`,
 * recalled.
 */
export const secondHalfYear = ({ newSteps, balanceEquations, waste, solids }: PioneerPlant): number =>
  within(
    (85.8 - 9.69 * newSteps + 0.33 * balanceEquations - 4.12 * waste - 17.9 * solids) / 100,
    PERFORMANCE,
  );
