import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { certificateSchema } from '../../documents/proof/certificate.ts';
import type { ReleaseInput } from '../../documents/proof/release.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { type CertificateOrder, certificateOf } from './certificate.ts';
import { releaseDocument } from './release.ts';

const facts = dataFacts();
const example = JSON.parse(
  readFileSync(new URL('../../../docs/formats/release.example.json', import.meta.url), 'utf8'),
) as ReleaseInput;

const order: CertificateOrder = {
  specimen: true,
  number: 'C-1',
  type: '3.1',
  issuedAt: '2026-11-24T10:00:00.000Z',
  maker: { name: 'Demonstration works', place: 'XX' },
  customer: { name: 'Nobody' },
  product: { kind: 'heat', id: example.object.id, heat: example.object.id, form: 'ingot', mass_g: 480_000 },
  melting: [{ process: 'VIM', on: '2026-11-24' }],
  lots: [
    { lot: 'R-1', share: '1.0000', mass_g: 500_000, grade: 'IN718', originClass: 'pre-consumer-external' },
  ],
  validators: [{ name: 'Certifier', role: 'certifier', of: 'maker' }],
  ledger: { size: 10, root: 'ab' },
};

function released(change: (document: ReleaseInput) => void = () => undefined) {
  const document = structuredClone(example);
  document.results.find(({ element }) => element === 'Nb')!.text = '5.12';
  Object.assign(document.results.find(({ element }) => element === 'Bi')!, { text: '<0.10' });
  document.results.find(({ element }) => element === 'S')!.text = '12';
  for (const result of document.results) result.place = 'ladle';
  delete document.confidence;
  change(document);
  return { document, output: releaseDocument(document, facts) };
}

