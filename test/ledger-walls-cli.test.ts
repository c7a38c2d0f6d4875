import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LedgerHead } from '../src/documents/proof/ledger-check.ts';
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

describe('a computer whose clock is wrong', () => {
  const folder = freshFolder();
  const run = (...words: string[]) => remelt(folder.path, words);
  let lots = 0;
  const buy = () => run('lot', 'buy', 'Ni-electrolytic', '20', '--lot', `V-${++lots}`);
  const clock = (...words: string[]) =>
    run('ledger', 'clock', ...words, '--reason', 'flat battery', '--by', 'p-qual');
  const size = async () => ((await run('ledger', 'head', '--json')).json() as LedgerHead).size;
  const now = Date.now();
  afterAll(() => {
    vi.useRealTimers();
    folder.remove();
  });

  it('books nothing far ahead until a person confirms it, and the true time again after a correction', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now });
    expect((await buy()).code).toBe(0);
    const aheadSince = String(await size());
    vi.setSystemTime('2098-01-01T08:00:00.000Z');
    const refused = await buy();
    expect(refused).toMatchObject({
      code: 4,
      out: '',
      err: expect.stringMatching(/days after the last record/),
    });
    expect(refused.err).toMatch(/remelt ledger clock --is-right --reason/);
    expect((await clock('--is-right')).out).toMatch(/the clock is right/);
    expect((await buy()).code).toBe(0);
    vi.setSystemTime(now + 60_000);
    const behind = await buy();
    expect(behind).toMatchObject({ code: 4, err: expect.stringMatching(/last record is dated 2098-01-01/) });
    expect(behind.err).toMatch(/remelt ledger clock --ahead-since RECORD/);
    expect((await clock()).code).toBe(2);
    expect((await clock('--is-right', '--ahead-since', aheadSince)).code).toBe(2);
    expect((await clock('--ahead-since', 'yesterday')).code).toBe(2);
    expect((await clock('--ahead-since', '0')).err).toMatch(/not later than now/);
    const said = await clock('--ahead-since', aheadSince, '--json');
    expect(said.json()).toMatchObject({ said: 'was ahead', aheadSince: Number(aheadSince) });
    expect((await buy()).code).toBe(0);
    const today = new Date(now).toISOString().slice(0, 10);
    expect((await run('ledger', 'head')).out).toContain(`recorded last: ${today}`);
    expect((await run('ledger', 'verify')).code).toBe(0);
    expect((await run('history', 'clock:ledger')).out).toMatch(
      new RegExp(`the clock was ahead from record ${aheadSince} to the one before this: flat battery`),
    );
  }, 120_000);
});
