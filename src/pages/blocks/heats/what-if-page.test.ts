import { expect, it } from 'vitest';
import { readPage } from '../../testing/read-page.ts';
import { samplesOfHeatBlocks } from './heat-samples-blocks.ts';
import { whatIfPage } from './what-if-page.ts';

const asked = (more: object = {}) =>
  readPage(
    whatIfPage({
      ...{
        heat: 'H-1',
        mass_kg: 200,
        z: 2.5,
        changes: ['Ni at 30 USD/kg'],
        difference_usd: 100,
        lots: [],
        assumed: [],
      },
      ...{ before: { cost_usd: 1000 }, after: { cost_usd: 1100, binding: [{ words: 'Cr at its minimum' }] } },
      ...more,
    } as never),
  );

it('says what a change would cost, in all and for a kilogram', () => {
  expect(asked().words).toEqual([
    'The charge would cost 100.00 USD more, 0.50 USD per kg of refined metal.',
    ...['asked: Ni at 30 USD/kg', 'plan in force: 1,000.00 USD', 'changed: 1,100.00 USD'],
    ...[
      'guard: 2.5 standard deviations to each uncertain limit, in both',
      'refined metal: 200 kg',
      'Cr at its minimum',
    ],
  ]);
  expect(asked({ difference_usd: -50 }).words[0]).toMatch(
    /^The charge would cost 50\.00 USD less, 0\.25 USD/,
  );
  expect(asked({ difference_usd: 0.004 }).words[0]).toBe('The charge would cost the same.');
  expect(asked({ difference_usd: 0.005 }).words[0]).toMatch(/more/);
  expect(asked({ difference_usd: 0, unused: ['Hf', 'Ta'] }).words[0]).toBe('No effect: Hf, Ta.');
  expect(asked({ changes: [] }).words.slice(0, 2)).toEqual([
    expect.stringMatching(/^Nothing was changed/),
    'asked: nothing',
  ]);
  const none = asked({ after: null, difference_usd: null }).words;
  expect([none[0], none[3]]).toEqual([
    'With these changes no charge meets the limits.',
    'changed: cannot be made',
  ]);
});

it('names the cost with its route where that is another one, and what the charge takes more or less of', () => {
  expect(asked({ planned_usd: 1040 }).words).toContain('with its route and trims: 1,040.00 USD');
  expect(asked({ planned_usd: 1000.004 }).words.join()).not.toContain('with its route');
  const lots = [
    { id: 'R-1', before_kg: 10, after_kg: 4 },
    { id: 'V', before_kg: 0, after_kg: 6 },
  ];
  expect(asked({ lots }).tables[0]!.slice(1)).toEqual([
    ['R-1', '10.000', '4.000', expect.stringMatching(/^[-−]6\.000$/)],
    ['V', '0', '6.000', '+6.000'].map((cell, i) => (i === 1 ? expect.stringMatching(/^0/) : cell)),
  ]);
});

it('marks a sample outside its window, and no result that is only below a limit of detection', () => {
  const row = (element: string, measured: object, more: object = {}) => ({
    ...{ element, min_ppm: null, max_ppm: 10, predicted_ppm: null, measured: [measured] },
    ...more,
  });
  const [table] = samplesOfHeatBlocks({
    samples: ['B-1'],
    rows: [
      row('S', { ppm: 12, below: false }),
      row('S', { ppm: 10, below: false }),
      row('S', { ppm: 12, below: true }),
      row('S', { ppm: 4, below: true }, { min_ppm: 5, max_ppm: null }),
      row('S', { ppm: 5, below: false }, { min_ppm: 5, max_ppm: null, predicted_ppm: 6 }),
    ],
  } as never);
  const cells = (table as { rows: readonly (readonly string[])[] }).rows;
  expect(cells.map((one) => one.at(-1))).toEqual(['12.0 !', '10.0', '<12.0', '<4.00 !', '5.00']);
  expect(cells[4]!.slice(0, 5)).toEqual(['S', 'ppm', '5.00', '', '6.00']);
  const [none] = samplesOfHeatBlocks({
    samples: ['B-1'],
    rows: [{ element: 'Cr', min_ppm: null, max_ppm: null, predicted_ppm: null, measured: [null] }],
  });
  expect((none as { rows: unknown }).rows).toEqual([['Cr', 'wt%', '', '', '', '']]);
});

it('names the cost with its route from half a cent on', () => {
  const planned = asked({ before: { cost_usd: 0 }, planned_usd: 0.005 }).words.join();
  expect(planned).toContain('with its route and trims');
});
