import { describe, expect, it } from 'vitest';
import { calibrateOutputSchema } from '../../documents/heats/calibrate.ts';
import { standardNormal, streamKey } from '../../foundation/numerics/random.ts';
import { simulateDocument } from '../simulate/simulate.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { drawTruth, recordedHeat, syntheticHeat, type Truth } from '../testing/synthetic-furnace.ts';
import { calibrateDocument } from './calibrate.ts';

const facts = dataFacts();
const truth = drawTruth(facts, 'calibrate.test');
const history = (count: number, shift?: (h: number) => Readonly<Record<string, number>>, of: Truth = truth) =>
  Array.from({ length: count }, (_, h) =>
    recordedHeat(syntheticHeat(of, h, { facts, samples: 2, ...(shift ? { shift: shift(h) } : {}) })),
  );
const six = history(6);
const output = await calibrateDocument({ furnace: 'VIM-1', heats: six }, facts);

describe('calibrate', () => {
  it('answers in its own shape, and the same bytes again', async () => {
    expect(calibrateOutputSchema.safeParse(output).error?.issues ?? []).toEqual([]);
    expect(await calibrateDocument({ furnace: 'VIM-1', heats: six }, facts)).toEqual(output);
  });

  it('narrows what the samples tell, keeps what they do not, and says so', () => {
    const row = (name: string) => output.parameters.find((one) => one.name === name)!;
    const manganese = row('gamma:Mn');
    expect(manganese.spreadRatio).toBeLessThan(0.7);
    const { central, spread } = truth.parameters.find(({ name }) => name === 'gamma:Mn')!;
    const z = truth.z[truth.parameters.findIndex(({ name }) => name === 'gamma:Mn')]!;
    const real = central * 10 ** (spread * z);
    expect(real).toBeGreaterThan(manganese.after.p05 / 1.2);
    expect(real).toBeLessThan(manganese.after.p95 * 1.2);
    const told = output.identifiability.notTold.map(({ name }) => name);
    expect(told).toContain('vacuum-induction/limeDiffusivity');
    for (const { spreadRatio } of output.parameters) expect(spreadRatio).toBeLessThan(1.15);
  });

  it('unlocks removal credit and advice on the fifth heat, by the worse of bound and showing', async () => {
    const lead = output.unlocks.removalCredit.find(({ element }) => element === 'Pb')!;
    expect(lead).toMatchObject({ granted: true, heats: 6 });
    expect(lead.retained).toBeCloseTo(1 - Math.min(lead.removed_lower95!, lead.smallestShown!), 12);
    expect(output.calibrated.removalCredit.Pb).toBe(lead.retained);
    expect(output.calibrated.removalCredit).not.toHaveProperty('Te');
    expect(output.calibrated.advice).toBe(true);
    const four = await calibrateDocument({ furnace: 'VIM-1', heats: six.slice(0, 4) }, facts);
    expect(four.calibrated).toMatchObject({ removalCredit: {}, advice: false });
    expect(four.unlocks.furnaceAdvice.words).toMatch(/4 of the 5 required heats/);
    const arc = Array.from({ length: 5 }, (_, h) => ({
      id: `A${h}`,
      melt: { mass_kg: 300, composition_ppm: { Mn: 300 + 10 * h }, balance: 'Ni' },
      route: [{ operation: 'vacuum-arc' }],
      samples: [{ id: 'S1', at_s: 7000, composition_ppm: { Mn: 260 + 9 * h }, sd_ppm: { Mn: 10 } }],
    }));
    const remelted = await calibrateDocument({ furnace: 'VAR-1', heats: arc }, facts);
    expect(remelted.calibrated.advice).toBe(false);
    expect(remelted.unlocks.furnaceAdvice.words).toBe(
      'locked: vacuum-arc holds no melt that could wait for a sample',
    );
  });

  it('leaves out what cannot be used when told so, names it, and learns the same from the rest', async () => {
    const heats = structuredClone(six);
    const { composition_ppm } = heats[1]!.samples[0]!;
    // a method that does not measure oxygen, a time after the end, and an operation that cannot be run
    heats[1]!.samples.push({ id: 'X', at_s: 60, method: 'OES', composition_ppm: { O: composition_ppm!.O! } });
    heats[2]!.samples.push({ ...heats[2]!.samples[1]!, id: 'late', at_s: 99_999 });
    heats.push({ ...structuredClone(six[3]!), id: 'H7', route: [{ operation: 'vacuum-inducton' }] });
    const strict = calibrateDocument({ furnace: 'VIM-1', heats }, facts);
    await expect(strict).rejects.toMatchObject({
      details: [{ path: 'heats[1].samples[2].composition_ppm.O' }],
    });
    const rest = await calibrateDocument({ furnace: 'VIM-1', heats, unfit: 'leave-out' }, facts);
    expect(rest.leftOut).toMatchObject(
      [
        { heat: 'H2', sample: 'X', element: 'O', words: 'OES does not measure O' },
        { heat: 'H3', sample: 'late', path: 'heats[2].samples[2].at_s', words: /after|was taken at 99999 s/ },
        { heat: 'H7', path: 'heats[6].route[0].operation' },
      ].map((one) => ({ ...one, words: expect.stringMatching(one.words ?? /vacuum-inducton/) })),
    );
    expect(rest.calibrated).toEqual(output.calibrated);
    const none = calibrateDocument({ furnace: 'VIM-1', heats: heats.slice(6), unfit: 'leave-out' }, facts);
    await expect(none).rejects.toThrow(/no heat has a sample that calibration can use/);
  });

  it('simulates with what was calibrated: a narrower band around the same heat', async () => {
    const { melt, route } = six[5]!;
    const literature = await simulateDocument({ melt, route }, facts);
    const own = await simulateDocument({ melt, route, calibrated: output.calibrated }, facts);
    const width = ({ final }: typeof own) => Math.log(final.Mn!.p95_ppm / final.Mn!.p05_ppm);
    expect(width(own)).toBeLessThan(0.7 * width(literature));
    const next = output.next.rows.find(({ element }) => element === 'Mn')!;
    expect(Math.abs(Math.log(own.final.Mn!.mean_ppm / next.mean_ppm))).toBeLessThan(0.15);
    expect(own.assumed.map(({ what }) => what)).toContain('parameters');
    const lopsided = { ...output.calibrated, correlation: [[1]] };
    await expect(simulateDocument({ melt, route, calibrated: lopsided }, facts)).rejects.toThrow(
      /correlation is not/,
    );
  });

  it('alarms when the furnace leaves its calibration, and locks what it had unlocked', async () => {
    const leaking = history(12, (h) => (h < 6 ? {} : { 'vacuum-induction/leak': 1.2 * (h - 5) }));
    const { drift, unlocks, calibrated } = await calibrateDocument(
      { furnace: 'VIM-1', heats: leaking },
      facts,
    );
    expect(drift.alarm).toBe(true);
    expect(drift.charts.find(({ series }) => series === 'readings:O')!.signals.length).toBeGreaterThan(0);
    expect(drift.charts.find(({ series }) => series === 'readings:Pb')!.signals).toEqual([]);
    expect(unlocks.furnaceAdvice.granted).toBe(false);
    expect(calibrated.removalCredit).toEqual({});
  });

  it('sees a leak that rises tenfold after one figure was set down heat for heat', async () => {
    const logged = (leaks: readonly number[]) =>
      six.map((one, h) => ({
        ...one,
        route: one.route.map((step) => ({
          ...step,
          settings: { ...step.settings, leak_Pa_m3_per_s: leaks[h]! },
        })),
      }));
    const leakChart = async (leaks: readonly number[]) => {
      const { drift } = await calibrateDocument({ furnace: 'VIM-1', heats: logged(leaks) }, facts);
      return drift.charts.find(({ series }) => series === 'leak')!;
    };
    expect((await leakChart([0.02, 0.02, 0.02, 0.02, 0.02, 0.2])).signals).toEqual(['H6']);
    expect((await leakChart([0.02, 0.02, 0.02, 0.02, 0.02, 0.022])).signals).toEqual([]);
  });

  it('names a slip of the unit, learns next to nothing from it, and grants no credit that it denies', async () => {
    const slip = structuredClone(six);
    const { composition_ppm, sd_ppm } = slip[2]!.samples[1]!;
    composition_ppm!.Mn! /= 1e4;
    sd_ppm!.Mn! /= 1e4;
    composition_ppm!.Pb = 80;
    const told = await calibrateDocument({ furnace: 'VIM-1', heats: slip }, facts);
    expect(output.strangers).toEqual([]);
    expect(told.strangers.map(({ path }) => path).sort()).toEqual([
      'heats[2].samples[1].composition_ppm.Mn',
      'heats[2].samples[1].composition_ppm.Pb',
    ]);
    expect(told.strangers.find(({ element }) => element === 'Mn')!.words).toMatch(
      /Is it wt% where ppm stands/,
    );
    for (const { name, after, spreadRatio } of output.parameters) {
      const again = told.parameters.find((one) => one.name === name)!;
      expect(Math.abs(Math.log(again.after.mean / after.mean)), name).toBeLessThan(0.5);
      expect(again.spreadRatio / spreadRatio, name).toBeLessThan(1.5);
    }
    expect(told.calibrated.removalCredit).not.toHaveProperty('Pb');
  });

  it('credits removal only down to what the method can tell, and doubts what nobody would believe', async () => {
    const poor = structuredClone(six);
    for (const { samples } of poor) {
      for (const one of samples) one.sd_ppm!.Pb = 1;
    }
    const shown = (of: typeof output) =>
      of.unlocks.removalCredit.find(({ element }) => element === 'Pb')!.smallestShown;
    const { unlocks, warnings } = await calibrateDocument({ furnace: 'VIM-1', heats: poor }, facts);
    const charged = Math.min(...six.map(({ melt }) => melt.composition_ppm!.Pb!));
    expect(unlocks.removalCredit[0]).toMatchObject({ element: 'Pb', smallestShown: 1 - 3 / charged });
    expect(shown(output)).toBeGreaterThan(1 - 3 / charged);
    expect(warnings).toEqual([]);
    const sulfur = async (share: number, at_s?: number): Promise<string> => {
      const heats = structuredClone(six);
      for (const { samples, melt } of heats) {
        for (const one of samples) one.composition_ppm!.S = share * melt.composition_ppm!.S!;
        const { S } = samples[0]!.composition_ppm!;
        if (at_s !== undefined)
          samples.unshift({ id: 'S0', at_s, composition_ppm: { S: S! }, sd_ppm: { S: 1 } });
      }
      return (await calibrateDocument({ furnace: 'VIM-1', heats }, facts)).warnings.join('\n');
    };
    // a lining gives sulfur in an hour, but not so much, and not at once
    expect(await sulfur(3)).toBe('');
    expect(await sulfur(30)).toMatch(
      /S: this furnace against the model: these heats need a factor of \d+, [\d.]+ times as far/,
    );
    expect(await sulfur(3, 30)).toMatch(
      /S: the samples need more in the charge than was booked, \d+ sd over 6 heats/,
    );
  });

  it('names place and cure of what is wrong', async () => {
    const [first, second] = six;
    const refuse = (heats: unknown) => calibrateDocument({ furnace: 'VIM-1', heats }, facts);
    await expect(refuse([first, first])).rejects.toThrow(/heat H1 is listed twice/);
    const sample = { id: 'X', at_s: 1e6, composition_ppm: { O: 10 }, sd_ppm: { O: 1 } };
    await expect(refuse([{ ...first, samples: [sample] }])).rejects.toMatchObject({
      details: [{ path: 'heats[0].samples[0].at_s', value: 1e6, unit: 's' }],
    });
    await expect(refuse([{ ...first, samples: [{ id: 'X' }] }])).rejects.toThrow(/at_s: is missing/);
    await expect(
      refuse([
        first,
        { ...second, route: [{ operation: 'vacuum-induction', settings: { pressure_mbar: 1 } }] },
      ]),
    ).rejects.toMatchObject({ details: [{ path: 'heats[1].route[0].settings.pressure_mbar' }] });
    await expect(
      refuse([second, { ...first, samples: [{ id: 'X', at_s: 60, composition_ppm: { O: 10 } }] }]),
    ).rejects.toMatchObject({ details: [{ path: 'heats[1].samples[0].composition_ppm.O' }] });
    await expect(
      refuse([{ ...first, samples: [{ id: 'X', at_s: 60, composition_ppm: { Tl: 1 }, sd_ppm: { Tl: 1 } }] }]),
    ).rejects.toThrow(/reports Tl, which its melt does not list/);
    await expect(
      refuse([{ ...first, samples: [{ id: 'X', at_s: 60, method: 'XYZ', composition_ppm: { O: 1 } }] }]),
    ).rejects.toThrow(/XYZ/);
    const { melt, route } = first!;
    const toCome = (next: object) => calibrateDocument({ furnace: 'VIM-1', heats: [first], next }, facts);
    const cold = [{ operation: 'vacuum-induction', settings: { temperature_K: 1200 } }];
    await expect(toCome({ melt, route: cold })).rejects.toMatchObject({
      details: [{ path: 'next.route[0].settings.temperature_K' }],
    });
    await expect(toCome({ melt, route, at_s: [60, 1e7] })).rejects.toMatchObject({
      details: [{ path: 'next.at_s[1]', value: 1e7 }],
    });
  });

  it('can be followed and cancelled between two heats', async () => {
    const stopper = new AbortController();
    const seen: number[] = [];
    await expect(
      calibrateDocument({ furnace: 'VIM-1', heats: six }, facts, {
        signal: stopper.signal,
        onProgress: (done) => {
          seen.push(done);
          if (seen.length === 3) stopper.abort();
        },
      }),
    ).rejects.toMatchObject({ code: 'cancelled' });
    expect(seen.length).toBe(3);
  });
});

