import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { realPlant } from './testing/plant.ts';
import { freshYard, remelt } from './testing/remelt.ts';

const LOTS =
  'lot_id,mass_kg,form,origin_class,method,balance,Cr_wtpct\nA,5,mill-solids,pre-consumer-external,ICP-OES,Ni,22\n';

let folder: Awaited<ReturnType<typeof freshYard>>;
beforeEach(async () => {
  folder = await freshYard();
  writeFileSync(join(folder.path, 'lots.csv'), LOTS);
});
afterEach(() => folder.remove());

it('W1: a name that is not on the list, or without the role, books nothing; who has the role books', async () => {
  const by = (person: string) => remelt(folder.path, ['import', 'lots.csv', '--by', person]);
  const stranger = await by('M. Keller');
  expect([stranger.code, stranger.err]).toEqual([
    2,
    expect.stringMatching(
      /remelt: "M. Keller" is not a person of this plant\n {2}--by = M. Keller: allowed: p-goods; cure: sign with the id/,
    ),
  ]);
  expect((await by('p-melt')).err).toMatch(/Melter \(demonstration\) may not receive a lot/);
  expect((await by('p-goods')).out).toMatch(/^Booked on hold: 1 lot,/);
  expect((await by('p-goods')).out).toMatch(/^Already booked before/);
  // In the demonstration plant an invented person does it, in a real one somebody must.
  const nameless = await remelt(folder.path, ['import', 'lots.csv']);
  expect([nameless.out, nameless.err]).toEqual([
    expect.stringMatching(/^Already booked before/),
    expect.stringContaining('receive lot: as p-goods of the demonstration plant'),
  ]);
}, 120_000);

it('W4: a real plant that lists nobody books nothing before its ledger says whose it is', async () => {
  const env = { REMELT_DATA: realPlant(folder.path, () => []) };
  const booked = await remelt(folder.path, ['import', 'lots.csv', '--by', 'M. Keller', '--json'], { env });
  expect([booked.code, booked.out]).toEqual([2, expect.stringMatching(/proof\/init-ledger/)]);
}, 120_000);

it('W2: a plant that lists nobody releases, ships and disposes of nothing, and says what to enter', async () => {
  const env = { REMELT_DATA: realPlant(folder.path, () => []) };
  for (const argv of [
    ['ship', 'I-1', '--to', 'forge', '--by', 'M. Keller'],
    ['dispose', 'object:I-1', '--as', 'scrap', '--reason', 'r', '--by', 'M. Keller'],
  ]) {
    const { code, err } = await remelt(folder.path, argv, { env });
    expect(code).toBe(2);
    expect(err).toMatch(/the plant lists no persons, so "M. Keller" cannot sign/);
    expect(err).toMatch(
      /with the role (certifier or shipping|quality); cure: list the persons and their roles in plant.json/,
    );
  }
  const stranger = await remelt(folder.path, ['ship', 'I-1', '--to', 'forge', '--by', 'M. Keller']);
  expect(stranger.err).toMatch(
    /"M. Keller" is not a person of this plant\n {2}--by = M. Keller: allowed: p-cert, p-ship;/,
  );
}, 120_000);

it('W1: who may wash a lot may book the washing, though not what was measured after it', async () => {
  const run = (words: string) => remelt(folder.path, words.split(' '));
  await run('import lots.csv');
  await run(
    'lot gate A --rate 10 --background 10 --cavities none --oil 0.004 --parts not-parts --export free --declared fits',
  );
  const wash = 'lot process A --treatment washing --clean-kg 4.9 --by p-melt';
  expect((await run(`${wash} --oil 0.001`)).err).toMatch(/Melter \(demonstration\) may not check a lot/);
  expect((await run(wash)).out).toMatch(/5 kg wet, 4.9 kg clean/);
}, 120_000);

it('every command that takes a signature says in its help which role it needs', async () => {
  const commands = [
    ['import'],
    ...['gate', 'process', 'analyse', 'clear', 'pieces', 'turnings'].map((verb) => ['lot', verb]),
    ...['record', 'release', 'certificate', 'ship', 'dispose', 'advise'].map((verb) => [verb]),
  ];
  for (const words of commands) {
    const { out } = await remelt(folder.path, [...words, '--help']);
    const told = out
      .split('--by <person>')[1]!
      .split(/\n +--|\n +-h/)[0]!
      .replaceAll(/\s+/g, ' ');
    expect(told, words.join(' ')).toMatch(/role|melter/);
  }
}, 120_000);
