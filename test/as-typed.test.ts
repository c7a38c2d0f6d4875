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
