import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { freshFolder, remelt } from '../testing/remelt.ts';

const folder = freshFolder();
afterAll(() => folder.remove());
const ask = (...argv: string[]) => remelt(folder.path, argv);

/** A sheet in a shop's own words: number, mass, word of the form, supplier. */
function sheet(
  name: string,
  rows: readonly (readonly [id: string, mass: string, form: string, from: string])[],
) {
  const path = join(folder.path, name);
  const lines = rows.map((row) => [...row, 'Inconel 718', '18.2', 'Halle 3'].join(';'));
  writeFileSync(path, ['Lote;Peso kg;Forma;Fornecedor;Liga;Cr %;Notas', ...lines].join('\n'));
  const said = ['--set', 'origin=post-consumer', '--set', 'method=OES', '--map', 'Fornecedor=supplier'];
  return ['import', path, ...said, '--word', 'cavaco=turnings'];
}

it('leaves out a row that is entered twice, by the word of who imports, and says so', async () => {
  const twice = sheet('twice.csv', [
    ['A-1', '100', 'cavaco', 'Turbinas do Vale'],
    ['A-2', '250', 'cavaco', 'Turbinas do Vale'],
    ['A-2', '250', 'cavaco', 'Turbinas do Vale'],
  ]);
  const dry = await ask(...twice, '--dry-run');
  expect([dry.code, dry.out]).toEqual([
    1,
    expect.stringMatching(/already used in row 3[\s\S]*--leave-out 4/),
  ]);
  const without = await ask(...twice, '--leave-out', '4', '--dry-run');
  expect([without.code, without.out]).toEqual([
    0,
    expect.stringMatching(/2 lots, 350 kg; nothing booked[\s\S]*row 4: left out by who imports/),
  ]);
  const booked = await ask(...twice, '--leave-out', '4', '--yes');
  expect([booked.code, booked.out]).toEqual([
    0,
    expect.stringMatching(/2 lots, 350 kg, 2 analyses; left out: row 4/),
  ]);
  for (const row of ['1', '9', 'x'])
    expect((await ask(...twice, '--leave-out', row, '--dry-run')).err).toMatch(/row 1|row 9|number of a row/);
}, 60_000);

it('shows what the ledger would refuse, row by row, before anything is booked', async () => {
  const again = sheet('again.csv', [
    ['B-1', '100', 'cavaco', 'Turbinas do Vale'],
    ['A-1', '90', 'cavaco', 'Turbinas do Vale'],
  ]);
  const dry = await ask(...again, '--dry-run', '--json');
  expect(dry.code).toBe(1);
  expect(dry.json()).toMatchObject({
    faults: [{ where: expect.stringMatching(/again\.csv, row 3$/), message: expect.stringMatching(/A-1/) }],
    marks: [{ row: 3, column: 'A' }],
  });
  expect((await ask(...again, '--yes')).code).toBe(2);
}, 60_000);

it('asks about a name that is one slip or an accent away, in the dry run too, and takes a word for it', async () => {
  const named = sheet('named.csv', [
    ['C-1', '100', 'cavaco', 'Turbnas do Vale'],
    ['C-2', '100', 'cavaco', 'Forjaria São Bento'],
    ['C-3', '100', 'cavaco', 'Forjaria Sao Bento'],
  ]);
  const dry = await ask(...named, '--dry-run');
  expect([dry.code, dry.out]).toEqual([
    3,
    expect.stringMatching(
      /"Turbnas do Vale" is written "Turbinas do Vale" on 2 lots[\s\S]*"Forjaria Sao Bento" is written "Forjaria São Bento" in this table/,
    ),
  ]);
  expect((await ask(...named, '--yes')).code).toBe(4);
  const said = [
    '--word',
    'Turbnas do Vale=Turbinas do Vale',
    '--word',
    'Forjaria Sao Bento=Forjaria São Bento',
  ];
  expect(await ask(...named, ...said, '--dry-run')).toMatchObject({ code: 0 });
  expect(await ask(...named, ...said, '--yes')).toMatchObject({ code: 0 });
  const { lots } = (await ask('lots', '--all', '--json')).json() as {
    lots: { id: string; supplier: string }[];
  };
  expect(lots.filter(({ id }) => id.startsWith('C')).map(({ supplier }) => supplier)).toEqual([
    'Turbinas do Vale',
    'Forjaria São Bento',
    'Forjaria São Bento',
  ]);
}, 60_000);

it('shows columns that are not imported as they stand', async () => {
  const dry = await ask(...sheet('notes.csv', [['D-1', '100', 'cavaco', 'Delta']]), '--dry-run', '--json');
  expect((dry.json() as { columns: object[] }).columns.at(-1)).toMatchObject({
    heading: 'Notas',
    holds: '',
    example: 'Halle 3',
  });
}, 60_000);
