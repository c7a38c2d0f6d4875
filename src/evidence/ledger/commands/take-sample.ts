import { InputError } from '../../../foundation/errors.ts';
import type { Subject } from '../../../metal/alloy/words.ts';
import { gramsToKg } from '../../records/mass.ts';
import { defineCommand, type Told } from '../command.ts';
import { checkGrams, checkId, whenHappened } from '../desk.ts';
import { freeGrams } from '../stock.ts';
import { alive, refuseWithoutMetal } from './found.ts';
import { refuseBeforePowerOn } from './open-points.ts';
import { refuseTooMuch } from './portions.ts';

export interface TakeSample extends Told {
  readonly type: 'takeSample';
  readonly of: Subject;
  readonly sample: string;
  readonly place?: string;
  /** Taken out of the lot or object; absent = not weighed. */
  readonly mass_g?: number;
}

/** E2: a sample has an id of its own; its mass, when weighed, leaves the lot or object. */
export const takeSample = defineCommand<TakeSample>({
  type: 'takeSample',
  names: ({ of }) => ({ subjects: [of] }),
  act: 'take sample',
  decide(desk, command) {
    const state = alive(desk, command.of);
    refuseWithoutMetal(desk, state);
    refuseBeforePowerOn(desk, state, 'sampled');
    checkId(command.sample, `${desk.path}sample`);
    if (state.samples.includes(command.sample)) {
      throw new InputError(`sample ${command.sample} of ${command.of} already exists`, {
        path: `${desk.path}sample`,
        value: command.sample,
        allowed: 'an id that no sample of it has',
        cure: 'leave it out of the record when it is the same sample, or give the new sample its own id',
      });
    }
    const happenedAt = whenHappened(desk, command.happenedAt);
    const common = { happenedAt, sample: command.sample, place: command.place, by: command.by };
    if (command.mass_g === undefined) {
      desk.write(`${state.type}.sampled`, state.subject, common);
      return;
    }
    const path = `${desk.path}mass_g`;
    checkGrams(command.mass_g, path);
    if (state.type === 'heat')
      throw new InputError('a bath sample takes no mass here: its metal is a loss of the melt', {
        path,
        cure: 'declare the mass under losses',
      });
    refuseTooMuch(state, command.mass_g, freeGrams(state), path);
    desk.write(`${state.type}.sampled`, state.subject, { ...common, kg: gramsToKg(command.mass_g) });
  },
});
