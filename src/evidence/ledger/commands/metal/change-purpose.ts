import { ConflictError, InputError } from '../../../../foundation/errors.ts';
import type { SamplePurpose, Subject } from '../../../../metal/alloy/words.ts';
import { defineCommand } from '../../rules/command.ts';
import { purposeOf, specimenOf } from '../../subjects/stock.ts';
import { alive } from '../found.ts';
import { type Correction, corrected } from '../log/corrected.ts';
import { takenBack } from '../taken-back.ts';

/**
 * E16: another purpose needs a reason and a person who neither took the sample nor made the metal, and comes before any result: once
 * something is known of the sample, its analysis is withdrawn with an assigned cause (E13).
 */
export const changePurpose = defineCommand<
  Correction<'changePurpose', 'sample'> & { readonly of: Subject; readonly purpose: SamplePurpose }
>({
  type: 'changePurpose',
  names: ({ of, seq }) => ({ subjects: [of], seqs: [seq] }),
  act: 'change sample purpose',
  decide(desk, command) {
    const { of, sample, purpose } = command;
    const state = alive(desk, of);
    const earlier = desk.earlier(command.seq);
    if (earlier.kind !== `${state.type}.sampled` || earlier.subject !== of || !state.samples.includes(sample))
      throw new ConflictError(`${of} has no sample ${sample} in record ${command.seq}`, {
        path: `${desk.path}sample`,
        value: sample,
        allowed: state.samples.join(', ') || 'none: no sample is booked',
      });
    const before = purposeOf(state, sample);
    if ([purpose, before].includes('bath') || purpose === before)
      throw new InputError(
        `sample ${sample} of ${of} was taken for ${before} and does not become ${purpose}`,
        {
          path: `${desk.path}purpose`,
          value: purpose,
          allowed: 'product, control or check, of what was not taken of the bath',
        },
      );
    const known = state.analyses.find((one) => specimenOf(one) === sample);
    if (known)
      throw new ConflictError(`sample ${sample} of ${of} was analysed: its purpose is fixed`, {
        path: `${desk.path}sample`,
        value: known.analysis,
        allowed: 'a sample without results',
        ...takenBack('withdraw the result where it is not of this metal', of, `analysis:${known.analysis}`),
      });
    desk.write('record.corrected', state.subject, {
      ...corrected(earlier, command),
      how: 'incorrect-data',
      sample,
      purpose,
    });
  },
});
