import { describe, expect, it } from 'vitest';
import { standardNormal, streamKey } from '../../foundation/numerics/random.ts';
import { type Judged, judgedOf, onTimeAt, sureness } from './judge.ts';
import { leastLoss, stopOf } from './stop.ts';
import { type Losses, leastOf, valuer } from './value.ts';

const MINUTE = 60;
const times_s = Array.from({ length: 61 }, (_, t) => t * MINUTE);

/** Members that come inside in turn, each at its minute, and hold as many ppm above 10 as minutes are missing. */
function melt(insideFrom: readonly number[]): Judged {
  const contents = insideFrom.flatMap((from) => times_s.map((_, t) => 10 + from - t));
  return judgedOf(
    {
      times_s,
      limits: [{ elements: ['Pb'], side: 'max', limit_ppm: 10 }],
      weights: new Float64Array(insideFrom.length).fill(1 / insideFrom.length),
      contents: Float64Array.from(contents),
      inside: Uint8Array.from(contents, (ppm) => (ppm <= 10 ? 1 : 0)),
    },
    { delay_s: 600 },
  );
}

const costs = { furnace_usd_per_s: 10 / MINUTE, sample_usd: 5, miss_usd: 1000, late_usd: 0 };
/** Nine melts of ten are inside within 29 min, the tenth some minutes later. */
const early = Array.from({ length: 90 }, (_, k) => 20 + Math.floor(k / 10));
/** All but a tenth of it inside by minute 28, all by 33. */
const soon = melt([...early, ...Array.from({ length: 10 }, () => 33)]);
const stopAt = (judged: Judged, change: object): number =>
  judged.times_s[stopOf(judged, judged.weights, { wanted: 0.8, costs, from_s: 0, ...change }).index]! /
  MINUTE;

describe('the time to pour', () => {
  it('counts who is inside at each time, also of melts that leave again', () => {
    const inside = Uint8Array.from([0, 1, 1, 0, 1, 1, 0, 0]);
    const future = {
      times_s: [0, 60, 120, 180],
      limits: [],
      weights: Float64Array.from([0.75, 0.25]),
      contents: new Float64Array(0),
      inside,
    };
    expect([...sureness(judgedOf(future, { delay_s: 600 }), future.weights)]).toEqual([0.25, 1, 0.75, 0]);
  });
  it('waits on beyond sure enough while a minute takes away more risk than it costs, and no longer', () => {
    expect(stopAt(soon, {})).toBe(33);
    const late = melt([...early, ...Array.from({ length: 10 }, () => 45)]);
    expect(stopAt(late, {})).toBe(28);
    expect(stopAt(late, { wanted: 0.95 })).toBe(45);
  });
  it('says when no time is sure enough, and names the surest', () => {
    const never = melt([...early, ...Array.from({ length: 60 }, () => 99)]);
    const stop = stopOf(never, never.weights, { wanted: 0.8, costs, from_s: 0 });
    expect(stop).toMatchObject({ enough: false });
    expect(stop.sure[stop.index]).toBeCloseTo(0.6, 12);
    expect(stop.index).toBe(28);
    const hopeless = melt([99, 99]);
    expect(stopAt(hopeless, {})).toBe(60);
  });
  it('costs at least the furnace until a member is inside, and a miss where none comes inside', () => {
    const least = (judged: Judged, minute: number) => leastLoss(judged, { costs, from_s: minute * MINUTE });
    expect(least(soon, 0)).toBe(200);
    expect(least(soon, 30)).toBe(300);
    // a result after the last time: the melt is poured then
    expect(least(soon, 99)).toBe(600);
    expect(least(melt([99, 99]), 0)).toBe(1600);
    const later = melt([20, 40, 55]);
    for (const weights of [
      [1, 0, 0],
      [0, 0.3, 0.7],
      [0.5, 0.5, 0],
    ].map((one) => Float64Array.from(one)))
      for (const minute of [0, 25, 59, 70])
        expect(
          stopOf(later, weights, { wanted: 0.8, costs, from_s: minute * MINUTE }).loss_usd,
        ).toBeGreaterThanOrEqual(least(later, minute));
  });
});

describe('poured within one sample of the best time', () => {
  /** Inside from minute 20 on, one melt in each of 40 minutes. */
  const wide = melt(Array.from({ length: 40 }, (_, k) => 20 + k));
  const shareAt = (minute: number): number => onTimeAt(wide, minute);

  it('is to be inside, and not for longer than a result takes', () => {
    // a result takes 10 min: of those inside at minute 45, those that came in after minute 35
    expect(shareAt(45)).toBeCloseTo(10 / 40, 12);
    expect(shareAt(22)).toBeCloseTo(3 / 40, 12);
    expect(shareAt(10)).toBe(0);
  });
  it('leaves no chance where nobody is inside: ten tenths that leave one by one do not sum to nothing', () => {
    const weights = new Float64Array(10).fill(0.1);
    expect(weights.reduce((sum, share) => sum - share, 1)).not.toBe(0);
    const minutes = Array.from({ length: 12 }, (_, t) => t * MINUTE);
    const future = { times_s: minutes, limits: [], weights, contents: new Float64Array(0) };
    const inside = Uint8Array.from(
      [...weights.keys()].flatMap((s) => minutes.map((_, t) => (t <= s ? 1 : 0))),
    );
    const sure = sureness(judgedOf({ ...future, inside }, { delay_s: 600 }), weights);
    expect([...sure.subarray(10)]).toEqual([0, 0]);
    expect(Math.max(...sure)).toBeLessThanOrEqual(1);
  });
  it('knows who was inside before the first time', () => {
    const inside = Uint8Array.from([1, 1, 1, 1, 0, 1]);
    const future = {
      times_s: [600, 660],
      limits: [],
      weights: new Float64Array(3).fill(1 / 3),
      contents: new Float64Array(0),
      inside,
    };
    // inside since a minute before, since more than a wait before, since the last time
    const before = Float64Array.from([540, 0.5, Number.POSITIVE_INFINITY]);
    const judged = judgedOf(future, { delay_s: 600, before });
    expect([...judged.first_s]).toEqual([540, 0.5, 660]);
    expect([...judged.lateFrom]).toEqual([2, 1, 2]);
    expect(onTimeAt(judged, 0)).toBeCloseTo(2 / 3, 12);
    expect(onTimeAt(judged, 1)).toBeCloseTo(2 / 3, 12);
  });
  it('is what a price on coming late buys: poured sooner, and never before it is sure enough', () => {
    const late = { costs: { ...costs, late_usd: 1000 } };
    expect(stopAt(soon, {})).toBe(33);
    expect(stopAt(soon, { costs: { ...costs, late_usd: 1e5 } })).toBe(28);
    expect(stopAt(wide, { ...late, wanted: 0.95 })).toBeGreaterThanOrEqual(57);
  });
});

