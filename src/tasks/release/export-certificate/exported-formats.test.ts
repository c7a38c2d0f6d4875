import { describe, expect, it } from 'vitest';
import type { Certificate } from '../../../documents/proof/certificate.ts';
import { companyFields } from './company-fields.ts';
import { type Exported, en10168Of } from './en10168.ts';
import { exportedResult, inOther } from './exported-result.ts';
import { materialIdentityOf } from './material-identity.ts';

type Fields = Readonly<Record<string, unknown>>;
type Result = Certificate['results'][number];
const company = (name: string) => ({ name, street: ['Street 1'], zip: '1', city: 'Town', country: 'DE' });
const result = (more: Partial<Result> = {}): Result => ({
  ...{ element: 'Cr', text: '18.40', unit: 'wt%', limit: '17.0 to 21.0 wt%', method: 'OES' },
  ...{ laboratory: 'works', place: 'top', ...more },
});
const certificate = (more: Partial<Certificate> = {}): Certificate => ({
  ...{ format: 'remelt-certificate/1', specimen: false, number: 'C-1', type: '3.1' },
  ...{ issuedAt: '2026-11-24T10:00:00.000Z', maker: { name: 'Works', place: 'DE' }, customer: { name: 'X' } },
  product: { kind: 'ingot', id: 'I-1', heat: 'H-1', form: 'ingot', mass_g: 250_000 } as never,
  melting: [
    { process: 'VIM', on: '2026-11-24' },
    { process: 'VAR', on: '2026-11-25' },
  ],
  specification: { number: 'S-1', revision: 'B', customer: 'X', rounding: 'absolute' },
  ...{ results: [result()], sums: [], indices: [], statement: 'good', lots: [] },
  validators: [{ name: 'A. Maker', role: 'quality', of: 'maker' }],
  evidence: { releaseSha256: 'ab', ledgerSize: 10, ledgerRoot: 'cd' },
  manifest: {} as never,
  ...more,
});
const exported = (more: Partial<Certificate> = {}, parties: Partial<Exported['parties']> = {}): Exported => ({
  certificate: certificate(more),
  parties: {
    ...{ format: 'remelt-parties/1', manufacturer: company('Works'), customer: company('X') },
    ...{ issuedBy: 'Control', mark: 'iVBO', order: { number: '45' }, delivery: { note: 'LS-1' }, ...parties },
  } as Exported['parties'],
  ...{ type: 'EN 10204 3.1', statement: 'good', evidence: [['ledger', '10']] },
});
const coded = (...asked: Parameters<typeof exported>) => {
  const { Certificate: told } = en10168Of(exported(...asked)) as Record<string, Record<string, unknown>>;
  return told as {
    readonly CommercialTransaction: Fields;
    readonly ProductDescription: Record<string, Fields>;
    readonly Inspection: (Fields & { readonly ChemicalComposition: Record<string, Fields> })[];
    readonly Validation: Fields;
  };
};
const passport = (...asked: Parameters<typeof exported>) =>
  materialIdentityOf(exported(...asked)).DigitalMaterialPassport as Record<
    'TransactionData' | 'Product' | 'ChemicalAnalysis' | 'Validation',
    Fields
  >;

describe('a printed result taken apart', () => {
  it('keeps its digits, and has its limits in its own unit', () => {
    expect(exportedResult(result(), 0)).toMatchObject({
      digits: '18.40',
      unit: '%',
      min: '17.0',
      max: '21.0',
    });
    const ppm = { text: '<5', unit: 'ppm' } as const;
    expect(exportedResult(result({ ...ppm, limit: 'at most 0.001 wt%, residual' }), 0)).toMatchObject({
      ...{ operator: '<', digits: '5', unit: 'ppm', max: '10' },
    });
    expect(exportedResult(result({ ...ppm, limit: 'at least 4 ppm' }), 0)).toMatchObject({ min: '4' });
    expect(exportedResult(result({ limit: 'at most 50 ppm' }), 0)).toMatchObject({ max: '0.0050' });
    const open = exportedResult(result({ limit: '-' }), 0);
    for (const end of ['min', 'max']) expect(open).not.toHaveProperty(end);
    expect([inOther('5', '%', '%'), inOther('5', '%', 'ppm'), inOther('5', 'ppm', '%')]).toEqual([
      ...['5', '50000', '0.0005'],
    ]);
  });
  it('that is no decimal is named', () => {
    expect(() => exportedResult(result({ text: 'traces' }), 3)).toThrow(
      /results\[3\]: Cr is printed as "traces"/,
    );
  });
});

