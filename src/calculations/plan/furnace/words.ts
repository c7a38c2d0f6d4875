import type { CalibratedParameters } from '../../../documents/heats/calibrated-parameters.ts';
import { type FurnaceOfPlan, openSentences } from '../../../documents/heats/furnace-of-plan.ts';
import { percent, shortPercent } from '../../../foundation/quantity/format.ts';

type Counted = { readonly [K in Exclude<keyof FurnaceOfPlan, 'words'>]-?: NonNullable<FurnaceOfPlan[K]> };

/** What the furnace may do to a right charge, in sentences: how many stay inside, then what is open and which sample settles it. */
export function furnaceWords(found: Counted, calibrated: CalibratedParameters | undefined): string[] {
  const { probability, atLeast, asked, both, state, rows, others } = found;
  const whose = calibrated
    ? `Drawn as the own heats of ${calibrated.furnace} and, for the rest, published furnaces were from these models`
    : 'Drawn as published furnaces were from these models';
  return [
    `${whose}, the furnace keeps ${percent(probability)} of the right charges inside every limit (at least ${percent(atLeast)}, ${shortPercent(asked, 6)} asked). Charge and furnace together: ${percent(both)}.`,
    ...openSentences(rows),
    ...(state === 'open' ? [`The other limits keep ${percent(others)} of the right charges.`] : []),
  ];
}
