import { describe, expect, it } from 'vitest';
import { standardNormal, streamKey } from '../../foundation/numerics/random.ts';
import type { MassFraction } from '../../foundation/quantity/fractions.ts';
import type { AnalysisMethod, ElementModel } from '../../metal/alloy/analysis-method.ts';
import { standardDeviation } from '../../metal/alloy/composition.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { combineReadings, totalSd } from './combine-readings.ts';
import type { LotAnalysis, LotReading } from './lot-analysis.ts';
import { lotComposition } from './lot-composition.ts';
import { valueOfAnalysis } from './value-of-analysis.ts';

/** A method with u = 0.5 % relative and 1 % bias on every element of the tests. */
const method = (id: string, biasRelative = 0.01): AnalysisMethod => {
  const model: ElementModel = {
    a: 0,
    relative: [{ upTo: 1, b: 0.005 }],
    detectionLimit: 1e-5 as MassFraction,
  };
  const elements = new Map((['Cr', 'Nb', 'Mo', 'Ti', 'Re'] as ElementSymbol[]).map((e) => [e, model]));
  return {
    id,
    name: id,
    aliases: [],
    kind: 'laboratory',
    elements,
    biasRelative,
    source: 'test',
    confidence: 'assumption',
  };
};
const analysis = (
  id: string,
  contents: LotAnalysis['contents'],
  more: Partial<LotAnalysis> = {},
): LotAnalysis => ({
  id,
  method: method('OES'),
  laboratory: 'A',
  origin: 'measured',
  contents,
  ...more,
});
const options = { balance: 'Ni' as const, heterogeneity: 0.003 };

describe('combined readings', () => {
  const reading = (value: number, own: number, bias: number, source: string): LotReading => ({
    analysis: 'a',
    origin: 'measured',
    value,
    own,
    bias,
    source,
  });

  it('equals the inverse of the full covariance matrix (two of one laboratory, one of another)', () => {
    const readings = [
      reading(0.18, 0.001, 0.002, 'lab:A'),
      reading(0.182, 0.002, 0.002, 'lab:A'),
      reading(0.185, 0.0015, 0.001, 'lab:B'),
    ];
    // C = [[5, 4, 0], [4, 8, 0], [0, 0, 3.25]] e-6; C^-1 1 = [4/24, 1/24, 1/3.25] e6.
    const w = [4 / 24, 1 / 24, 1 / 3.25];
    const sum = w.reduce((a, b) => a + b, 0);
    const combined = combineReadings(readings);
    combined.weights.forEach((weight, i) => {
      expect(weight).toBeCloseTo(w[i]! / sum, 12);
    });
    expect(totalSd(combined)).toBeCloseTo(Math.sqrt(1e-6 / sum), 12);
  });

  it('does not average a shared bias away, whatever the number of repeats', () => {
    const many = Array.from({ length: 1000 }, () => reading(0.18, 0.001, 0.002, 'lab:A'));
    const combined = combineReadings(many);
    expect(combined.own).toBeCloseTo(0.001 / Math.sqrt(1000), 9);
    expect(totalSd(combined)).toBeGreaterThan(0.00199);
  });

  it('covers the truth as often as it says (seed 11)', () => {
    const key = streamKey(11, 'combine');
    let inside = 0;
    for (let n = 0; n < 2000; n++) {
      const z = (i: number): number => standardNormal(key, 5 * n + i);
      const shared = 0.002 * z(0);
      const combined = combineReadings([
        reading(0.18 + shared + 0.001 * z(1), 0.001, 0.002, 'lab:A'),
        reading(0.18 + shared + 0.002 * z(2), 0.002, 0.002, 'lab:A'),
        reading(0.18 + 0.001 * z(3) + 0.0015 * z(4), 0.0015, 0.001, 'lab:B'),
      ]);
      if (Math.abs(combined.value - 0.18) < 1.96 * totalSd(combined)) inside += 1;
    }
    expect(inside / 2000).toBeGreaterThan(0.94);
    expect(inside / 2000).toBeLessThan(0.96);
  });
});

