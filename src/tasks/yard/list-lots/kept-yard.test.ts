import { expect, it } from 'vitest';
import { keptYard } from '../../../desk/yard/kept-yard.ts';
import { memoryContext } from '../../testing/memory-context.ts';

it('keeps the yard while the store answers the same list, whatever the head says, and reads what is another lot', async () => {
  const context = memoryContext();
  await context.store.execute({
    ...{ type: 'receiveLots', by: 'p-goods' },
    lots: ['A', 'B'].map((lot) => ({ lot, mass_g: 1000, form: 'turnings', lotClass: 'purchased-scrap' })),
  } as never);
  let lots = await context.store.lots();
  const asked = { ...context, store: { ...context.store, lots: async () => lots } };
  const first = await keptYard(asked);
  await context.store.execute({ type: 'planHeat', heat: 'H', target: {}, reservations: [], by: 'p-plan' });
  expect(await keptYard(asked)).toBe(first);
  // somebody edited a row: nothing was booked
  lots = [lots[0]!, { ...lots[1]!, mass_g: 9 }];
  const { there } = await keptYard(asked);
  expect(there.map(({ mass_g }) => mass_g)).toEqual([1000, 9]);
  expect(there[0]).toBe(first.there[0]);
  await context.store.close();
  await context.compute.close();
});
