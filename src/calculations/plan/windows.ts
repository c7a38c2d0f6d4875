import type { PlanInput } from '../../documents/heats/plan.ts';
import { writtenWtpct } from '../../foundation/quantity/fractions.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import type { PlanFacts } from '../target/context.ts';
import { problemOf } from './problem.ts';

/** What a content is planned against [wt%]: window of the specification, the plant's own range inside it, aim. */
export interface PlannedWindow {
  readonly min?: number;
  readonly max?: number;
  readonly from?: number;
  readonly to?: number;
  readonly aim?: number;
}

/** Windows of the first heat of a plan document, by element; elements without a row are left out. Throws what problemOf throws. */
export function windowsOf(
  input: PlanInput,
  { grades, distributionTables }: Pick<PlanFacts, 'grades' | 'distributionTables'>,
): Partial<Record<ElementSymbol, PlannedWindow>> {
  const { specification, internal, aim } = problemOf(input, grades, distributionTables).problem.heats[0]!;
  return Object.fromEntries(
    entriesOf(specification.limits).map(([element, { min, max }]) => {
      const range = internal?.[element];
      const aimed = aim?.contents[element];
      return [
        element,
        {
          ...(min === undefined ? {} : { min: writtenWtpct(min) }),
          ...(max === undefined ? {} : { max: writtenWtpct(max) }),
          ...(range?.min === undefined ? {} : { from: writtenWtpct(range.min) }),
          ...(range?.max === undefined ? {} : { to: writtenWtpct(range.max) }),
          ...(aimed === undefined ? {} : { aim: writtenWtpct(aimed) }),
        },
      ];
    }),
  );
}
