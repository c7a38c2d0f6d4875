import { expect, it } from 'vitest';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { melted } from '../../testing/melted-heat.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { page } from './page.ts';
import { reportHeatCost } from './report-heat-cost.ts';

it('sets what a heat cost against its plan, with the rates of the plant for what nobody recorded', async () => {
  const context = await melted('H-1', 'VIM-500');
  await context.store.execute({
    ...{ type: 'useHeat', heat: 'H-1', used: { energy: 310 }, by: 'p-melt' },
  });
  const cost = await runTask(reportHeatCost, { heat: 'H-1' }, context);
  expect(cost).toMatchObject({ heat: 'H-1', planned_kg: 490, product_kg: 495, sold: null });
  expect(cost.planned_usd_per_kg).toBeCloseTo(cost.planned_usd / 490, 9);
  expect(cost.recorded_usd_per_kg).toBeCloseTo(cost.recorded_usd / 495, 9);
  expect(cost.uses.find(({ item }) => item === 'energy')).toMatchObject({ recorded: 310, unit: 'kWh' });
  const assumed = cost.assumed.map(({ what }) => what);
  expect(assumed).toContain('labour of the heat');
  expect(assumed).not.toContain('electricity of the furnaces of the heat');
  expect(assumed.some((what) => /^rate of labour, \d{4}-/.test(what))).toBe(true);
  expect(renderTerminal(page(cost), { columns: 160 })).toMatch(/H-1/);
});

it('refuses a heat that is not poured, one without prices, and one that nobody knows', async () => {
  const context = memoryContext();
  await context.store.execute({ type: 'planHeat', heat: 'H-1', target: {}, reservations: [], by: 'p-plan' });
  const cost = (heat: string) => runTask(reportHeatCost, { heat }, context);
  await expect(cost('H-1')).rejects.toThrow('heat H-1 is not poured yet');
  await expect(cost('H-2')).rejects.toMatchObject({ code: 'not-found', details: [{ path: 'heat' }] });
});
