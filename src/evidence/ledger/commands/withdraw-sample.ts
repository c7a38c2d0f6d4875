import { ConflictError } from '../../../foundation/errors.ts';
import { defineCommand, type Told } from '../command.ts';
import { corrected } from './corrected.ts';
import { aliveHeat } from './found.ts';
import { takenBack } from './taken-back.ts';

/** A sample of a heat that was never taken: booked twice, or under another number. */
export interface WithdrawSample extends Told {
  readonly type: 'withdrawSample';
  readonly heat: string;
  readonly sample: string;
  /** Record that booked it. */
  readonly seq: number;
  readonly reason: string;
}

/** E14: a sample of a heat is withdrawn as long as no analysis names it; its number is free for this heat again. */
export const withdrawSample = defineCommand<WithdrawSample>({
  type: 'withdrawSample',
  names: ({ heat, seq }) => ({ subjects: [`heat:${heat}`], seqs: [seq] }),
  act: 'take sample',
  decide(desk, command) {
    const heat = aliveHeat(desk, command.heat);
    const earlier = desk.earlier(command.seq);
    const path = `${desk.path}sample`;
    const isSample = earlier.kind === 'heat.sampled' && earlier.subject === heat.subject;
    if (!isSample || !heat.samples.includes(command.sample))
      throw new ConflictError(`heat ${heat.id} has no sample ${command.sample} in record ${command.seq}`, {
        path,
        value: command.sample,
        allowed: heat.samples.join(', ') || 'none: no sample is booked',
      });
    const [analysis] = heat.analyses.filter(({ sample, analysis: id }) => (sample ?? id) === command.sample);
    if (analysis)
      throw new ConflictError(`sample ${command.sample} of heat ${heat.id} was analysed`, {
        path,
        value: analysis.analysis,
        allowed: 'a sample without results',
        ...takenBack('take back its analysis first', heat.subject, `analysis:${analysis.analysis}`),
      });
    desk.write('record.corrected', heat.subject, {
      ...corrected(desk, earlier, command),
      how: 'did-not-occur',
      sample: command.sample,
    });
  },
});
