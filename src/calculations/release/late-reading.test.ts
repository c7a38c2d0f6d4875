import { describe, expect, it } from 'vitest';
import { asMassFraction } from '../../foundation/quantity/fractions.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { unfitMethod } from './fit-methods.ts';
import { asksOf } from './late-reading.ts';

const facts = dataFacts();
/** The purchaser takes 0.25 wt% Cr beyond a limit of up to 20 wt%, 0.5 up to 30; of manganese nobody says anything. */
const tolerant = {
  ...facts,
  checkAnalysis: new Map([
    [
      'Cr' as const,
      [
        { upTo: asMassFraction(0.2), tolerance: asMassFraction(0.0025) },
        { upTo: asMassFraction(0.3), tolerance: asMassFraction(0.005) },
      ],
    ],
  ]),
};
const result = (
  element: 'Cr' | 'Mn' | 'V' | 'S',
  text: string,
  method = 'OES',
  unit: 'wt%' | 'ppm' = 'wt%',
) => ({
  element,
  text,
  unit,
  method,
  place: 'top',
});
const specification = {
  limits_wtpct: { Cr: { min: '17', max: '20' }, Mn: { max: '0.3' } },
  limits_ppm: { S: { max: '50' } },
  residual_wtpct: null,
};
const asks = (isCheck: boolean, ...results: ReturnType<typeof result>[]) =>
  asksOf(
    { object: { id: 'H-1', kind: 'heat', predicted: false }, specification, results, isCheck },
    tolerant,
  );

describe('a reading after the release', () => {
  it('by a method that can decide nothing only asks; one result that can suspends', () => {
    expect(asks(false, result('Cr', '25', 'pXRF'), result('Mn', '0.1', 'pXRF'))).toBe('unfit-method');
    expect(asks(false, result('Cr', '25', 'pXRF'), result('Mn', '0.1'))).toBeNull();
    // nothing that has a window was read
    expect(asks(false, result('V', '0.1', 'pXRF'))).toBeNull();
  });
  it('AMS 2269: within the tolerance of the purchaser it asks where it is his own, and only then', () => {
    expect(asks(true, result('Cr', '20.25'))).toBe('within-tolerance');
    expect(asks(false, result('Cr', '18'))).toBeNull();
    expect(asks(true, result('Cr', '20.26'))).toBeNull();
    expect(asks(true, result('Cr', '16.75'))).toBe('within-tolerance');
    expect(asks(true, result('Cr', '16.74'))).toBeNull();
    expect(asks(true, result('Cr', '18'), result('Cr', '20.3'))).toBeNull();
  });
  it('the tolerance is that of the step in which the limit lies, and none where the table has none', () => {
    expect(asks(true, result('Mn', '0.3'))).toBe('within-tolerance');
    expect(asks(true, result('Mn', '0.31'))).toBeNull();
    expect(asks(true, result('S', '45', 'combustion', 'ppm'))).toBe('within-tolerance');
    expect(asks(true, result('S', '55', 'combustion', 'ppm'))).toBeNull();
  });
  it('what has no window or no plain number is not within anything', () => {
    expect(asks(true, result('Cr', '18'), result('V', '0.1'))).toBeNull();
    expect(asks(true, result('Cr', '<25'))).toBeNull();
  });
});

describe('a method that cannot decide', () => {
  const unfit = (method: string, text = '0.8', limits_ppm: object = { S: { max: '1' } }) =>
    unfitMethod({ element: 'S', text, unit: 'ppm', method }, { residual_wtpct: null, limits_ppm }, facts);
  it('is told with the laboratory methods that can', () => {
    const told = unfit('combustion')!;
    expect(told.reason).toMatch(/combustion.*1 ppm/);
    expect(told.fit).toContain('GDMS');
    expect(told.fit).not.toContain('combustion');
    expect(told.fit.every((id) => facts.analysisMethods.get(id)!.kind === 'laboratory')).toBe(true);
    expect(told.fit.every((id) => facts.analysisMethods.get(id)!.elements.has('S'))).toBe(true);
    expect(unfit('pXRF', '400', { S: { max: '5000' } })!.fit).not.toContain('pXRF');
  });
  it('is not asked where it can, or where nothing limits the element', () => {
    expect(unfit('GDMS')).toBeNull();
    expect(unfit('combustion', '0.8', {})).toBeNull();
    expect(unfit('combustion', '20', { S: { max: '50' } })).toBeNull();
  });
});