/** Losses of which nothing is known before they are asked. */
const lossesOf = (losses: readonly number[]): Losses => ({
  trials: losses.length,
  floor_usd: Number.NEGATIVE_INFINITY,
  at: (trial) => losses[trial]!,
});

describe('what a sample is worth', () => {
  const spread = () => ({ sd_ppm: 1, bias_ppm: 0, limit_ppm: 0.5 });
  const value = (judged: Judged, change: object, { following = false, count = 1, bias_ppm = 0 } = {}) => {
    const future = { times_s, elements: ['Pb' as const], contents: judged.contents };
    const rule = { wanted: 0.8, costs: { ...costs, ...change } };
    const question = { weights: judged.weights, judged, future, scatter: 0.02, delay_s: 600, seed: 1, rule };
    const { known_usd, drawing } = valuer(question);
    const pulled = { method: 'any', elements: ['Pb'], spread: () => ({ ...spread(), bias_ppm }) } as const;
    const drawn = drawing({ ...pulled, take: 0, count }, known_usd);
    return following ? drawn.following() : drawn.alone;
  };
  const unknown = melt(Array.from({ length: 120 }, (_, k) => 15 + Math.floor(k / 4)));

  it('is at most the furnace time and the risk that knowing everything would save', () => {
    const { value_usd, becomesSure } = value(unknown, {});
    const { loss_usd } = stopOf(unknown, unknown.weights, { wanted: 0.8, costs, from_s: 0 });
    const middle = (10 * (15 + 44)) / 2;
    expect(value_usd).toBeGreaterThan(0);
    expect(value_usd).toBeLessThan(loss_usd - middle);
    expect(becomesSure).toBe(1);
  });
  it('is compared with waiting: nothing for a melt that is as good as known', () => {
    expect(value(melt(Array.from({ length: 120 }, (_, k) => 20 + (k % 2))), {}).value_usd).toBeLessThan(0);
  });
  it('grows by what may be asked after it, and falls by its price', () => {
    const alone = value(unknown, {}).value_usd;
    expect(value(unknown, {}, { following: true }).value_usd).toBeGreaterThanOrEqual(alone);
    expect(value(unknown, { sample_usd: 25 }).value_usd).toBeCloseTo(alone - 20, 9);
  });
  it('believes no second sample for being the luckiest of several guesses', () => {
    // guesses of nothing but chance: none is worth more than pouring, however many there are
    const guess = (k: number): number[] =>
      Array.from({ length: 12 }, (_, trial) => 100 + 10 * standardNormal(streamKey(k, 'guess'), trial));
    const least = (...again: number[][]): number => leastOf(100, again.map(lossesOf));
    const all = Array.from({ length: 400 }, (_, k) => least(guess(2 * k), guess(2 * k + 1)));
    const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
    expect(Math.abs(mean - 100)).toBeLessThan(0.5);
    // and one that is worth more is taken, by all it is worth
    const better = guess(0).map((one) => one - 50);
    expect(least(guess(1), better)).toBeCloseTo(better.reduce((sum, one) => sum + one, 0) / 12, 9);
    expect(least()).toBe(100);
  });
  it('works out no more of an option than shows that it is not the cheapest', () => {
    let asked = 0;
    const counted = (losses: number[], floor_usd: number): Losses => ({
      ...lossesOf(losses),
      floor_usd,
      at: (trial) => {
        asked += 1;
        return losses[trial]!;
      },
    });
    const dear = new Array<number>(12).fill(120);
    expect(leastOf(100, [counted(dear, 101)])).toBe(100);
    expect(asked).toBe(0);
    // 4 of 6 results at 120 and the rest at 61 or more come to more than 100 on average
    expect(leastOf(100, [counted(dear, 61)])).toBe(100);
    expect(asked).toBe(8);
    const cheap = dear.map((_, trial) => (trial < 6 ? 70 : 80));
    expect(leastOf(100, [counted(cheap, 61)])).toBeCloseTo(75, 9);
  });
  it('grows by what is taken together, but not where all of it reads alike', () => {
    const free = { sample_usd: 0 };
    const alone = value(unknown, free).value_usd;
    expect(value(unknown, free, { count: 3 }).value_usd).toBeGreaterThan(alone + 5);
    // what another sample repeats is not averaged away: only the scatter of 2 % is
    const biased = value(unknown, free, { bias_ppm: 1 }).value_usd;
    expect(Math.abs(value(unknown, free, { bias_ppm: 1, count: 3 }).value_usd - biased)).toBeLessThan(5);
  });
});
