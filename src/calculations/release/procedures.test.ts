import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ReleaseInput, releaseOutputSchema } from '../../documents/proof/release.ts';
import { guardedAcceptance } from '../../models/release/conformance.ts';
import type { Facts } from '../facts.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { releaseDocument } from './release.ts';

const facts = dataFacts();
const example = JSON.parse(
  readFileSync(new URL('../../../docs/formats/release.example.json', import.meta.url), 'utf8'),
) as ReleaseInput;
/** The example with every result good: PASS without further rules. */
const good = (change: (document: ReleaseInput) => void = () => undefined): ReleaseInput => {
  const document = structuredClone(example);
  document.results.find(({ element }) => element === 'Nb')!.text = '5.12';
  document.results.find(({ element }) => element === 'Bi')!.text = '<0.1';
  document.results.find(({ element }) => element === 'S')!.text = '12';
  delete document.confidence;
  change(document);
  return document;
};
const judge = (change: (document: ReleaseInput) => void, known: Facts = facts) =>
  releaseDocument(good(change), known);
/** The same procedures, compared with their documents by the plant. */
const confirmed: Facts = {
  ...facts,
  releaseProcedures: {
    retests: new Map(
      [...facts.releaseProcedures.retests].map(([id, rule]) => [
        id,
        { ...rule, confidence: 'read' as const },
      ]),
    ),
    vacancies: new Map(
      [...facts.releaseProcedures.vacancies].map(([id, rule]) => [
        id,
        { ...rule, confidence: 'read' as const },
      ]),
    ),
  },
};
const specimens =
  (texts: readonly string[]) =>
  (document: ReleaseInput): void => {
    const first = document.results.find(({ element }) => element === 'Cr')!;
    Object.assign(first, { text: '21.2', specimen: 'A' });
    const further = texts.map((text, i) => ({ ...first, text, specimen: `A${i + 1}`, replaces: 'A' }));
    document.results.push(...further);
  };

describe('check-analysis tolerances (AMS 2269: the purchaser only)', () => {
  it('0.1 % over the maximum fails, although a check tolerance would let it pass', () => {
    const output = judge((document) => {
      document.results.find(({ element }) => element === 'Cr')!.text = '21.1';
    });
    expect(facts.traceLimits.checkAnalysis.get('Cr')!.length).toBeGreaterThan(0);
    expect(output.verdict).toBe('FAIL');
  });
  it('are refused by name', () => {
    expect(() =>
      judge((document) => void Object.assign(document.specification, { checkAnalysis: { Cr: 0.25 } })),
    ).toThrow(/cannot accept a heat/);
  });
});

