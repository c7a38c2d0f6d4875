import { expect, it } from 'vitest';
import { Memory, type Note } from '../../desk/memory.ts';
import { enterFurnace } from '../../tasks/reference/enter-furnace/enter-furnace.ts';
import { runTask } from '../../tasks/task.ts';
import { founded } from '../../tasks/testing/founded.ts';
import { listLots } from '../../tasks/yard/list-lots/list-lots.ts';
import { readAhead } from './read-ahead.ts';

it('leaves no lot to be worked out for who asks first, in a plant with a furnace of its own', async () => {
  const plant = await founded();
  await runTask(
    enterFurnace,
    { furnace: 'VIM-1', kind: 'vacuum-induction', capacity_kg: 800, minimum_kg: 200 },
    plant.by('p-plan'),
  );
  const receipt = {
    mass_g: 40_000,
    form: 'turnings',
    lotClass: 'purchased-scrap',
    supplier: 'Maier',
  } as const;
  const lots = ['L-1', 'L-2', 'L-3'].map((lot) => ({ lot, ...receipt }));
  await plant.store.execute({ type: 'receiveLots', lots, by: 'p-goods' });
  let worked = 0;
  class Counted extends Memory {
    override of<Answer>(
      place: Note<Answer>,
      things: readonly [object, ...object[]],
      work: () => Answer,
    ): Answer {
      return super.of(place, things, () => {
        worked++;
        return work();
      });
    }
  }
  // as the ledger of a server: the same list until something is booked
  const there = await plant.store.lots();
  const store = { ...plant.store, lots: async () => there };
  const context = { ...plant.by('p-plan'), store, memory: new Counted() };
  await readAhead(context);
  const before = worked;
  expect(before).toBeGreaterThanOrEqual(3);
  expect((await runTask(listLots, { sort: 'booked', limit: 10 }, context)).lots).toHaveLength(3);
  expect(worked).toBeLessThan(before + 3);
});