describe('a company', () => {
  it('has the registry numbers and the address that it was given', () => {
    const full = { ...company('A'), email: 'a@b.example', vat: 'V', duns: 'D', cage: 'G' };
    expect(companyFields(full)).toEqual({
      ...{ Name: 'A', Street: ['Street 1'], ZipCode: '1', City: 'Town', Country: 'DE', Email: 'a@b.example' },
      Identifiers: { VAT: 'V', DUNS: 'D', CageCode: 'G' },
    });
    expect(companyFields(full, false)).not.toHaveProperty('Identifiers');
    for (const key of ['Email', 'Identifiers']) expect(companyFields(company('A'))).not.toHaveProperty(key);
    expect(companyFields({ ...company('A'), cage: 'G' }).Identifiers).toEqual({ CageCode: 'G' });
  });
  it('EN 10168 takes identifiers only with VAT or DUNS', () => {
    const of = (more: object) =>
      coded({}, { manufacturer: { ...company('Works'), ...more } }).CommercialTransaction.A01;
    expect(of({ cage: 'G' })).not.toHaveProperty('Identifiers');
    expect(of({ cage: 'G', vat: 'V' })).toHaveProperty('Identifiers');
    expect(of({ duns: 'D' })).toHaveProperty('Identifiers');
  });
});

