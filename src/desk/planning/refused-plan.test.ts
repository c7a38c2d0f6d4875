import { expect, test } from 'vitest';
import type { PlanOutput } from '../../documents/heats/plan.ts';
import { refusalOf } from './refused-plan.ts';

const output = {
  conflict: [
    {
      words: 'Nb cannot be met',
      rows: [],
      cures: [
        { words: 'buy niobium', cost_usd: 9000 },
        { words: 'accept 4.7 wt% of Nb' },
        { words: 'take 12 kg of NiNb65', cost_usd: 8000 },
        { words: 'plan a smaller heat', cost_usd: 9500 },
      ],
    },
  ],
} as unknown as PlanOutput;
const order = { heat: 'H-1', gradeId: 'IN718', mass_kg: 100 };

test('tells the cheapest cure first and alone, then the lots that were left out, then what is in the way', () => {
  const lots = { without: ['A', 'B', 'C', 'D', 'E', 'F'] };
  const { message, details } = refusalOf({ ...order, lots }, output);
  expect(message).toBe('no charge of the cleared lots meets the limits for 100 kg of IN718');
  expect(details).toEqual([
    { cure: 'take 12 kg of NiNb65 (the heat then costs 8,000 USD)' },
    { path: 'lots.without', cure: 'or take back what is left out: A, B, C, D, E and 1 more' },
    {
      message: 'Nb cannot be met',
      cure: 'or buy niobium (the heat then costs 9,000 USD); or plan a smaller heat (the heat then costs 9,500 USD)',
    },
  ]);
});

test('names the limit that refuses, and who did not measure it, or says that the stock is too small', () => {
  const refused = (...rows: string[]) =>
    refusalOf(
      order,
      {
        conflict: [{ words: '', rows, cures: [{ words: 'a concession on Bi, up to 0.4 ppm' }] }],
      } as unknown as PlanOutput,
      new Map([
        ['R-1', ['Bi', 'Mg']],
        ['R-2', ['Mg']],
      ]),
    );
  const { message, details } = refused('Bi at most 0.3 ppm with a standard deviation of 0.09 ppm');
  expect(message).toMatch(/ of IN718: Bi is in the way; Bi is not measured in R-1$/);
  expect(details[0]!.cure).toBe(
    'a concession on Bi, up to 0.4 ppm: enter what the customer accepts, and plan by that specification',
  );
  expect(refused('Nb+Ta 4.75 wt% to 5.5 wt%', 'S above 5 ppm').message).toMatch(
    /: Nb\+Ta, S are in the way$/,
  );
  expect(refused('Bi at most 0.3 ppm', '300 kg of R-1 in stock').message).toMatch(
    /: too little metal is free$/,
  );
});

test('has no cure to tell where none is known', () => {
  const hopeless = {
    conflict: [{ words: 'Nb cannot be met', rows: [], cures: [] }],
  } as unknown as PlanOutput;
  expect(refusalOf(order, hopeless).details).toEqual([{ message: 'Nb cannot be met' }]);
  const { details } = refusalOf({ ...order, lots: { without: ['A'] } }, hopeless);
  expect(details[0]).toEqual({ path: 'lots.without', cure: 'take back what is left out: A' });
});

test('says how far the surest charge comes where one meets the limits on average', () => {
  const nearest = { asked: 0.99, cost_usd: 3086.2, heats: [{ certificate: { passRate: 0.6949 } }] };
  expect(refusalOf(order, { ...output, nearest } as unknown as PlanOutput).message).toBe(
    'the surest charge of the cleared lots meets every limit in 69.4 % of heats where 99 % are asked, at 3,086 USD, for 100 kg of IN718',
  );
});
