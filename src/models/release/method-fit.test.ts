import { describe, expect, it } from 'vitest';
import { parseReading } from '../../foundation/quantity/reading.ts';
import { conformanceProbability } from './conformance.ts';
import { methodFitness } from './method-fit.ts';

describe('method fitness', () => {
  const combustion = {
    method: 'combustion',
    measures: true,
    detectionLimit: 1e-6,
    validated: { from: 10e-6, to: 1e-2 },
  };
  it('combustion validated from 10 ppm S (ASTM E1019) can not prove 1 ppm', () => {
    expect(methodFitness(combustion, parseReading('0.8'), { value: 0.8e-6, max: 1e-6 })).toMatchObject({
      fit: false,
    });
    expect(methodFitness(combustion, parseReading('12'), { value: 12e-6, max: 150e-6 })).toMatchObject({
      fit: true,
    });
  });
  it('an element that the method does not measure, a detection limit above the limit, a result above the range', () => {
    expect(
      methodFitness({ ...combustion, measures: false }, parseReading('1'), { value: 1e-6, max: 1 }).fit,
    ).toBe(false);
    expect(
      methodFitness(
        { ...combustion, detectionLimit: 2e-6, validated: { from: 0, to: 1 } },
        parseReading('<2'),
        { value: 2e-6, max: 1e-6 },
      ).reason,
    ).toMatch(/detection limit/);
    expect(methodFitness(combustion, parseReading('2'), { value: 2e-2, max: 5e-2 }).reason).toMatch(
      /validated only up to/,
    );
    expect(methodFitness(null, parseReading('2'), { value: 2e-2 }).fit).toBe(false);
  });
  it('a minimum is not shown below the validated range (ASTM E1019 again)', () => {
    expect(
      methodFitness(combustion, parseReading('7'), { value: 7e-6, min: 5e-6, max: 50e-6 }).reason,
    ).toMatch(/does not show that the minimum of 5 ppm is met/);
    expect(methodFitness(combustion, parseReading('7'), { value: 7e-6, max: 50e-6 }).fit).toBe(true);
  });
  it('is judged by the maximum, else by the minimum; without both nothing is too coarse', () => {
    const method = { method: 'XRF', measures: true, detectionLimit: 5e-6 };
    const isFit = (at: { max?: number; min?: number }) =>
      methodFitness(method, parseReading('8'), { value: 8e-6, ...at }).fit;
    expect([isFit({ max: 4e-6 }), isFit({ min: 4e-6 }), isFit({ max: 9e-6, min: 4e-6 }), isFit({})]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
  it('reaching a bound is enough, whatever unit it was written in: only what is above it is unfit', () => {
    const of = (value: number, at: { max?: number; min?: number }, operator = '') =>
      methodFitness(combustion, parseReading(`${operator}1`), { value, ...at }).fit;
    expect(of(2e-5, { max: 10e-6 * (1 - 1e-12) })).toBe(true);
    expect(of(2e-5, { max: 9.999e-6 })).toBe(false);
    expect(of(1e-2, { max: 1 })).toBe(true);
    expect(of(2e-2, { max: 1 }, '>')).toBe(true);
    // the lower end of the range shows a minimum, and a minimum of nothing needs showing nowhere
    expect(of(10e-6, { min: 5e-6, max: 1 })).toBe(true);
    expect(of(7e-6, { min: 0, max: 1 })).toBe(true);
    // a tenth of the detection limit may be read
    expect(of(1e-7, { max: 1 })).toBe(true);
    expect(of(0.99e-7, { max: 1 })).toBe(false);
  });
  it('every reason it gives goes with unfit', () => {
    const at = { value: 2e-2, max: 5e-2 };
    expect(methodFitness(combustion, parseReading('2'), at).fit).toBe(false);
    expect(
      methodFitness({ ...combustion, screening: true }, parseReading('2'), { value: 2e-5, max: 1 }).fit,
    ).toBe(false);
    expect(
      methodFitness({ ...combustion, detectionLimit: 2e-6 }, parseReading('2'), { value: 2e-6, max: 1e-6 })
        .fit,
    ).toBe(false);
    expect(methodFitness(combustion, parseReading('7'), { value: 7e-6, min: 5e-6, max: 5e-5 }).fit).toBe(
      false,
    );
  });
  it('says small amounts in ppm and others in percent', () => {
    const reason = (detectionLimit: number) =>
      methodFitness({ method: 'XRF', measures: true, detectionLimit }, parseReading('1'), {
        value: 1,
        max: 1e-6,
      }).reason;
    expect(reason(9e-4)).toContain('(900 ppm)');
    expect(reason(1e-3)).toContain('(0.1 wt%)');
  });
  it('a plain number no instrument reads asks for its unit: 0.05 "ppm" of carbon, and a printed 0.0000', () => {
    for (const text of ['0.05', '0.0000'])
      expect(
        methodFitness(combustion, parseReading(text), { value: Number(text) * 1e-6, max: 800e-6 }).reason,
      ).toMatch(/is the unit right/);
    expect(methodFitness(combustion, parseReading('<0.05'), { value: 5e-8, max: 800e-6 }).fit).toBe(true);
  });
});

describe('conformance probability (JCGM 106, section 7)', () => {
  it('is 1/2 at the limit, 0.97725 two uncertainties inside', () => {
    expect(conformanceProbability(parseReading('5'), { max: 5 }, 0.1)).toBeCloseTo(0.5, 12);
    expect(conformanceProbability(parseReading('4.8'), { max: 5 }, 0.1)).toBeCloseTo(0.977249868051821, 12);
  });
  it('shares out a "<" result uniformly and is null without an uncertainty', () => {
    expect(conformanceProbability(parseReading('<2'), { max: 0.5 }, null)).toBe(0.25);
    expect(conformanceProbability(parseReading('4'), { max: 5 }, null)).toBeNull();
    expect(conformanceProbability(parseReading('4'), { max: 5 }, 0)).toBe(1);
  });
});
