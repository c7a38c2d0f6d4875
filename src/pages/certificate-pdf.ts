import type { Certificate } from '../documents/certificate.ts';
import type { PdfBlock, PdfContent } from './render/pdf-content.ts';
import { pdfDocument } from './render/pdf-document.ts';

/** Stands on every page of what is no certificate. */
const NOT_A_CERTIFICATE = 'SPECIMEN - NOT A MATERIAL CERTIFICATE';

/** The certificate on paper, its JSON attached: what is read and what is processed are one file. */
export const certificatePdf = (certificate: Certificate): Promise<Uint8Array> =>
  pdfDocument(certificateContent(certificate));

/** The same as plain data, for tests. */
export function certificateContent(certificate: Certificate): PdfContent {
  const { specimen, number, type, product, specification, evidence, manifest } = certificate;
  return {
    title: specimen ? `Specimen of a type ${type} document` : `Inspection document EN 10204 - ${type}`,
    number,
    ...(specimen ? { mark: NOT_A_CERTIFICATE } : {}),
    foot: `release ${evidence.releaseSha256.slice(0, 16)}; ledger ${evidence.ledgerSize} records, root ${evidence.ledgerRoot.slice(0, 16)}; ${manifest.code}`,
    madeAt: certificate.issuedAt,
    blocks: [
      {
        kind: 'facts',
        rows: [
          ['Maker', `${certificate.maker.name}, ${certificate.maker.place}`],
          ['Customer', certificate.customer.name],
          ['Issued', certificate.issuedAt.slice(0, 10)],
          ['Order', certificate.customer.order ?? '-'],
          ['Product', `${product.kind} ${product.id}, ${product.form}`],
          ['Heat', product.heat],
          ['Mass', `${(product.mass_g / 1000).toFixed(3)} kg`],
          ['Grade', specification.grade ?? '-'],
          [
            'Specification',
            `${specification.number} rev. ${specification.revision} (${specification.customer})`,
          ],
          ['Rounding', specification.rounding],
          ['Melted', certificate.melting.map(({ process, on }) => `${process} ${on}`).join(', ') || '-'],
          ['Retest rule', specification.retest ?? 'none'],
        ],
      },
      { kind: 'heading', text: 'Chemical analysis' },
      {
        kind: 'paragraph',
        text: 'Results as the laboratory printed them; ppm is mg/kg. "<" means below the stated content.',
        tone: 'dim',
      },
      resultTable(certificate),
      ...furtherTable(certificate),
      { kind: 'heading', text: 'Metal behind it' },
      {
        kind: 'table',
        columns: [
          { head: 'Lot', width: 3, bold: true },
          { head: 'Share', width: 2, numeric: true },
          { head: 'Mass, kg', width: 2, numeric: true },
          { head: 'Used as', width: 3 },
          { head: 'Origin (ISO 14021)', width: 3 },
        ],
        rows: certificate.lots.map((lot) => [
          lot.lot,
          `${(Number(lot.share) * 100).toFixed(2)} %`,
          (lot.mass_g / 1000).toFixed(3),
          lot.grade,
          lot.originClass || 'not declared',
        ]),
      },
      { kind: 'heading', text: 'Statement' },
      {
        kind: 'paragraph',
        text: specimen
          ? 'This page shows what a certificate would say. Nothing was melted; it certifies nothing.'
          : certificate.statement,
        tone: 'bold',
      },
      {
        kind: 'signatures',
        who: certificate.validators.map(({ name, role, of }) => `${name}, ${role} (${of})`),
      },
    ],
    attachments: [
      {
        name: `certificate-${number}.json`,
        mediaType: 'application/json',
        text: JSON.stringify(certificate, null, 1),
        description: 'remelt-certificate/1',
      },
    ],
  };
}

function resultTable({ results }: Certificate): PdfBlock {
  return {
    kind: 'table',
    columns: [
      { head: 'Element', width: 8, bold: true },
      { head: 'Result', width: 9, numeric: true, bold: true },
      { head: 'Unit', width: 6 },
      { head: 'Limit', width: 25 },
      { head: 'Method', width: 12 },
      { head: 'Laboratory', width: 11 },
      { head: 'Place', width: 8 },
      { head: 'Specimen', width: 22 },
    ],
    rows: results.map((row) => [
      row.element,
      row.text,
      row.unit,
      row.limit,
      row.method,
      row.laboratory || '-',
      row.place,
      row.replaced ? `${row.specimen ?? ''} (replaced)` : (row.specimen ?? ''),
    ]),
  };
}

function furtherTable({ sums, indices }: Certificate): PdfBlock[] {
  const rows = [
    ...sums.map(({ elements, text, limit }) => [
      elements.join(' + '),
      `${text} wt%`,
      limit,
      'sum of results',
    ]),
    ...indices.map(({ name, text, limit, by }) => [name, text, limit, by]),
  ];
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', text: 'Sums and indices' },
    {
      kind: 'table',
      columns: [
        { head: 'What', width: 3, bold: true },
        { head: 'Value', width: 2, numeric: true, bold: true },
        { head: 'Limit', width: 3 },
        { head: 'By', width: 5 },
      ],
      rows,
    },
  ];
}
