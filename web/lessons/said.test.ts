import { expect, it } from 'vitest';
import { saidLines, withAnswer, withColumn, withRow } from './said.ts';

it('says a column once, the latest as it counts', () => {
  const once = withColumn({}, { heading: 'Wert', role: 'content' });
  const twice = withColumn(once, { heading: 'Wert', role: 'spread', k: 2 });
  expect(twice.columns).toEqual([{ heading: 'Wert', role: 'spread', k: 2 }]);
  expect(saidLines(twice).map(({ name, is }) => [name, is])).toEqual([['Wert', 'spread, k = 2']]);
});

it('has a row be one thing', () => {
  const control = withRow({}, { name: 'QC*', kind: 'controls' });
  expect(control.rows).toEqual({ controls: ['QC*'] });
  expect(withRow(control, { name: 'QC*', kind: 'samples' }).rows).toEqual({ samples: ['QC*'] });
});

it('replaces the answer to a question, and keeps those of other elements', () => {
  const asked = { code: 'two-lines', words: 'Zr by two lines', element: 'Zr' };
  const other = withAnswer({}, { ...asked, element: 'W' }, '207.911');
  const said = withAnswer(withAnswer(other, asked, '343.823'), asked, 'both');
  expect(said.answers).toEqual([
    { code: 'two-lines', answer: '207.911', element: 'W' },
    { code: 'two-lines', answer: 'both', element: 'Zr' },
  ]);
});

it('takes back one thing and leaves the others', () => {
  const said = withRow({ unit: 'ppm', decimal: 'comma' }, { name: 'Avg', kind: 'means' });
  const lines = saidLines(said);
  expect(lines.map(({ what, name, is }) => [what, name, is])).toEqual([
    ['row', 'Avg', 'means'],
    ['file', 'unit', 'ppm'],
    ['file', 'decimal', 'comma'],
  ]);
  expect(lines[1]!.without).toEqual({ decimal: 'comma', rows: { means: ['Avg'] } });
});
