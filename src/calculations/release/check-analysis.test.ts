import { describe, expect, test } from 'vitest';
import type { Certificate } from '../../documents/proof/certificate.ts';
import type { CheckAnalysis } from '../../documents/proof/check-analysis.ts';
import type { InputError } from '../../foundation/errors.ts';
import { uncertaintyOf } from '../../metal/alloy/analysis-method.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { checkedMetal } from './check-analysis.ts';

const { analysisMethods: methods, traceLimits } = dataFacts();
const facts = { analysisMethods: methods, checkAnalysis: traceLimits.checkAnalysis };

type Result = Certificate['results'][number];
const certified = (element: Result['element'], text: string, told: Partial<Result> = {}): Result => ({
  element,
  text,
  unit: 'wt%',
  limit: '',
  method: 'OES',
  laboratory: 'works',
  place: 'top',
  ...told,
});
const TWO = [certified('Cr', '17.57'), certified('Cr', '17.73', { place: 'bottom' })];
const checked = (results: readonly Result[], ...own: CheckAnalysis['results']) =>
  checkedMetal(results, { results: own }, facts);
const cr = (text: string, method = 'OES') => ({ element: 'Cr', text, unit: 'wt%', method }) as const;
/** One standard uncertainty of OES [wt%]. */
const sd = (element: Result['element'], wtpct: number): number =>
  100 * uncertaintyOf(methods.get('OES')!, element, wtpct / 100).sd;

