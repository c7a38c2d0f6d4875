import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshFolder, remelt } from './testing/remelt.ts';

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
