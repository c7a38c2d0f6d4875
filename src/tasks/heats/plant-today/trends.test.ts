import { expect, test } from 'vitest';
import type { HeatView, ObjectView } from '../../../evidence/ledger/store.ts';
import { dominating, SPANS, type TrendHeat, trendsOf, trendWords } from './trends.ts';

const NOW = new Date('2026-06-01T00:00:00.000Z');
const daysAgo = (days: number): string => new Date(NOW.getTime() - days * 86_400_000).toISOString();

const piece = (verdict: 'PASS' | 'FAIL', more: object = {}) =>
  ({ status: 'released', release: { verdict }, ...more }) as unknown as ObjectView;

const heat = (
  id: string,
  over: { ago: number; kg?: number; usd?: number | null; out_kg?: number | null; pieces?: ObjectView[] },
): TrendHeat => ({
  heat: {
    id,
    charges: [{ happenedAt: daysAgo(over.ago) }],
    input_g: 1000 * (over.kg ?? 100),
    output_g: over.out_kg === null ? null : 1000 * (over.out_kg ?? 90),
  } as unknown as HeatView,
  actual_usd: over.usd === undefined ? 1_000 : over.usd,
  pieces: over.pieces ?? [],
});

const trends = (heats: readonly TrendHeat[]) => {
  const [cost, output, first] = trendsOf(heats, { days: 7, now: NOW });
  return { cost: cost!, output: output!, first: first! };
};

test('weighs heats by their mass, span by span, and leaves a span without heats open', () => {
  const { cost, output } = trends([
    heat('H-1', { ago: 9, kg: 100, usd: 1_000, out_kg: 90 }),
    heat('H-2', { ago: 2, kg: 300, usd: 6_000, out_kg: 270 }),
    heat('H-3', { ago: 1, kg: 100, usd: 1_000, out_kg: 50 }),
  ]);
  expect(cost.points).toHaveLength(SPANS);
  expect(cost.points.slice(-3).map(({ value }) => value)).toEqual([null, 10, 17.5]);
  expect(cost).toMatchObject({ now: 17.5, before: 10, good: 'lower', moved: { heat: 'H-2' } });
  // 320 of 400 kg; H-3 lost 40 kg more than the span before had lost
  expect(output).toMatchObject({ now: 80, before: 90, moved: { heat: 'H-3' } });
  expect(trendWords(cost)).toBe(
    'Metal cost 17.50 USD/kg, after 10.00 USD/kg. Heat H-2 moved it most: 20.00 USD per kg',
  );
});

test('leaves a heat out of what it does not say: a price is missing, or it is not poured', () => {
  const { cost, output, first } = trends([heat('H-1', { ago: 1, usd: null, out_kg: null })]);
  expect([cost.now, output.now, first.now]).toEqual([null, null, null]);
  expect(trendWords(cost)).toMatch(/^Metal cost: no heat/);
});

test('counts as first pass a piece with PASS, without a retest or a result put right', () => {
  const pieces = [
    piece('PASS'),
    piece('FAIL'),
    piece('PASS', { retests: [{}] }),
    piece('PASS', { replaced: [{}] }),
    piece('PASS', { status: 'cut' }),
    { status: 'held', release: null } as unknown as ObjectView,
  ];
  expect(trends([heat('H-1', { ago: 1, pieces })]).first).toMatchObject({ now: 25, unit: '%', before: null });
});

test('names the lot that is worth more than a quarter of the free stock', () => {
  const lot = (id: string, payable_usd: number | null) => ({ id, grade: 'Hf', payable_usd });
  expect(dominating([lot('A', 75), lot('B', 20), lot('C', null)])).toEqual({
    ...{ lot: 'A', grade: 'Hf', payable_usd: 75, rest_usd: 20 },
  });
  expect(dominating([lot('A', 25), lot('B', 25), lot('C', 25), lot('D', 25)])).toBeUndefined();
  expect(dominating([lot('A', 25)])).toBeUndefined();
});