describe('retest', () => {
  const ruled = (rule: string | undefined, texts: readonly string[]) => (document: ReleaseInput) => {
    if (rule) document.specification.retest = rule;
    specimens(texts)(document);
  };
  it('without a named rule the first result stands: FAIL', () => {
    const output = judge(ruled(undefined, ['18.0', '18.1', '18.2']));
    expect(output.verdict).toBe('FAIL');
    expect(output.retests[0]).toMatchObject({ standing: 'stands', rule: 'none' });
    expect(output.reasons.join()).toMatch(/Cr of A was retested, but the specification names no retest rule/);
  });
  it('two of three replacements: HOLD', () => {
    const output = judge(ruled('three-each', ['18.0', '18.1']), confirmed);
    expect(output.verdict).toBe('HOLD');
    expect(output.reasons.join()).toMatch(/2 of 3 replacement specimens/);
  });
  it('three good ones pass, the failed one stays in view', () => {
    const output = judge(ruled('three-each', ['18.0', '18.1', '18.2']), confirmed);
    expect(output.verdict).toBe('PASS');
    expect(output.elements.find(({ replaced }) => replaced)).toMatchObject({
      text: '21.2',
      contractual: 'FAIL',
    });
    expect(output.retests[0]).toMatchObject({ average: '18.10', standing: 'replaced' });
    expect(releaseOutputSchema.safeParse(output).error).toBeUndefined();
  });
  it('one bad replacement of three: FAIL', () => {
    expect(judge(ruled('three-each', ['18.0', '21.3', '18.2']), confirmed).verdict).toBe('FAIL');
  });
  it('on the average, one replacement outside does not decide: 20.9 and 21.1 average to 21.00', () => {
    const output = judge(ruled('two-average', ['20.9', '21.1']), confirmed);
    expect(output.verdict).toBe('PASS');
    expect(output.elements.find(({ specimen }) => specimen === 'average')).toMatchObject({ text: '21.00' });
    expect(judge(ruled('two-average', ['20.9', '21.3']), confirmed).verdict).toBe('FAIL');
  });
  it('AMS 5383F: each further specimen and the average of all results, the failed one among them, must conform', () => {
    const output = judge(ruled('ams-5383f', ['20.8', '20.7']));
    expect(output.verdict).toBe('PASS');
    // 21.2, 20.8 and 20.7 average to 20.90
    expect(output.elements.find(({ specimen }) => specimen === 'average')).toMatchObject({ text: '20.90' });
    expect(output.elements.find(({ replaced }) => replaced)).toMatchObject({ text: '21.2' });
    expect(output.retests[0]).toMatchObject({ replacements: ['20.8', '20.7'], average: '20.90' });
    // each conforms, but 21.2, 21.0 and 21.0 average to 21.07 of at most 21.0
    expect(judge(ruled('ams-5383f', ['21.0', '21.0'])).verdict).toBe('FAIL');
    // the average conforms, one specimen does not
    expect(judge(ruled('ams-5383f', ['21.1', '17.5'])).verdict).toBe('FAIL');
    expect(judge(ruled('ams-5383f', ['20.0'])).verdict).toBe('HOLD');
  });
  it('a recalled rule holds until it is compared with its document', () => {
    const output = judge(ruled('three-each', ['18.0', '18.1', '18.2']));
    expect(output.verdict).toBe('HOLD');
    expect(output.reasons[0]).toMatch(/compare it with its document/);
  });
  it('answers one failed specimen, not another with the same result', () => {
    const output = judge((document) => {
      ruled('three-each', ['18.0', '18.1', '18.2'])(document);
      const first = document.results.find(({ specimen }) => specimen === 'A')!;
      document.results.push({ ...first, specimen: 'B' });
    }, confirmed);
    expect(output.verdict).toBe('FAIL');
    expect(output.retests.map(({ specimen }) => specimen)).toEqual(['A']);
  });
  it('an average with an imputed result in it was not measured', () => {
    const output = judge((document) => {
      ruled('two-average', ['18.0', '18.1'])(document);
      Object.assign(document.results.at(-1)!, { origin: 'imputed' });
    }, confirmed);
    expect(output.verdict).toBe('HOLD');
  });
  it('refuses an unknown rule and a replacement of nothing', () => {
    expect(() => judge(ruled('best-of-ten', ['18.0']))).toThrow(/is not a retest rule/);
    expect(() => judge((document) => void Object.assign(document.results[0]!, { replaces: 'Z' }))).toThrow(
      /is from specimen "Z"/,
    );
  });
});

describe('decision rule (JCGM 106)', () => {
  it('8.3: the guard band of 0.95 is 1.645 u on each side, and can leave nothing', () => {
    const drawn = guardedAcceptance({ min: 0.17, max: 0.21 }, 0.002, 0.95);
    expect(drawn.min).toBeCloseTo(0.17 + 1.644854 * 0.002, 7);
    expect(drawn.max).toBeCloseTo(0.21 - 1.644854 * 0.002, 7);
    const none = guardedAcceptance({ min: 0.17, max: 0.21 }, 0.02, 0.95);
    expect(none.min!).toBeGreaterThan(none.max!);
  });
  it('a result inside the limits and outside the guarded ones holds; its consumer risk is 1 - P', () => {
    const output = judge((document) => {
      document.confidence = 0.95;
      document.decisionRule = 'guarded';
      document.results.find(({ element }) => element === 'Nb')!.text = '5.49';
    });
    const row = output.elements.find(({ element }) => element === 'Nb')!;
    expect(row).toMatchObject({ contractual: 'PASS' });
    expect(row.reason).toMatch(/outside the limits with guard band/);
    expect(row.acceptance).toMatch(/ to .* wt%/);
    expect(row.risk!.consumer).toBeCloseTo(1 - row.probability!, 12);
    expect(output.verdict).toBe('HOLD');
  });
  it('a refused result shows the risk of the producer instead', () => {
    const output = judge((document) => {
      document.results.find(({ element }) => element === 'Cr')!.text = '21.06';
    });
    const row = output.elements.find(({ element }) => element === 'Cr')!;
    expect(row.contractual).toBe('FAIL');
    expect(row.risk).toEqual({ consumer: null, producer: row.probability });
    expect(row.risk!.producer!).toBeGreaterThan(0.2);
  });
});