describe('certificate', () => {
  it('carries every digit and operator of the laboratory, the limits, methods and places', () => {
    const certificate = certificateOf(order, released());
    expect(certificateSchema.safeParse(certificate).error).toBeUndefined();
    expect(certificate.results.find(({ element }) => element === 'Bi')).toMatchObject({
      text: '<0.10',
      unit: 'ppm',
      place: 'ladle',
    });
    expect(certificate.results.every(({ method }) => method !== '')).toBe(true);
    expect(certificate.evidence.releaseSha256).toBe(hashOf(released().output));
  });
  it.each<[string, (document: ReleaseInput) => void, RegExp]>([
    [
      'a prediction',
      (document) => void Object.assign(document.object, { predicted: true }),
      /predicted, not measured/,
    ],
    ['a HOLD', (document) => void document.results.splice(0, 1), /the release is HOLD/],
    [
      'a place that is not stated',
      (document) => void delete document.results[0]!.place,
      /place of the sample/,
    ],
    [
      'an imputed element',
      (document) => void Object.assign(document.results[0]!, { origin: 'imputed' }),
      /HOLD/,
    ],
  ])('refuses %s', (_, change, words) => {
    expect(() => certificateOf(order, released(change))).toThrow(words);
  });
  it('names the method of each result where two methods printed the same', () => {
    const { document, output } = released(({ results }) => {
      const bismuth = results.find(({ element }) => element === 'Bi')!;
      results.push({ ...bismuth, method: bismuth.method === 'GDMS' ? 'ICP-MS' : 'GDMS' });
    });
    const of = (results: readonly { readonly element: string; readonly method: string }[]) =>
      results.filter(({ element }) => element === 'Bi').map(({ method }) => method);
    const printed = of(certificateOf(order, { document, output }).results);
    expect(printed.sort()).toEqual(of(document.results).sort());
    expect(new Set(printed).size).toBe(2);
  });

  it('prints the parts of sums too, and asks for their place', () => {
    const titanium = certificateOf(order, released()).results.find(({ element }) => element === 'Ti');
    expect(titanium).toMatchObject({ text: '0.98', limit: '-', method: 'OES', place: 'ladle' });
    expect(() =>
      certificateOf(
        order,
        released((document) => void delete document.results.find(({ element }) => element === 'Ti')!.place),
      ),
    ).toThrow(/Ti: the place of the sample/);
  });
  it('leaves out what a better result of the same metal superseded', () => {
    const certificate = certificateOf(
      order,
      released((document) => {
        const chromium = document.results.find(({ element }) => element === 'Cr')!;
        document.results.push({ ...chromium, text: '18.5', method: 'pXRF' });
      }),
    );
    expect(certificate.results.filter(({ element }) => element === 'Cr').map(({ method }) => method)).toEqual(
      ['OES'],
    );
  });
  it('names every reason at once: a missing element among them', () => {
    try {
      certificateOf(
        { ...order, validators: [] },
        released((document) => void document.results.splice(0, 1)),
      );
      expect.unreachable();
    } catch (error) {
      const words = (error as { details: { message: string }[] }).details.map(({ message }) => message);
      expect(words.join('; ')).toMatch(/the release is HOLD.*has no result.*inspection representative/);
    }
  });
  it('EN 10204 3.2 needs a second validator from outside, 3.1 one of the maker', () => {
    expect(() => certificateOf({ ...order, type: '3.2' }, released())).toThrow(/official inspector/);
    const outside = { name: 'Inspector', role: 'surveyor', of: 'official' } as const;
    expect(
      certificateOf({ ...order, type: '3.2', validators: [...order.validators, outside] }, released()).type,
    ).toBe('3.2');
    expect(() => certificateOf({ ...order, validators: [outside] }, released())).toThrow(
      /inspection representative/,
    );
  });
  it('refuses the release of another object', () => {
    expect(() => certificateOf({ ...order, product: { ...order.product, id: 'I-9' } }, released())).toThrow(
      /the release belongs to/,
    );
  });
  it('names what the specification names beside its number, and nothing it does not', () => {
    const plain = certificateOf(
      order,
      released((document) => void delete document.specification.rounding),
    );
    expect(plain.specification).toEqual({
      number: example.specification.controlled!.number,
      revision: example.specification.controlled!.revision,
      customer: example.specification.controlled!.customer,
      grade: example.specification.gradeId,
      rounding: 'absolute',
    });
    for (const key of ['withdrawn', 'secondSignature']) expect(plain).not.toHaveProperty(key);
    const derivedFrom = { specification: 'S-2', route: 'VIM', confidence: 0.95 };
    const full = { retest: 'three-each', productForm: 'remelt stock', derivedFrom } as const;
    const { specification, statement } = certificateOf(
      order,
      released((document) => void Object.assign(document.specification, full)),
    );
    expect(specification).toMatchObject(full);
    expect(statement).toMatch(/not for parts/);
    expect(plain.statement).not.toMatch(/remelt/i);
  });
  it('names the grade that the heat was planned as where the specification names none', () => {
    const { document, output } = released();
    const { gradeId: _, ...specification } = document.specification;
    const without = { document: { ...document, specification }, output };
    expect(certificateOf({ ...order, grade: 'IN718' }, without).specification.grade).toBe('IN718');
    expect(certificateOf(order, without).specification).not.toHaveProperty('grade');
    const named = {
      document: { ...document, specification: { ...specification, gradeId: 'IN718' } },
      output,
    };
    expect(certificateOf({ ...order, grade: 'IN625' }, named).specification.grade).toBe('IN718');
  });
  it('EN 10204 3.2 says that a second signature belongs to it', () => {
    const outside = { name: 'Inspector', role: 'surveyor', of: 'official' } as const;
    const both: CertificateOrder = { ...order, type: '3.2', validators: [...order.validators, outside] };
    expect(certificateOf(both, released())).toMatchObject({ secondSignature: true });
    expect(certificateOf({ ...order, type: '2.1', validators: [] }, released()).statement).toMatch(
      /type 2.1/,
    );
  });
  it('carries the specimen, the laboratory and the replaced result of each row', () => {
    const certificate = certificateOf(
      order,
      released((document) => {
        const chromium = document.results.find(({ element }) => element === 'Cr')!;
        document.results.splice(document.results.indexOf(chromium), 1);
        const of = (specimen: string, text: string, more: object = {}) =>
          document.results.push({ ...chromium, specimen, text, laboratory: 'Lab 2', ...more });
        of('A', '21.2');
        for (const [specimen, text] of [
          ['B', '18.0'],
          ['C', '18.1'],
        ] as const)
          of(specimen, text, { replaces: 'A', laboratory: 'own' });
        document.specification.retest = 'ams-5383f';
        const titanium = document.results.find(({ element }) => element === 'Ti')!;
        titanium.specimen = 'T';
        delete titanium.laboratory;
      }),
    );
    const rows = certificate.results
      .filter(({ element }) => element === 'Cr')
      .map(({ text, specimen, laboratory, replaced }) => [text, specimen, laboratory, replaced]);
    expect(rows).toContainEqual(['21.2', 'A', 'Lab 2', true]);
    expect(rows).toContainEqual(['18.0', 'B', 'Demonstration works', undefined]);
    // the average of all has the method of its replacements
    expect(rows.map(([, specimen]) => specimen)).toContain('average');
    expect(certificate.results.every(({ method }) => method !== '')).toBe(true);
    expect(certificate.results.find(({ element }) => element === 'Ti')).toMatchObject({
      specimen: 'T',
      laboratory: 'Demonstration works',
    });
    expect(certificate.results.find(({ element }) => element === 'Nb')).not.toHaveProperty('specimen');
    expect(certificate.results.find(({ element }) => element === 'Nb')).not.toHaveProperty('replaced');
    expect(new Set(certificate.results.map(({ unit }) => unit))).toEqual(new Set(['wt%', 'ppm']));
  });
  it('tells the customer what was withdrawn with a cause or was outside, and not the rest', () => {
    const told = (more: object, text = '18.0') => {
      const { document, output } = released((document) => {
        document.withdrawn = [
          {
            element: 'Cr',
            text,
            unit: 'wt%',
            method: 'OES',
            specimen: 'W',
            reason: 'drift',
            by: 'Q',
            ...more,
          },
        ];
      });
      return certificateOf(order, { document, output }).withdrawn;
    };
    expect(told({})).toBeUndefined();
    expect(told({}, '22')).toHaveLength(1);
    const [one] = told({ cause: 'transcription-error', corrected: { text: '18.4', unit: 'wt%' } })!;
    expect(one).toMatchObject({ element: 'Cr', cause: 'transcription-error' });
    for (const key of ['replacements', 'outside']) expect(one).not.toHaveProperty(key);
  });
  it('refuses a release without a controlled specification by name', () => {
    try {
      certificateOf(
        order,
        released((document) => void delete document.specification.controlled),
      );
      expect.unreachable();
    } catch (error) {
      const { details } = error as { details: { path: string }[] };
      expect(details.map(({ path }) => path)).toContain('specification.controlled');
    }
  });
});