describe('a check analysis', () => {
  test('is held against the range of all specimens, and the nearest names the difference', () => {
    expect(checked(TWO, cr('17.65'))).toMatchObject({ verdict: 'agrees' });
    expect(checked(TWO, cr('17.65')).elements[0]?.words).toMatch(
      /^Cr: certificate 17\.57 wt% \(top\), 17\.73 wt% \(bottom\), check analysis 17\.65 wt% \(inside the range of the specimens; tolerance 0\.25 wt%, uncertainty of both 0\.\d+ wt%\)$/,
    );
    expect(checked(TWO, cr('18.1'))).toMatchObject({ verdict: 'agrees' });
    // the top alone, and the bottom replaced by a retest
    expect(checked(TWO.slice(0, 1), cr('18.1')).verdict).toBe('disagrees');
    expect(checked([TWO[0]!, { ...TWO[1]!, replaced: true }], cr('18.1')).verdict).toBe('disagrees');
    expect(checked(TWO, cr('16.9')).elements[0]?.words).toContain('0.67 wt% outside the range');
  });

  test.each([1, -1])('may differ by the tolerance and twice the uncertainty of both (%s)', (way) => {
    const end = way > 0 ? 17.73 : 17.57;
    const allowed = 0.25 + 2 * Math.hypot(sd('Cr', end), sd('Cr', end));
    const at = (share: number): string => {
      const own = end + way * (0.25 + share * (allowed - 0.25));
      return checked(TWO, cr(own.toFixed(4))).verdict;
    };
    expect([at(0.95), at(1.05)]).toEqual(['agrees', 'disagrees']);
  });

  test('of an element that the certificate does not state is told and not decided', () => {
    const zr = { element: 'Zr', text: '0.1', unit: 'wt%', method: 'OES' } as const;
    const answer = checked(TWO, cr('17.6'), zr);
    expect(answer.elements[1]).toMatchObject({
      element: 'Zr',
      verdict: 'cannot tell',
      certificate: 'not stated',
    });
    expect(answer).toMatchObject({ verdict: 'agrees', words: expect.stringMatching(/not decided: Zr$/) });
    expect(checked(TWO, zr).verdict).toBe('cannot tell');
  });

  test('by a method that nobody knows is refused with those that are known', () => {
    const refused = (): unknown => checked(TWO, cr('17.6'), cr('17.6', 'magic'));
    expect(refused).toThrow('unknown analysis method "magic"');
    try {
      refused();
    } catch (error) {
      expect((error as InputError).details[0]).toMatchObject({
        path: 'results[1].method',
        allowed: expect.stringMatching(/OES.*laboratory/),
      });
    }
    const { method: _, ...unstated } = cr('17.6');
    expect(checked(TWO, unstated).verdict).toBe('agrees');
  });

  test('a method of the certificate that is not known counts as an unstated one of a laboratory: gross differences still disagree', () => {
    const nb = (method: string) => [certified('Nb', '4.83', { method })];
    const own = (text: string) => ({ element: 'Nb', text, unit: 'wt%', method: 'WDXRF' }) as const;
    expect(checked(nb('XRF'), own('3.0')).verdict).toBe('disagrees');
    const uncertain = (method: string) => checked(nb(method), own('4.9')).elements[0]!.uncertainty_wtpct;
    expect(uncertain('XRF')).toBe(uncertain('laboratory'));
    expect(Number(uncertain('XRF'))).toBeGreaterThan(Number(uncertain('WDXRF')));
  });

  test('is shown in the unit of the certificate, with the digits that a trace needs', () => {
    const bi = [certified('Bi', '0.12', { unit: 'ppm', method: 'GDMS' })];
    const own = { element: 'Bi', text: '0.00005', unit: 'wt%', method: 'GDMS' } as const;
    const [told] = checked(bi, own).elements;
    expect(told?.words).toMatch(
      /^Bi: certificate 0\.12 ppm, check analysis 0\.5 ppm \(typed as 0\.00005 wt%\) \(0\.38 ppm apart; tolerance not known, uncertainty of both 0\.\d*[1-9]\d* ppm\)$/,
    );
    expect(Number(told?.uncertainty_wtpct)).toBeGreaterThan(0);
    expect(told?.verdict).toBe('disagrees');
  });

  test('two bounds cannot tell, unless they exclude each other', () => {
    const s = [certified('S', '<5', { unit: 'ppm', method: 'combustion' })];
    const own = (text: string) => ({ element: 'S', text, unit: 'ppm', method: 'combustion' }) as const;
    expect([checked(s, own('<100')).verdict, checked(s, own('4')).verdict]).toEqual([
      'cannot tell',
      'agrees',
    ]);
    expect(checked(s, own('>200')).verdict).toBe('disagrees');
  });

  test('half of the elements agreeing is enough for the metal, fewer cannot tell it', () => {
    const zr = (text: string) => ({ element: 'Zr', text, unit: 'wt%', method: 'OES' }) as const;
    expect(checked(TWO, cr('17.6'), zr('0.1')).verdict).toBe('agrees');
    expect(checked(TWO, cr('17.6'), zr('0.1'), zr('0.2')).verdict).toBe('cannot tell');
    expect(checked(TWO, cr('17.6')).words).toBe('Cr of the check analysis agree with the certificate');
  });

  test('the nearest end of the range counts, in whatever order its results stand', () => {
    const three = [TWO[1]!, certified('Cr', '17.60', { place: 'middle' }), TWO[0]!];
    for (const order of [three, three.toReversed()]) {
      expect(checked(order, cr('18.0')).elements[0]?.words).toContain('0.27 wt% outside the range');
      expect(checked(order, cr('17.4')).elements[0]?.words).toContain('0.17 wt% outside the range');
      for (const end of ['17.57', '17.73'])
        expect(checked(order, cr(end)).elements[0]?.words).toContain('inside the range');
    }
  });

  test('inside the range the uncertainty is that of the nearest result', () => {
    const pair = [
      certified('Cr', '17.57', { method: 'pXRF' }),
      certified('Cr', '17.73', { place: 'bottom', method: 'OES' }),
    ];
    const at = (text: string) => Number(checked(pair, cr(text)).elements[0]!.uncertainty_wtpct);
    expect(at('17.58')).toBeGreaterThan(at('17.72'));
    expect(Number(checked(pair.toReversed(), cr('17.58')).elements[0]!.uncertainty_wtpct)).toBe(at('17.58'));
  });

  test('shows tolerance and uncertainty in percent where they are known', () => {
    const [element] = checked(TWO, cr('17.65')).elements;
    expect(element!.tolerance_wtpct).toBe('0.25');
    expect(Number(element!.uncertainty_wtpct)).toBeCloseTo(2 * Math.SQRT2 * sd('Cr', 17.65), 1);
    const bi = checked([certified('Bi', '1', { unit: 'ppm', method: 'GDMS' })], {
      ...{ element: 'Bi', text: '<2', unit: 'ppm', method: 'GDMS' },
    });
    expect(bi.elements[0]!.tolerance_wtpct).toBeNull();
    expect(bi.elements[0]!.words).toContain('check analysis <2 ppm (');
  });

  test('of an element that no known method measures, a difference cannot tell', () => {
    const unmeasured = {
      analysisMethods: new Map([...methods].filter(([id]) => id === 'combustion')),
      checkAnalysis: new Map(),
    };
    const own = { element: 'Cr', text: '25', unit: 'wt%', method: 'combustion' } as const;
    const answer = checkedMetal(TWO, { results: [own] }, unmeasured);
    expect(answer.elements[0]).toMatchObject({
      verdict: 'cannot tell',
      uncertainty_wtpct: null,
      words: expect.stringContaining('uncertainty of both not known'),
    });
    const same = checkedMetal(TWO, { results: [{ ...own, text: '17.6' }] }, unmeasured);
    expect(same.verdict).toBe('agrees');
  });

  test('an uncertainty that would hide a tenth of the content cannot tell', () => {
    // of 0.01 wt% Bi by handheld XRF nobody knows a tenth
    const bi = (text: string) => ({ element: 'Cr', text, unit: 'wt%', method: 'pXRF' }) as const;
    expect(checked([certified('Cr', '0.10', { method: 'pXRF' })], bi('0.10')).verdict).toBe('cannot tell');
    expect(checked([certified('Cr', '17.6', { method: 'pXRF' })], bi('17.6')).verdict).toBe('agrees');
  });

  test('a typed ">" keeps its sign in the unit of the certificate', () => {
    const own = { element: 'Cr', text: '>200000', unit: 'ppm', method: 'OES' } as const;
    expect(checked(TWO, own).elements[0]!.words).toContain(
      'check analysis >20.0000 wt% (typed as >200000 ppm)',
    );
  });
});
