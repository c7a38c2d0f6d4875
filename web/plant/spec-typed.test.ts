import { expect, it } from 'vitest';
import { EMPTY_LINE, NOTHING_TYPED, specificationOf, typedFrom } from './spec-typed.ts';

const STATED = {
  limits_wtpct: { Cr: { min: '17.0', max: '21.0' } },
  limits_ppm: { S: { max: '20' } },
  sums: [{ elements: ['Nb', 'Ta'] as ('Nb' | 'Ta')[], min: '4.75' }],
  ...{ balance: 'Ni' as const, retest: 'two-average', residual_wtpct: 0.05 },
};

it('gives back what a specification states, so that its next revision is typed over', () => {
  expect(specificationOf(typedFrom(STATED))).toEqual(STATED);
  expect(specificationOf(typedFrom({ residual_wtpct: null }))).toEqual({ residual_wtpct: null });
});

it('leaves out what nobody typed, and takes a decimal comma', () => {
  expect(specificationOf(NOTHING_TYPED)).toEqual({});
  const typed = { ...NOTHING_TYPED, lines: [{ ...EMPTY_LINE, what: 'C', max: '0,08' }], residual: '0,1' };
  expect(specificationOf(typed)).toEqual({ limits_wtpct: { C: { max: '0.08' } }, residual_wtpct: 0.1 });
});
