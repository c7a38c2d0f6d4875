import { describe, expect, it } from 'vitest';
import { streamKey, uniform } from '../../foundation/numerics/random.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { judgedOf } from './judge.ts';
import { pendingSamples, waitingBefore, waitingWorth } from './pending.ts';
import { samplesWorth } from './samples.ts';
import { stopOf } from './stop.ts';

const MINUTE = 60;
const delay_s = 10 * MINUTE;
const times_s = Array.from({ length: 61 }, (_, t) => t * MINUTE);
const LIMIT_PPM = 10;
const methods = dataFacts().analysisMethods;
/** Tells contents apart as far as these melts differ, and not at all. */
const SHARP = { Pb: { constant_ppm: 0.1, relative: 0.001 } };
const BLUNT = { Pb: { constant_ppm: 1e5, relative: 0.001 } };
/** 85 melts of 100 are inside from the start, the others from minute 40 on. */
const mostlyInside = Array.from({ length: 100 }, (_, s) => (s < 85 ? 0 : 40));

/** Melts tried: as many as `npm run long` takes, and the first of them in every run. */
const SEEDS = process.env.REMELT_LONG === '1' ? 200 : 4;

type Pending = { readonly id: string; readonly due: number; readonly spread: typeof SHARP };

/** Melts inside from a minute each, with 10 usd a minute of furnace; samples taken at the start, due at a minute. */
function asked(
  insideFrom: readonly number[],
  taken: readonly Pending[],
  of: {
    readonly miss_usd?: number;
    readonly doubted?: readonly 'Pb'[];
    readonly lacking?: readonly 'Pb'[];
  } = {},
) {
  const contents = Float64Array.from(
    insideFrom.flatMap((from) => times_s.map((_, t) => LIMIT_PPM + from - t)).map((one) => one + 50),
  );
  const members = insideFrom.length;
  const judged = judgedOf(
    {
      times_s,
      limits: [{ elements: ['Pb'], side: 'max', limit_ppm: LIMIT_PPM + 50 }],
      weights: new Float64Array(members).fill(1 / members),
      contents,
      inside: Uint8Array.from(contents, (ppm) => (ppm <= LIMIT_PPM + 50 ? 1 : 0)),
    },
    { delay_s },
  );
  const costs = { furnace_usd_per_s: 10 / MINUTE, sample_usd: 5, miss_usd: of.miss_usd ?? 1000, late_usd: 0 };
  const rule = { wanted: 0.8, costs };
  const stop = stopOf(judged, judged.weights, { ...rule, from_s: 0 });
  const input = {
    now_s: 0,
    candidates: [{ method: 'laboratory', spread: SHARP }],
    pending: taken.map(({ id, due, spread }) => ({ id, at_s: 0, due_s: due * MINUTE, spread })),
  };
  const held = new Map([['Pb' as const, Float64Array.from(insideFrom, (from) => LIMIT_PPM + from + 50)]]);
  const pending = pendingSamples(input, {
    methods,
    limited: ['Pb'],
    delay_s,
    latest_s: times_s.at(-1)!,
  }).map((one) => ({ ...one, held }));
  const question = {
    input: { ...input, samplesTogether: 2 } as unknown as Parameters<typeof samplesWorth>[0]['input'],
    methods,
    judged,
    future: { times_s, elements: ['Pb' as const], contents },
    rule,
    delay_s,
    scatter: 0.001,
    unsure: !stop.enough,
    doubted: of.doubted ?? [],
    lacking: of.lacking ?? [],
    seed: 1,
  };
  const waiting = waitingWorth(question, { pending, stop });
  const samples = samplesWorth({ ...question, pending: waiting.counted, waiting });
  return { stop, waiting, samples };
}

