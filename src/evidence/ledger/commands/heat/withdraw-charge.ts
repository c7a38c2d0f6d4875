import { ConflictError } from '../../../../foundation/errors.ts';
import { defineCommand } from '../../rules/command.ts';
import { type Desk, whenHappened } from '../../rules/desk.ts';
import type { HeatState } from '../../state.ts';
import { wrongStatus } from '../found.ts';
import { type Correction, corrected } from '../log/corrected.ts';

/**
 * H11: a charge is withdrawn until the heat is melted, and not from under a sample: what was reserved for the heat is
 * reserved again, the rest is free.
 */
export const withdrawCharge = defineCommand<Correction<'withdrawCharge', 'heat'>>({
  type: 'withdrawCharge',
  names: ({ heat, seq }) => ({ subjects: [`heat:${heat}`], seqs: [seq] }),
  act: 'withdraw charge',
  decide(desk, command) {
    const heat = desk.heat(command.heat);
    if (heat.status !== 'charged')
      throw wrongStatus(desk, heat, {
        act: 'discharged',
        allowed: 'a charged heat that is not melted yet',
        cure: 'take back its casting and its melting first',
      });
    const charge = heat.charges.find(({ seq }) => seq === command.seq);
    if (!charge)
      throw new ConflictError(`record ${command.seq} is no charge of heat ${heat.id}`, {
        path: `${desk.path}seq`,
        value: command.seq,
        allowed: heat.charges.map(({ seq }) => seq).join(', '),
      });
    refuseUnderSample(desk, heat);
    const happenedAt = whenHappened(desk, command.happenedAt);
    for (const { from, mass_g, reserved_g } of charge.portions) {
      const stock = desk.metal(from);
      if (stock.type === 'heat') continue;
      desk.write(`${stock.type}.undrawn`, stock.subject, {
        happenedAt,
        heat: heat.id,
        mass_g,
        reserved_g: reserved_g === 0 ? undefined : reserved_g,
      });
    }
    desk.write('record.corrected', heat.subject, {
      ...corrected(desk.earlier(charge.seq), command),
      how: 'did-not-occur',
    });
  },
});

/** A sample was taken of metal: the last charge does not go from under it. */
function refuseUnderSample(desk: Desk, heat: HeatState): void {
  const sampled = heat.analyses.filter(({ basis }) => basis === 'measured');
  if (heat.charges.length > 1 || sampled.length === 0) return;
  throw new ConflictError(`the only charge of heat ${heat.id} cannot be withdrawn: its bath was analysed`, {
    path: `${desk.path}seq`,
    where: sampled.map(({ analysis }) => analysis).join(', '),
    allowed: 'a charge without analyses after it',
    cure: `withdraw ${sampled.map(({ analysis }) => `analysis:${analysis}`).join(', ')} first`,
  });
}
