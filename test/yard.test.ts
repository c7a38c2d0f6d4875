import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshFolder, type Ran, remelt } from './testing/remelt.ts';

const PASSED = [
  '--rate',
  '10',
  '--background',
  '10',
  '--cavities',
  'none',
  '--oil',
  '0',
  '--parts',
  'not-parts',
  '--export',
  'free',
  '--declared',
  'fits',
];

/** The way of a planner from a spreadsheet to a reserved charge, step by step, each refusal in its place. */
describe('from an imported table to a planned heat', () => {
  let folder: ReturnType<typeof freshFolder>;
  const run = (...argv: string[]): Promise<Ran> => remelt(folder.path, argv);
  beforeAll(async () => {
    folder = freshFolder();
    copyFileSync(
      join(import.meta.dirname, '..', 'examples', 'demo', 'lots.csv'),
      join(folder.path, 'lots.csv'),
    );
    expect((await run('import', 'lots.csv')).code).toBe(0);
  }, 120_000);
  afterAll(() => folder.remove());

  it('clears nothing before the gate and the identification, and plans nothing that is not cleared', async () => {
    expect((await run('lot', 'clear', 'R-2301')).err).toMatch(/not identified/);
    expect((await run('lot', 'identify', 'R-2301')).out).toMatch(/identified, H230/);
    const early = await run('lot', 'clear', 'R-2301');
    expect([early.code, early.err]).toEqual([2, expect.stringMatching(/no gate check/)]);
    expect((await run('heat', 'plan', 'H1', '--grade', 'H230', '--mass', '100')).err).toMatch(
      /no cleared lot/,
    );
  }, 120_000);

  it('holds what the gate did not look at, and stops radiation', async () => {
    const half = await run('lot', 'gate', 'R-2301', '--rate', '10', '--background', '10');
    expect([half.code, half.out]).toEqual([3, expect.stringMatching(/HOLD closed-cavities: not looked at/)]);
    const hot = await run('lot', 'gate', 'R-2301', ...PASSED.map((word, i) => (i === 1 ? '40' : word)));
    expect([hot.code, hot.out]).toEqual([1, expect.stringMatching(/FAIL radiation: .*stop/)]);
    expect((await run('lot', 'gate', 'R-2301', ...PASSED)).code).toBe(0);
    expect((await run('lot', 'clear', 'R-2301')).out).toMatch(/cleared as H230/);
  }, 120_000);

  it('says what to buy when nothing fits, and reserves the charge once it does', async () => {
    const short = await run('heat', 'plan', 'H1', '--grade', 'H230', '--mass', '100', '--json');
    expect(short.code).toBe(1);
    expect(JSON.stringify(short.json())).toMatch(/buy [\d.]+ kg Ni-/);
    for (const metal of [
      'Ni-briquette',
      'Cr-aluminothermic',
      'Mo-briquette',
      'Al-ingot',
      'C-graphite',
      'Si-metal',
      'Mn-electrolytic',
    ]) {
      expect((await run('lot', 'buy', metal, '500')).code).toBe(0);
    }
    const planned = (
      await run('heat', 'plan', 'H1', '--grade', 'H230', '--mass', '100', '--json')
    ).json() as { plan: { heats: { charge: { id: string; mass_kg: number }[] }[] } };
    const returned = planned.plan.heats[0]!.charge.find(({ id }) => id === 'R-2301')!;
    const yard = (await run('lots', '--json')).json() as {
      lots: { id: string; free_g: number; mass_g: number }[];
    };
    const lot = yard.lots.find(({ id }) => id === 'R-2301')!;
    expect(lot.mass_g - lot.free_g).toBe(Math.round(returned.mass_kg * 1000));
  }, 180_000);

  it('lets no second plan draw the same gram', async () => {
    const greedy = await run('heat', 'plan', 'H2', '--grade', 'H230', '--mass', '640');
    expect(greedy.code).toBe(1);
  }, 120_000);
});
