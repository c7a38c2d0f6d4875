import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freshYard, remelt } from '../testing/remelt.ts';

let folder: Awaited<ReturnType<typeof freshYard>>;
beforeEach(async () => {
  folder = await freshYard();
});
afterEach(() => folder.remove());

const HEAD = 'lot_id,mass_kg,form,origin_class,method,declared_grade,';
const run = (words: string) => remelt(folder.path, words.split(' '));

interface Shown {
  readonly balance: string;
  readonly contents: readonly { readonly element: string; readonly mean_wtpct: number }[];
}
const shown = async (lot: string): Promise<Shown> => (await run(`lot show ${lot} --json`)).json() as Shown;

it('a sheet without the base element keeps what was measured, and says what is found by difference', async () => {
  writeFileSync(
    join(folder.path, 'q.csv'),
    `${HEAD}Cr_wtpct,Fe_wtpct\nQ2,100,turnings,post-consumer,OES,,18,19\n`,
  );
  const dry = await run('import q.csv --dry-run');
  expect(dry.out).toMatch(
    /Q2: Ni is taken as the balance \(63 wt% has no result; base of \S+, the nearest grade\)/,
  );
  const booked = await run('import q.csv --yes');
  expect(booked.out).toMatch(/Q2: Ni is the balance \(63 wt% has no result/);
  expect(booked.out).toMatch(/for another balance take the lot back, .*: remelt undo lot:ID/);
  const { balance, contents } = await shown('Q2');
  expect(balance).toBe('Ni');
  expect(contents.find(({ element }) => element === 'Fe')?.mean_wtpct).toBeCloseTo(19, 6);
}, 120_000);

it('the declared grade says the base; what the sheet or --set says goes before it', async () => {
  writeFileSync(
    join(folder.path, 'd.csv'),
    `${HEAD}Cr_wtpct,Fe_wtpct\nD1,100,turnings,post-consumer,OES,X-40,25,1\n`,
  );
  expect((await run('import d.csv --yes')).out).toMatch(/D1: Co is the balance .*declared grade X40/);
  writeFileSync(
    join(folder.path, 's.csv'),
    `${HEAD}Cr_wtpct,Fe_wtpct\nS1,100,turnings,post-consumer,OES,,18,19\n`,
  );
  expect((await run('import s.csv --yes --set balance=Co')).out).not.toMatch(/is the balance/);
  expect((await shown('S1')).balance).toBe('Co');
}, 120_000);

it('an analysis booked later without a balance takes the base too; a sheet with its base stays as it is', async () => {
  writeFileSync(
    join(folder.path, 'n.csv'),
    `${HEAD}Cr_wtpct,Fe_wtpct,Ni_wtpct\nN1,100,turnings,post-consumer,OES,,18,19,53\nN2,100,turnings,post-consumer,OES,,,,\n`,
  );
  expect((await run('import n.csv --yes')).out).not.toMatch(/is the balance/);
  expect((await shown('N1')).balance).toBe('Ni');
  await run('lot analyse N2 Cr=18 Fe=19 --method OES --id A1');
  expect((await shown('N2')).balance).toBe('Ni');
}, 120_000);
