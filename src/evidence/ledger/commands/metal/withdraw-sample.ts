import { ConflictError } from '../../../../foundation/errors.ts';
import { defineCommand } from '../../rules/command.ts';
import { aliveHeat } from '../found.ts';
import { type Correction, corrected } from '../log/corrected.ts';
import { takenBack } from '../taken-back.ts';

/** E14: a sample of a heat is withdrawn as long as no analysis names it; its number is free for this heat again. */
export const withdrawSample = defineCommand<Correction<'withdrawSample', 'heat' | 'sample'>>({
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
      ...corrected(earlier, command),
      how: 'did-not-occur',
      sample: command.sample,
    });
  },
});
