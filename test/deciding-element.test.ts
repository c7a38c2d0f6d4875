import { expect, it } from 'vitest';
import { actingAs } from '../src/desk/context.ts';
import { plannedHeatPage } from '../src/pages/blocks/heats/plan-page.ts';
import { renderTerminal } from '../src/pages/render/terminal.ts';
import { planHeat } from '../src/tasks/heats/plan-heat/plan-heat.ts';
import { runTask } from '../src/tasks/task.ts';
import { gatedYard } from '../src/tasks/testing/yard.ts';
import { bookMaterials } from '../src/tasks/yard/book-materials.ts';
import { clearLot } from '../src/tasks/yard/clear-lot/clear-lot.ts';
import { identifyLot } from '../src/tasks/yard/identify-lot/identify-lot.ts';

it('stands with a plan of a yard whose bismuth nobody measured', async () => {
  const context = await gatedYard('R-7181');
  await identifyLot.run({ lot: 'R-7181' }, context);
  await clearLot.run({ lot: 'R-7181' }, actingAs('p-qual', context));
  const bought = [
    'Ni-electrolytic',
    'Cr-vacuum-grade',
    'Fe-electrolytic',
    'NiNb',
    'Mo-briquette',
    'Ti-sponge',
  ];
  await bookMaterials(
    [...bought, 'Al-ingot', 'C-graphite'].map((material) => ({ material, mass_g: 500_000 })),
    context,
  );
  const order = { heat: 'H-1', gradeId: 'IN718', mass_kg: 200, furnace: 'VIM-500', dryRun: true };
  const planned = await runTask(planHeat, order, actingAs('p-plan', context));
  const bismuth = planned.plan.deciding?.find((one) => one.of === 'Bi');
  expect(bismuth?.words).toEqual([
    expect.stringMatching(/^Nobody measured Bi in R-7181 \(0\.\d+ ppm taken\)\.$/),
    expect.stringMatching(/^What is taken rests on the prior for wrought metal \(0\.2 x 1\.0 ppm/),
    expect.stringMatching(/^GDMS of Bi would save up to [\d,.]+ USD in R-7181\.$/),
    'No removal of Bi is counted: it counts after 5 heats of one furnace that charged and measured it; VIM-500 has 0.',
  ]);
  const terminal = renderTerminal(plannedHeatPage(planned));
  expect(terminal).toContain('What decides, and nobody measured');
  expect(terminal).toContain('VIM-500 has 0.');
});
