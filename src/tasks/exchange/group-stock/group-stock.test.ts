import { expect, it } from 'vitest';
import { UnavailableError } from '../../../foundation/errors.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { yardWith } from '../../testing/yard.ts';
import { listLots } from '../../yard/list-lots/list-lots.ts';
import { groupStock } from './group-stock.ts';
import { page } from './page.ts';

const group = { format: 'remelt-group/1', plants: ['a', 'b'].map((id) => ({ id, folder: id, trust: null })) };

it('adds up the yards that answered, part by part, and a yard that broke off in no sum', async () => {
  const yard = await yardWith('R-2301', 'R-2302');
  const kept = new Map<string, unknown>();
  let breaks = false;
  const context = {
    ...yard,
    kept: {
      get: (key: string) => kept.get(key),
      put: (all: readonly (readonly [string, unknown])[]) =>
        all.forEach(([key, value]) => void kept.set(key, value)),
    },
    plants: {
      // one lot at a time: a list in parts is read to its end
      ask: async ({ id }: { readonly id: string }, { order }: { readonly order: object }) => {
        if (breaks && id === 'b' && 'after' in order) throw new UnavailableError('the line is cut');
        return runTask(listLots, { ...order, limit: 1 }, yard);
      },
    },
  };
  const both = await runTask(groupStock, { group }, context);
  const own = (await runTask(listLots, {}, yard)).lots.length;
  expect(own).toBe(2);
  expect(both).toMatchObject({ complete: true, totals: { plants: 2, of: 2, lots: 2 * own } });
  breaks = true;
  const one = await runTask(groupStock, { group }, context);
  expect(one).toMatchObject({ complete: false, totals: { plants: 1, of: 2, lots: own } });
  const text = renderTerminal(page(one));
  expect(text).toContain('the sum of 1 of 2 plants');
  expect(text).toMatch(/b did not answer: the line is cut. It answered last at 20/);
});

it('refuses a group that names a plant twice, or says not where it is asked', async () => {
  const yard = await yardWith('R-2301');
  const twice = { ...group, plants: [...group.plants, ...group.plants] };
  await expect(runTask(groupStock, { group: twice }, yard)).rejects.toMatchObject({ code: 'input' });
  const nowhere = { ...group, plants: [{ id: 'a', trust: null }] };
  await expect(runTask(groupStock, { group: nowhere }, yard)).rejects.toThrow(/exactly one of url/);
});
