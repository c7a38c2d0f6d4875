import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { freshFolder, remelt } from '../testing/remelt.ts';

const folder = freshFolder();
afterAll(() => folder.remove());
const ask = (...argv: string[]) => remelt(folder.path, argv);

it('books no second supplier or laboratory by a capital letter, and asks once for a whole sheet', async () => {
  const sheet = (name: string, rows: readonly (readonly [id: string, supplier: string, lab: string])[]) => {
    const path = join(folder.path, name);
    const lines = rows.map(([id, supplier, lab]) => `${id},100,turnings,${supplier},virgin,18.2,XRF,${lab}`);
    const head = 'lot_id,mass_kg,form,supplier,origin_class,Cr [wt%],method,laboratory';
    writeFileSync(path, [head, ...lines].join('\n'));
    return ['import', path, '--yes'];
  };
  const suppliers = async (...lots: string[]) => {
    const { lots: found } = (await ask('lots', '--all', '--json')).json() as {
      lots: { id: string; supplier: string; analyses: { laboratory: string }[] }[];
    };
    return lots.map((id) => {
      const { supplier, analyses } = found.find((one) => one.id === id)!;
      return `${supplier}, ${analyses[0]?.laboratory}`;
    });
  };
  expect(await ask(...sheet('a.csv', [['A-1', 'Acme', 'North Lab']]))).toMatchObject({ code: 0 });
  const two = sheet('b.csv', [
    ['B-1', 'ACME ', 'North-lab'],
    ['B-2', 'ACME ', 'North-lab'],
    ['B-3', 'Borealis', 'WORKS'],
  ]);
  const asked = await ask(...two);
  expect([asked.code, asked.err]).toEqual([
    4,
    expect.stringMatching(
      /supplier "ACME" is written "Acme" on 1 lot; laboratory "North-lab" is written "North Lab" in 1 analysis; laboratory "WORKS" is written "works" in plant.json[\s\S]*--same-names/,
    ),
  ]);
  expect((await ask('lots', '--all')).out).not.toContain('B-1');
  expect(await ask(...two, '--same-names', 'join')).toMatchObject({ code: 0 });
  expect(await suppliers('B-1', 'B-2', 'B-3')).toEqual([
    'Acme, North Lab',
    'Acme, North Lab',
    'Borealis, works',
  ]);
  // the same table again is the same booking
  expect((await ask(...two, '--same-names', 'join', '--json')).json()).toMatchObject({ repeated: true });
  // two spellings in one new sheet are asked about too, and may be two
  const apart = sheet('c.csv', [
    ['C-1', 'Delta', 'South Lab'],
    ['C-2', 'DELTA', 'South Lab'],
  ]);
  expect((await ask(...apart)).err).toContain('supplier "DELTA" is written "Delta" in this table');
  expect(await ask(...apart, '--same-names', 'apart')).toMatchObject({ code: 0 });
  expect(await suppliers('C-1', 'C-2')).toEqual(['Delta, South Lab', 'DELTA, South Lab']);
  // both are known now: neither is asked about
  expect(await ask(...sheet('d.csv', [['D-1', 'DELTA', 'South Lab']]))).toMatchObject({ code: 0 });

  const bought = await ask('lot', 'buy', 'Ni-electrolytic', '10', '--supplier', 'acme');
  expect([bought.code, bought.err]).toEqual([4, expect.stringContaining('"acme" is written "Acme"')]);
  // what one laboratory measured of a lot is asked about too, and booked under the name that is known
  const analyse = (id: string, laboratory: string, ...said: string[]) =>
    ask(
      ...['lot', 'analyse', 'D-1', 'S=12ppm', '--method', 'combustion', '--id', id],
      '--laboratory',
      laboratory,
      ...said,
    );
  const measured = await analyse('A-9', 'south lab');
  expect([measured.code, measured.err]).toEqual([
    4,
    expect.stringMatching(
      /laboratory "south lab" is written "South Lab" in 3 analyses[\s\S]*--same-names = south lab/,
    ),
  ]);
  expect(await analyse('A-9', 'south lab', '--same-names', 'join')).toMatchObject({ code: 0 });
  expect(await analyse('A-10', 'south lab', '--same-names', 'apart')).toMatchObject({ code: 0 });
  const { lots: found } = (await ask('lots', '--all', '--json')).json() as {
    lots: { id: string; analyses: { analysis: string; laboratory: string }[] }[];
  };
  expect(found.find(({ id }) => id === 'D-1')!.analyses.slice(-2)).toMatchObject([
    { analysis: 'A-9', laboratory: 'South Lab' },
    { analysis: 'A-10', laboratory: 'south lab' },
  ]);

  const amend = ['amend', 'lot:D-1', '--supplier', 'ACME', '--reason', 'typed wrong', '--by', 'p-qual'];
  const amended = await ask(...amend);
  expect(amended.out + amended.err).toMatch(/supplier "ACME" is written "Acme" on 3 lots: they count as two/);
}, 60_000);
