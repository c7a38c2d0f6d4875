import type { HeatState } from '../../evidence/ledger/state.ts';
import { kilograms } from '../../foundation/quantity/format.ts';
import { idOf } from '../../metal/alloy/words.ts';

type Weighed = Pick<HeatState, 'status' | 'input_g' | 'output_g' | 'losses_g' | 'unbalanced_g' | 'outputs'>;
type Charged = Pick<HeatState, 'charges' | 'inputs' | 'planned_g'>;

/** Metal of the plan that a heat was charged without, in words; what was found and charged later is not listed. */
export const missingWords = ({ charges, inputs, planned_g }: Charged): string[] =>
  charges
    .flatMap(({ missing = [] }) => missing)
    .filter(({ from }) => inputs.every((input) => input.from !== from))
    .map(
      ({ from, reason }) =>
        `charged without ${idOf(from)} (${kilograms(planned_g[from] ?? 0)} planned): it was not there: ${reason}`,
    );

/** What became of the metal of a heat, in words: charged, poured, cast, lost, and what the scales leave open. */
export function massWords(heat: Weighed): string {
  const { status, input_g, output_g, losses_g, unbalanced_g } = heat;
  const apart_g = apartGrams(heat);
  return [
    `${status}: ${kilograms(input_g)} charged`,
    ...(output_g === null ? [] : [`${kilograms(output_g)} came out`]),
    ...Object.entries(losses_g).map(([to, grams]) => `${kilograms(grams)} lost to ${to}`),
    ...(unbalanced_g === 0 ? [] : [`${kilograms(unbalanced_g)} unaccounted for`]),
    ...(apart_g === 0
      ? []
      : [
          `${kilograms(Math.abs(apart_g))} too ${apart_g > 0 ? 'little' : 'much'}, within the tolerance of the scales`,
        ]),
  ].join('; ');
}

/** What the weighings of a heat differ by within their tolerance [g]: positive is missing; 0 where more than that is unexplained. */
function apartGrams({ status, input_g, output_g, losses_g, unbalanced_g, outputs }: Weighed): number {
  if (output_g === null || unbalanced_g !== 0) return 0;
  const sum = (masses: readonly number[]): number => masses.reduce((total, one) => total + one, 0);
  const there_g = status === 'cast' ? sum(outputs.map(({ mass_g }) => mass_g)) : output_g;
  return input_g - there_g - sum(Object.values(losses_g));
}
