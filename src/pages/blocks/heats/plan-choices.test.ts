import { expect, it } from 'vitest';
import type { PlanOutput } from '../../../documents/heats/plan.ts';
import { choicesOf, missingWords } from './plan-choices.ts';

const certificate = { passRate: 0.69, lowerLimit: 0.68, samples: 1000, seed: 1 };
const output = (cures: readonly object[], more: object = {}): PlanOutput =>
  ({
    nearest: { asked: 0.95, cost_usd: 3000, heats: [{ certificate }] },
    conflict: [{ words: '', rows: [], cures }],
    ...more,
  }) as unknown as PlanOutput;

const ANALYSES = [
  { lot: 'A-1', element: 'Bi', method: 'GDMS', wtpct: 1e-5 },
  { lot: 'A-2', element: 'Bi', method: 'GDMS', wtpct: 1e-5 },
] as const;
const CURES = [
  { kind: 'accept', words: 'require 69 % instead of 95 %', cost_usd: 3000, passRate: 0.69 },
  { kind: 'concession', words: 'a concession on Bi, up to 0.5 ppm', cost_usd: 2900 },
  {
    ...{ kind: 'measure', words: 'measure', cost_usd: 3200, passRate: 0.96 },
    analyses: ANALYSES,
  },
  { kind: 'trim', words: 'trim', cost_usd: 3100, passRate: 0.97 },
  { words: 'raise the maximum of N from 3 ppm to 4 ppm and lower the minimum of Re from 2 wt% to 0 wt%' },
];
const order = { heat: 'H-1', gradeId: 'IN718', mass_kg: 300, jointConfidence: 0.95 };

it('puts what the plant can do by itself first, cheapest in front, then concessions, last what gives up what was asked', () => {
  const { heading, list } = choicesOf(output(CURES), order)!;
  expect(heading).toBe('3 ways to reach 95 %');
  expect(list.map(({ does }) => does)).toEqual([
    'Plan with one trim',
    'Order 2 analyses',
    'Ask for a concession',
    'Take the plan at 69.0 % all the same',
  ]);
  expect(list.map(({ outside, unsafe }) => [outside, unsafe])).toEqual([
    [undefined, undefined],
    [undefined, undefined],
    [true, undefined],
    [undefined, true],
  ]);
  expect(list[1]).toMatchObject({ reaches: { from: 0.69, to: 0.96, asked: 0.95 }, who: 'analyst' });
  expect(list[1]!.words).toMatch(/^Bi by GDMS in A-1, A-2\./);
});

it('goes each way with the order that was refused, changed by that way alone', () => {
  const { list } = choicesOf(output(CURES), order)!;
  expect(list[0]!.by).toEqual({
    verb: 'heats/plan-heat',
    order: { heat: 'H-1', gradeId: 'IN718', mass_kg: 300, recourse: { corrections: 1, confidence: 0.95 } },
  });
  expect(list[1]!.by).toEqual({
    verb: 'yard/order-analyses',
    order: { analyses: ['A-1:Bi:GDMS', 'A-2:Bi:GDMS'], heat: 'H-1' },
  });
  expect(list[3]!.by!.order).toMatchObject({ jointConfidence: 0.95, nearest: true });
  expect(choicesOf(output(CURES))!.list.every(({ by }) => by === undefined)).toBe(true);
});

it('names what of the order keeps lots out', () => {
  const wordsOf = (more: object) =>
    choicesOf(output([{ kind: 'lots', words: 'take every lot', passRate: 0.97 }]), { ...order, ...more })!
      .list[0]!.words;
  expect(wordsOf({ lots: { without: ['L-1'] } })).toBe('The order leaves lots out, or limits them.');
  expect(wordsOf({ maxMaterials: 3 })).toBe('The order allows at most 3 materials.');
  expect(wordsOf({ lots: { without: ['L-1'] }, maxMaterials: 3 })).toBe(
    'The order leaves lots out or limits them, and allows at most 3 materials.',
  );
});

it('says when the cost of a heat that lacks metal is worked out', () => {
  const missing = [{ heat: 'H-1', element: 'Re' as const, needs_kg: 9, has_kg: 0 }];
  const [way] = choicesOf(output([], { nearest: undefined, missing }), order)!.list;
  expect(way).toMatchObject({
    words:
      'At least 9 kg Re. Then plan again: what the heat costs is worked out with the metal that was bought.',
    by: { verb: 'yard/buy-material' },
  });
});

it('orders no analysis twice: it names the day, and leads to the list where all are ordered', () => {
  const [a1, a2] = ANALYSES;
  const way = (...analyses: object[]) => choicesOf(output([{ ...CURES[2], analyses }]), order)!.list[0]!;
  const some = way(a1, { ...a2, orderedOn: '2026-11-30' });
  expect(some).toMatchObject({ does: 'Order 1 analysis', by: { order: { analyses: ['A-1:Bi:GDMS'] } } });
  expect(some.words).toMatch(/^Bi by GDMS in A-1\. Ordered on 2026-11-30: Bi by GDMS in A-2\. It is so/);
  const every = way({ ...a1, orderedOn: '2026-11-28' }, { ...a2, orderedOn: '2026-11-30' });
  expect(every).toMatchObject({ does: 'Book 2 ordered analyses', by: { verb: 'yard/list-analyses' } });
  expect(every.words).toMatch(/^Ordered on 2026-11-28: Bi by GDMS in A-1\. Ordered on 2026-11-30/);
});

it('says of a way that the limit of work ended first, and offers no plan below one half', () => {
  const [way] = choicesOf(output([{ kind: 'trim', words: 'trim', workedOut: false }]), order)!.list;
  expect(way).toMatchObject({ cost: 'not worked out', words: expect.stringContaining('Not worked out') });
  expect(way).not.toHaveProperty('reaches');
  const low = {
    nearest: { asked: 0.95, heats: [{ certificate: { ...certificate, passRate: 0.49, lowerLimit: 0.48 } }] },
  };
  expect(choicesOf(output([CURES[0]!], low), order)).toBeUndefined();
});

it('says where what was asked cannot be reached, and what is lacking where nothing can be made', () => {
  expect(choicesOf(output([CURES[0]!]), order)!.heading).toBe('No way that we know to reach 95 %');
  const missing = [{ heat: 'H-1', needs_kg: 300, has_kg: 64 }];
  expect(choicesOf(output([], { nearest: undefined, missing }), order)!.heading).toBe('What it lacks');
});

it('names the largest lacks, and where there is metal that none is rich enough', () => {
  const lack = (element: string, needs_kg: number, has_kg: number) => ({
    ...{ heat: 'H', element: element as 'Re', needs_kg, has_kg, least_wtpct: 2.8 },
  });
  expect(missingWords([lack('Re', 9, 0), lack('Ta', 2, 3)])).toBe(
    'it lacks 9 kg Re, metal with more than 2.8 wt% Ta',
  );
  expect(missingWords([{ heat: 'H', needs_kg: 300, has_kg: 64 }])).toBe('64 of 300 kg are free');
});
