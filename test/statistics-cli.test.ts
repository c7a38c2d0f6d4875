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
