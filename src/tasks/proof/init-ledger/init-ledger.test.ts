import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { initLedger } from './init-ledger.ts';

const person = (id: string, roles: readonly string[]) => ({
  ...{ id, name: `Person ${id}`, roles, token: `remelt_token-of-${id}-that-is-long-enough` },
});

it('makes the ledger of the demonstration plant once', async () => {
  const context = memoryContext();
  const made = await runTask(initLedger, {}, context);
  expect(made.head.size).toBe(1);
  expect(made).not.toHaveProperty('mayAdmit');
  expect((await context.store.roster()).demonstration).toBe(true);
  const again = runTask(initLedger, {}, context);
  await expect(again).rejects.toMatchObject({ code: 'conflict', details: [{ value: 1 }] });
});

it('makes that of a real plant with two persons, and says who may do what', async () => {
  const order = { plant: 'works', name: 'The works' };
  const two = [person('anna', ['quality', 'receiver']), person('bert', ['certifier'])];
  const one = runTask(initLedger, { ...order, persons: two.slice(0, 1) }, memoryContext());
  await expect(one).rejects.toThrow(/begins with two persons/);
  const context = memoryContext();
  const made = await runTask(initLedger, { ...order, persons: two }, context);
  expect(made).toMatchObject({ mayAdmit: expect.arrayContaining(['anna']), demonstrationFacts: true });
  const { plant, demonstration } = await context.store.roster();
  expect([plant?.id, plant?.name, demonstration]).toEqual(['works', 'The works', false]);
  const wrong = runTask(initLedger, { ...order, plant: 'a b/../c' }, memoryContext());
  await expect(wrong).rejects.toMatchObject({ details: [{ path: 'plant' }] });
});

it('never names a real plant after the demonstration', async () => {
  const persons = [person('anna', ['quality', 'receiver']), person('bert', ['certifier'])];
  const works = { plant: 'works', name: 'The works' };
  for (const [wrong, path, words] of [
    [{ plant: 'works' }, 'name', 'a real plant needs a name'],
    [{ name: 'The works' }, 'plant', 'a real plant needs a short name'],
    [{ ...works, name: 'demonstration Works ' }, 'name', 'is the demonstration plant'],
    [{ ...works, plant: 'demo' }, 'plant', 'is the demonstration plant'],
  ] as const) {
    const context = memoryContext();
    await expect(runTask(initLedger, { ...wrong, persons }, context)).rejects.toMatchObject({
      ...{ code: 'input', message: expect.stringContaining(words), details: [{ path }] },
    });
    expect((await context.store.head()).size).toBe(0);
  }
});
