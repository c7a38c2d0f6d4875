import type { Certificate } from '../../documents/proof/certificate.ts';
import type { ReleaseInput, ReleaseOutput } from '../../documents/proof/release.ts';
import { type ErrorDetail, ForbiddenError } from '../../foundation/errors.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';

/** Everything that a certificate says beside what was released. */
export type CertificateOrder = Pick<
  Certificate,
  | 'specimen'
  | 'number'
  | 'type'
  | 'issuedAt'
  | 'maker'
  | 'customer'
  | 'product'
  | 'melting'
  | 'lots'
  | 'validators'
> & {
  readonly ledger: { readonly size: number; readonly root: string };
  /** Grade that the heat was planned as; printed where the specification names none. */
  readonly grade?: string | undefined;
};

export interface Released {
  readonly document: ReleaseInput;
  readonly output: ReleaseOutput;
}

const STATEMENTS: Readonly<Record<Certificate['type'], string>> = {
  '2.1': 'We declare that the metal delivered complies with the order (EN 10204, type 2.1).',
  '2.2':
    'We declare that the metal delivered complies with the order; the results are of the heat it belongs to (EN 10204, type 2.2).',
  '3.1':
    'The results are of specific inspection of this metal and meet the specification (EN 10204, type 3.1).',
  '3.2':
    'The results are of specific inspection of this metal, validated by the maker and by the inspector named, and meet the specification (EN 10204, type 3.2).',
};

/** Whoever buys remelt stock reads that no part may be made of it as it is. */
const STOCK_STATEMENT = 'Remelt stock: to be melted once more, not for parts.';

/**
 * The certificate of released metal (docs/formats/certificate.md). Texts of results are carried as the laboratory printed
 * them. Throws ForbiddenError with every reason at once: a prediction, a verdict other than PASS, a specified element
 * without a measured result or without a place, and validators that the type does not allow.
 */
export function certificateOf(order: CertificateOrder, { document, output }: Released): Certificate {
  const sources = sourcesOf({ document, output });
  const refusals = [
    ...objectRefusals(order, { document, output }),
    ...deciding(output).flatMap((row) => resultRefusals(row, sources.get(row))),
    ...partsOf({ document, output }).flatMap(partRefusals),
    ...validatorRefusals(order),
  ];
  if (refusals.length > 0)
    throw new ForbiddenError(
      `no certificate for ${order.product.kind} ${order.product.id}: ${refusals[0]!.message}${refusals.length > 1 ? ` (and ${refusals.length - 1} more)` : ''}`,
      refusals,
    );
  const { ledger, grade: planned, ...told } = order;
  const grade = document.specification.gradeId ?? planned;
  const { controlled: named, productForm, derivedFrom } = document.specification;
  const controlled = named!;
  return {
    format: 'remelt-certificate/1',
    ...told,
    specification: {
      number: controlled.number,
      revision: controlled.revision,
      customer: controlled.customer,
      ...(grade === undefined ? {} : { grade }),
      rounding: document.specification.rounding ?? 'absolute',
      ...(document.specification.retest === undefined ? {} : { retest: document.specification.retest }),
      ...(productForm && { productForm }),
      ...(derivedFrom && { derivedFrom }),
    },
    results: [
      ...deciding(output).map((row) => resultOf(row, sources.get(row), order.maker)),
      ...partsOf({ document, output }).map((part) => partResult(part, order.maker)),
    ],
    ...withdrawnOf(output),
    sums: output.sums.map(({ elements, text, limit }) => ({ elements, text, limit })),
    indices: output.indices.map(({ name, text, limit, by }) => ({ name, text, limit, by })),
    statement: [STATEMENTS[order.type], ...(productForm === 'remelt stock' ? [STOCK_STATEMENT] : [])].join(
      ' ',
    ),
    ...(order.type === '3.2' ? { secondSignature: true as const } : {}),
    evidence: { releaseSha256: hashOf(output), ledgerSize: ledger.size, ledgerRoot: ledger.root },
    manifest: output.manifest,
  };
}

/** Withdrawn results that a customer is told: with an assigned cause, or outside a limit. */
function withdrawnOf({ withdrawn = [] }: ReleaseOutput): Pick<Certificate, 'withdrawn'> {
  const told = withdrawn.filter(({ cause, outside }) => cause !== undefined || outside);
  return told.length === 0 ? {} : { withdrawn: told.map(({ replacements: _, outside: __, ...one }) => one) };
}

/** Rows that the verdict rests on; superseded ones stay in the release document. */
const deciding = ({ elements }: ReleaseOutput): Row[] => elements.filter((row) => row.superseded !== true);

