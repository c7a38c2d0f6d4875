import { InputError } from '../../../../foundation/errors.ts';
import { missing_g, scaleTolerance_g } from '../../../../foundation/quantity/heat-losses.ts';
import type { Said } from '../../../records/kinds.ts';
import { checkGrams, type Desk } from '../../rules/desk.ts';

/** Where declared metal went: fume, slag, skull thrown away, kerf, grinding. */
export type Loss = NonNullable<Said<'heat.melted'>['losses']>[number];

/** What metal that changes its shape says of its losses, and what the scales may be off by; default 0.5 % of what went in. */
type Balanced = Pick<Said<'heat.melted'>, 'losses' | 'tolerance_g'>;

/** Most that a tolerance may be told as [kg/kg]: four times the usual one, a crane scale on a small heat. Assumption. */
const MOST_TOLERANCE = 0.02;

/** What a scale may be off by however little lies on it [g]. Assumption: a step of the coarser bench scales. */
const LEAST_TOLERANCE_G = 10;

/**
 * H7: in = out + declared losses within the tolerance of the scales; the rest is recorded as unbalanced and keeps the
 * heat from release. Nothing is dropped or made up.
 */
export function balanceOf(
  desk: Desk,
  input_g: number,
  output_g: number,
  { losses = [], tolerance_g }: Balanced,
) {
  for (const [i, { mass_g }] of losses.entries()) checkGrams(mass_g, `${desk.path}losses[${i}].mass_g`);
  if (tolerance_g !== undefined) checkTolerance(desk, tolerance_g, input_g);
  const lost = losses.reduce((sum, { mass_g }) => sum + mass_g, 0);
  const unexplained = missing_g({ input_g, output_g, losses });
  const tolerance = tolerance_g ?? scaleTolerance_g(input_g);
  return {
    loss_g: lost === 0 ? undefined : lost,
    unbalanced_g: Math.abs(unexplained) <= tolerance ? undefined : unexplained,
  };
}

/** Who melts says what his scales may be off by, but not that a part of the metal may be missing. */
function checkTolerance(desk: Desk, tolerance_g: number, input_g: number): void {
  const path = `${desk.path}tolerance_g`;
  checkGrams(tolerance_g, path, 0);
  const most = Math.max(LEAST_TOLERANCE_G, Math.round(MOST_TOLERANCE * input_g));
  if (tolerance_g <= most) return;
  throw new InputError(`a scale tolerance of ${tolerance_g} g is too large for ${input_g} g`, {
    path,
    value: tolerance_g,
    unit: 'g',
    allowed: `at most ${most} g`,
    cure: 'declare the missing metal under losses; leave out what nobody can explain',
  });
}
