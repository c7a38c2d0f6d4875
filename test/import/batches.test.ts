import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshYard, type Ran, remelt } from '../testing/remelt.ts';

/** Rows of the demo's table under new numbers: twenty lots of known metal. */
const DEMO = readFileSync(join(import.meta.dirname, '..', '..', 'examples', 'demo', 'lots.csv'), 'utf8')
  .trim()
  .split('\n');
const sound = DEMO.slice(1)
  .filter((row) => /mill-solids/.test(row))
  .slice(0, 2);
const TWENTY = [
  DEMO[0],
  ...Array.from({ length: 20 }, (_, i) => sound[i % sound.length]!.replace(/^[^,]+/, `T-${i + 1}`)),
].join('\n');

let folder: Awaited<ReturnType<typeof freshYard>>;
const run = (...argv: string[]): Promise<Ran> => remelt(folder.path, argv);
const outcomes = (ran: Ran): string[] =>
  (ran.json() as { lots: { outcome: string }[] }).lots.map(({ outcome }) => outcome);
beforeAll(async () => {
  folder = await freshYard();
  writeFileSync(join(folder.path, 'lots.csv'), TWENTY);
  expect((await run('import', 'lots.csv')).code).toBe(0);
}, 120_000);
afterAll(() => folder.remove());

describe('twenty lots in three commands', () => {
  const checks = (count: number): string =>
    [
      'Lot;Rate;Background;Cavities;Oil;Parts;Export;Declared',
      ...Array.from({ length: count }, (_, i) => `T-${i + 1};10;10;none;0,00${i % 2};not-parts;free;fits`),
    ].join('\n');

  it('shows what would happen and books nothing until it is confirmed', async () => {
    writeFileSync(join(folder.path, 'checks.csv'), checks(19));
    const shown = await run('lot', 'gate', '--all-on-hold', '--from', 'checks.csv');
    expect([shown.code, shown.out]).toEqual([
      3,
      expect.stringMatching(
        /19 lots of 20, nothing booked[\s\S]*T-20 .*left out +nobody looked at it[\s\S]*--yes/,
      ),
    ]);
    expect((await run('lot', 'show', 'T-1', '--json')).json()).toMatchObject({ lot: { gate: null } });
  }, 60_000);

  it('takes all of them through gate, identification and clearing, each in one command of the ledger', async () => {
    writeFileSync(join(folder.path, 'checks.csv'), checks(20));
    const used = process.cpuUsage();
    const gate = await run('lot', 'gate', '--all-on-hold', '--from', 'checks.csv', '--yes', '--json');
    const identified = await run('lot', 'identify', '--new', '--yes', '--json');
    const cleared = await run('lot', 'clear', '--all-identified', '--yes', '--json');
    const { user, system } = process.cpuUsage(used);
    for (const ran of [gate, identified, cleared]) expect(ran.code).toBe(0);
    expect([new Set(outcomes(gate)), new Set(outcomes(identified)), new Set(outcomes(cleared))]).toEqual([
      new Set(['PASS']),
      new Set(['identified']),
      new Set(['cleared']),
    ]);
    expect(outcomes(cleared)).toHaveLength(20);
    expect((user + system) / 1e6).toBeLessThan(15);
    const yard = (await run('lots', '--json')).json() as { lots: { status: string; clearedAs: string }[] };
    expect(new Set(yard.lots.map(({ status }) => status))).toEqual(new Set(['cleared']));
  }, 120_000);

  it('leaves out what a rule keeps, with the reason, and takes the rest', async () => {
    writeFileSync(
      join(folder.path, 'more.csv'),
      // the paper of the first names another grade than its analysis
      TWENTY.split('\n').slice(0, 4).join('\n').replace(/T-/g, 'U-').replace('H230', 'IN718'),
    );
    expect((await run('import', 'more.csv')).code).toBe(0);
    writeFileSync(
      join(folder.path, 'two.csv'),
      checks(3).split('\n').slice(0, 3).join('\n').replace(/T-/g, 'U-').replace('U-2;10;10', 'U-2;90;10'),
    );
    const gate = await run('lot', 'gate', '--from', 'two.csv', '--yes', '--json');
    expect([gate.code, outcomes(gate)]).toEqual([1, ['PASS', 'FAIL']]);
    const identified = await run('lot', 'identify', 'U-1', 'U-2', 'U-3', '--yes', '--json');
    expect([identified.code, outcomes(identified)]).toEqual([3, ['identified', 'left out', 'left out']]);
    expect(JSON.stringify(identified.json())).toMatch(/radiation[\s\S]*the gate has not checked it/);
    const kept = await run('lot', 'clear', '--all-identified', '--yes', '--json');
    expect([kept.code, outcomes(kept)]).toEqual([3, ['left out']]);
    expect(JSON.stringify(kept.json())).toMatch(/identified as H230 .* but declared as IN718/);
    const despite = await run(
      'lot',
      'clear',
      'U-1',
      '--despite',
      'two papers were mixed up',
      '--yes',
      '--json',
    );
    expect([despite.code, outcomes(despite)]).toEqual([0, ['cleared']]);
  }, 120_000);

  it('refuses a selection that is empty, contradicts itself, or names what is not there', async () => {
    for (const [argv, message] of [
      [['identify', '--new', '--supplier', 'nobody'], /no lot is of that selection/],
      [['identify'], /no lots are selected/],
      [['clear', '--new', '--all-identified'], /exclude each other/],
      [['clear', 'U-1', 'X-9', '--yes'], /there is no lot X-9/],
      [['clear', 'U-1', 'U-2', '--as', 'H230'], /is for one lot/],
    ] as const) {
      const ran = await run('lot', ...argv);
      expect([ran.code, ran.err]).toEqual([2, expect.stringMatching(message)]);
    }
  }, 60_000);
});
