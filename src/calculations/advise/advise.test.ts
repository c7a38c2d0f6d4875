import { describe, expect, it } from 'vitest';
import { adviseOutputSchema } from '../../documents/heats/advise.ts';
import { testSolver } from '../../models/charge/testing/solver.ts';
import { calibrateDocument } from '../calibrate/calibrate.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { drawTruth, recordedHeat, syntheticDocument, syntheticHeat } from '../testing/synthetic-furnace.ts';
import { type AdviseFacts, adviseDocument } from './advise.ts';

const facts: AdviseFacts = dataFacts();
const truth = drawTruth(dataFacts(), 'advise.test');
const heats = Array.from({ length: 5 }, (_, h) =>
  recordedHeat(syntheticHeat(truth, h, { facts: dataFacts(), samples: 2 })),
);
const { calibrated } = await calibrateDocument({ furnace: 'VIM-1', heats }, facts);
const document = syntheticDocument(5, { seed: truth.seed, time_s: 7200 });
const heat = recordedHeat(syntheticHeat(truth, 5, { facts: dataFacts(), samples: 6, document }));
const manganese_ppm = heat.samples[3]!.composition_ppm!.Mn!;
const target = { limits_wtpct: { Mn: { max: manganese_ppm / 1e4 } }, residual_wtpct: null };
const control = { solver: testSolver() };
/** With fewer members than advice takes by default, unless the question is decided by few of them. */
const ask = (change: object, members = 100) =>
  adviseDocument({ heat: 'H6', ...document, target, now_s: 0, calibrated, ...change }, facts, {
    ...control,
    members,
  });