describe('the recovery of a late addition', () => {
  const STATED = 0.8;
  const TRUE = 0.65;
  const document = (h: number, recovery: number) => ({
    melt: {
      mass_kg: 300,
      composition_wtpct: { Cr: 19, Al: 0.5 },
      composition_ppm: { O: 20, N: 50, Ti: 200 },
      sd_ppm: { Ti: 10 },
      balance: 'Ni',
    },
    route: [
      {
        operation: 'vacuum-induction',
        settings: { time_s: 3600, lining: { material: 'MgO', heatsSinceReline: h + 1 } },
        additions: [{ composition_wtpct: { Ti: 100 }, mass_kg: 3, at_s: 2400, recovery: { Ti: recovery } }],
      },
    ],
  });
  const recorded = async (h: number) => {
    const { final } = await simulateDocument({ ...document(h, TRUE), samples: 1 }, facts);
    const titanium = final.Ti!.mean_ppm;
    const scatter = 1 + 0.02 * standardNormal(streamKey('recovery', 'calibrate.test'), h);
    const composition_ppm = { Ti: titanium * scatter };
    return {
      id: `H${h + 1}`,
      ...document(h, STATED),
      samples: [{ id: 'S1', at_s: 3600, composition_ppm, sd_ppm: { Ti: 0.02 * titanium } }],
    };
  };

  it('is learned from the heats, where a recovery is stated; what is given as whole stays whole', async () => {
    const heats = await Promise.all(Array.from({ length: 6 }, (_, h) => recorded(h)));
    const output = await calibrateDocument({ furnace: 'VIM-1', heats }, facts);
    const { before, after, spreadRatio } = output.parameters.find(({ name }) => name === 'recovery:Ti')!;
    expect(before.mean).toBeCloseTo(STATED, 1);
    expect(after.p05).toBeLessThan(TRUE);
    expect(after.p95).toBeGreaterThan(TRUE);
    expect(after.mean).toBeCloseTo(TRUE, 1);
    expect(spreadRatio).toBeLessThan(0.5);
    // the heat to come is predicted by what was learned, not by what was stated
    const next = output.next.rows.find(({ element }) => element === 'Ti')!;
    expect(next.mean_ppm / heats[5]!.samples[0]!.composition_ppm.Ti).toBeCloseTo(1, 1);
    const whole = heats.map((heat) => ({ ...heat, ...document(0, 1) }));
    await expect(calibrateDocument({ furnace: 'VIM-1', heats: whole }, facts)).rejects.toMatchObject({
      details: [{ cure: expect.stringContaining('recovery below 1') }],
    });
  });
});
