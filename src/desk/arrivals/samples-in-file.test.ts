import { expect, it } from 'vitest';
import type { Content } from '../../documents/results/reading.ts';
import { sampleCodeIn } from '../../metal/alloy/sample-code.ts';
import { printedContent } from './printed-content.ts';
import { controlsInFile, samplesInFile } from './samples-in-file.ts';

const content = (more: Partial<Content>): Content => ({
  ...{ sample: 'B-1', element: 'Cr', text: '15.60', unit: 'wt%', value_wtpct: 15.6, row: 2 },
  ...more,
});

it('takes the code of a label for a sample although it begins like a control', () => {
  // code of sample S-5 of lot L-28
  const label = 'QC8Y-Z9EG-N';
  expect(sampleCodeIn(label)).toBe(label);
  const rows = [label, 'QC-1', 'QC8Y-Z9EG-M'].map((sample) =>
    content({ sample, flag: 'control', control: true }),
  );
  expect(samplesInFile({ rows }).map(({ name }) => name)).toEqual([label]);
  expect(controlsInFile({ rows }).map(({ sample }) => sample)).toEqual(['QC-1', 'QC8Y-Z9EG-M']);
});

it('makes an analysis of each burn, leaves out what was struck, and says what cannot be booked', () => {
  const rows = [
    content({ text: '15.60', burn: 1 }),
    content({ text: '15.64', value_wtpct: 15.64, burn: 2 }),
    content({ text: '19', value_wtpct: 19, burn: 3, struck: true }),
    content({ element: 'Ti', text: '<LOD', value_wtpct: null, flag: 'below', limit_wtpct: null, burn: 1 }),
  ];
  const [sample] = samplesInFile({ rows });
  expect(sample!.analyses.map((one) => one.map(({ text }) => text))).toEqual([['15.60'], ['15.64']]);
  expect(sample!.left).toEqual(['Ti <LOD is below a limit that the file does not print']);
});

it.each([
  ['a content as printed', {}, { text: '15.60', unit: 'wt%' }],
  ['a decimal comma', { text: '15,60' }, { text: '15.60', unit: 'wt%' }],
  ['ppm as mg/kg', { text: '12', unit: 'mg/kg', value_wtpct: 0.0012 }, { text: '12', unit: 'ppm' }],
  ['two sigma as one', { spread: { value: 0.1, k: 2 } }, { text: '15.60', unit: 'wt%', sd: '0.05' }],
  [
    'an oxide as its element, with its spread',
    { element: 'Ti', text: '2.0', unit: '% as TiO2', value_wtpct: 1.19865, spread: { value: 0.2, k: 2 } },
    { text: '1.19865', unit: 'wt%', sd: '0.0599325' },
  ],
  [
    'less than a limit, never zero',
    { text: '<LOD', value_wtpct: null, flag: 'below' as const, limit_wtpct: 0.0004 },
    { text: '<4', unit: 'ppm' },
  ],
] as const)('prints %s', (_, more: Partial<Content>, printed) => {
  expect(printedContent(content(more))).toEqual({ element: more.element ?? 'Cr', ...printed });
});

it.each([
  ['a negative content', { text: '-0.05', value_wtpct: -0.05 }],
  ['more than all', { text: '130', value_wtpct: 130 }],
  ['what is open', { value_wtpct: null }],
  ['what is no element of a composition', { element: 'Xx' }],
])('books nothing of %s', (_, more) => {
  expect(printedContent(content(more))).toHaveProperty('left');
});