describe('advise', () => {
  it('answers in its own shape, and the same bytes again', async () => {
    const question = { now_s: 1200, samples: heat.samples.slice(0, 1) };
    const output = await ask(question);
    expect(adviseOutputSchema.safeParse(output).error?.issues ?? []).toEqual([]);
    expect(await ask(question)).toEqual(output);
    expect(output.acceptance).toMatchObject({ needed: true });
  });

  it('becomes surer of when with every sample, and pours when it is inside', async () => {
    const width = async (n: number) => {
      const { inside_s } = await ask({ now_s: 1200 * n, samples: heat.samples.slice(0, n) });
      return inside_s.p95 === null ? Number.POSITIVE_INFINITY : inside_s.p95 - inside_s.p05!;
    };
    const [none, two] = [await width(0), await width(2)];
    expect(two).toBeLessThan(none);
    const late = await ask({ now_s: 6600, samples: heat.samples.slice(0, 5) });
    expect(late).toMatchObject({ action: 'pour', stop_s: 6600 });
    expect(late.sure.now).toBeGreaterThan(0.9);
  });

  it('knows what no sample can tell: its value is never above that of all results together', async () => {
    const { samples } = await ask({ now_s: 2400, samples: heat.samples.slice(0, 2) });
    const whole = samples.filter(({ method, take_s }) => method === 'laboratory' && take_s === 2400);
    for (const { take_s, value_usd } of samples.filter((one) => one.take_s === 2400)) {
      expect(value_usd, `${take_s}`).toBeLessThanOrEqual(whole[0]!.value_usd + 1e-9);
    }
    const dear = await ask({ now_s: 2400, samples: heat.samples.slice(0, 2), sample_usd: 1e5 });
    expect(dear.samples.some(({ worthIt }) => worthIt)).toBe(false);
  });

  it('does not pour by a result that nothing else agrees with, nor against it: it is read again', async () => {
    const samples = structuredClone(heat.samples.slice(0, 4));
    samples[3]!.composition_ppm!.Mn! *= 3;
    const doubted = await ask({ now_s: 4800, samples });
    expect(doubted.action).toBe('sample');
    expect(doubted.samples[0]).toMatchObject({
      take_s: 4800,
      words: 'repeats a result that disagrees with all others',
    });
    expect(doubted.warnings[0]).toMatch(/^Mn .* in S4 of H6, but all other results predict/);
    // without the wait for a result there is nothing to say
    const late = await ask({ now_s: 4800, samples, latest_s: 5500 });
    expect(late).toMatchObject({ action: null, samples: [], acceptance: { needed: false } });
    expect(late.words[0]).toBe('no advice: a result is in doubt, and no time is left to repeat it');
    // a slip by four decades had left one member of 300
    samples[3]!.composition_ppm!.Mn! /= 3e4;
    const slip = await ask({ now_s: 4800, samples });
    expect(slip.effectiveMembers).toBeGreaterThan(20);
    expect(slip.action).toBe('sample');
    expect(slip.warnings[0]).toMatch(/wt% where ppm stands/);
  });

  it('doubts a "<" far below what all other results predict, and no other', async () => {
    const samples = structuredClone(heat.samples.slice(0, 4));
    const last = samples[3]!;
    const { Mn: _, ...others } = last.composition_ppm!;
    const told = (below_ppm: number) =>
      ask({
        now_s: 4800,
        samples: [...samples.slice(0, 3), { ...last, composition_ppm: others, below_ppm: { Mn: below_ppm } }],
      });
    const slip = await told(manganese_ppm / 5);
    expect(slip.action).toBe('sample');
    expect(slip.warnings[0]).toMatch(/^Mn < [\d.]+ ppm in S4 of H6, but all other results predict/);
    for (const share of [1.2, 20]) {
      for (const warning of (await told(manganese_ppm * share)).warnings)
        expect(warning).not.toMatch(/^Mn </);
    }
  });

  it('gives an outlook and no advice without five heats, and says what is missing', async () => {
    const open = await ask({ calibrated: undefined });
    expect(open).toMatchObject({ standing: 'outlook', action: null, acceptance: { needed: false } });
    expect(open.words[0]).toMatch(/not advice: no calibrated furnace is given/);
    const young = await ask({ calibrated: { ...calibrated, heats: 4 } });
    expect(young.words[0]).toMatch(
      /not advice: the furnace is calibrated on 4 of its own heats; 5 are required/,
    );
    const left = await ask({ calibrated: { ...calibrated, advice: false } });
    expect(left.words[0]).toMatch(/not advice: the furnace has drifted from its calibration/);
    // calibrated on another operation: nothing of this one is known
    const rows = calibrated.rows.map((row) => ({ ...row, name: row.name.replace('vacuum-i', 'other-i') }));
    const other = await ask({ calibrated: { ...calibrated, rows } });
    expect(other).toMatchObject({ standing: 'outlook', action: null });
    expect(other.words[0]).toMatch(/does not cover the operation that is running/);
  });

  it('names limits that nobody has said anything of, by charge, by target or by the heats', async () => {
    const limits = { Mn: { max: 1 }, Sn: { max: 0.001 }, Cr: { max: 25 } };
    const stated = await ask({ target: { limits_wtpct: limits, residual_wtpct: null } });
    expect(stated.warnings).toEqual([
      expect.stringMatching(/^Sn has a limit, but the melt states no content of it/),
    ]);
    expect(stated.assumed).toContainEqual(expect.objectContaining({ what: 'evaporation of Cr' }));
    const closed = await ask({ target: { limits_wtpct: limits } });
    expect(closed.warnings[1]).toMatch(/^Fe, Mo, Nb, Al, Ti above the residual limit of 0.0500 wt%/);
  });

  it('knows a melt that was inside before', async () => {
    const wide = { limits_wtpct: { Mn: { max: 1 } }, residual_wtpct: null };
    const start = await ask({ target: wide });
    expect(start).toMatchObject({ action: 'pour', stop_s: 0, inside_s: { p05: 0, p95: 0 }, samples: [] });
    expect(start.words).toContain('inside its limits from the start');
    const later = await ask({ target: wide, now_s: 3600 });
    expect(later.words).toContain('inside its limits at 40 min or earlier');
    expect(later.sure).toMatchObject({ now: expect.closeTo(1, 9), onTime: 0 });
    // every drawn melt is inside, which is no certainty
    expect(start.words.join()).toMatch(/more than 99 % sure/);
    expect(start.words.join()).not.toContain('100 %');
  });

  it('is as sure to be on time as a late pour is dear', async () => {
    const question = { now_s: 2400, samples: heat.samples.slice(0, 2), furnace_usd_per_h: 60 };
    const free = await ask({ ...question, late_usd: 0 }, 600);
    const dear = await ask({ ...question, late_usd: 3000 }, 600);
    expect(dear.sure.onTime).toBeGreaterThan(free.sure.onTime);
    expect(dear.stop_s!).toBeLessThan(free.stop_s!);
    expect(dear.sure.atStop).toBeGreaterThanOrEqual(0.9);
    // unless told otherwise it costs an hour of the furnace
    const slot = await ask(question);
    expect(slot.assumed).toContainEqual(expect.objectContaining({ what: 'late_usd', value: 60 }));
    expect(slot.stop_s).toBe((await ask({ ...question, late_usd: 60 })).stop_s);
  });

  it('says what waiting cannot do, and keeps to the latest time', async () => {
    const clean = { limits_wtpct: { Mn: { max: 1e-9 } }, residual_wtpct: null };
    const output = await ask({ target: clean, latest_s: 3000 });
    expect(output.action).toBe('not-by-waiting');
    expect(output.stop_s).toBeNull();
    expect(output.limits[0]!.lever).toMatch(/\w/);
    for (const { result_s } of output.samples) expect(result_s).toBeLessThanOrEqual(3000);
    expect(output.words.at(-1)).toMatch(/latest time to pour: 50 min/);
  });

  it('knows what is at the laboratory, and that a result which reads nothing or is late tells nothing', async () => {
    const question = { now_s: 2700, samples: heat.samples.slice(0, 1) };
    const without = await ask(question);
    const dull = await ask({
      ...question,
      pending: [
        { id: 'late', at_s: 1200, due_s: 2400 },
        { id: 'over', at_s: 2400, due_s: 7200 },
        { id: 'other', at_s: 2400, method: 'combustion', elements: ['S'] },
      ],
    });
    expect(dull.pending.map(({ id, worthIt, words }) => [id, worthIt, words])).toEqual([
      ['late', false, 'late, was due 5 min ago: not waited for; ask the laboratory and state a new due_s'],
      ['other', false, 'due in 15 min, reads no limited element'],
      ['over', false, 'due in 75 min, after the latest time to pour: not waited for'],
    ]);
    expect(dull.words).toContain(`result of late ${dull.pending[0]!.words}`);
    const { manifest: _, words: __, pending: ___, ...same } = without;
    expect(dull).toMatchObject(same);
    const spread = { Mn: { constant_ppm: 2, relative: 0.01 } };
    const output = await ask({ ...question, pending: [{ id: 'S2', at_s: 2400, spread }] });
    expect(adviseOutputSchema.safeParse(output).error?.issues ?? []).toEqual([]);
    expect(output.pending).toMatchObject([{ id: 'S2', elements: ['Mn'], due_s: 3600 }]);
    // what comes after a result is decided by it
    expect(output).toMatchObject({ action: 'wait', pending: [{ worthIt: true }] });
    expect(output.stop_s).toBeGreaterThanOrEqual(3600);
    // what a melt is poured by is what is known: only the wait for a result moves it
    expect(output.sure.now).toBeCloseTo(without.sure.now, 2);
  });

  it('waits for a result that is about to come before it reads again what is doubted', async () => {
    const samples = structuredClone(heat.samples.slice(0, 4));
    samples[3]!.composition_ppm!.Mn! *= 3;
    const output = await ask({ now_s: 4800, samples, pending: [{ id: 'S5', at_s: 4500, due_s: 5100 }] });
    expect(output.action).toBe('wait');
    expect(output.words[0]).toMatch(
      /^wait: result of S5 due in 5 min, repeats a result that disagrees with all others/,
    );
  });

  it('refuses samples at the laboratory that cannot be', async () => {
    const known = { now_s: 2700, samples: heat.samples.slice(0, 1) };
    const refused = (pending: object, path: string, message: RegExp) =>
      expect(ask({ ...known, pending: [pending] })).rejects.toMatchObject({
        message: expect.stringMatching(message),
        details: [{ path, allowed: expect.any(String) }],
      });
    await refused(
      { id: 'S2', at_s: 2400, due_s: 2000 },
      'pending[0].due_s',
      /due at 2000 s, before it was taken at 2400/,
    );
    await refused({ id: 'S2', at_s: 2800 }, 'pending[0].at_s', /taken at 2800 s, but now_s is only 2700 s/);
    await refused({ id: 'S1', at_s: 2400 }, 'pending[0].id', /S1 is listed twice/);
    await refused({ id: 'S2', at_s: 2400, method: 'XYZ' }, 'pending[0].method', /unknown analysis method/);
    await refused(
      { id: 'S2', at_s: 2400, method: 'combustion', elements: ['Mn'] },
      'pending[0].elements[0]',
      /combustion does not measure Mn/,
    );
    const empty = ask({ ...known, samples: [...known.samples, { id: 'S2', at_s: 2400 }] });
    await expect(empty).rejects.toMatchObject({
      details: [{ path: 'samples[1]', cure: expect.stringMatching(/pending/) }],
    });
    const results = { id: 'S2', at_s: 2400, composition_ppm: { Mn: 1 } };
    await expect(ask({ ...known, pending: [results] })).rejects.toThrow(/composition_ppm/);
  });

  it('says at the last moment too whether the melt may be poured', async () => {
    const samples = heat.samples.slice(0, 5);
    expect(await ask({ now_s: 7200, samples })).toMatchObject({ action: 'pour', stop_s: 7200, samples: [] });
    const never = { limits_wtpct: { Mn: { max: manganese_ppm / 1e5 } }, residual_wtpct: null };
    expect(await ask({ now_s: 7200, samples, target: never })).toMatchObject({ action: 'not-by-waiting' });
  });

  it('follows the melt up to the latest time, however the planned time is written', async () => {
    const samples = heat.samples.slice(0, 2);
    const [running] = document.route;
    const { time_s: _, ...settings } = running!.settings!;
    const latest_s = 7200;
    const by = (planned: object) =>
      ask({ now_s: 2400, samples, latest_s, route: [{ ...running, settings: { ...settings, ...planned } }] });
    const { sure, stop_s, limits } = await by({ time_s: 7200 });
    expect(await by({})).toMatchObject({ sure, stop_s, limits: limits.map(({ atStop }) => ({ atStop })) });
    expect(await by({ time_s: { at_s: [0], value: [7200] } })).toMatchObject({ sure, stop_s });
  });

  it('names place and cure of what is wrong', async () => {
    const early = ask({ samples: heat.samples.slice(0, 1) });
    await expect(early).rejects.toThrow(/was taken at 1200 s, but now_s is only 0 s/);
    await expect(early).rejects.toMatchObject({ details: [{ path: 'samples[0].at_s' }] });
    const zinc = [{ id: 'X', at_s: 0, composition_ppm: { Zn: 1 }, sd_ppm: { Zn: 1 } }];
    await expect(ask({ samples: zinc })).rejects.toMatchObject({
      details: [{ path: 'samples[0].composition_ppm.Zn' }],
    });
    await expect(ask({ candidates: [{ method: 'XYZ' }] })).rejects.toMatchObject({
      details: [{ path: 'candidates[0].method' }],
    });
    const past = ask({ now_s: 9000 });
    await expect(past).rejects.toThrow(/had to be poured by 7200 s/);
    await expect(past).rejects.toMatchObject({ details: [{ path: 'now_s', value: 9000 }] });
    const [running] = document.route;
    const before = { ...running, settings: { ...running!.settings, time_s: 900 } };
    await expect(ask({ route: [before, running], now_s: 600 })).rejects.toThrow(
      /now_s is 600 s, but vacuum-induction begins only at 900 s/,
    );
    const route = [{ operation: 'electron-beam' }];
    await expect(ask({ route })).rejects.toThrow(/needs a stirred bath/);
    await expect(ask({ target: { limits_wtpct: { PB: {} } } })).rejects.toThrow(/PB/);
  });
});