describe('EN 10168', () => {
  it('names the receivers: the customer alone, or with consignee and receiver of the certificate', () => {
    const keys = (parties: Partial<Exported['parties']>) =>
      Object.keys(coded({}, parties).CommercialTransaction).filter((key) => key.startsWith('A06'));
    expect(keys({})).toEqual(['A06']);
    expect(keys({ consignee: company('C') })).toEqual(['A06.1', 'A06.2']);
    expect(keys({ certificateReceiver: company('R') })).toEqual(['A06.1', 'A06.3']);
    expect(coded().CommercialTransaction).not.toHaveProperty('A97');
  });
  it('says norm, grade, mass and the way of melting', () => {
    expect(coded().ProductDescription.B02).toEqual({ MaterialNorm: ['S-1 B'] });
    const specification = {
      number: 'S-1',
      revision: 'B',
      customer: 'X',
      grade: 'IN718',
      rounding: 'absolute',
    } as const;
    expect(coded({ specification }).ProductDescription).toMatchObject({
      ...{ B02: { SteelDesignation: ['IN718'] }, B13: { Value: 250, Unit: 'kg' } },
    });
    expect(coded().Inspection[0]!.ChemicalComposition.C70).toBe('VIM+VAR');
    expect(coded({ melting: [] }).Inspection[0]!.ChemicalComposition).not.toHaveProperty('C70');
  });
  it('groups results by place, specimen and replacement, no element twice in one', () => {
    const groups = (...results: Result[]) =>
      coded({ results }).Inspection.map(({ C01, ChemicalComposition }) => [
        C01,
        ...Object.values(ChemicalComposition).flatMap(({ Symbol: symbol }) => (symbol ? [symbol] : [])),
      ]);
    expect(groups(result(), result({ element: 'Nb', text: '5' }), result({ place: 'foot' }))).toEqual([
      ['top', 'Cr', 'Nb'],
      ['foot', 'Cr'],
    ]);
    expect(groups(result(), result({ method: 'ICP' }), result({ element: 'Nb', text: '5' }))).toEqual([
      ['top', 'Cr', 'Nb'],
      ['top', 'Cr'],
    ]);
    expect(
      groups(result({ specimen: 'A' }), result({ element: 'Nb', text: '5', specimen: 'B' })),
    ).toHaveLength(2);
    expect(groups(result({ replaced: true }), result({ element: 'Nb', text: '5' }))).toHaveLength(2);
  });
  it('names specimen, replacement, laboratories and methods beside a group', () => {
    const told = (more: Partial<Result>) =>
      Object.entries(
        coded({ results: [result(more)] }).Inspection[0]!.SupplementaryInformation as Record<string, Fields>,
      ).map(([code, { Key, Value }]) => [code, Key, Value]);
    expect(told({})).toEqual([['C04', 'laboratories and methods', 'works, OES']]);
    expect(told({ specimen: 'A', replaced: true })).toEqual([
      ['C04', 'specimen', 'A'],
      ['C05', 'replaced under the retest rule', 'yes'],
      ['C06', 'laboratories and methods', 'works, OES'],
    ]);
  });
  it('takes a share with two digits before and five behind the point, in % or in ppm, and no other', () => {
    const share = (text: string, unit: Result['unit'], limit = '-') =>
      coded({ results: [result({ text, unit, limit })] }).Inspection[0]!.ChemicalComposition.C71!;
    expect(share('18.40', 'wt%', '17.0 to 21.0 wt%')).toMatchObject({
      ...{ Unit: '%', Actual: { Value: '18.40', Operator: '=' } },
      ...{ Minimum: { Value: '17.0', Operator: '>=' }, Maximum: { Value: '21.0', Operator: '<=' } },
    });
    // six digits of percent go in ppm, three of ppm in percent
    expect(share('0.000512', 'wt%')).toMatchObject({ Unit: 'ppm', Actual: { Value: '5.12' } });
    expect(share('512', 'ppm', 'at most 600 ppm')).toMatchObject({
      ...{ Unit: '%', Actual: { Value: '0.0512' }, Maximum: { Value: '0.0600' } },
    });
    expect(share('100', 'wt%')).toMatchObject({ Unit: '%' });
    for (const end of ['Minimum', 'Maximum']) expect(share('18', 'wt%')).not.toHaveProperty(end);
    expect(() => share('12.3456789', 'wt%')).toThrow(/has no place in EN 10168 JSON/);
  });
  it('has codes for 39 elements of one sample', () => {
    const many = (n: number) =>
      Array.from({ length: n }, (_, i) => result({ element: `E${i}` as Result['element'], text: '1' }));
    expect(Object.keys(coded({ results: many(39) }).Inspection[0]!.ChemicalComposition)).toContain('C109');
    expect(() => coded({ results: many(40) })).toThrow(/codes for 39 elements/);
  });
  it('is validated by the first, and the others and the evidence stand beside', () => {
    const validators: Certificate['validators'] = [
      { name: 'A. Maker', role: 'quality', of: 'maker' },
      { name: 'R. Vos', role: 'surveyor', of: 'official' },
    ];
    expect(coded({ validators }).Validation).toMatchObject({
      ...{ Z01: 'good', Z02: '2026-11-24', Z03: { Name: 'A. Maker', Title: 'quality' } },
      SupplementaryInformation: {
        Z05: { Key: 'validated too, for the official', Value: 'R. Vos, surveyor' },
        Z06: { Key: 'ledger', Value: '10' },
      },
    });
    expect(coded({ validators: [] }).Validation).not.toHaveProperty('Z03');
  });
});

