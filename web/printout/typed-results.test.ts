import { expect, it } from 'vitest';
import type { ChargeSheet } from '../../src/documents/heats/charge-sheet.ts';
import { farResults, inFieldUnit, inWindows, judgedBy, typedResults } from './typed-results.ts';

const sheet = (unit: 'wt%' | 'ppm', max: number) =>
  ({ contents: [{ element: 'S', unit, max }] }) as unknown as ChargeSheet;

it('reads sulfur in ppm, whatever unit the specification of the heat prints it in', () => {
  const inPercent = judgedBy(sheet('wt%', 0.015));
  expect(inPercent).toEqual([{ element: 'S', unit: 'ppm', max: 150 }]);
  expect(judgedBy(sheet('ppm', 150))).toEqual(inPercent);
  expect(typedResults({ S: '11' }, inPercent).results).toEqual([{ element: 'S', text: '11', unit: 'ppm' }]);
});

it('asks for what only a sum needs, in the unit of its field', () => {
  const judged = judgedBy({
    contents: [{ element: 'Nb', unit: 'wt%', min: 4.75 }],
    ofSums: ['Ta'],
  } as unknown as ChargeSheet);
  expect(judged.map(({ element, unit }) => `${element} ${unit}`)).toEqual(['Nb wt%', 'Ta wt%']);
  expect(typedResults({ Ta: '0,01' }, judged).results).toEqual([
    { element: 'Ta', text: '0.01', unit: 'wt%' },
  ]);
  expect(farResults(typedResults({ Ta: '0,01' }, judged).results, judged)).toEqual([]);
});

it('asks what lies beyond where the sheet asks, in the unit of the field, and not what is out of its limit by a trim', () => {
  const judged = judgedBy({
    contents: [
      { element: 'S', unit: 'wt%', max: 0.015, askAbove: 0.045 },
      { element: 'Cr', unit: 'wt%', min: 17, max: 21, askBelow: 15.5, askAbove: 22.5 },
    ],
  } as unknown as ChargeSheet);
  const far = (contents: Readonly<Record<string, string>>) =>
    farResults(typedResults(contents, judged).results, judged).map(({ element }) => element);
  expect(far({ S: '400', Cr: '16.2' })).toEqual([]);
  expect(far({ S: '500', Cr: '28.1' })).toEqual(['S', 'Cr']);
  expect(far({ S: '11 %', Cr: '1.81' })).toEqual(['S', 'Cr']);
  // less than a limit of detection says nothing of how much there is
  expect(far({ S: '<0.1 %' })).toEqual([]);
});

it('stands each result in the window of its element, in the unit of the field', () => {
  const judged = judgedBy({
    contents: [{ element: 'S', unit: 'wt%', max: 0.015, predicted: 0.002 }],
  } as unknown as ChargeSheet);
  const [s, y] = inWindows(
    [
      { element: 'S', text: '<0.0030', unit: 'wt%' },
      { element: 'Y', text: '>3', unit: 'ppm' },
    ],
    judged,
  );
  expect(s).toMatchObject({
    mark: { unit: 'ppm', max: 150, value: 30, low: 0, high: 30, before: 20 },
    said: '<0.0030 wt%',
  });
  expect(y).toMatchObject({ mark: { unit: 'ppm', value: 3, low: 3, high: Infinity }, said: '>3 ppm' });
});

it('puts what is printed in another unit into the unit of its field, digit by digit', () => {
  const put = (text: string, unit: 'wt%' | 'ppm' | 'ppb', field: string) =>
    inFieldUnit({ text, unit }, field);
  expect(put('0.0051', 'wt%', 'ppm')).toBe('51');
  expect(put('<0.00050', 'wt%', 'ppm')).toBe('<5.0');
  expect(put('12', 'ppm', 'wt%')).toBe('0.0012');
  expect(put('800', 'ppb', 'ppm')).toBe('0.800');
  expect(put('18.20', 'wt%', 'wt%')).toBe('18.20');
});
