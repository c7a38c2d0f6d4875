import { expect, it } from 'vitest';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { melted } from '../../testing/melted-heat.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { buyMaterial } from '../../yard/buy-material/buy-material.ts';
import { page } from './page.ts';
import { reportFootprint } from './report-footprint.ts';

it('takes the energy of each operation from the furnace models where the heat has a route', async () => {
  const context = memoryContext();
  await buyMaterial.run({ material: 'Ni-electrolytic', mass_g: 100_000, lot: 'Ni' }, context);
  const route = [
    { operation: 'vacuum-induction', fidelity: 'table' },
    { operation: 'vacuum-arc', fidelity: 'table' },
  ];
  await context.store.execute({
    ...{ type: 'planHeat', heat: 'H-9', target: { mass_g: 9_000 }, by: 'p-plan' },
    ...{ reservations: [{ from: 'lot:Ni', mass_g: 9_500 }], route: JSON.stringify(route) },
  });
  const { operations, rests } = await runTask(reportFootprint, { heat: 'H-9' }, context);
  expect(operations.map(({ operation, basis }) => [operation, basis])).toEqual([
    ['vacuum-induction', 'modelled'],
    ['vacuum-arc', 'modelled'],
  ]);
  expect(operations.every(({ energy_kWh }) => energy_kWh > 0)).toBe(true);
  expect(rests.find(({ what }) => what === 'masses charged')).toMatchObject({ basis: 'assumed' });
});

it('counts the metal that was charged and came out, and electricity as metered', async () => {
  const context = await melted('H-1', 'VIM-500');
  await context.store.execute({ type: 'useHeat', heat: 'H-1', used: { energy: 310 }, by: 'p-melt' });
  const footprint = await runTask(reportFootprint, { heat: 'H-1' }, context);
  expect(footprint).toMatchObject({ product_kg: 495, charged_kg: 500, recycled: { virgin_pct: 0 } });
  expect(footprint.operations).toEqual([
    { operation: 'vacuum-induction', energy_kWh: 310, basis: 'measured' },
  ]);
  expect(renderTerminal(page(footprint))).toMatch(/^vacuum-induction +310 +0\.62\d* +measured$/m);
});

it('refuses a heat without metal, and one that nobody knows', async () => {
  const context = memoryContext();
  await context.store.execute({ type: 'planHeat', heat: 'H-1', target: {}, reservations: [], by: 'p-plan' });
  const footprint = (heat: string) => runTask(reportFootprint, { heat }, context);
  await expect(footprint('H-1')).rejects.toMatchObject({
    message: 'heat H-1 is planned and has no metal',
    details: [{ path: 'heat:H-1' }],
  });
  await expect(footprint('H-2')).rejects.toMatchObject({ code: 'not-found' });
});
