import { expect, it } from 'vitest';
import { OIL_CHECK } from '../../../calculations/lots/findings.ts';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { IN_ORDER, yardWith } from '../../testing/yard.ts';
import { gateLots } from '../gate-lots/gate-lots.ts';
import { washLots } from './wash-lots.ts';

const oilyYard = async (oil: number) => {
  const context = await yardWith('R-2305', 'R-2302');
  await runTask(
    gateLots,
    { lots: ['R-2305', 'R-2302'], findings: { ...IN_ORDER, oil } },
    actingAs('p-goods', context),
  );
  return { context, melter: actingAs('p-melt', context) };
};

it('books what went as the oil of the gate says, keeps the metal, and the lots may be identified then', async () => {
  const { context, melter } = await oilyYard(0.02);
  const before = await context.store.lot('R-2302');
  const shown = await runTask(washLots, { lots: ['R-2305', 'R-2302'], dryRun: true }, melter);
  expect(shown.booked).toBe(false);
  expect((await context.store.lot('R-2302')).drawn_g).toEqual(before.drawn_g);
  const { lots } = await runTask(washLots, { lots: ['R-2305', 'R-2302'] }, melter);
  expect(lots.map(({ outcome }) => outcome)).toEqual(['washed', 'washed']);
  const { drawn_g, gate } = await context.store.lot('R-2302');
  const [[to, lost] = ['', 0]] = Object.entries(drawn_g);
  expect(to).toBe('loss:oil and water, reckoned from the oil at the gate and not weighed');
  const left = Number(gate!.checks.find(({ check }) => check === OIL_CHECK)!.text);
  expect((before.mass_g - lost) * (1 - left)).toBeCloseTo(before.mass_g * 0.98, -1);
});

it('leaves out lots without measured oil, and names the cure', async () => {
  const { melter } = await oilyYard(0.0005);
  const { lots } = await runTask(washLots, { lots: ['R-2305'] }, melter);
  expect(lots).toMatchObject([{ outcome: 'left out', words: expect.stringContaining('its own treatment') }]);
});
