import { expect, it } from 'vitest';
import { judgedOf } from './judge.ts';
import { type Candidate, type ValueQuestion, valuer, type Way } from './value.ts';

const MINUTE = 60;
const delay_s = 10 * MINUTE;
const times_s = Array.from({ length: 31 }, (_, t) => t * MINUTE);
/** Melts whose lead leaves at their own pace: inside from minute 0 to 28 on. */
const members = Array.from({ length: 29 }, (_, s) => s);
const contents = Float64Array.from(members.flatMap((from) => times_s.map((_, t) => 60 + from - t)));
const judged = judgedOf(
  {
    times_s,
    limits: [{ elements: ['Pb'], side: 'max', limit_ppm: 60 }],
    weights: new Float64Array(members.length).fill(1 / members.length),
    contents,
    inside: Uint8Array.from(contents, (ppm) => (ppm <= 60 ? 1 : 0)),
  },
  { delay_s },
);
const wayOf = (sd_ppm: number): Way => ({
  elements: ['Pb'],
  spread: () => ({ sd_ppm, bias_ppm: sd_ppm / 2, limit_ppm: 0 }),
});
const held = new Map([['Pb' as const, Float64Array.from(members, (from) => 60 + from)]]);
const question: ValueQuestion = {
  weights: judged.weights,
  judged,
  future: { times_s, elements: ['Pb'], contents },
  rule: {
    wanted: 0.8,
    costs: { furnace_usd_per_s: 10 / MINUTE, sample_usd: 5, miss_usd: 1000, late_usd: 50 },
  },
  delay_s,
  scatter: 0.001,
  seed: 1,
  // alike in all but what they read and how well
  pending: [
    { ...wayOf(4), held, due_s: 4 * MINUTE },
    { ...wayOf(6), held, due_s: 15 * MINUTE },
  ],
};
const [sharp, blunt] = [wayOf(1), wayOf(9)];
const candidates: readonly Candidate[] = [sharp, blunt].flatMap((way) =>
  [0, 6].flatMap((take) => [1, 3].map((count) => ({ ...way, method: 'laboratory', take, count }))),
);

it('a sample is worth the same whatever else was asked before', () => {
  const worth = (of: ReturnType<typeof valuer>, one: Candidate) => {
    const { alone, following } = of.drawing(one, 0);
    return [alone, following()];
  };
  const apart = candidates.map((one) => worth(valuer(question), one));
  const asked = valuer(question);
  asked.waiting(2, candidates[0]);
  expect(candidates.map((one) => worth(asked, one))).toEqual(apart);
  expect(candidates.map((one) => worth(asked, one))).toEqual(apart);
  // they differ from one another, so that one taken for another would show
  expect(new Set(apart.map(([alone]) => alone!.value_usd)).size).toBe(candidates.length);
});
