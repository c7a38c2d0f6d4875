import { expect, it } from 'vitest';
import { NotFoundError } from '../../../foundation/errors.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { groupPrices } from './group-prices.ts';
import { page } from './page.ts';

const group = { format: 'remelt-group/1', plants: ['a', 'b'].map((id) => ({ id, folder: id, trust: null })) };
const price = (usd_per_kg: number) => ({
  ...{ of: 'Ni', usd_per_kg, on: '2026-01-05', age_days: 1, source: 'exchange', set: true },
  deck_usd_per_kg: null,
});

it('says by how much two plants differ, and leaves out a plant that answers in another form', async () => {
  const plant = await founded();
  const answers: Record<string, unknown> = {
    a: { format: 'remelt-prices/1', prices: [price(15)] },
    b: { format: 'remelt-prices/1', prices: [price(16.5)] },
  };
  const context = { ...plant, plants: { ask: async ({ id }: { readonly id: string }) => answers[id] } };
  const both = await runTask(groupPrices, { group }, context);
  expect(both.rows).toMatchObject([{ of: 'Ni', spread: expect.closeTo(0.1, 9) }]);
  expect(renderTerminal(page(both))).toMatch(/Ni +15 +16.5 +10.0 %/);
  // not even a plant whose server does not know the verb counts as one that answered
  const old = { ask: async () => Promise.reject(new NotFoundError('there is no task "list-prices"')) };
  expect(await runTask(groupPrices, { group }, { ...plant, plants: old })).toMatchObject({ complete: false });
  answers.b = { format: 'something else' };
  const one = await runTask(groupPrices, { group }, context);
  expect(one).toMatchObject({ complete: false, rows: [{ spread: null }] });
  expect(renderTerminal(page(one))).toContain(
    'b did not answer: it answers in a form that this version does not read',
  );
});
