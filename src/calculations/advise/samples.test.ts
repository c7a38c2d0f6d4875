import { describe, expect, it } from 'vitest';
import type { AdviseInput } from '../../documents/heats/advise.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { type JudgedLimit, judgedOf, judgeOverTime } from './judge.ts';
import { samplesWorth } from './samples.ts';
import { type JudgeBy, judgedToPour } from './trim.ts';

const MINUTE = 60;
const delay_s = 5 * MINUTE;
const times_s = Array.from({ length: 121 }, (_, t) => t * MINUTE);
const START_PPM = 100;
const LIMIT_PPM = 0.05;

/** Lead that falls from 100 to 0.05 ppm in 60 to 100 min, while the laboratory reads it down to 3 ppm. */
function question(change: Partial<AdviseInput>) {
  const members = 80;
  const rates = Array.from({ length: members }, (_, s) => Math.log(START_PPM / LIMIT_PPM) / (60 + s / 2));
  const contents = Float64Array.from(
    rates.flatMap((rate) => times_s.map((_, t) => START_PPM * Math.exp(-rate * t))),
  );
  const judged = judgedOf(
    {
      times_s,
      limits: [{ elements: ['Pb'], side: 'max', limit_ppm: LIMIT_PPM }],
      weights: new Float64Array(members).fill(1 / members),
      contents,
      inside: Uint8Array.from(contents, (ppm) => (ppm <= LIMIT_PPM ? 1 : 0)),
    },
    { delay_s },
  );
  const spread = { Pb: { constant_ppm: 1, relative: 0.02 } };
  const input = { candidates: [{ method: 'laboratory', spread }], ...change } as AdviseInput;
  const costs = { furnace_usd_per_s: 1, sample_usd: 5, miss_usd: 5000, late_usd: 0 };
  return {
    input,
    methods: dataFacts().analysisMethods,
    judged,
    future: { times_s, elements: ['Pb' as const], contents },
    rule: { wanted: 0.8, costs },
    delay_s,
    scatter: 0.02,
    unsure: false,
    doubted: [],
    lacking: [],
    seed: 1,
  };
}

describe('samples that could be taken', () => {
  it('are taken while there is enough to read, long before the melt is inside', () => {
    const [best] = samplesWorth(question({}));
    // two waits before the melt is first inside lead is below what the laboratory reads
    expect(best!.take_s).toBeLessThan(46 * MINUTE);
    expect(best!.take_s).toBeGreaterThan(0);
    expect(best!.worthIt).toBe(true);
  });

  it('are read as stated, also where one method stands twice', () => {
    const blunt = { Pb: { constant_ppm: 1e4, relative: 0.02 } };
    const sharp = { Pb: { constant_ppm: 0.001, relative: 0.02 } };
    const candidates = [blunt, sharp].map((spread) => ({ method: 'laboratory', spread }));
    const [best] = samplesWorth(question({ candidates }));
    const [alone] = samplesWorth(question({ candidates: candidates.slice(1) }));
    expect(best).toEqual(alone);
  });

  it('come back before the latest time', () => {
    for (const { result_s } of samplesWorth(question({}))) expect(result_s).toBeLessThan(120 * MINUTE);
    expect(samplesWorth({ ...question({}), delay_s: 120 * MINUTE })).toEqual([]);
    expect(samplesWorth(question({ candidates: [] }))).toEqual([]);
  });

  it('are worth what they say of how much to add: a sharp reading, not a blunt one, and not where nothing limits it', () => {
    const spread = (constant_ppm: number) => ({ Mn: { constant_ppm, relative: 0 } });
    const worth = (constant_ppm: number, most_ppm = 620) => {
      const { question: asked } = shortOfManganese(most_ppm);
      return samplesWorth({
        ...asked,
        input: { candidates: [{ method: 'laboratory', spread: spread(constant_ppm) }] } as AdviseInput,
      })[0];
    };
    const sharp = worth(2)!;
    expect(sharp).toMatchObject({ elements: ['Mn'], take_s: 0, worthIt: true });
    // one amount hits 20 of 100 ppm: of 5000 usd four fifths are saved at the most, less wait and price
    expect(sharp.value_usd).toBeGreaterThan(2000);
    expect(sharp.value_usd).toBeLessThan(0.8 * 5000 - 300 - 5);
    expect(worth(100)!.value_usd).toBeLessThan(sharp.value_usd / 4);
    expect(worth(2, Number.POSITIVE_INFINITY)!.worthIt).toBe(false);
  });
});

/** Eighty melts with 500 to 599 ppm Mn that need 600, at most `most_ppm`; nothing else is limited, nothing moves. */
function shortOfManganese(most_ppm: number) {
  const members = 80;
  const held = Array.from({ length: members }, (_, s) => 500 + (99 * s) / (members - 1));
  const limits = [
    { elements: ['Mn'], side: 'min', limit_ppm: 600 },
    ...(Number.isFinite(most_ppm) ? [{ elements: ['Mn'], side: 'max', limit_ppm: most_ppm } as const] : []),
  ] as const satisfies JudgedLimit[];
  const weights = new Float64Array(members).fill(1 / members);
  const future = {
    times_s,
    elements: ['Mn' as const],
    contents: Float64Array.from(held.flatMap((ppm) => times_s.map(() => ppm))),
  };
  const past = { ...future, times_s: [0], contents: Float64Array.from(held) };
  const judge: JudgeBy = (by) => judgeOverTime(future, { limits: by, weights, delay_s, past });
  const costs = { furnace_usd_per_s: 1, sample_usd: 5, miss_usd: 5000, late_usd: 0 };
  const { judged, lacking, rule } = judgedToPour(limits, judge, { wanted: 0.8, costs, from_s: 0 });
  return {
    question: {
      ...question({}),
      judged,
      future,
      rule,
      scatter: 0,
      lacking: lacking.flatMap(({ elements }) => elements),
    },
  };
}
