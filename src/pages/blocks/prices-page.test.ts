import { expect, it } from 'vitest';
import { renderTerminal } from '../render/terminal.ts';
import { pricesPage } from './prices-page.ts';

const SURVEY = 'Mineral Commodity Summaries, estimates of the year before';
const price = (of: string, source: string) => ({
  ...{ of, usd_per_kg: 46.3, on: '2025', age_days: 333, source, set: false, deck_usd_per_kg: null },
});

it('a long source of several prices is written once, a short one or one of its own beside its price', () => {
  const own = 'a list of one trader, as it stood on the day of the order';
  const text = renderTerminal(
    pricesPage({
      format: 'remelt-prices/1',
      prices: [price('Co', SURVEY), price('Cr', SURVEY), price('Ni', 'weekly list'), price('Y', own)],
    }),
  ).replaceAll(/\s+/g, ' ');
  expect(text.split(SURVEY)).toHaveLength(2);
  expect(text).toContain(`source 1: ${SURVEY}`);
  expect(text.match(/source 1, below/g)).toHaveLength(2);
  expect(text).toContain('weekly list');
  expect(text).toContain(own);
});
