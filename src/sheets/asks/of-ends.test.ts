import { expect, it } from 'vitest';
import type { Reading } from '../../documents/results/reading.ts';
import { readText } from '../testing/said.ts';

/** Contents that nobody takes before it is said whether the file is whole: "Fe-9 Ti". */
const held = ({ rows }: Reading): readonly string[] =>
  rows.filter(({ open }) => open?.includes('cut-off')).map(({ sample, element }) => `${sample} ${element}`);
const asks = ({ asks: all }: Reading): number => all.filter(({ code }) => code === 'cut-off').length;

const HEAD = 'Specimen,Co %,Ti %,B ppm\nFe-7,10.02,3.41,118\nFe-8,10.11,3.38,121\n';

it.each([
  ['within its last cell but one', 'Fe-9,10.07,3.3', ['Fe-9 Co', 'Fe-9 Ti']],
  ['behind a decimal sign', 'Fe-9,10.', ['Fe-9 Co']],
  ['in a figure without decimals', 'Fe-9,10.07,3.39,1', ['Fe-9 Co', 'Fe-9 Ti', 'Fe-9 B']],
  ['after a nought', 'Fe-9,10.07,3.39,0', ['Fe-9 Co', 'Fe-9 Ti', 'Fe-9 B']],
  ['in quotes', 'Fe-9,10.07,3.39,"12', ['Fe-9 Co', 'Fe-9 Ti']],
])('asks whether a file is whole that ends %s', (_, end, contents) => {
  const reading = readText(HEAD + end);
  expect(asks(reading)).toBe(1);
  expect(held(reading)).toEqual(contents);
  expect(asks(readText(`${HEAD}Fe-9,10.07,3.39,119`))).toBe(0);
});

it('asks it of a file that ends within a name', () => {
  const reading = readText(`${HEAD}Fe`);
  expect([asks(reading), held(reading)]).toEqual([1, []]);
  expect(asks(readText(`${HEAD}end of report`))).toBe(0);
});

it.each([
  [
    'the last digit of a column',
    '  Probe       W %      Re %\n  K 4       6.412     3.005\n  K 5       6.398     3.0',
    1,
  ],
  ['the last columns', '  Probe       W %      Re %\n  K 4       6.412     3.005\n  K 5       6.39', 1],
  ['a power of ten', 'Bar;S %;Se %\nT1;4.1E-04;2.20E-05\nT2;3.9E-04;2.31E-0', 1],
  ['a list', 'Bar;Element;Found;Unit\nT1;Hf;1.38;%\nT1;Zr;0.055;%\nT2;Hf;1.4', 1],
  ['pairs of element and figure', 'Bar T1;Hf=1.38;Zr=0.055;B=0.012\nBar T2;Hf=1.41;Zr=0.051;B=0.0', 1],
  ['nothing: digits that vary', 'Bar;Hf %\nT1;9.851\nT2;9.92\nT3;10.2', 0],
  ['nothing: a last row of another order', 'Bar;Hf %\nT1;1.38\nT2;0.41', 0],
  [
    'nothing: a mean that has no mass',
    'Name      Mass g    O ppm    N ppm\nR 1       1.002     12.4     31.0\nR 1       0.997     12.8     30.4\nMean                12.6     30.7',
    0,
  ],
])('tells by a text without a last line end that it lost %s', (_, text, count) => {
  expect(asks(readText(text))).toBe(count);
});

it('asks of a row in the middle whose end is missing, and of no table whose rows end as they like', () => {
  const cut = readText('Bar;Hf %;Zr %\nT1;1.38;0.05\nT2;1.4\nT3;1.39;0.06\nT4;1.37;0.06\n');
  expect(held(cut)).toEqual(['T2 Hf']);
  const free = readText('Bar;Hf %;Zr %;Note\nT1;1.38;0.05\nT2;1.40;0.04;again\nT3;1.39\nT4;1.37\n');
  expect(asks(free)).toBe(0);
});

it('takes the row as it stands once somebody says that the file is whole, or leaves it out', () => {
  const text = `${HEAD}Fe-9,10.07`;
  const lesson = { format: 'remelt-lesson/1', name: 'C', shape: readText(text).shape } as const;
  const said = (answer: string) => readText(text, { ...lesson, answers: [{ code: 'cut-off', answer }] });
  const [whole, left] = [said('whole'), said('leave')];
  expect([asks(whole), held(whole), whole.rows.at(-1)!.flag]).toEqual([0, [], undefined]);
  expect(left.rows.at(-1)).toMatchObject({ sample: 'Fe-9', flag: 'excluded' });
});