describe('lot composition', () => {
  it('keeps laboratory bias as a named source shared between lots', () => {
    const one = lotComposition([analysis('a', { Cr: 0.18 })], options).composition;
    const loading = one.contents.Cr?.loadings?.['lab:A/OES/Cr'];
    expect(loading).toBeCloseTo(0.0018, 12);
    expect(one.contents.Cr?.spread).toBeCloseTo(Math.hypot(0.0009, 0.00054), 12);
    expect(standardDeviation(one, 'Cr')).toBeCloseTo(Math.hypot(0.0009, 0.00054, 0.0018), 12);
    expect(one.balance).toBe('Ni');
  });

  it('samples better with more increments, never below repeatability and bias', () => {
    const one = lotComposition([analysis('a', { Cr: 0.18 })], { ...options, heterogeneity: 0.02 });
    const twenty = lotComposition([analysis('a', { Cr: 0.18 }, { increments: 20 })], {
      ...options,
      heterogeneity: 0.02,
    });
    expect(twenty.composition.contents.Cr!.spread).toBeLessThan(one.composition.contents.Cr!.spread);
    expect(twenty.composition.contents.Cr!.spread).toBeGreaterThan(0.0009);
  });

  it('keeps "<" with the sharpest limit, uniform below it', () => {
    const { composition } = lotComposition(
      [analysis('a', { Cr: 0.18 }, { below: { Re: 0.0002 } }), analysis('b', {}, { below: { Re: 0.0001 } })],
      options,
    );
    expect(composition.contents.Re).toMatchObject({
      law: 'below',
      limit: 0.0001,
      mean: 0.00005,
      reference: 'b',
    });
    expect(composition.contents.Re?.spread).toBeCloseTo(0.0001 / Math.sqrt(12), 15);
  });

  it('shows a certificate that an own analysis contradicts, and does not average it away', () => {
    const { composition, conflicts } = lotComposition(
      [
        analysis('paper', { Cr: 0.18, Nb: 0.051, Mo: 0.03 }, { origin: 'certificate', laboratory: 'mill' }),
        analysis('own', { Cr: 0.18, Nb: 0.046, Mo: 0.03 }),
      ],
      options,
    );
    expect(conflicts.map(({ element, analyses }) => [element, ...analyses])).toEqual([
      ['Nb', 'paper', 'own'],
    ]);
    expect(conflicts[0]!.words).toContain('5.1 wt% by paper (certificate) against 4.6 wt% by own (measured)');
    expect(composition.contents.Nb).toMatchObject({ mean: 0.046, origin: 'measured', reference: 'own' });
    expect(composition.contents.Cr?.reference).toBe('paper, own');
  });

  it('widens the spread where own analyses disagree', () => {
    const agree = lotComposition(
      [analysis('a', { Cr: 0.18 }), analysis('b', { Cr: 0.18 }, { laboratory: 'B' })],
      options,
    );
    const apart = lotComposition(
      [analysis('a', { Cr: 0.18 }), analysis('b', { Cr: 0.2 }, { laboratory: 'B' })],
      options,
    );
    expect(apart.conflicts).toHaveLength(1);
    expect(apart.composition.contents.Cr!.spread).toBeGreaterThan(3 * agree.composition.contents.Cr!.spread);
  });

  it('calls "<0.02 wt%" against 3 wt% found a conflict', () => {
    const { conflicts, composition } = lotComposition(
      [analysis('a', { Re: 0.03 }), analysis('b', {}, { below: { Re: 0.0002 } })],
      options,
    );
    expect(conflicts[0]?.words).toMatch(/Re: 3 wt% by a against <0\.02 wt% by b/);
    expect(composition.contents.Re?.mean).toBe(0.03);
  });

  it('leaves out the certificate and the analysis of another lot', () => {
    const IN718 = { Cr: 0.184, Nb: 0.051, Mo: 0.03, Ti: 0.01 };
    const waspaloy = { Cr: 0.194, Nb: 0.001, Mo: 0.043, Ti: 0.03 };
    const paper = lotComposition(
      [analysis('own', waspaloy), analysis('paper', IN718, { origin: 'certificate' })],
      options,
    );
    expect(paper.foreign).toEqual(['paper']);
    expect(paper.composition.contents.Mo?.mean).toBe(0.043);
    const third = lotComposition(
      [analysis('a', IN718), analysis('b', IN718, { laboratory: 'B' }), analysis('c', waspaloy)],
      options,
    );
    expect(third.foreign).toEqual(['c']);
    expect(() => lotComposition([analysis('a', IN718), analysis('c', waspaloy)], options)).toThrow(
      /not of one metal/,
    );
  });

  it('refuses no analysis and the same analysis twice', () => {
    expect(() => lotComposition([], options)).toThrow(/the lot has no analysis/);
    expect(() => lotComposition([analysis('a', {}), analysis('a', {})], options)).toThrow(/is listed twice/);
  });
});

describe('value of another analysis', () => {
  const now = [analysis('a', { Cr: 0.18 })];
  const cr = (laboratory: string) =>
    valueOfAnalysis(
      now,
      { method: method('OES'), laboratory, origin: 'measured' },
      { heterogeneity: 0.003 },
    )[0]!;

  it('is larger from another laboratory than from the same', () => {
    const [same, other] = [cr('A'), cr('B')];
    expect(same.before).toBeCloseTo(standardDeviation(lotComposition(now, options).composition, 'Cr'), 12);
    expect(same.after).toBeLessThan(same.before!);
    expect(other.after).toBeLessThan(same.after);
    expect(other.after).toBeCloseTo(same.before! / Math.sqrt(2), 9);
  });

  it('says what is not known yet when a content is expected', () => {
    const expected = { Nb: 0.05 };
    const values = valueOfAnalysis(
      now,
      { method: method('OES'), laboratory: 'B', origin: 'measured' },
      { heterogeneity: 0.003, expected },
    );
    expect(values.find(({ element }) => element === 'Nb')).toMatchObject({ before: null });
    expect(values.some(({ element }) => element === 'Mo')).toBe(false);
  });
});
