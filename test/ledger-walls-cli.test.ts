import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerHead } from '../src/documents/ledger-check.ts';
import { freshFolder, remelt } from './testing/remelt.ts';

describe('a ledger that somebody changed behind the command line', () => {
  const folder = freshFolder();
  afterAll(() => folder.remove());
  const segment = join(folder.path, 'remelt-data', 'ledger.segment');
  const run = (words: string) => remelt(folder.path, words.split(' '));
  let noted: LedgerHead;

  beforeAll(async () => {
    await run('lot buy Ni-electrolytic 20');
    noted = (await run('ledger head --json')).json() as LedgerHead;
    await run('lot buy Ni-electrolytic 30');
  }, 120_000);

  it('tells the head to note, and whether the history still begins with it', async () => {
    expect(noted).toMatchObject({ format: 'remelt-ledger-head/1', size: expect.any(Number) });
    const { size, root } = noted;
    expect((await run(`ledger verify --size ${size} --root ${root}`)).code).toBe(0);
    const rewritten = await run(`ledger verify --size ${size} --root ${'0'.repeat(64)}`);
    expect(rewritten).toMatchObject({ code: 1, out: expect.stringMatching(/the history was rewritten/) });
    const short = await run(`ledger verify --size 9999 --root ${root}`);
    expect(short).toMatchObject({ code: 1, out: expect.stringMatching(/was rolled back/) });
    for (const words of ['--size 3', `--root ${root}`, '--size 3 --root abc', `--size 3.5 --root ${root}`])
      expect((await run(`ledger verify ${words}`)).code, words).toBe(2);
  });

  it('stops at a damaged frame, mends the file after a yes, and says what is kept until somebody decides', async () => {
    expect((await run('ledger mend')).out).toMatch(/segment file is whole/);
    const lines = readFileSync(segment, 'utf8').split('\n');
    const { length } = Buffer.from(lines.join('\n'));
    writeFileSync(segment, [...lines.slice(0, -1), lines.at(-2), ''].join('\n'));
    const lots = await run('lots');
    expect(lots.code).toBe(5);
    expect(lots.err).toMatch(new RegExp(`damaged at byte ${length}`));
    expect(lots.err).toMatch(/remelt ledger mend/);
    const asked = await run('ledger mend');
    expect(asked).toMatchObject({ code: 3, err: expect.stringMatching(/would be kept in .*kept-/) });
    const mended = await run('ledger mend --yes --json');
    expect(mended.code).toBe(0);
    expect(mended.json()).toMatchObject({ format: 'remelt-ledger-mend/1', done: true, at: length });
    expect((await run('lots')).code).toBe(0);
    const verified = await run('ledger verify');
    expect(verified).toMatchObject({
      code: 1,
      out: expect.stringMatching(/holds bytes that were set aside/),
    });
    const doctor = await run('doctor');
    expect(doctor).toMatchObject({ code: 5, out: expect.stringMatching(/set aside/) });
  }, 120_000);
});
