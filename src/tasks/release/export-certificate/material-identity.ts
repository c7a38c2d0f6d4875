import { companyFields } from './company-fields.ts';
import type { Exported } from './en10168.ts';
import { type ExportedResult, exportedResult } from './exported-result.ts';

/** The published schema that documents are written for. */
export const METALS_SCHEMA = 'https://schemas.materialidentity.org/metals-schemas/v0.1.1/schema.json';

type Fields = Record<string, unknown>;

/** The certificate as a Digital Material Passport of metals (Material Identity). */
export function materialIdentityOf({ certificate, parties, type, statement, evidence }: Exported): Fields {
  const { number, issuedAt, product, specification, validators, melting, maker } = certificate;
  const results = certificate.results.map(exportedResult);
  const places = [...new Set(results.map(({ result }) => result.place))];
  return {
    RefSchemaUrl: METALS_SCHEMA,
    DigitalMaterialPassport: {
      Languages: ['EN'],
      Id: number,
      Version: '0.1.1',
      IssueDate: issuedAt.slice(0, 10),
      TransactionData: transactionOf(parties, product.mass_g / 1000),
      Product: {
        Name: `${specification.grade ?? specification.number}, ${product.form}`,
        MaterialNorms: [{ Standard: specification.number }],
        ...(specification.grade === undefined
          ? {}
          : { MaterialDesignations: [{ Name: { Value: specification.grade } }] }),
        BatchId: product.id,
        ...(/^[A-Z]{2}$/.test(maker.place) ? { CountryOfOrigin: maker.place } : {}),
        Weight: product.mass_g / 1000,
        WeightUnit: 'kg',
        ...(/^[A-Za-z0-9./-]+$/.test(specification.revision)
          ? { SpecificationReference: { Name: specification.number, Revision: specification.revision } }
          : {}),
      },
      ChemicalAnalysis: {
        ...(melting.length === 0 ? {} : { MeltingProcess: melting.map(({ process }) => process).join('+') }),
        HeatNumber: product.heat,
        SampleLocation: places.join('; '),
        Elements: results.map(elementOf),
      },
      Validation: {
        ValidationStatement: {
          Statement: statement,
          Standards: [specification.number],
          IndividualStatements: evidence.map(([what, value], i) => ({
            StatementId: String(i + 1),
            StatementText: `${what}: ${value}`,
            Confirmed: { ResultType: 'boolean', Value: true },
          })),
        },
        ValidationDate: issuedAt.slice(0, 10),
        Validators: validators.map(({ name, role, of }) => ({ Name: name, Title: `${role}, of the ${of}` })),
        CertificateType: { Standard: 'EN 10204', Type: type },
      },
    },
  };
}

const transactionOf = (
  { manufacturer, customer, consignee, certificateReceiver, order, delivery }: Exported['parties'],
  mass_kg: number,
): Fields => ({
  Parties: {
    Manufacturer: companyFields(manufacturer),
    Customer: companyFields(customer),
    ...(consignee ? { GoodsReceiver: companyFields(consignee) } : {}),
    ...(certificateReceiver ? { CertificateReceiver: companyFields(certificateReceiver) } : {}),
  },
  BusinessTransaction: {
    Order: {
      Id: order.number,
      ...(order.line === undefined ? {} : { Position: order.line }),
      ...(order.date === undefined ? {} : { Date: order.date }),
    },
    Delivery: {
      Id: delivery.note,
      ...(delivery.line === undefined ? {} : { Position: delivery.line }),
      ...(delivery.date === undefined ? {} : { Date: delivery.date }),
      Quantity: mass_kg,
      QuantityUnit: 'kg',
    },
  },
});

const elementOf = ({ result, operator, digits, unit, min, max }: ExportedResult): Fields => ({
  PropertyName: result.element,
  PropertySymbol: result.element,
  Method: result.method,
  Unit: unit,
  TestConditions: [
    `${result.laboratory}, sample from ${result.place}`,
    ...(result.replaced ? ['replaced under the retest rule'] : []),
  ].join('; '),
  Actual: numeric(digits, operator),
  ...(min === undefined ? {} : { Minimum: numeric(min) }),
  ...(max === undefined ? {} : { Maximum: numeric(max) }),
  ...(result.specimen === undefined ? {} : { SampleRef: result.specimen }),
});

/** A number loses closing zeros: how many digits were printed stands beside it. */
const numeric = (digits: string, operator?: string): Fields => ({
  ResultType: 'numeric',
  Value: Number(digits),
  ...(operator === undefined ? {} : { Operator: operator }),
  SignificantDigits: Math.max(1, digits.replace(/^-?[0.]*/, '').replace('.', '').length),
});
