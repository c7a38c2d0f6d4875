import { expect, test } from 'vitest';
import { dataFacts } from '../../../calculations/testing/data-facts.ts';
import type { Command } from '../../../evidence/ledger/commands.ts';
import { lotOf, receive } from '../../../evidence/ledger/testing/example-commands.ts';
import { openMemoryStore } from '../../../evidence/ledger/testing/memory-store.ts';
import { INVENTED_PERSONS } from '../../../metal/plant/site.ts';
import { refuseDemonstration } from './refuse-demonstration.ts';

const begun = async (...commands: readonly Command[]) => {
  const store = openMemoryStore({
    clock: () => new Date('2026-03-01T08:00:00Z'),
    salts: (bytes) => new Uint8Array(bytes),
  });
  for (const command of commands) await store.execute(command);
  return store;
};
const by = (person: string, lot = lotOf('A', 5_000)): Command => ({ ...receive(lot), by: person }) as Command;
const OWN = [{ id: 'anna' }, { id: 'bert' }];

test('W4: a ledger that invented persons signed, or with marked metal, is adopted as no real one', async () => {
  await expect(
    refuseDemonstration(await begun(by('anna', lotOf('B', 5)), by('p-goods')), OWN),
  ).rejects.toThrow(/record 1 is signed by p-goods, an invented person/);
  await expect(
    refuseDemonstration(await begun(by('anna', { ...lotOf('A', 5), specimen: true })), OWN),
  ).rejects.toThrow(/record 0 books metal that does not exist/);
});

test('W4: a plant that gave its persons ids of the demonstration adopts its own older ledger', async () => {
  const own = [{ id: 'p-goods' }, { id: 'p-qual' }];
  await expect(refuseDemonstration(await begun(by('p-goods')), own)).resolves.toBeUndefined();
  await expect(refuseDemonstration(await begun(by('anna')), OWN)).resolves.toBeUndefined();
});

test('the invented persons are those of the shipped plant', () => {
  expect(dataFacts().plant.persons.map(({ id }) => id)).toEqual(INVENTED_PERSONS);
});
