import { describe, expect, it } from 'vitest';
import type { Lesson } from '../../documents/results/lesson.ts';
import type { Reading } from '../../documents/results/reading.ts';
import { lines } from '../testing/lines.ts';
import { readText, saidBy } from '../testing/said.ts';

/** The text by a lesson that says this. */
const read = (text: string, said: Partial<Lesson>): Reading =>
  readText(text, { format: 'remelt-lesson/1', name: 'X', shape: readText(text).shape, ...said });

/** Contents of a sample that are booked: no control, nothing left out. */
const booked = (reading: Reading, sample: string): readonly string[] =>
  (saidBy(reading)[sample] ?? []).filter((one) => !/ (excluded|control)$/.test(one));

const SHIFT = lines(
  'Sample;Burn;Nb %;Zr %',
  'RE 12;1;5.01;0.031',
  'RE 12;2;5.03;0.033',
  'RE 12;mean;5.02;0.032',
  'T-4;1;4.88;0.041',
  'T-4;2;4.90;0.043',
  'T-4;mean;4.89;0.042',
);

describe('burns of a control stay where the means of samples are booked', () => {
  const mean = { code: 'burns-or-mean', answer: 'mean' };
  const controls = { code: 'control', answer: 'controls' };
  it.each([
    ['by a field of the lesson', { burns: 'mean' as const, rows: { controls: ['RE*'] } }],
    ['answered after the means', { answers: [mean, controls] }],
    ['answered before the means', { answers: [controls, mean] }],
  ])('%s', (_, said) => {
    const text = 'answers' in said ? SHIFT.replaceAll('RE 12', 'QC 12') : SHIFT;
    const reading = read(text, said);
    const name = 'answers' in said ? 'QC 12' : 'RE 12';
    expect(saidBy(reading)[name]).toEqual(
      ['Nb 5.01', 'Zr 0.031', 'Nb 5.03', 'Zr 0.033'].map((one) => `${one} control`),
    );
    expect(booked(reading, 'T-4')).toEqual(['Nb 4.89 mean', 'Zr 0.042 mean']);
  });

  it('and what looks like a control is booked by its mean once it is said to be a sample', () => {
    const reading = read(SHIFT.replaceAll('RE 12', 'QC 12'), {
      answers: [mean, { code: 'control', answer: 'samples' }],
    });
    expect(booked(reading, 'QC 12')).toEqual(['Nb 5.02 mean', 'Zr 0.032 mean']);
  });
});

describe('a limit never stands beside the mean of its burns', () => {
  const text = (mean: string): string =>
    lines('Sample;Burn;Hf %;Pb ppm', 'U2;1;1.41;0.6', 'U2;2;1.43;<0.5', `U2;mean;1.42;${mean}`);
  const by = (mean: string, ...answers: NonNullable<Lesson['answers']>): readonly string[] =>
    booked(read(text(mean), { burns: 'mean', answers }), 'U2');

  it.each([
    [
      'the mean where it is kept',
      by('0.6', { code: 'censored-in-mean', answer: 'keep' }),
      ['Pb 0.00006 mean'],
    ],
    ['nothing where it is left out', by('0.6', { code: 'censored-in-mean', answer: 'leave' }), []],
    ['the limit that is printed as the mean', by('<0.6'), ['Pb <0.00006 mean']],
    ['the burns where no mean is printed', by(''), ['Pb 0.00006', 'Pb <0.00005']],
    ['the burns where the mean has no limit', by('n.d.'), ['Pb 0.00006', 'Pb <0.00005']],
  ])('books %s', (_, found, lead) => {
    expect(found.filter((one) => one.startsWith('Pb'))).toEqual(lead);
    expect(found.filter((one) => one.startsWith('Hf'))).toEqual(['Hf 1.42 mean']);
  });

  it('nor a limit that was left out with its sample', () => {
    const amended = lines(
      'Sample;Hf %;Pb ppm',
      'U3;1.41;<0.5',
      'The results above are superseded by report 88.',
    );
    const reading = read(amended, { answers: [{ code: 'superseded', answer: 'superseded' }] });
    expect(reading.rows.map(({ flag }) => flag)).toEqual(['excluded', 'excluded']);
  });
});

it('books means whose unit somebody answered', () => {
  const reading = read(SHIFT.replaceAll(' %', ''), {
    burns: 'mean',
    answers: [{ code: 'unit-missing', answer: '%' }],
  });
  expect(booked(reading, 'T-4')).toEqual(['Nb 4.89 mean', 'Zr 0.042 mean']);
});

it('holds burns and mean until it is said which of them count', () => {
  const { rows } = readText(SHIFT);
  const held = rows.filter(({ open }) => open?.includes('burns-or-mean'));
  expect(held.filter(({ sample }) => sample === 'T-4')).toHaveLength(6);
  expect(read(SHIFT, { burns: 'burns' }).rows.flatMap(({ open }) => open ?? [])).toEqual([]);
});
