import { ConflictError, InputError } from '../../../../foundation/errors.ts';
import { BATH, type SamplePurpose, type Subject } from '../../../../metal/alloy/words.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';
import { checkGrams, checkId, type Desk } from '../../rules/desk.ts';
import type { MetalState } from '../../state.ts';
import { freeGrams, purposeOf } from '../../subjects/stock.ts';
import { alive, refuseWithoutMetal } from '../found.ts';
import { refuseBeforePowerOn } from '../heat/open-points.ts';
import { refuseTooMuch } from '../heat/portions.ts';

export type TakeSample = Asks<'takeSample', 'lot.sampled'> & { readonly of: Subject };

/**
 * E2: a sample has an id of its own; its mass, when weighed, leaves the lot or object. E16: what it is taken for is said now; of the
 * bath only until the metal is cast or judged.
 */
export const takeSample = defineCommand<TakeSample>({
  type: 'takeSample',
  names: ({ of }) => ({ subjects: [of] }),
  act: 'take sample',
  decide(desk, command) {
    const state = alive(desk, command.of);
    refuseWithoutMetal(desk, state);
    refuseBeforePowerOn(desk, state, 'sampled');
    checkId(command.sample, `${desk.path}sample`);
    refuseOtherPurpose(desk, command, state);
    if (state.samples.includes(command.sample)) {
      throw new InputError(`sample ${command.sample} of ${command.of} already exists`, {
        path: `${desk.path}sample`,
        value: command.sample,
        allowed: 'an id that no sample of it has',
        cure: 'leave it out of the record when it is the same sample, or give the new sample its own id',
      });
    }
    const purpose = purposeAsked(desk, command, state);
    refuseOtherMass(desk, command, state);
    desk.write(`${state.type}.sampled`, state.subject, {
      ...command,
      place: purpose === 'bath' ? BATH : command.place,
      purpose: purpose === 'control' || purpose === 'check' ? purpose : undefined,
    });
  },
});

function refuseOtherMass(desk: Desk, { mass_g }: TakeSample, state: MetalState): void {
  if (mass_g === undefined) return;
  const path = `${desk.path}mass_g`;
  checkGrams(mass_g, path);
  if (state.type === 'heat')
    throw new InputError('a bath sample takes no mass here: its metal is a loss of the melt', {
      path,
      cure: 'declare the mass under losses',
    });
  refuseTooMuch(state, mass_g, freeGrams(state), path);
}

/** E16: a sample that is there is not taken again for something else. */
function refuseOtherPurpose(desk: Desk, command: TakeSample, state: MetalState): void {
  const { of, sample, place, purpose = place === BATH ? 'bath' : 'product' } = command;
  const before = purposeOf(state, sample);
  if (!state.samples.includes(sample) || purpose === before) return;
  throw new ConflictError(`sample ${sample} of ${of} was taken for ${before}, not ${purpose}`, {
    path: `${desk.path}purpose`,
    value: purpose,
    allowed: before,
    cure: 'give the new sample its own id; another purpose needs a reason and a second person',
    does: [{ verb: 'proof/correct-record', order: { of, record: `sample:${sample}`, purpose } }],
  });
}

function purposeAsked(desk: Desk, command: TakeSample, state: MetalState): SamplePurpose {
  const { of, sample, place, purpose = place === BATH ? 'bath' : 'product' } = command;
  const path = `${desk.path}purpose`;
  if (place === BATH && purpose !== 'bath')
    throw new InputError(`sample ${sample} of ${of} is taken of the bath and for ${purpose}`, {
      path,
      value: purpose,
      allowed: 'one of both: the place "bath", or the purpose',
    });
  if (purpose === 'bath' && !hasBath(state))
    throw new ConflictError(`${of} is ${state.status}: nothing is a bath sample of it any more`, {
      path: `${desk.path}place`,
      value: BATH,
      allowed: 'a heat that was neither cast nor judged',
      cure: 'name the place that it was taken at, such as "top"',
    });
  const before = purposeOf(state, sample);
  if ((purpose === 'control' || purpose === 'check') && command.by === undefined)
    throw new InputError(
      `sample ${sample} of ${of} is taken for ${purpose} and nobody is named who took it`,
      {
        path: `${desk.path}by`,
        allowed: 'the person who took it: somebody else analyses it',
      },
    );
  if (Object.hasOwn(state.purposes ?? {}, sample) && before !== purpose)
    throw new ConflictError(
      `sample ${sample} of ${of} was asked for before, for another purpose: ${before}`,
      {
        path,
        value: purpose,
        allowed: before,
        cure: 'give the sample its own id',
      },
    );
  return purpose;
}

/** True for a heat of which a bath sample may still be booked: after the pour too, but not once its metal is cast or judged. */
const hasBath = (state: MetalState): boolean =>
  state.type === 'heat' && ['charged', 'melted'].includes(state.status) && state.judged === undefined;
