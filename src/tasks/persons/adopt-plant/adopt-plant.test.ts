import { expect, it } from 'vitest';
import { lotOf, receive } from '../../../evidence/ledger/testing/example-commands.ts';
import { openMemoryStore } from '../../../evidence/ledger/testing/memory-store.ts';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import { runTask } from '../../task.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { adoptPlant } from './adopt-plant.ts';

const ORDER = { plant: 'works', name: 'Works', by: 'p-qual', with: 'p-cert' };
const TOKEN = 'remelt_token-of-the-melter-long-enough';

/** A ledger that was begun without persons. */
const begun = async () => {
  const context = memoryContext();
  const store = openMemoryStore({ clock: context.clock, salts: (bytes) => new Uint8Array(bytes) });
  await store.execute(receive(lotOf('A', 5_000)));
  return { ...context, store };
};

it('gives a ledger without persons those of plant.json, each with the token that was made', async () => {
  const context = await begun();
  const adopted = await runTask(adoptPlant, { ...ORDER, tokens: { 'p-melt': TOKEN } }, context);
  expect(adopted).toMatchObject({ plant: { id: 'works', how: 'adopted' }, demonstration: true });
  const { persons } = await context.store.roster();
  expect(persons.map(({ id }) => id)).toContain('p-lab');
  expect(persons.flatMap(({ id, tokenSha256 }) => (tokenSha256 ? [[id, tokenSha256]] : []))).toEqual([
    ['p-melt', hashOfText(TOKEN)],
  ]);
});

it('refuses one person for both, and a real plant whose ledger holds a demonstration', async () => {
  const one = runTask(adoptPlant, { ...ORDER, with: 'p-qual', tokens: {} }, await begun());
  await expect(one).rejects.toThrow(/adopted by two persons/);
  const context = await begun();
  const { plant } = context.compute.facts();
  const real = {
    ...plant,
    sites: [{ id: 'w', name: 'Works' }],
    persons: [{ ...plant.persons[0]!, id: 'anna' }],
  };
  const facts = { ...context.compute.facts(), plant: real } as never;
  await context.store.execute({ ...receive({ ...lotOf('B', 5), specimen: true }) });
  const marked = { ...context, compute: { ...context.compute, facts: () => facts } };
  await expect(runTask(adoptPlant, { ...ORDER, tokens: {} }, marked)).rejects.toThrow(
    /holds a demonstration/,
  );
});