describe('a material passport', () => {
  it('says grade, country and revision where they can be said', () => {
    const plain = passport().Product;
    expect(plain).toMatchObject({
      ...{ Name: 'S-1, ingot', CountryOfOrigin: 'DE', Weight: 250 },
      SpecificationReference: { Name: 'S-1', Revision: 'B' },
    });
    expect(plain).not.toHaveProperty('MaterialDesignations');
    const specification = {
      number: 'S-1',
      revision: 'B 2',
      customer: 'X',
      grade: 'IN718',
      rounding: 'absolute',
    } as const;
    const other = passport({ specification, maker: { name: 'Works', place: 'Ruhr' } }).Product;
    expect(other).toMatchObject({
      Name: 'IN718, ingot',
      MaterialDesignations: [{ Name: { Value: 'IN718' } }],
    });
    for (const key of ['SpecificationReference', 'CountryOfOrigin']) expect(other).not.toHaveProperty(key);
  });
  it('names parties, lines and dates where they are there', () => {
    expect(passport().TransactionData).toMatchObject({
      BusinessTransaction: {
        Order: { Id: '45' },
        Delivery: { Id: 'LS-1', Quantity: 250, QuantityUnit: 'kg' },
      },
    });
    const { Parties, BusinessTransaction } = passport().TransactionData as Record<string, Fields>;
    expect(Object.keys(Parties!)).toEqual(['Manufacturer', 'Customer']);
    for (const part of ['Order', 'Delivery'])
      for (const key of ['Position', 'Date']) expect(BusinessTransaction![part]).not.toHaveProperty(key);
    const full = passport(
      {},
      {
        ...{ consignee: company('C'), certificateReceiver: company('R') },
        order: { number: '45', line: '1', date: '2026-01-01' },
        delivery: { note: 'LS-1', line: '2', date: '2026-01-02' },
      },
    ).TransactionData;
    expect(full).toMatchObject({
      Parties: { GoodsReceiver: { Name: 'C' }, CertificateReceiver: { Name: 'R' } },
      BusinessTransaction: {
        Order: { Position: '1', Date: '2026-01-01' },
        Delivery: { Position: '2', Date: '2026-01-02' },
      },
    });
  });
  it('keeps beside each number how many digits were printed', () => {
    const digits = (text: string, unit: Result['unit'] = 'wt%') =>
      (passport({ results: [result({ text, unit, limit: '-' })] }).ChemicalAnalysis.Elements as Fields[])[0]!
        .Actual;
    expect(digits('18.40')).toEqual({
      ResultType: 'numeric',
      Value: 18.4,
      Operator: '=',
      SignificantDigits: 4,
    });
    expect(digits('<0.050', 'ppm')).toMatchObject({ Value: 0.05, Operator: '<', SignificantDigits: 2 });
    expect(digits('0')).toMatchObject({ SignificantDigits: 1 });
  });
  it('names limits, specimen, replacement and the way of melting', () => {
    const of = (more: Partial<Result>) =>
      (passport({ results: [result(more)] }).ChemicalAnalysis.Elements as Fields[])[0]!;
    expect(of({ specimen: 'A', replaced: true })).toMatchObject({
      Minimum: { ResultType: 'numeric', Value: 17, SignificantDigits: 3 },
      ...{ Maximum: { Value: 21 }, SampleRef: 'A' },
      TestConditions: 'works, sample from top; replaced under the retest rule',
    });
    expect(of({}).Minimum as Fields).not.toHaveProperty('Operator');
    expect(of({ limit: '-' }).TestConditions).toBe('works, sample from top');
    for (const key of ['Minimum', 'Maximum', 'SampleRef']) expect(of({ limit: '-' })).not.toHaveProperty(key);
    expect(passport().ChemicalAnalysis.MeltingProcess).toBe('VIM+VAR');
    expect(passport({ melting: [] }).ChemicalAnalysis).not.toHaveProperty('MeltingProcess');
    expect(passport().Validation.ValidationStatement).toMatchObject({
      IndividualStatements: [{ StatementId: '1', StatementText: 'ledger: 10', Confirmed: { Value: true } }],
    });
  });
});
