import { expect, it } from 'vitest';
import { actingAs } from '../../../desk/context.ts';
import { runTask } from '../../task.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { bookMaterials } from '../../yard/book-materials.ts';
import { planHeat } from '../plan-heat/plan-heat.ts';
import { whatIfHeat } from './what-if-heat.ts';

const MATERIALS = [
  'Ni-electrolytic',
  'Cr-electrolytic-degassed',
  'Fe-electrolytic',
  'C-graphite',
  'Mn-electrolytic',
];
const ORDER = { heat: 'H-1', gradeId: 'IN600', mass_kg: 200 };

it('sets the plan in force beside itself with another price, and books nothing', async () => {
  const context = memoryContext();
  await bookMaterials(
    MATERIALS.map((material) => ({ material, mass_g: 500_000 })),
    context,
  );
  const { plan } = await runTask(planHeat, ORDER, actingAs('p-plan', context));
  const { size } = await context.store.head();
  const dearer = { what: 'element', element: 'Cr', more_usd_per_kg: 1 };
  const asked = await runTask(whatIfHeat, { ...ORDER, changes: [dearer] }, context);
  expect(asked).toMatchObject({
    ...{ heat: 'H-1', planned_usd: plan.cost_usd },
    changes: ['Cr 1.00 USD/kg dearer in what is bought'],
  });
  expect(asked.after!.cost_usd).toBeGreaterThan(asked.before.cost_usd);
  expect((await context.store.head()).size).toBe(size);
  const stranger = { what: 'without', material: 'V-nowhere' };
  await expect(runTask(whatIfHeat, { ...ORDER, changes: [stranger] }, context)).rejects.toMatchObject({
    code: 'input',
  });
});
