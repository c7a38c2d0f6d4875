import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshFolder, freshYard, remelt } from './testing/remelt.ts';

const SHEET = [
  'lot_id,mass_kg,form,origin_class,declared_grade,method,laboratory,balance,C_wtpct,Cr_wtpct,Mo_wtpct,Nb_wtpct',
  'R-1,500,mill-solids,pre-consumer-external,Alloy 718,OES,own,Ni,0.03,18.2,3.02,5.1',
].join('\n');

describe('a folder without a ledger', () => {
  const folder = freshFolder();
  afterAll(() => folder.remove());

  it.each([
    'lots',
    'lot show R-1',
    'lot hold R-1 oil',
    'heat list',
    'heat show H-1',
    'ledger verify',
    'trace lot:R-1',
    'yields',
  ])('is refused by %s, with the cure, and stays as it is', async (words) => {
    const { code, err } = await remelt(folder.path, words.split(' '));
    expect(code).toBe(2);
    expect(err).toContain('there is no ledger in the folder ./remelt-data');
    expect(err).toContain(
      'set REMELT_FOLDER to the folder of the ledger, or make a new ledger: remelt init --plant SHORT --name NAME --person ID:NAME:ROLES --person ID:NAME:ROLES',
    );
    expect(existsSync(join(folder.path, 'remelt-data'))).toBe(false);
  });

  it('gets one by init, once', async () => {
    const made = await remelt(folder.path, ['init', '--json']);
    expect(made.json()).toMatchObject({ format: 'remelt-ledger-init/1', head: { size: 1 } });
    expect((await remelt(folder.path, ['lots'])).code).toBe(0);
    writeFileSync(join(folder.path, 'lots.csv'), SHEET);
    expect((await remelt(folder.path, ['import', 'lots.csv', '--by', 'p-goods'])).code).toBe(0);
    const again = await remelt(folder.path, ['init']);
    expect(again.code).toBe(4);
    expect(again.err).toMatch(/there is a ledger of \d+ records? here already/);
  });
});

it('a first booking makes the ledger and says where', async () => {
  const folder = freshFolder();
  const bought = await remelt(folder.path, ['lot', 'buy', 'Ni-electrolytic', '20']);
  expect(bought.code).toBe(0);
  expect(bought.err).toContain(`a new ledger is made in ${join(folder.path, 'remelt-data')}`);
  folder.remove();
});

describe('a filter of the yard', () => {
  let folder: Awaited<ReturnType<typeof freshYard>>;
  beforeAll(async () => {
    folder = await freshYard();
    writeFileSync(join(folder.path, 'lots.csv'), SHEET);
    await remelt(folder.path, ['import', 'lots.csv', '--by', 'p-goods']);
  });
  afterAll(() => folder.remove());

  it.each([
    ['--grade', 'NOPE', 'unknown grade "NOPE"; the nearest are'],
    ['--form', 'mill-solid', 'did you mean mill-solids?'],
    ['--owner', 'plnt', 'did you mean plant?'],
    ['--status', 'held', '"held" is not a status of a lot'],
  ])('that nothing can match is refused: %s %s', async (option, word, words) => {
    const { code, err } = await remelt(folder.path, ['lots', option, word]);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });

  it('takes any name of a grade, and may match nothing', async () => {
    const found = await remelt(folder.path, ['lots', '--grade', 'inconel 718', '--json']);
    expect((found.json() as { lots: unknown[] }).lots).toHaveLength(1);
    const none = await remelt(folder.path, ['lots', '--grade', 'IN738LC', '--json']);
    expect([none.code, (none.json() as { lots: unknown[] }).lots]).toEqual([0, []]);
  });
});