describe('a result that is still to come', () => {
  it('is waited for when it decides: pouring now costs 150 usd, waiting 0.85 x 80 + 0.15 x 400', () => {
    const { stop, waiting } = asked(mostlyInside, [{ id: 'S3', due: 8, spread: SHARP }]);
    expect(stop).toMatchObject({ index: 0, enough: true, loss_usd: expect.closeTo(150, 9) });
    expect(waiting).toMatchObject({ waits: true, from_s: 8 * MINUTE });
    // the 48 results tried stand for 41 melts inside and 7 that are not
    expect(waiting.without_usd).toBeCloseTo((41 * 80 + 7 * 400) / 48, 6);
    expect(waiting.rows).toMatchObject([{ id: 'S3', worthIt: true, becomesSure: 1 }]);
    expect(waiting.rows[0]!.words).toBe(
      'due in 8 min, worth waiting for: saves 23 USD on average against pouring at 0 min',
    );
  });

  it('is read as the candidate of its method is, when its own spread is not stated', () => {
    const of = { methods, limited: ['Pb' as const], delay_s, latest_s: 3600 };
    const candidates = [{ method: 'laboratory', spread: SHARP }];
    for (const method of [{}, { method: 'laboratory' }, { method: 'Laboratory' }]) {
      const [one] = pendingSamples({ now_s: 0, candidates, pending: [{ id: 'S3', at_s: 0, ...method }] }, of);
      expect(one!.spread('Pb', 50).sd_ppm).toBeCloseTo(Math.hypot(0.1, 0.05), 12);
    }
    const [other] = pendingSamples(
      { now_s: 0, candidates, pending: [{ id: 'S3', at_s: 0, method: 'ICP-MS' }] },
      of,
    );
    expect(other!.spread('Pb', 50).sd_ppm).toBeGreaterThan(1);
  });

  it('is not waited for when it cannot decide, nor when it decides too late to pay', () => {
    const blunt = asked(mostlyInside, [{ id: 'S3', due: 8, spread: BLUNT }]).waiting;
    expect(blunt).toMatchObject({ waits: false, from_s: 0, without_usd: expect.closeTo(150, 9) });
    expect(blunt.rows[0]).toMatchObject({
      worthIt: false,
      words: expect.stringMatching(/not worth waiting for \(-\d+ USD\)/),
    });
    expect(asked(mostlyInside, [{ id: 'S3', due: 12, spread: SHARP }]).waiting.waits).toBe(false);
  });

  it('costs no wait before a melt is to be poured, and decides when no time is sure enough without it', () => {
    const { waiting } = asked(
      Array.from({ length: 100 }, (_, s) => 20 + (s % 2)),
      [{ id: 'S3', due: 8, spread: BLUNT }],
    );
    expect(waiting).toMatchObject({ waits: true, rows: [{ worthIt: true }] });
    expect(waiting.rows[0]!.words).toBe('due in 8 min, before the melt is poured: no waiting for it');
    const half = Array.from({ length: 100 }, (_, s) => (s % 2 === 0 ? 0 : 99));
    const unsure = asked(half, [{ id: 'S3', due: 8, spread: SHARP }]);
    expect(unsure.stop.enough).toBe(false);
    expect(unsure.waiting).toMatchObject({ waits: true, rows: [{ becomesSure: 0.5, worthIt: true }] });
    expect(asked(half, [{ id: 'S3', due: 8, spread: BLUNT }]).waiting.waits).toBe(false);
  });

  it('takes the place of another sample, if it tells as much', () => {
    const dear = { miss_usd: 2000 };
    const alone = asked(mostlyInside, [], dear).samples[0]!;
    expect(alone).toMatchObject({ take_s: 0, worthIt: true });
    const after = asked(mostlyInside, [{ id: 'S3', due: 8, spread: SHARP }], dear);
    expect(after.samples.some(({ worthIt }) => worthIt)).toBe(false);
    expect(after.samples[0]!.value_usd).toBeCloseTo(-5, 6);
    // one that tells nothing, due after the other's result, leaves it what it was worth
    const beside = asked(mostlyInside, [{ id: 'S3', due: 30, spread: BLUNT }], dear);
    expect(beside.samples[0]).toMatchObject({ take_s: 0, worthIt: true });
    expect(beside.samples[0]!.value_usd).toBeCloseTo(alone.value_usd, 0);
  });

  it('comes before a sample that is to be taken later, and counts among the samples taken in one go', () => {
    const blunt = asked(mostlyInside, [{ id: 'S3', due: 8, spread: BLUNT }]).waiting;
    expect(waitingBefore(blunt, { take_s: 7 * MINUTE, now_s: 0 })).toBe(blunt);
    expect(waitingBefore(blunt, { take_s: 9 * MINUTE, now_s: 0 })).toMatchObject({
      waits: true,
      from_s: 8 * MINUTE,
      rows: [{ worthIt: true, words: 'due in 8 min, before the next sample: no waiting for it' }],
    });
    const wide = Array.from({ length: 100 }, (_, s) => 20 + (s % 30));
    const counts = (ids: readonly string[]): number[] =>
      asked(
        wide,
        ids.map((id) => ({ id, due: 6, spread: BLUNT })),
      ).samples.flatMap(({ take_s, count }) => (take_s === 0 ? [count] : []));
    expect(counts(['S3'])).toEqual([1]);
    expect(counts(['S3', 'S4'])).toEqual([]);
  });

  it('is waited for beyond one that tells nothing', () => {
    const blunt = { id: 'S3', due: 3, spread: BLUNT };
    const sharp = { id: 'S4', due: 8, spread: SHARP };
    const { waiting } = asked(mostlyInside, [sharp, blunt]);
    expect(waiting).toMatchObject({ waits: true, from_s: 8 * MINUTE });
    expect(waiting.rows.map(({ id, worthIt }) => [id, worthIt])).toEqual([
      ['S3', true],
      ['S4', true],
    ]);
    const other = asked(mostlyInside, [
      { ...sharp, due: 3 },
      { ...blunt, due: 8 },
    ]).waiting;
    expect(other.from_s).toBe(3 * MINUTE);
    expect(other.rows.map(({ worthIt }) => worthIt)).toEqual([true, false]);
  });

  it('repeats a result that disagrees with all others', () => {
    const doubted = { doubted: ['Pb' as const] };
    const soon = asked(mostlyInside, [{ id: 'S3', due: 8, spread: SHARP }], doubted).waiting;
    expect(soon).toMatchObject({ waits: true, from_s: 8 * MINUTE });
    expect(soon.rows[0]!.words).toBe('due in 8 min, repeats a result that disagrees with all others');
    // another sample would be read sooner
    expect(asked(mostlyInside, [{ id: 'S3', due: 12, spread: SHARP }], doubted).waiting.waits).toBe(false);
  });

  it(`never makes the expected cost worse than without it (${SEEDS} seeds from 0)`, () => {
    for (let seed = 0; seed < SEEDS; seed++) {
      const draw = (name: string, n: number): number => uniform(streamKey(seed, name), n);
      const insideFrom = Array.from({ length: 60 }, (_, s) =>
        Math.floor(60 * draw('from', s) * draw('width', 0)),
      );
      const taken = Array.from({ length: 1 + Math.floor(3 * draw('count', 0)) }, (_, k) => ({
        id: `S${k}`,
        due: 1 + Math.floor(40 * draw('due', k)),
        spread: { Pb: { constant_ppm: 20 * draw('spread', k) + 0.1, relative: 0.01 } },
      }));
      const { stop, waiting } = asked(insideFrom, taken, { miss_usd: 3000 * draw('miss', 0) });
      expect(waiting.without_usd, `seed ${seed}`).toBeLessThanOrEqual(stop.loss_usd);
      // what is poured before the first result is poured as without it
      if (!waiting.waits) expect(waiting.without_usd, `seed ${seed}`).toBe(stop.loss_usd);
    }
  });
});
