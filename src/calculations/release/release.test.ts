import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReleaseInput } from '../../documents/proof/release.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { releaseDocument } from './release.ts';

const facts = dataFacts();
const example = JSON.parse(
  readFileSync(new URL('../../../docs/formats/release.example.json', import.meta.url), 'utf8'),
) as ReleaseInput;
const judge = (change: (document: ReleaseInput) => void): ReturnType<typeof releaseDocument> => {
  const document = structuredClone(example);
  change(document);
  return releaseDocument(document, facts);
};
const row = (output: ReturnType<typeof releaseDocument>, element: string) =>
  output.elements.find((one) => one.element === element);

describe('release', () => {
  it('the example: Nb 5.504 rounds to 5.50 and passes the contract, its probability holds it; Bi <0.5 can not show 0.3', () => {
    const output = releaseDocument(example, facts);
    expect(output.verdict).toBe('HOLD');
    expect(row(output, 'Nb')).toMatchObject({ contractual: 'PASS', methodFit: 'fit' });
    expect(row(output, 'Nb')!.probability).toBeLessThan(0.95);
    expect(row(output, 'Bi')).toMatchObject({ contractual: 'HOLD' });
    expect(output.sums[0]).toMatchObject({ text: '1.50', contractual: 'PASS' });
  });
  it('passes when every element is measured, fit and inside a controlled specification', () => {
    const output = judge((document) => {
      document.results.find(({ element }) => element === 'Nb')!.text = '5.12';
      document.results.find(({ element }) => element === 'Bi')!.text = '<0.1';
      document.results.find(({ element }) => element === 'S')!.text = '12';
      delete document.confidence;
    });
    expect(output.reasons).toEqual([]);
    expect(output.verdict).toBe('PASS');
  });
  it('a prediction, an uncontrolled specification, a missing result: HOLD, and says so', () => {
    expect(
      judge((document) => {
        document.object.predicted = true;
      }).reasons[0],
    ).toMatch(/only measured results can release metal/);
    expect(judge((document) => void delete document.specification.controlled).reasons[0]).toMatch(
      /no controlled/,
    );
    const missing = judge((document) => void document.results.splice(1, 1));
    expect(row(missing, 'Nb')).toMatchObject({
      contractual: 'HOLD',
      reason: expect.stringContaining('missing'),
    });
  });
  it('fails over a limit, over a residual, over a sum', () => {
    const over = (element: 'Cr' | 'V' | 'Ti', text: string) =>
      judge((document) => {
        document.results = document.results.filter((result) => result.element !== element);
        document.results.push({ element, text, unit: 'wt%', method: 'OES' });
      }).verdict;
    expect([over('Cr', '21.2'), over('V', '0.09'), over('Ti', '1.60')]).toEqual(['FAIL', 'FAIL', 'FAIL']);
  });
  it('asks when a result fits its window only in the other unit', () => {
    expect(() =>
      judge((document) => {
        document.results[0]!.unit = 'ppm';
      }),
    ).toThrow(/wt% would be inside/);
    expect(() =>
      judge((document) => {
        document.results[3] = { element: 'S', text: '4', unit: 'wt%', method: 'combustion' };
      }),
    ).toThrow(/ppm would be inside/);
  });
  it('derived windows of a single crystal are at best HOLD; handheld XRF never releases', () => {
    const output = releaseDocument(
      {
        object: { id: 'x', kind: 'heat', predicted: false },
        specification: { gradeId: 'CMSX4SLS', controlled: example.specification.controlled! },
        results: [{ element: 'Cr', text: '6.5', unit: 'wt%', method: 'pXRF' }],
      },
      facts,
    );
    expect(output.verdict).toBe('HOLD');
    expect(row(output, 'Cr')!.reason).toMatch(/screening.*derived/);
  });
  it('refuses unknown grades, crossed windows, two units for one element and texts that are no decimals', () => {
    expect(() =>
      judge((document) => {
        document.specification.gradeId = 'IN7l8';
      }),
    ).toThrow(/IN718/);
    expect(() =>
      judge((document) => {
        document.specification.limits_wtpct!.Cr = { min: 21, max: 17 };
      }),
    ).toThrow(/above max/);
    expect(() =>
      judge((document) => {
        document.specification.limits_ppm!.C = { max: 800 };
      }),
    ).toThrow(/wt% and in ppm/);
    expect(() =>
      judge((document) => {
        document.results[0]!.text = '18,4';
      }),
    ).toThrow(/is not a decimal/);
    expect(() =>
      releaseDocument({ ...example, results: [{ ...example.results[0], element: 'CR' }] }, facts),
    ).toThrow(/element/);
  });
});