type Result = ReleaseInput['results'][number];

/** Results without a window of their own that sums, indices or the balance rest on. */
const partsOf = ({ document, output }: Released): Result[] =>
  document.results.filter((one) => !output.elements.some(({ element }) => element === one.element));

type Maker = Certificate['maker'];

/** Who measured: the laboratory as booked; the maker's own where none is named. */
const laboratoryOf = (named: string | undefined, { name }: Maker): string =>
  named === undefined || named === 'own' ? name : named;

function resultOf(row: Row, from: Result | undefined, maker: Maker): Certificate['results'][number] {
  return {
    element: row.element,
    text: row.text,
    unit: row.unit === 'ppm' ? 'ppm' : 'wt%',
    limit: row.limit,
    method: from?.method ?? '',
    laboratory: laboratoryOf(from?.laboratory, maker),
    place: row.place ?? '',
    ...(row.specimen === undefined ? {} : { specimen: row.specimen }),
    ...(row.replaced === undefined ? {} : { replaced: row.replaced }),
  };
}

const partResult = (part: Result, maker: Maker): Certificate['results'][number] => ({
  element: part.element,
  text: part.text.trim(),
  unit: part.unit,
  limit: '-',
  method: part.method,
  laboratory: laboratoryOf(part.laboratory, maker),
  place: part.place ?? '',
  ...(part.specimen === undefined ? {} : { specimen: part.specimen }),
});

function partRefusals({
  element,
  origin,
  place,
}: Pick<Result, 'element' | 'origin' | 'place'>): ErrorDetail[] {
  const path = `elements.${element}`;
  if (origin !== undefined && origin !== 'measured')
    return [{ path, message: `${element} is ${origin}, not measured`, cure: 'measure it on this object' }];
  return place === undefined
    ? [
        {
          path,
          message: `${element}: the place of the sample is not stated`,
          cure: 'book the analysis with the place of its sample',
        },
      ]
    : [];
}

function objectRefusals(order: CertificateOrder, { document, output }: Released): ErrorDetail[] {
  const refused: ErrorDetail[] = [];
  const refuse = (path: string, message: string, cure: string): void =>
    void refused.push({ path, message, cure });
  if (output.object.predicted)
    refuse('object.predicted', 'the results are predicted, not measured', 'print a prediction sheet instead');
  if (output.verdict !== 'PASS')
    refuse(
      'verdict',
      `the verdict of the release is ${output.verdict}, not PASS`,
      'release it first, or dispose of metal that failed',
    );
  if (output.object.id !== order.product.id)
    refuse('object.id', `the release belongs to ${output.object.id}`, 'use the release of this object');
  if (!document.specification.controlled)
    refuse(
      'specification.controlled',
      'the release names no controlled specification',
      'release against a controlled specification',
    );
  return refused;
}

type Row = ReleaseOutput['elements'][number];

function resultRefusals({ element, text, place }: Row, from: Result | undefined): ErrorDetail[] {
  if (text === '')
    return [
      {
        path: `elements.${element}`,
        message: `${element} has no result`,
        cure: 'measure it on this object',
      },
    ];
  return partRefusals({
    element,
    origin: from?.origin,
    place,
  });
}

/**
 * The result that each row was judged from; an average has the method of its replacements. Rows stand in the order of the results, so two
 * methods that printed the same of one specimen each keep their own.
 */
function sourcesOf({ document: { results }, output }: Released): ReadonlyMap<Row, Result | undefined> {
  const left = new Set(results);
  return new Map(
    output.elements.map((row) => {
      const isIt = (one: Result): boolean =>
        one.element === row.element &&
        one.text === row.text &&
        (row.place === undefined || one.place === row.place) &&
        one.specimen === row.specimen;
      const found = [...left].find(isIt);
      if (found) left.delete(found);
      return [
        row,
        found ??
          results.find(isIt) ??
          results.find((one) => one.element === row.element && one.replaces !== undefined),
      ];
    }),
  );
}

function validatorRefusals({ type, validators }: CertificateOrder): ErrorDetail[] {
  const path = 'validators';
  const maker = validators.some((one) => one.of === 'maker');
  const other = validators.some((one) => one.of !== 'maker');
  if (type.startsWith('3') && !maker)
    return [
      {
        path,
        message: `type ${type} needs the signature of the maker's inspection representative`,
        cure: 'name a representative who does not work in production',
      },
    ];
  if (type === '3.2' && !other)
    return [
      {
        path,
        message: 'type 3.2 also needs the signature of the purchaser or an official inspector',
        cure: 'name the second validator',
      },
    ];
  return [];
}
