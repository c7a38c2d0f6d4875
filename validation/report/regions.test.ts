import { expect, it } from 'vitest';
import type { Foretelling } from '../discrepancy/coverage.ts';
import { withFigures } from './regions.ts';

const foretold = (measured: number, laboratory: string): Foretelling => ({
  ...{
    set: laboratory,
    says: 'N',
    laboratory,
    operations: ['vacuum-induction'],
    element: 'N',
    base: 'Ni',
    measured,
  },
  model: { p05: 9, p95: 11, below: 0.5 },
  whole: { p05: 5, p95: 20, below: 0.5 },
  common: { p05: 5, p95: 20, below: 0.5 },
});
const figures = {
  ...{ rows: [], first: [], sets: [] },
  foretold: [foretold(10, 'A'), foretold(15, 'B'), foretold(30, 'C')],
};
const page = (name: string, text = ''): string =>
  `# Page\n\n<!-- ${name}: written by npm run validate -->\n${text}<!-- end of ${name} -->\n\nrest\n`;

it('writes figures between their comments, and nothing else', () => {
  const first = withFigures(page('bands'), figures);
  expect(first).toContain('held 2 of 3 published furnace numbers');
  expect(first).toContain('Bands of the models alone held 1.');
  expect(first.startsWith('# Page\n\n<!-- bands')).toBe(true);
  expect(first.endsWith('<!-- end of bands -->\n\nrest\n')).toBe(true);
  expect(withFigures(page('bands', 'what stood there\n'), figures)).toBe(first);
});

it('refuses a page without a place, a figure that the report has not, and a place that does not end', () => {
  expect(() => withFigures('# Page\n', figures)).toThrow(/no place/);
  expect(() => withFigures(page('weather'), figures)).toThrow(/no figure called weather/);
  expect(() => withFigures(page('bands').replace('end of', 'end'), figures)).toThrow(/lacks/);
});
