import { describe, expect, it } from 'vitest';
import { dataFacts } from '../testing/data-facts.ts';
import { releaseDocument } from './release.ts';

/**
 * Release documents as another program writes them, from the shape alone: object, limits, results. Each case names the
 * rule that decides it.
 */
const facts = dataFacts();
const CONTROLLED = { number: 'S-1', revision: 'A', customer: 'X' };

type Result = Record<string, unknown>;
const result = (element: string, text: string, unit = 'wt%', method = 'OES', more: Result = {}): Result => ({
  element,
  text,
  unit,
  method,
  ...more,
});
const judge = (specification: object, results: readonly Result[], more: object = {}) =>
  releaseDocument(
    {
      object: { id: 'H-1', kind: 'heat', predicted: false },
      specification: { controlled: CONTROLLED, residual_wtpct: null, ...specification },
      results,
      ...more,
    },
    facts,
  );
const verdict = (...order: Parameters<typeof judge>): string => judge(...order).verdict;
const CHROMIUM = { limits_wtpct: { Cr: { min: 17, max: 21 } } };
const good = result('Cr', '18.4');

describe('release documents written from the shape alone', () => {
  it('ASTM E29: the document says rounding or absolute, and the digits are those of the limit', () => {
    const carbon = { limits_wtpct: { C: { max: 0.035 } } };
    expect(verdict(carbon, [result('C', '0.0354')])).toBe('FAIL');
    expect(verdict({ ...carbon, rounding: 'rounded' }, [result('C', '0.0354')])).toBe('PASS');
    const numbers = judge({ ...carbon, rounding: 'rounded' }, [result('C', '0.0354')]).assumed;
    expect(numbers.map(({ what }) => what)).toContain('digits of limits that are numbers');
  });
  it('a limit above 100 wt% is no limit: refused, not judged against', () => {
    expect(() => verdict({ limits_wtpct: { Cr: { max: 100.5 } } }, [good])).toThrow(
      /Cr: max 100.5 wt% is more/,
    );
    expect(() => verdict({ limits_ppm: { Pb: { max: 1e308 } } }, [])).toThrow(
      /1e\+308 ppm is more than 100 wt%/,
    );
    expect(() => verdict({ limits_ppm: { Pb: { min: '1e400' } } }, [])).toThrow(/min 1e400 ppm/);
    expect(verdict({ limits_wtpct: { Cr: { max: 100 } } }, [good])).toBe('PASS');
  });
  it('a specification that says nothing is none: blank names, empty windows, one person under two spellings', () => {
    expect(() => verdict({ ...CHROMIUM, controlled: { ...CONTROLLED, number: ' ' } }, [good])).toThrow(
      /controlled.number: must not be blank/,
    );
    expect(judge({ limits_wtpct: { Cr: {} } }, [good]).reasons).toEqual(['the specification limits nothing']);
    const hands = { ...CONTROLLED, enteredBy: 'Ann Lee', checkedBy: 'ann lee ' };
    expect(verdict({ ...CHROMIUM, controlled: hands }, [good])).toBe('HOLD');
  });
  it('contents over 100 % at one place hold, at two places they are two metals', () => {
    const results = (place: string) => [
      result('Cr', '18.4', 'wt%', 'OES', { place: 'top' }),
      result('Ni', '52', 'wt%', 'ICP-OES', { place: 'top' }),
      result('Ni', '53', 'wt%', 'ICP-OES', { place: 'top' }),
      result('Fe', '35', 'wt%', 'ICP-OES', { place }),
    ];
    expect(judge(CHROMIUM, results('top')).reasons).toEqual([
      'the results of top add up to 105.40 wt%: at least one is wrong',
    ]);
    expect(verdict(CHROMIUM, results('bottom'))).toBe('PASS');
  });
  it('reads "+18.4" as it is meant, and no exponent that nobody can write out', () => {
    expect(verdict(CHROMIUM, [result('Cr', '+18.4')])).toBe('PASS');
    expect(() => verdict(CHROMIUM, [result('Cr', '1e-99999999')])).toThrow(/is not a decimal/);
    expect(() => verdict({ limits_wtpct: { Cr: { min: '1e-99999999' } } }, [good])).toThrow(
      /decimal such as/,
    );
  });
  it('positive release: missing, empty and unknown are HOLD', () => {
    expect(verdict({ limits_wtpct: { Cr: { max: 21 }, Mo: { max: 3 } } }, [good])).toBe('HOLD');
    expect(verdict(CHROMIUM, [])).toBe('HOLD');
    expect(verdict(CHROMIUM, [result('Cr', '18.4', 'wt%', 'guesswork')])).toBe('HOLD');
    expect(verdict(CHROMIUM, [result('Cr', '18.4', 'wt%', 'pXRF')])).toBe('HOLD');
  });
  it('ASTM E1019: combustion validated from 10 ppm S can not prove 1 ppm, glow discharge can', () => {
    const sulfur = { limits_ppm: { S: { max: 1 } } };
    expect(verdict(sulfur, [result('S', '0.8', 'ppm', 'combustion')])).toBe('HOLD');
    expect(verdict(sulfur, [result('S', '<0.5', 'ppm', 'combustion')])).toBe('HOLD');
    expect(verdict(sulfur, [result('S', '0.4', 'ppm', 'GDMS')])).toBe('PASS');
    // a limit where the range begins is covered, in whichever unit the method's range is filed
    expect(verdict({ limits_ppm: { S: { max: 10 } } }, [result('S', '3', 'ppm', 'combustion')])).toBe('PASS');
    const both = judge(sulfur, [result('S', '<5', 'ppm', 'combustion'), result('S', '0.4', 'ppm', 'GDMS')]);
    expect(both.verdict).toBe('PASS');
    expect(both.elements[0]).toMatchObject({ superseded: true });
  });
  it('closed residuals: a measured element without a row, except the base metal that fills up', () => {
    const closed = { ...CHROMIUM, residual_wtpct: undefined };
    expect(verdict(closed, [good, result('Cu', '0.08')])).toBe('FAIL');
    const spared = judge(closed, [good, result('Cu', '0.03')]);
    expect(spared.verdict).toBe('PASS');
    expect(spared.elements.map(({ limit }) => limit)).toEqual(['17 to 21 wt%', 'at most 0.05 wt%, residual']);
    expect(verdict(CHROMIUM, [good, result('Cu', '0.08')])).toBe('PASS');
    const based = judge(closed, [good, result('Ni', '80.5')]);
    expect(based.verdict).toBe('PASS');
    expect(based.assumed).toContainEqual(expect.objectContaining({ what: 'balance element', value: 'Ni' }));
    // Iron that nobody ordered is a residual, however much it is.
    expect(verdict(closed, [good, result('Ni', '60.5'), result('Fe', '20')])).toBe('FAIL');
  });
  it('two results of one metal: the worse counts, and those that contradict each other hold', () => {
    expect(verdict(CHROMIUM, [good, result('Cr', '21.5')])).toBe('FAIL');
    expect(verdict(CHROMIUM, [good, good])).toBe('PASS');
    const apart = judge(CHROMIUM, [good, result('Cr', '20.6')]);
    expect(apart.verdict).toBe('HOLD');
    expect(apart.reasons[0]).toMatch(/18\.4 wt% and 20\.6 wt% .* contradict/);
  });
  it('units: asked where only the other one fits, held where no instrument reads so little', () => {
    expect(() => verdict(CHROMIUM, [result('Cr', '18.4', 'ppm')])).toThrow(/but 18.4 wt% would be inside/);
    expect(() =>
      verdict({ limits_ppm: { S: { max: 20 } } }, [result('S', '12', 'wt%', 'combustion')]),
    ).toThrow(/ ppm would be inside/);
    // 0.09 wt% would fail; "0.09 ppm" must not pass.
    const carbon = judge({ limits_wtpct: { C: { max: 0.08 } } }, [result('C', '0.09', 'ppm')]);
    expect(carbon.verdict).toBe('HOLD');
    expect(carbon.elements[0]!.reason).toMatch(/is the unit right/);
    expect(verdict({ limits_wtpct: { N: { max: '0.010' } } }, [result('N', '100', 'ppm', 'fusion')])).toBe(
      'PASS',
    );
  });
  it.each([
    ['18,4', /is not a decimal/, /decimal point/],
    ['18.4 wt%', /is not a decimal/, /unit out of the text/],
    ['18 400', /is not a decimal/, /without a space/],
    ['n.d.', /is not a decimal/, /detection limit/],
    ['-0.1', /negative/, /detection limit/],
    ['184', /more than 100 wt%/, /unit/],
  ])('refuses the text "%s" and says what to write', (text, words, cure) => {
    try {
      judge(CHROMIUM, [result('Cr', text)]);
      expect.unreachable();
    } catch (error) {
      const { message, details } = error as { message: string; details: { path: string; cure: string }[] };
      expect(message).toMatch(words);
      expect(details[0]).toMatchObject({ path: 'results[0].text', cure: expect.stringMatching(cure) });
    }
  });
  it('predicted objects, imputed contents, derived windows, uncontrolled specifications are at best HOLD', () => {
    const predicted = { object: { id: 'H-1', kind: 'heat', predicted: true } };
    expect(verdict(CHROMIUM, [good], predicted)).toBe('HOLD');
    expect(verdict(CHROMIUM, [result('Cr', '22')], predicted)).toBe('FAIL');
    expect(verdict(CHROMIUM, [result('Cr', '18.4', 'wt%', 'OES', { origin: 'imputed' })])).toBe('HOLD');
    expect(verdict({ ...CHROMIUM, controlled: undefined }, [good])).toBe('HOLD');
    expect(verdict({ gradeId: 'CMSX4' }, [result('S', '0.3', 'ppm', 'GDMS')])).toBe('HOLD');
  });
  it('imputed parts of a sum hold it, and so does a part that only a screening method saw', () => {
    const sums = { sums: [{ elements: ['Nb', 'Ta'], min: 4.75, max: 5.5 }] };
    const niobium = result('Nb', '5.10');
    expect(verdict(sums, [niobium, result('Ta', '0.1')])).toBe('PASS');
    expect(verdict(sums, [niobium, result('Ta', '0.1', 'wt%', 'OES', { origin: 'imputed' })])).toBe('HOLD');
    expect(verdict(sums, [niobium, result('Ta', '0.1', 'wt%', 'pXRF')])).toBe('HOLD');
    expect(() => verdict({ sums: [{ elements: ['Nb', 'Nb'], max: 11 }] }, [niobium])).toThrow(/twice/);
  });
  it('UNS N07718 prints Nb as Nb + Ta: 4.70 with 0.10 Ta meets 4.75, 4.60 does not, 4.70 alone fails', () => {
    const row = (niobium: string, ...more: Result[]) =>
      judge({ gradeId: 'IN718' }, [result('Nb', niobium), ...more]);
    const tantalum = result('Ta', '0.10', 'wt%', 'WDXRF');
    const verdictOf = (output: ReturnType<typeof judge>) =>
      output.elements.find(({ element }) => element === 'Nb')!.contractual;
    expect(verdictOf(row('4.70', tantalum))).toBe('PASS');
    expect(row('4.70', tantalum).elements.find(({ element }) => element === 'Nb')!.limit).toBe(
      '4.75 to 5.5 wt% as Nb + Ta',
    );
    expect(verdictOf(row('4.60', tantalum))).toBe('FAIL');
    expect(verdictOf(row('4.70'))).toBe('FAIL');
    expect(row('4.60', tantalum).sums[0]).toMatchObject({ contractual: 'FAIL', text: '4.70' });
    // Nobody measured Ta, and it has no row: not present, and said so; Co has a row and is missed.
    const alone = row('5.10');
    expect(alone.sums[0]).toMatchObject({ contractual: 'PASS', text: '5.10', elements: ['Nb', 'Ta'] });
    expect(alone.assumed.find(({ what }) => what.startsWith('Ta'))).toMatchObject({ value: 'not present' });
    expect(alone.sums[1]).toMatchObject({ contractual: 'HOLD', reason: 'missing: Ni, Co' });
  });
  it('JCGM 106: without confidence the probability is shown and decides nothing; with it, it can only hold', () => {
    const niobium = { limits_wtpct: { Nb: { max: '5.50' } } };
    const shown = judge(niobium, [result('Nb', '5.49')]);
    expect(shown.verdict).toBe('PASS');
    expect(shown.elements[0]!.probability).toBeLessThan(0.7);
    expect(verdict(niobium, [result('Nb', '5.49')], { confidence: 0.95 })).toBe('HOLD');
    expect(verdict(niobium, [result('Nb', '5.51')], { confidence: 0.01 })).toBe('FAIL');
    expect(verdict(niobium, [result('Nb', '5.10')], { confidence: 0.95 })).toBe('PASS');
  });
  it('a controlled specification is entered by one person and checked by another, never by nobody', () => {
    const by = (hands: object) => verdict({ ...CHROMIUM, controlled: { ...CONTROLLED, ...hands } }, [good]);
    expect(by({})).toBe('PASS');
    expect(by({ enteredBy: 'a', checkedBy: 'b' })).toBe('PASS');
    expect(by({ enteredBy: 'a', checkedBy: 'a' })).toBe('HOLD');
    expect(by({ enteredBy: 'a' })).toBe('HOLD');
    expect(by({ checkedBy: 'b' })).toBe('HOLD');
  });
  it('windows that are only remembered are said', () => {
    const { assumed } = judge({ gradeId: 'MARM247' }, [good]);
    expect(assumed).toContainEqual(
      expect.objectContaining({ value: 'recalled: compare them with the controlled specification' }),
    );
  });
});
