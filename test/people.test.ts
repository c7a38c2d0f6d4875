import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dataWithPeople } from './testing/plant.ts';
import { freshFolder, remelt } from './testing/remelt.ts';

const LOTS =
  'lot_id,mass_kg,form,origin_class,method,balance,Cr_wtpct\nA,5,mill-solids,pre-consumer-external,ICP-OES,Ni,22\n';

let folder: ReturnType<typeof freshFolder>;
beforeEach(() => {
  folder = freshFolder();
  writeFileSync(join(folder.path, 'lots.csv'), LOTS);
});
afterEach(() => folder.remove());

it('W1: a name that is not on the list, or without the role, books nothing; who has the role books', async () => {
  const by = (person: string) => remelt(folder.path, ['import', 'lots.csv', '--by', person]);
  const stranger = await by('M. Keller');
  expect([stranger.code, stranger.err]).toEqual([
    2,
    expect.stringMatching(
      /remelt: "M. Keller" is no person of this plant\n {2}by = M. Keller: allowed: p-goods; cure: sign with the id/,
    ),
  ]);
  expect((await by('p-melt')).err).toMatch(/Melter \(specimen\) may not receive lot/);
  expect((await by('p-goods')).out).toMatch(/booked on hold: 1 lot,/);
  expect((await by('p-goods')).out).toMatch(/already booked before/);
  const nameless = await remelt(folder.path, ['import', 'lots.csv']);
  expect([nameless.code, nameless.err]).toEqual([2, expect.stringMatching(/row 2: lot A exists already/)]);
  expect((await remelt(folder.path, ['lot', 'hold', 'A', 'r'])).code).toBe(0);
}, 120_000);

it('W1: a plant that lists nobody takes every name, and says that nobody was checked', async () => {
  const env = { REMELT_DATA: dataWithPeople(folder.path, () => []) };
  const booked = await remelt(folder.path, ['import', 'lots.csv', '--by', 'M. Keller', '--json'], { env });
  expect([booked.code, booked.err]).toEqual([
    0,
    expect.stringMatching(/lists no persons: who signs what is not checked/),
  ]);
  expect(booked.json()).toMatchObject({ format: 'remelt-import/1' });
}, 120_000);