describe('a melt that lacks what evaporates', () => {
  const samples = heat.samples.slice(0, 2);
  const { Mn: second_ppm, Pb: lead_ppm } = samples[1]!.composition_ppm!;
  const short = { min: (1.2 * second_ppm!) / 1e4, max: 1 };
  const RECOVERY = 0.9;
  const manganese = {
    id: 'Mn',
    composition_wtpct: { Mn: 100 },
    price_usd_per_kg: 3,
    recovery: { Mn: { mean: RECOVERY } },
  };
  const lacking = (limits_wtpct: object, rest: object = {}) =>
    ask({
      now_s: 2400,
      samples,
      target: { limits_wtpct: { Mn: short, ...limits_wtpct }, residual_wtpct: null },
      additions: [manganese],
      ...rest,
    });

  it('is poured as soon as what it lacks has dissolved, not when the planned end has cost more of it', async () => {
    const output = await lacking({});
    expect(output).toMatchObject({
      action: 'correct',
      stop_s: null,
      correction: { verdict: 'correct', at_s: 2400, pour_s: 2700 },
    });
    expect(output.words.slice(0, 4)).toEqual([
      expect.stringMatching(
        /^add 0\.0\d+ kg Mn and pour at 45 min: waiting does not bring the melt inside its limits$/,
      ),
      expect.stringMatching(/^with the addition: 9\d % sure to be inside every limit at 45 min$/),
      'without it no time up to 120 min is 90 % sure; the surest is 0 %',
      'inside its limits at 20 min or earlier; it has left them since',
    ]);
    const { limits, correction } = output;
    const { limit_ppm, atStop } = limits.find(({ of, side }) => of === 'Mn' && side === 'min')!;
    const least_kg = (document.melt.mass_kg * (limit_ppm - atStop.mean_ppm)) / 1e6 / RECOVERY;
    expect(correction!.additions[0]!.mass_kg).toBeGreaterThan(least_kg);
    expect(correction!.additions[0]!.mass_kg).toBeLessThan(1.5 * least_kg);
    expect(adviseOutputSchema.safeParse(output).error?.issues ?? []).toEqual([]);
  });

  it('waits for what has to leave first, and adds as late as that allows', async () => {
    const clean = await lacking({ Pb: { max: lead_ppm! / 2 / 1e4 } });
    expect(clean).toMatchObject({ action: 'wait', correction: { verdict: 'correct' } });
    const { at_s, pour_s } = clean.correction!;
    expect(pour_s - at_s).toBe(300);
    expect(at_s).toBeGreaterThan(2400);
    expect(clean.words[0]).toMatch(
      new RegExp(`^wait, then add 0\\.0\\d+ kg Mn at ${at_s / 60} min and pour at ${pour_s / 60} min$`),
    );
    expect(clean.limits.find(({ of }) => of === 'Pb')!.probabilityAtStop).toBeGreaterThan(0.9);
    // no addition hits so narrow a window
    const between = { min: short.min, max: short.min * 1.0001 };
    expect(await lacking({ Mn: between })).toMatchObject({ action: 'not-by-waiting' });
  });

  it('takes five minutes for each of several additions', async () => {
    const { correction } = await lacking(
      { Al: { min: 0.7, max: 0.9 } },
      {
        additions: [
          manganese,
          { ...manganese, id: 'Al', composition_wtpct: { Al: 100 }, recovery: { Al: { mean: 0.9 } } },
        ],
      },
    );
    expect(correction!.additions.map(({ id }) => id).sort()).toEqual(['Al', 'Mn']);
    expect(correction!.pour_s - correction!.at_s).toBe(600);
    expect(correction!.words[0]).toMatch(/about 10 min$/);
  });

  it('is thinned with its base metal where waiting takes nothing out', async () => {
    const chromium = { Cr: { max: 18.5 }, Pb: { max: lead_ppm! / 2 / 1e4 } };
    const nickel = { id: 'Ni', composition_wtpct: { Ni: 100 }, price_usd_per_kg: 15 };
    const target = { limits_wtpct: chromium, residual_wtpct: null };
    const thinned = await lacking({}, { target, additions: [nickel] });
    expect(thinned).toMatchObject({ action: 'wait', stop_s: null });
    // 19 wt% of 300 kg, some of it gone, come to 18.5 wt% or less
    const { additions, at_s } = thinned.correction!;
    expect(additions.map(({ id }) => id)).toEqual(['Ni']);
    const { atStop } = thinned.limits.find(({ of }) => of === 'Cr')!;
    expect(additions[0]!.mass_kg).toBeGreaterThan(300 * (atStop.mean_ppm / 18.5e4 - 1));
    // not at the planned end, when a little more chromium would have gone
    expect(at_s).toBeLessThan(6000);
    expect(await lacking({}, { target, additions: [nickel], furnaceRoom_kg: 1 })).toMatchObject({
      action: 'not-by-waiting',
      correction: { verdict: 'not-possible', additions: [] },
    });
  });

  it('waits for a result at the laboratory that says how much is missing, and for no other', async () => {
    const result = { id: 'S9', at_s: 2300, due_s: 3000 };
    const told = await lacking({ Cr: { max: 80 } }, { pending: [result] });
    // what will be added unless the result says otherwise, and not before it
    expect(told).toMatchObject({
      action: 'wait',
      pending: [{ worthIt: true }],
      correction: { at_s: 3000, pour_s: 3300 },
    });
    expect(told.words[0]).toMatch(
      /^wait: result of S9 due in 10 min, worth waiting for before anything is added: it shows how much is missing; then, unless it says otherwise, add 0\.0\d+ kg Mn at 50 min and pour at 55 min$/,
    );
    const other = { ...result, method: 'OES', elements: ['Cr'] };
    expect(await lacking({ Cr: { max: 80 } }, { pending: [other] })).toMatchObject({
      action: 'correct',
      correction: { at_s: 2400 },
      pending: [{ worthIt: false }],
    });
  });

  it('lacks nothing while it is sure to hold enough', async () => {
    expect(await lacking({ Mn: { ...short, min: (0.5 * second_ppm!) / 1e4 } })).toMatchObject({
      action: 'pour',
      correction: null,
    });
  });
});