describe('indices', () => {
  const index = (one: object) => (document: ReleaseInput) =>
    void Object.assign(document.specification, { indices: [{ name: 'Nv', ...one }] });
  const formula = (max: string) => ({
    max,
    formula: { per: 'wt%', coefficients: { Cr: 0.1, Nb: 0.01 }, constant: 0.5, source: 'customer drawing 7' },
  });
  it("judges the customer's formula exactly: 0.1 x 18.4 + 0.01 x 5.12 + 0.5 = 2.39", () => {
    const cr = Number(example.results.find(({ element }) => element === 'Cr')!.text);
    const expected = (0.1 * cr + 0.0512 + 0.5).toFixed(2);
    expect(judge(index(formula(expected))).indices[0]).toMatchObject({ text: expected, contractual: 'PASS' });
    const low = judge(index(formula('2.00')));
    expect(low.indices[0]).toMatchObject({ contractual: 'FAIL' });
    expect(low.verdict).toBe('FAIL');
  });
  it('a formula without the result of one of its elements holds; the balance element needs none', () => {
    const needing = (element: string) => (document: ReleaseInput) =>
      index({
        max: '9',
        formula: { per: 'wt%', coefficients: { Cr: 0.1, [element]: 0.01 }, source: 'drawing 7' },
      })(document);
    expect(judge(needing('W')).indices[0]).toMatchObject({ contractual: 'HOLD', reason: 'missing: W' });
    expect(judge(needing('Ni')).indices[0]).toMatchObject({ contractual: 'PASS' });
  });
  it('a "<" result counts to whichever end makes the index less, then greater', () => {
    const lead = index({
      max: '2.0',
      formula: { per: 'wt%', coefficients: { Bi: -1e5, Pb: 1e5 }, constant: 1, source: 'drawing 7' },
    });
    // Bi <0.1 ppm and Pb <0.1 ppm: 1 - 1 to 1 + 1, exactly; neither "all nothing" nor "all limit" shows it.
    expect(judge(lead).indices[0]).toMatchObject({ text: '0.00 to 2.00', contractual: 'PASS' });
  });
  it('is printed with the digits of its limit, at least two', () => {
    expect(judge(index(formula('2.3900'))).indices[0]!.text).toMatch(/^\d\.\d{4}$/);
  });
  it('a recalled procedure holds, a confirmed one decides', () => {
    expect(judge(index({ procedure: 'residual-matrix', max: '3' })).indices[0]).toMatchObject({
      contractual: 'HOLD',
    });
    expect(judge(index({ procedure: 'residual-matrix', max: '3' }), confirmed).indices[0]).toMatchObject({
      contractual: 'PASS',
    });
  });
  it('refuses an unknown procedure, and an index with both or neither', () => {
    expect(() => judge(index({ procedure: 'guess' }))).toThrow(/"guess" is not a release procedure/);
    expect(() => judge(index({ max: '3' }))).toThrow(/either procedure or formula/);
  });
});

describe('controlled specification', () => {
  it('entered and checked by one hand: HOLD; by two: PASS', () => {
    const by = (enteredBy: string, checkedBy: string) =>
      judge((document) => void Object.assign(document.specification.controlled!, { enteredBy, checkedBy }));
    expect(by('p-1', 'p-1').verdict).toBe('HOLD');
    expect(by('p-1', 'p-2').verdict).toBe('PASS');
  });
});
