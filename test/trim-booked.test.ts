import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type freshFolder, freshYard, type Ran, remelt } from './testing/remelt.ts';

const MATERIALS: readonly (readonly [string, string])[] = [
  ['Ni-electrolytic', '1000'],
  ['Cr-electrolytic-degassed', '400'],
  ['Fe-electrolytic', '400'],
  ['C-graphite', '20'],
  ['Mn-electrolytic', '50'],
];

/** A heat of 200 kg IN600 in the furnace, low in chromium: trimmed, added to and shown, by the command line. */
describe('additions to a heat in the furnace', () => {
  let folder: ReturnType<typeof freshFolder>;
  const run = (...argv: string[]): Promise<Ran> => remelt(folder.path, argv);
  const record = async (document: object): Promise<Ran> => {
    writeFileSync(join(folder.path, 'record.json'), JSON.stringify(document));
    return run('record', 'record.json', '--by', 'p-melt', '--json');
  };
  const bath = (analysis: string, chromium: string) => ({
    heat: 'H-1',
    by: 'p-melt',
    analyses: [
      {
        of: 'heat:H-1',
        analysis,
        sample: analysis,
        method: 'OES',
        place: 'bath',
        by: 'p-lab',
        results: Object.entries({
          Cr: chromium,
          Fe: '8.1',
          Mn: '0.30',
          C: '0.06',
          Si: '0.1',
          Cu: '0.1',
          S: '0.002',
        }).map(([element, text]) => ({ element, text, unit: 'wt%' })),
      },
    ],
    samples: [{ of: 'heat:H-1', sample: analysis, place: 'bath' }],
  });
  const heat = async () => {
    const { heat: state } = (await record({ heat: 'H-1' })).json() as {
      heat: {
        inputs: { from: string; mass_g: number }[];
        charges: { addition: string | null; seq: number }[];
        input_g: number;
      };
    };
    return state;
  };
  beforeAll(async () => {
    folder = await freshYard();
    for (const [material, kg] of MATERIALS) await run('lot', 'buy', material, kg);
    const planned = await run(
      'heat',
      'plan',
      'H-1',
      '--grade',
      'IN600',
      '--mass',
      '200',
      '--by',
      'p-plan',
      '--json',
    );
    const { plan } = planned.json() as { plan: { heats: { charge: { id: string; mass_kg: number }[] }[] } };
    expect((await record(bath('B-0', '14.0'))).out).toContain(
      'heat H-1 is only planned: there is no metal to sample',
    );
    const charge = plan.heats[0]!.charge.map(({ id, mass_kg }) => ({
      lot: id,
      actual_g: Math.round(1000 * mass_kg),
    }));
    expect((await record({ heat: 'H-1', by: 'p-melt', charge })).code).toBe(0);
  }, 240_000);
  afterAll(() => folder.remove());

  const spot = (analysis: string, chromium: string) =>
    run('heat', 'sample', 'H-1', `Cr=${chromium}`, '--id', analysis, '--method', 'OES', '--by', 'p-lab');

  it('books no trim that is undecided unless somebody says why', async () => {
    expect((await spot('B-00', '14.0')).code).toBe(0);
    expect((await run('heat', 'trim', 'H-1', '--room', '40')).code).toBe(3);
    const before = await heat();
    const booked = await run('heat', 'trim', 'H-1', '--room', '40', '--book', '--yes', '--by', 'p-melt');
    expect(booked.code).toBe(3);
    expect(booked.err).toMatch(/undecided[\s\S]*nothing was booked[\s\S]*Mn[\s\S]*say why/);
    expect(await heat()).toEqual(before);
  }, 60_000);

  it('refuses a bath sample before the charge, and takes the same sample twice for one', async () => {
    const first = await record(bath('B-1', '14.0'));
    expect(first.code).toBe(0);
    const again = await record({ ...bath('B-1', '14.0'), happenedAt: '2026-11-01' });
    expect(again.json()).toMatchObject({ repeated: true });
    const other = await record(bath('B-1', '14.5'));
    expect(other.code).toBe(2);
    expect(other.out).toContain('"record":"analysis:B-1"');
  }, 60_000);

  it('keeps what an earlier sample of the same bath measured, and says so', async () => {
    expect((await spot('B-2', '14.0')).code).toBe(0);
    const trim = await run('heat', 'trim', 'H-1', '--room', '40', '--json');
    expect(trim.code).toBe(0);
    const { unknown, words, composition } = trim.json() as {
      unknown: string[];
      words: string[];
      composition: { element: string; before_wtpct: number }[];
    };
    expect(unknown).toEqual([]);
    expect(words.join()).toMatch(/from bath sample B-1, because B-2 did not measure them: .*Fe/);
    expect(composition.find(({ element }) => element === 'Mn')!.before_wtpct).toBeCloseTo(0.3, 3);
  }, 60_000);

  it('books an advised trim in one step, drawn from the lots of the yard, and predicts anew', async () => {
    const advice = await run('heat', 'trim', 'H-1', '--room', '40', '--json');
    const { additions } = advice.json() as { additions: { id: string; mass_kg: number }[] };
    expect(additions.map(({ id }) => id)).toContain('V-Cr-electrolytic-degassed');
    const before = await heat();
    const asked = await run('heat', 'trim', 'H-1', '--room', '40', '--book', '--by', 'p-melt');
    expect(asked.code).toBe(3);
    expect(asked.err).toMatch(/this needs a confirmation: nothing was booked[\s\S]*again with --yes/);
    expect(asked.err).toContain('V-Cr-electrolytic-degassed');
    expect(await heat()).toEqual(before);
    const booked = await run(
      'heat',
      'trim',
      'H-1',
      '--room',
      '40',
      '--book',
      '--yes',
      '--by',
      'p-melt',
      '--json',
    );
    expect(booked.code).toBe(0);
    const { lines, composition, record } = booked.json() as {
      record: number;
      lines: { lot: string; mass_g: number }[];
      composition: { element: string; after_wtpct: number }[];
    };
    const chromium = lines.find(({ lot }) => lot === 'V-Cr-electrolytic-degassed')!;
    const advised = additions.find(({ id }) => id === chromium.lot)!;
    expect(Math.abs(chromium.mass_g - 1000 * advised.mass_kg)).toBeLessThan(100);
    const after = await heat();
    expect(after.charges.at(-1)!.seq).toBe(record);
    expect(after.input_g - before.input_g).toBe(lines.reduce((sum, { mass_g }) => sum + mass_g, 0));
    expect(after.charges.at(-1)).toMatchObject({ addition: 'advised' });
    expect(composition.find(({ element }) => element === 'Cr')!.after_wtpct).toBeGreaterThan(14.1);
    const twice = await run('heat', 'trim', 'H-1', '--room', '40', '--book', '--yes', '--by', 'p-melt');
    expect(twice.code).toBe(4);
    expect(twice.err).toMatch(/was added to after its latest bath sample \(B-2\)/);
    const page = await run('heat', 'show', 'H-1', '--all');
    expect(page.out).toMatch(/advised trim[^\n]*V-Cr-electrolytic-degassed/);
  }, 120_000);

  it('takes what no sample since the addition measured from its prediction', async () => {
    expect((await spot('B-3', '15.0')).code).toBe(0);
    const trim = await run('heat', 'trim', 'H-1', '--room', '40', '--json');
    const { unknown, words } = trim.json() as { unknown: string[]; words: string[] };
    expect(unknown).toEqual([]);
    expect(words.join()).toMatch(/as predicted, because no bath sample since the last charge .*: .*Mn/);
    expect(words.join()).not.toContain('bath sample B-1');
  }, 60_000);

  it('a heat record says why it charges metal that nobody planned', async () => {
    const charge = [{ lot: 'V-Mn-electrolytic', actual_g: 500 }];
    const refused = await record({ heat: 'H-1', by: 'p-melt', charge });
    expect(refused.code).toBe(4);
    expect(refused.out).toMatch(/still to be charged[\s\S]*"lot":"V-Mn-electrolytic","mass_g":500/);
    const before = await heat();
    expect((await record({ heat: 'H-1', by: 'p-melt', charge, unplanned: 'Mn low' })).code).toBe(0);
    expect((await heat()).input_g).toBe(before.input_g + 500);
  }, 60_000);

  it('asks about metal that nobody planned, and names the option in a pipe', async () => {
    const words = ['heat', 'add', 'H-1', '--lot', 'V-Mn-electrolytic', '--mass', '500g', '--by', 'p-melt'];
    const noReason = await run(...words);
    expect(noReason.err).toMatch(/why is it added\?/);
    const asked = await run(...words, '--reason', 'Mn low');
    expect(asked.code).toBe(3);
    expect(asked.err).toMatch(/again with --unplanned/);
    expect(
      (await run('heat', 'add', 'H-1', '--lot', 'V-Mn-electrolytic', '--mass', '0.5', '--by', 'p-melt')).err,
    ).toMatch(/0.5kg or 500g/);
    const before = await heat();
    const booked = await run(...words, '--reason', 'Mn low', '--unplanned');
    expect(booked.code).toBe(0);
    expect((await heat()).input_g).toBe(before.input_g + 500);
    expect((await run('heat', 'show', 'H-1', '--all')).out).toMatch(/unplanned addition[^\n]*Mn low/);
    const wrong = await run(
      'heat',
      'add',
      'H-1',
      '--lot',
      'V-Mn-electrolytic',
      '--mass',
      '500g',
      '--by',
      'p-lab',
      '--reason',
      'x',
    );
    expect(wrong.code).not.toBe(0);
    expect(wrong.err).toMatch(/may not charge a heat/);
  }, 60_000);

  it('says what advice on the heat needs, by the options as they are typed', async () => {
    const asked = await run('heat', 'advise', 'H-1');
    expect(asked.code).toBe(2);
    expect(asked.err).toMatch(/heat H-1 has no route[\s\S]*record the furnace log/);
    const nobody = await run('heat', 'advise', 'H-1', '--accept');
    expect(nobody.err).toContain('--accept --by PERSON, or --decline REASON --by PERSON');
    const { input_g } = await heat();
    const settings = { time_s: 3600, temperature_K: 1820, pressure_Pa: 1 };
    const route = [{ operation: 'vacuum-induction', settings }];
    const log = { furnace: 'VIM-500', melt: { mass_kg: input_g / 1000 }, route };
    expect((await record({ heat: 'H-1', by: 'p-melt', log })).code).toBe(0);
    const late = await run('heat', 'advise', 'H-1', '--minutes', '70');
    expect(late.code).toBe(2);
    expect(late.err).toMatch(/molten for 70 min, and 60 min are planned[\s\S]*--latest = 60 min/);
    const far = await run('heat', 'advise', 'H-1', '--minutes', '30', '--stage', '2');
    expect(far.err).toMatch(/operation 2 of heat H-1 holds no stirred bath[\s\S]*1 \(vacuum-induction\)/);
  }, 60_000);
});
