import type { Certificate } from '../../../documents/proof/certificate.ts';
import type { Company, Parties } from '../../../documents/proof/certificate-export.ts';
import { InputError } from '../../../foundation/errors.ts';
import { companyFields } from './company-fields.ts';
import { type ExportedResult, exportedResult, inOther } from './exported-result.ts';

/** The published schema that documents are written for. */
export const EN10168_SCHEMA = 'https://schemas.materialidentity.org/en10168-schemas/v0.5.0/schema.json';

/** Codes of shares of elements, C71 to C109. */
const ELEMENT_CODES = Array.from({ length: 39 }, (_, i) => `C${71 + i}`);

type Fields = Record<string, unknown>;

/** A certificate that its parties can be named on. */
export interface Exported {
  readonly certificate: Certificate;
  readonly parties: Parties;
  /** Type of EN 10204 that it counts as, with the mark of a demonstration in front. */
  readonly type: string;
  readonly statement: string;
  /** What proves it elsewhere, as names and values. */
  readonly evidence: readonly (readonly [string, string])[];
}

/** The certificate in the codes of EN 10168, as JSON. Throws InputError for what the schema has no room for. */
export function en10168Of(exported: Exported): Fields {
  const { certificate, statement, evidence } = exported;
  const { results, validators, issuedAt } = certificate;
  const [validator] = validators;
  return {
    RefSchemaUrl: EN10168_SCHEMA,
    Certificate: {
      CertificateLanguages: ['EN'],
      CommercialTransaction: transactionOf(exported),
      ProductDescription: productOf(certificate),
      Inspection: inspectionsOf(results.map(exportedResult), certificate),
      Validation: {
        Z01: statement,
        Z02: issuedAt.slice(0, 10),
        ...(validator ? { Z03: { Name: validator.name, Title: validator.role } } : {}),
        SupplementaryInformation: Object.fromEntries(
          [
            ...validators
              .slice(1)
              .map(({ name, role, of }) => [`validated too, for the ${of}`, `${name}, ${role}`]),
            ...evidence,
          ].map(([Key, Value], i) => [`Z${String(5 + i).padStart(2, '0')}`, { Key, Value, Type: 'string' }]),
        ),
      },
    },
  };
}

function transactionOf({ certificate, parties, type }: Exported): Fields {
  const { mark, consignee, certificateReceiver, order, delivery } = parties;
  if (mark === undefined)
    throw new InputError('EN 10168 asks for the mark of the manufacturer (A04)', {
      path: 'parties.mark',
      allowed: 'a PNG in base64',
      cure: 'put it into the file of the parties, or export as material-identity',
    });
  const receivers =
    consignee || certificateReceiver
      ? {
          'A06.1': companyOf(parties.customer),
          ...(consignee ? { 'A06.2': companyOf(consignee) } : {}),
          ...(certificateReceiver ? { 'A06.3': companyOf(certificateReceiver) } : {}),
        }
      : { A06: companyOf(parties.customer) };
  return {
    A01: companyOf(parties.manufacturer),
    A02: type,
    A03: certificate.number,
    A04: mark,
    A05: parties.issuedBy,
    ...receivers,
    A07: order.number,
    ...(order.line === undefined ? {} : { A97: order.line }),
    A98: delivery.note,
  };
}

// the schema wants VAT or DUNS where there are identifiers
const companyOf = (company: Company): Fields =>
  companyFields(company, company.vat !== undefined || company.duns !== undefined);

const productOf = ({ product, specification }: Certificate): Fields => ({
  B01: product.form,
  B02: {
    MaterialNorm: [`${specification.number} ${specification.revision}`],
    // the name of the code is that of EN 10168; superalloys stand here too
    ...(specification.grade === undefined ? {} : { SteelDesignation: [specification.grade] }),
  },
  B07: product.id,
  B08: 1,
  B09: { Form: 'Other', Description: product.form },
  B13: { Property: 'actual mass', Value: product.mass_g / 1000, Unit: 'kg' },
});

/** One inspection per place of a sample and specimen, so that no element stands in one twice. */
function inspectionsOf(results: readonly ExportedResult[], { product, melting }: Certificate): Fields[] {
  const groups = new Map<string, ExportedResult[]>();
  for (const one of results) {
    const { place, specimen = '', replaced = false } = one.result;
    const same = [...groups.keys()].filter((key) =>
      key.startsWith(JSON.stringify([place, specimen, replaced])),
    );
    const free = same.find((key) =>
      groups.get(key)!.every(({ result }) => result.element !== one.result.element),
    );
    const key = free ?? `${JSON.stringify([place, specimen, replaced])}${same.length}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => {
    const { place, specimen, replaced } = group[0]!.result;
    const told = [
      ...(specimen === undefined ? [] : [['specimen', specimen]]),
      ...(replaced ? [['replaced under the retest rule', 'yes']] : []),
      [
        'laboratories and methods',
        [...new Set(group.map(({ result }) => `${result.laboratory}, ${result.method}`))].join('; '),
      ],
    ];
    return {
      C00: product.heat,
      C01: place,
      SupplementaryInformation: Object.fromEntries(
        told.map(([Key, Value], i) => [`C0${4 + i}`, { Key, Value, Type: 'string' }]),
      ),
      ChemicalComposition: compositionOf(group, melting.map(({ process }) => process).join('+')),
    };
  });
}

function compositionOf(group: readonly ExportedResult[], process: string): Fields {
  if (group.length > ELEMENT_CODES.length)
    throw new InputError(
      `EN 10168 has codes for ${ELEMENT_CODES.length} elements, the certificate has ${group.length}`,
      {
        path: 'results',
        value: group.length,
        allowed: `at most ${ELEMENT_CODES.length} of one sample`,
        cure: 'export as material-identity',
      },
    );
  return {
    ...(process === '' ? {} : { C70: process }),
    ...Object.fromEntries(group.map((one, i) => [ELEMENT_CODES[i]!, elementOf(one)])),
  };
}

/** What the schema takes as a share: at most 100 with two digits before the point and five behind it. */
const fits = (digits: string): boolean => /^(?:\d{1,2}(?:\.\d{1,5})?|100)$/.test(digits);

function elementOf({ result, operator, digits, unit, min, max }: ExportedResult): Fields {
  const own = fits(digits) ? unit : unit === '%' ? 'ppm' : '%';
  const value = inOther(digits, unit, own);
  if (!fits(value))
    throw new InputError(`${result.element} ${result.text} ${result.unit} has no place in EN 10168 JSON`, {
      path: `results.${result.element}.text`,
      value: result.text,
      unit: result.unit,
      allowed: 'at most two digits before the point and five behind it, in % or ppm',
      cure: 'export as material-identity',
    });
  const limit = (digitsOf: string | undefined): string | null => {
    const text = digitsOf === undefined ? null : inOther(digitsOf, unit, own);
    return text !== null && fits(text) ? text : null;
  };
  const [least, most] = [limit(min), limit(max)];
  return {
    Symbol: result.element,
    Actual: { Value: value, Operator: operator },
    ...(least === null ? {} : { Minimum: { Value: least, Operator: '>=' } }),
    ...(most === null ? {} : { Maximum: { Value: most, Operator: '<=' } }),
    Unit: own,
  };
}
