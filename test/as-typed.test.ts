import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { freshFolder, remelt } from './testing/remelt.ts';

const folder = freshFolder();
afterAll(() => folder.remove());
const ask = (...argv: string[]) => remelt(folder.path, argv);

/** Two lots with an analysis; 5,000 t of them where a mass is asked about. */
const sheet = (kg: number | string, id = 'L-1') => {
  const path = join(folder.path, `${id}.csv`);
  writeFileSync(
    path,
    [
      'lot_id,mass_kg,form,origin_class,declared_grade,Cr [wt%],Ni [wt%],Nb [wt%],Ti [wt%],Al [wt%],S [ppm],method',
      `${id},${kg},turnings,virgin,IN718,18.4,53.1,5.1,0.97,0.51,12,OES`,
    ].join('\n'),
  );
  return ['import', path, '--yes'];
};

it('Y13: asks about results of a lot that are far from its other analysis, and books nothing', async () => {
  expect(await ask(...sheet(100))).toMatchObject({ code: 0 });
  const analyse = (id: string, ...results: string[]) =>
    ask('lot', 'analyse', 'L-1', ...results, '--method', 'OES', '--id', id);
  const slip = await analyse('X2', 'Cr=0.184', 'Ni=0.53');
  expect([slip.code, slip.err]).toEqual([
    2,
    expect.stringMatching(
      /Cr 0\.184 wt% \(analysis A1: [\d.]+ to [\d.]+ wt%\)[\s\S]*is it right\?[\s\S]*--as-typed/,
    ),
  ]);
  expect((await analyse('X3', 'S=12')).err).toMatch(
    /S 12 wt% \(analysis A1: at most [\d.]+ ppm|S 12 wt% \(analysis A1: [\d.]+ to/,
  );
  expect((await ask('lot', 'show', 'L-1')).out).not.toMatch(/X2|X3/);
  // as the unit says, it is what the other analysis says
  expect(await analyse('X3', 'S=12ppm')).toMatchObject({ code: 0 });
  expect(await analyse('X4', 'Cr=18.2', 'S=11 ug/g')).toMatchObject({ code: 0 });
  expect(await analyse('X5', 'Cr=0.184', '--as-typed')).toMatchObject({ code: 0 });
}, 60_000);

it('Y13: asks about a lot of 5,000 t, in a dry run as well', async () => {
  const large = sheet(5_000_000, 'L-9');
  const dry = await ask('import', large[1]!, '--dry-run');
  expect([dry.code, dry.out]).toEqual([
    3,
    expect.stringMatching(/row 2, L-9 5,000,000 kg \(a lorry carries 28,000 kg\): is it right\?/),
  ]);
  const asked = await ask(...large);
  expect([asked.code, asked.err]).toEqual([2, expect.stringMatching(/L-9 5,000,000 kg[\s\S]*--as-typed/)]);
  expect((await ask('lots', '--all')).out).not.toContain('L-9');
  expect(await ask(...large, '--as-typed')).toMatchObject({ code: 0 });
  const bought = await ask('lot', 'buy', 'Ni-electrolytic', '2000000', '--price', '15400');
  expect([bought.code, bought.err]).toEqual([
    2,
    expect.stringMatching(/2,000,000 kg \(a lorry carries[^)]*\), Ni-electrolytic 15400 USD\/kg/),
  ]);
}, 60_000);

it('Y13: asks about a price of a tonne', async () => {
  const set = (price: string, ...said: string[]) =>
    ask('price', 'set', 'Ni', price, '--source', 'exchange', '--on', '2026-11-26', ...said);
  const asked = await set('15400');
  expect([asked.code, asked.err]).toEqual([
    2,
    expect.stringMatching(
      /Ni 15400 USD\/kg \([\d.]+ USD\/kg, in the deck; a price of a tonne would be 15\.40 USD\/kg\): is it\s+right\?[\s\S]*--as-typed/,
    ),
  ]);
  expect(await set('15.40')).toMatchObject({ code: 0 });
  expect((await set('1.54')).err).toMatch(/15\.40 USD\/kg, set for 2026-11-26/);
  expect(await set('1.54', '--as-typed')).toMatchObject({ code: 0 });
}, 60_000);

it('Y13: asks about a limit far from the grade, and not about a tighter one', async () => {
  const enter = (revision: string, ...limits: string[]) =>
    ask('spec', 'enter', 'C-718', revision, ...limits, '--customer', 'Customer C', '--by', 'p-plan');
  const grade = ['--grade', 'IN718'];
  const asked = await enter('1', 'S=..16', 'Cr=1.7..2.1', ...grade);
  expect([asked.code, asked.err.replace(/\s+/g, ' ')]).toEqual([
    2,
    expect.stringMatching(
      /S max 16 wt% \(IN718: at most 150 ppm\), Cr min 1\.7 wt% \(IN718: [\d.]+ wt% to 2\d[\d.]* wt%\), Cr max 2\.1 wt% .*is it right\?.*--as-typed/,
    ),
  ]);
  expect((await enter('1', 'S=..16')).err).toMatch(/S max 16 wt% \(any grade: /);
  expect(await enter('1', 'S=..16ppm', 'Cr=17..21', 'Bi=..0.3ppm', ...grade)).toMatchObject({ code: 0 });
  expect(await enter('2', 'S=..16', ...grade, '--reason', 'as printed', '--as-typed')).toMatchObject({
    code: 0,
  });
}, 60_000);

it('Y13: asks about a mass of a treatment that a sign explains', async () => {
  const gate = [
    '--rate',
    '10',
    '--background',
    '10',
    '--cavities',
    'none',
    '--oil',
    '0.03',
    '--parts',
    'not-parts',
  ];
  const looked = await ask('lot', 'gate', 'L-1', ...gate, '--export', 'free', '--declared', 'fits');
  expect(looked.code).not.toBe(2);
  const wash = (kg: string, ...said: string[]) =>
    ask('lot', 'process', 'L-1', '--treatment', 'washing', '--clean-kg', kg, ...said);
  const asked = await wash('9.7');
  expect([asked.code, asked.err.replace(/\s+/g, ' ')]).toEqual([
    2,
    expect.stringMatching(/9\.7 kg after \(100 kg are left for it\): is it right\?.*--as-typed/),
  ]);
  expect((await ask('lot', 'show', 'L-1')).out).not.toMatch(/9\.7 kg/);
  expect(await wash('97')).toMatchObject({ code: 0 });
}, 60_000);
