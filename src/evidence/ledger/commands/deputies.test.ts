import { expect, test } from 'vitest';
import type { KnownPerson } from '../../../metal/plant/person.ts';
import type { Command } from '../commands.ts';
import { lotOf, receive, showGood } from '../testing/example-commands.ts';
import { openMemoryStore } from '../testing/memory-store.ts';

const person = (id: string, ...roles: KnownPerson['roles']) => ({ id, name: id.toUpperCase(), roles });
const DEPUTY = { person: 'p-goods', deputyFor: 'p-qual', deputyUntil: '2026-03-31' };

/** A demonstration with a lot on hold; the receiver stands in for quality from the given day. */
async function plant(deputyFrom = '2026-03-01') {
  let day = '2026-03-01';
  const store = openMemoryStore({
    clock: () => new Date(`${day}T08:00:00.000Z`),
    salts: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    demonstration: true,
  });
  const book = (by: string, command: object) => store.execute({ ...command, by } as Command);
  await store.execute({
    ...{ type: 'foundPlant', plant: 'W', name: 'Works', demonstration: true },
    persons: [
      person('p-goods', 'receiver', 'sampler'),
      person('p-lab', 'analyst'),
      person('p-qual', 'quality'),
      person('p-cert', 'certifier'),
    ],
  });
  await store.execute(receive(lotOf('A', 5_000)));
  await store.execute(showGood('A'));
  await book('p-lab', { type: 'holdLot', lot: 'A', reason: 'a drum was open' });
  await book('p-qual', { type: 'nameDeputy', ...DEPUTY, deputyFrom });
  await book('p-cert', { type: 'confirmPerson', person: 'p-goods' });
  return {
    book,
    last: async () => (await store.records(0)).at(-1)!.body,
    on: (later: string) => {
      day = later;
    },
  };
}

const LIFT = { type: 'proposeLift', lot: 'A', reason: 'it was emptied' };
const CLEAR = { type: 'clearLot', lot: 'A', grade: 'haynes-230', reason: 'r' };

test('W5: a record says for whom a deputy acts, and says nothing of what they do in their own right', async () => {
  const { book, last } = await plant();
  await book('p-lab', LIFT);
  await book('p-goods', CLEAR);
  expect(await last()).toMatchObject({ by: 'p-goods', actsFor: 'p-qual' });
  await book('p-goods', receive(lotOf('B', 1_000)));
  expect(await last()).not.toHaveProperty('actsFor');
});

test('W3: a deputy may not do what the absent person may not, nor the absent person what was done for them', async () => {
  const byAbsent = await plant();
  await byAbsent.book('p-qual', LIFT);
  await expect(byAbsent.book('p-goods', CLEAR)).rejects.toThrow(
    /P-QUAL, for whom P-GOODS signs, did "lift hold" on lot A and cannot do "clear lot"/,
  );
  const byDeputy = await plant();
  await byDeputy.book('p-goods', LIFT);
  await expect(byDeputy.book('p-goods', CLEAR)).rejects.toThrow(/P-GOODS did "lift hold"/);
  await expect(byDeputy.book('p-qual', CLEAR)).rejects.toThrow(/P-QUAL did "lift hold"/);
});

test('W5: a deputy stands in from the first day to the last', async () => {
  const { book, on } = await plant('2026-03-10');
  await expect(book('p-goods', LIFT)).rejects.toMatchObject({ code: 'forbidden' });
  on('2026-03-10');
  await book('p-goods', LIFT);
  on('2026-04-01');
  await expect(book('p-goods', LIFT)).rejects.toMatchObject({ code: 'forbidden' });
});

test('W5: a deputy is confirmed by neither of the two', async () => {
  const { book } = await plant();
  await book('p-cert', { type: 'nameDeputy', ...DEPUTY, person: 'p-lab', deputyFrom: '2026-03-01' });
  await expect(book('p-lab', { type: 'confirmPerson', person: 'p-lab' })).rejects.toThrow(
    /does not decide about themself|may not/,
  );
  await expect(book('p-cert', { type: 'confirmPerson', person: 'p-lab' })).rejects.toThrow(/P-CERT did/);
});
