import { expect, it } from 'vitest';
import { lines } from '../testing/lines.ts';
import { askedBy, readText, saidBy } from '../testing/said.ts';

/** Two samples with initials behind their contents; one of them is a sign for a burn that was struck out. */
const signed = (heading: string): string =>
  lines(`Sample,Ta %,Hf %,${heading}`, 'V-1,3.21,1.40,LB', 'V-2,3.19,1.41,D');

it.each([
  ...['Bediener', 'Operator', 'Op.', 'Analyst', 'Prüfer', 'Opérateur', 'Operador', 'Initials'],
  ...['Bearbeiter', 'Laborant', 'Tecnico', 'Measured by', '操作员', '測定者', 'Оператор'],
])('takes what stands below "%s" for no mark', (heading) => {
  const read = readText(signed(heading));
  expect(askedBy(read)).toEqual([]);
  expect(saidBy(read)).toEqual({ 'V-1': ['Ta 3.21', 'Hf 1.4'], 'V-2': ['Ta 3.19', 'Hf 1.41'] });
});

it('offers that a column without a known heading holds no marks, and no cell with a sign of its own', () => {
  const text = lines('Sample,Ta %,Hf %,Gp', 'V-1,3.21 q,1.40,LB', 'V-2,3.19,1.41,D');
  const read = readText(text);
  const marks = read.asks.filter(({ code }) => code === 'mark');
  expect(marks.map(({ answers = [] }) => answers.map(({ answer }) => answer))).toEqual([
    ['keep', 'leave'],
    ['no-mark', 'keep', 'leave'],
  ]);
  expect(marks[1]!.words).toContain('the sign LB stands beside the figure in the column "Gp"');
  const said = readText(text, {
    ...{ format: 'remelt-lesson/1', name: 'G', shape: read.shape },
    answers: [{ code: 'mark', answer: 'no-mark' }],
  });
  expect(said.rows.map(({ element, flag, open }) => [element, flag, open])).toEqual([
    ['Ta', undefined, ['mark']],
    ['Hf', undefined, undefined],
    ['Ta', undefined, undefined],
    ['Hf', undefined, undefined],
  ]);
});
