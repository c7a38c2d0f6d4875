import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshFolder, remelt } from './testing/remelt.ts';

/** Bytes of a workbook of one sheet. */
async function xlsxOf(rows: readonly (readonly (string | number)[])[]): Promise<Buffer> {
  const book = new exceljs.Workbook();
  book.addWorksheet('Rm').addRows(rows.map((row) => [...row]));
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('remelt stats', () => {
  let folder: ReturnType<typeof freshFolder>;
  beforeAll(() => {
    folder = freshFolder();
    writeFileSync(join(folder.path, 'x.json'), '{"x":[1012,998,1005,1021,1009,1003,1011,996],"unit":"MPa"}');
    writeFileSync(join(folder.path, 'one.json'), '{"x":[1012]}');
    writeFileSync(join(folder.path, 'mixed.json'), '{"x":[1012,150],"unit":["MPa","ksi"]}');
  });
  afterAll(() => folder.remove());

  it('answers in one document, opens no database, and draws when asked', async () => {
    const run = await remelt(folder.path, ['stats', 'basisNormal', 'x.json', '--json', '--svg', 'x.svg']);
    expect(run.code).toBe(0);
    expect(run.json()).toMatchObject({ format: 'remelt-statistics/1', n: 8, usable: true, ignored: [] });
    expect(readFileSync(join(folder.path, 'x.svg'), 'utf8')).toContain('value [MPa]');
    expect(existsSync(join(folder.path, 'remelt-data'))).toBe(false);
  });
  it('reads a table as people keep it, and says what it was run on, on paper too', async () => {
    const rows = [1012, 998.5, 1021, 1005, 1009, 1011, 996, 1003];
    const lines = rows.map((value, i) => `${String(value).replace('.', ',')};H${Math.floor(i / 2)}`);
    writeFileSync(join(folder.path, 'rm.csv'), ['Rm [MPa];Heat', ...lines].join('\n'));
    const columns = ['--column', 'x=Rm', 'batch=Heat'];
    const run = await remelt(folder.path, [
      'stats',
      'basisNormal',
      'rm.csv',
      ...columns,
      '--by',
      'p-qual',
      '--pdf',
      'rm.pdf',
    ]);
    expect([run.code, run.err]).toEqual([0, '']);
    for (const fact of [
      /unit +MPa/,
      /values +8/,
      /heats +4/,
      /data +rm\.csv, [0-9a-f]{16}/,
      /run .* by p-qual/,
      /mean +1006\.9375/,
    ])
      expect(run.out).toMatch(fact);
    expect(readFileSync(join(folder.path, 'rm.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    writeFileSync(join(folder.path, 'bad.csv'), ['x', '1012', 'n.d.', '1005'].join('\n'));
    const bad = await remelt(folder.path, ['stats', 'basisNormal', 'bad.csv']);
    expect([bad.code, bad.err]).toEqual([2, expect.stringContaining('cell A3: "n.d." is not a number')]);
    const none = await remelt(folder.path, ['stats', 'basisNormal', 'rm.csv', '--column', 'x=Rp']);
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('has no column "Rp"')]);
  });
  it('refuses an A- or B-basis of values whose heats are not stated, or all of one heat, with the cure', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => [
      1000 + ((i * 37) % 23),
      'H1',
      i % 2 === 0 ? 'H1' : '',
    ]);
    writeFileSync(join(folder.path, 'bare.csv'), ['x', ...rows.map(([x]) => x)].join('\n'));
    writeFileSync(join(folder.path, 'one.csv'), ['x,heat', ...rows.map(([x, h]) => `${x},${h}`)].join('\n'));
    writeFileSync(
      join(folder.path, 'gaps.csv'),
      ['x,heat', ...rows.map(([x, , h]) => `${x},${h}`)].join('\n'),
    );
    writeFileSync(join(folder.path, 'bare.xlsx'), await xlsxOf([['x'], ...rows.map(([x]) => [x!])]));
    for (const method of ['basisNormal', 'basisAllMethods', 'basisWeibull', 'basisNonparametric'])
      for (const [file, why] of [
        ['bare.csv', 'the heat of each value is not stated'],
        ['bare.xlsx', 'the heat of each value is not stated'],
        ['one.csv', 'all values are of one heat'],
        ['gaps.csv', '10 heats are stated for 20 values'],
      ] as const) {
        const refused = await remelt(folder.path, ['stats', method, file]);
        expect([refused.code, refused.out]).toEqual([2, '']);
        expect(refused.err).toContain(`${method} is refused: ${why}`);
        expect(refused.err).toMatch(/state the heat of each value.*normalToleranceBoundOneSided/);
      }
    // Under its plain name the bound is there, of a table with or without heats.
    const words = ['stats', 'normalToleranceBoundOneSided', 'bare.xlsx', '--set', 'content=0.99'];
    const bound = await remelt(folder.path, [...words, '--json']);
    const x = rows.map(([value]) => value);
    writeFileSync(join(folder.path, 'case.json'), JSON.stringify({ x }));
    // A bare case of another program is computed as it was: its A is this bound.
    const bare = await remelt(folder.path, ['stats', 'basisNormal', 'case.json', '--json']);
    expect([bound.code, bare.code]).toEqual([0, 0]);
    expect((bound.json() as { lower: number }).lower).toBe((bare.json() as { A: number }).A);
    const page = await remelt(folder.path, ['stats', 'basisNormal', 'case.json']);
    expect(page.out).toMatch(/heats +not stated: no design value/);
    const order = { method: 'basisNormal', inputs: { x } };
    writeFileSync(join(folder.path, 'order.json'), JSON.stringify(order));
    const calculated = await remelt(folder.path, ['calculate', 'statistic', 'order.json']);
    expect([calculated.code, calculated.err]).toEqual([2, expect.stringContaining('is not stated')]);
  });
  it('a refusal exits 2 with the reason, in words and as a document', async () => {
    const words = await remelt(folder.path, ['stats', 'basisNormal', 'one.json']);
    expect([words.code, words.out]).toEqual([2, '']);
    const document = await remelt(folder.path, ['stats', 'basisNormal', 'mixed.json', '--json']);
    expect(document.code).toBe(2);
    expect(document.json()).toMatchObject({
      error: { code: 'input', message: expect.stringMatching(/mixed units MPa and ksi/) },
    });
    const unknown = await remelt(folder.path, ['stats', 'luck', 'x.json', '--json']);
    expect(unknown.code).toBe(2);
  });
  it('says what there is and explains it, with verdicts when there are inputs', async () => {
    const list = await remelt(folder.path, ['stats', '--list', '--json']);
    expect((list.json() as unknown[]).length).toBeGreaterThan(85);
    const explained = await remelt(folder.path, ['stats', 'basisNormal', 'x.json', '--explain']);
    for (const words of ['formula', 'source', 'compared with', 'PASS outliers', 'may be used'])
      expect(explained.out).toContain(words);
  });
});

describe('remelt economics', () => {
  it('explains one method, and refuses to explain one that does not exist', async () => {
    const known = await remelt('.', ['economics', 'scale', '--explain', '--json']);
    expect(known.json()).toMatchObject({ name: 'scale', inputs: expect.arrayContaining(['C1']) });
    const unknown = await remelt('.', ['economics', 'scal', '--explain']);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('there is no method of economics "scal"');
  });
});
