import { ConflictError, cureBy, InputError } from '../../../../foundation/errors.ts';
import { kilograms } from '../../../../foundation/quantity/format.ts';
import { missing_g, scaleTolerance_g } from '../../../../foundation/quantity/heat-losses.ts';
import { ownValue } from '../../../../foundation/quantity/own-value.ts';
import { defineCommand } from '../../rules/command.ts';
import { checkGrams, type Desk } from '../../rules/desk.ts';
import type { HeatState, StepBalance } from '../../state.ts';
import { refuseCertified } from '../log/correctable.ts';
import { type Correction, corrected } from '../log/corrected.ts';
import { takenBack } from '../taken-back.ts';
import type { Loss } from './scale-balance.ts';

/** A loss that was forgotten when a heat was melted or cast, or one that was declared wrongly. `seq`: the melting or the casting. */
type DeclareLoss = Correction<'declareLoss', 'heat'> & {
  readonly losses: readonly Loss[];
  /** These losses were declared, and were not. */
  readonly withdrawn?: true;
};

/**
 * H14: a forgotten loss is declared of the step whose masses disagree, by who records heats, until a certificate stands.
 * It explains metal that is missing, and never more than that. What the scales may be off by is left, as at the step.
 * A loss that was declared wrongly is taken back alone: what it explained is then unaccounted for.
 */
export const declareLoss = defineCommand<DeclareLoss>({
  type: 'declareLoss',
  names: ({ heat, seq }) => ({ subjects: [`heat:${heat}`], seqs: [seq] }),
  act: 'record heat',
  decide(desk, command) {
    const heat = desk.heat(command.heat);
    const step = stepOf(desk, heat, command.seq);
    refuseCertified(desk, heat);
    command.losses.forEach(({ mass_g }, i) => {
      checkGrams(mass_g, `${desk.path}losses[${i}].mass_g`);
    });
    const { withdrawn = false } = command;
    const lost_g = command.losses.reduce((sum, { mass_g }) => sum + mass_g, 0);
    const tolerance_g = scaleTolerance_g(step.input_g);
    if (withdrawn) refuseUndeclared(desk, command, step);
    else refuseUnneeded(desk, heat, { ...step, seq: command.seq });
    const rest_g = step.missing_g - (withdrawn ? -lost_g : lost_g);
    if (!withdrawn && (lost_g === 0 || rest_g < -tolerance_g)) throw tooMuch(desk, heat, { ...step, lost_g });
    desk.write('record.corrected', heat.subject, {
      ...corrected(desk.earlier(command.seq), command),
      how: 'incorrect-data',
      ...(withdrawn
        ? { withdrawn_g: lost_g, withdrawnLosses: command.losses }
        : { loss_g: lost_g, losses: command.losses }),
      unbalanced_g: Math.abs(rest_g) <= tolerance_g ? undefined : rest_g,
    });
  },
});

interface Step {
  readonly input_g: number;
  /** What nobody has explained of it [g]; within the tolerance of the scales, or below zero, nothing is missing. */
  readonly missing_g: number;
  readonly losses_g: StepBalance['losses_g'];
  readonly name: 'melting' | 'casting';
  readonly unbalanced_g: number;
}

/** The step of a record, and what is missing there. Throws ConflictError for a record that is not a step. */
function stepOf(desk: Desk, heat: HeatState, seq: number): Step {
  const at = heat.balances.findIndex((one) => one.seq === seq);
  const balance = heat.balances[at];
  const cast_g = heat.outputs.reduce((sum, { mass_g }) => sum + mass_g, 0);
  const [input_g, output_g] = at === 0 ? [heat.input_g, heat.output_g ?? 0] : [heat.output_g ?? 0, cast_g];
  if (balance) {
    const losses = Object.values(balance.losses_g).map((mass_g) => ({ mass_g }));
    return {
      ...{ ...balance, input_g, name: at === 0 ? 'melting' : 'casting' },
      missing_g: missing_g({ input_g, output_g, losses }),
    };
  }
  throw new ConflictError(`record ${seq} is neither the melting nor the casting of heat ${heat.id}`, {
    path: `${desk.path}seq`,
    value: seq,
    allowed: UNEXPLAINED,
    ...cureBy('name one of them', 'proof/show-history', { about: heat.subject }),
  });
}

/** Throws ConflictError for a step whose masses agree: nothing is missing there. */
function refuseUnneeded(
  desk: Desk,
  { id, subject }: HeatState,
  { seq, unbalanced_g, losses_g }: Step & { readonly seq: number },
): void {
  if (unbalanced_g > 0) return;
  const [declared] = Object.keys(losses_g);
  throw new ConflictError(`the masses of record ${seq} of heat ${id} agree: no loss was forgotten there`, {
    path: `${desk.path}seq`,
    value: seq,
    allowed: UNEXPLAINED,
    ...(declared === undefined
      ? { cure: 'nothing has to be declared' }
      : takenBack('a loss that was declared wrongly is taken back first', subject, `loss:${declared}`)),
  });
}

const UNEXPLAINED = 'the melting or casting of a heat with metal that is unaccounted for';

/** Throws ConflictError for a loss that the step does not declare, or of less. */
function refuseUndeclared(desk: Desk, { losses }: DeclareLoss, { losses_g }: Step): void {
  for (const [i, { to, mass_g }] of losses.entries()) {
    const declared_g = ownValue(losses_g, to) ?? 0;
    if (mass_g > 0 && mass_g <= declared_g) continue;
    const all = Object.entries(losses_g).map(([name, grams]) => `${kilograms(grams)} to ${name}`);
    throw new ConflictError(
      declared_g === 0
        ? `no loss to ${to} is declared`
        : `only ${kilograms(declared_g)} are declared as lost to ${to}`,
      {
        path: `${desk.path}losses[${i}]`,
        value: mass_g,
        unit: 'g',
        allowed: all.join(', ') || 'none: no loss is declared',
      },
    );
  }
}

const tooMuch = (
  desk: Desk,
  { id, subject }: HeatState,
  { lost_g, missing_g: left_g, name }: Pick<Step, 'missing_g' | 'name'> & { readonly lost_g: number },
): InputError =>
  new InputError(
    `a loss of ${kilograms(lost_g)} does not explain ${kilograms(left_g)} of heat ${id} that are unaccounted for`,
    {
      path: `${desk.path}losses`,
      value: lost_g,
      unit: 'g',
      allowed: left_g > 0 ? `up to ${kilograms(left_g)}` : 'none: more came out than went in',
      ...(left_g > 0
        ? { cure: 'correct the mass of the loss' }
        : takenBack(`where its weight is wrong, take the ${name} back and record it again`, subject, name)),
    },
  );
