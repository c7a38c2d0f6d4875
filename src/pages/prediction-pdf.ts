import { contentText } from '../foundation/quantity/content-text.ts';
import type { PdfContent } from './render/pdf-content.ts';
import { pdfDocument } from './render/pdf-document.ts';

/** What a planned heat is expected to be; plain data. */
export interface PredictionSheet {
  readonly heat: string;
  readonly grade: string;
  readonly mass_kg: number;
  readonly madeAt: string;
  readonly specimen: boolean;
  readonly verdict: 'PASS' | 'FAIL' | 'HOLD';
  readonly route: readonly string[];
  readonly rows: readonly {
    readonly element: string;
    readonly unit: string;
    readonly mean: number;
    readonly p05: number;
    readonly p95: number;
    readonly limit: string;
    readonly rests: string;
  }[];
  readonly charge: readonly { readonly lot: string; readonly mass_kg: number; readonly grade: string }[];
  readonly reasons: readonly string[];
  readonly manifest: Readonly<Record<string, unknown>>;
}

const PREDICTION = 'PREDICTION - NOT A MATERIAL CERTIFICATE';

/** The sheet on paper, its data attached. */
export const predictionPdf = (sheet: PredictionSheet): Promise<Uint8Array> =>
  pdfDocument(predictionContent(sheet));

/** The same as plain data, for tests. */
export function predictionContent(sheet: PredictionSheet): PdfContent {
  return {
    title: 'Prediction sheet',
    number: `${sheet.heat}  ${sheet.grade}`,
    mark: sheet.specimen ? `SPECIMEN, ${PREDICTION}` : PREDICTION,
    foot: `nothing was melted and nothing was measured; ${String(sheet.manifest.code ?? '')}`,
    madeAt: sheet.madeAt,
    blocks: [
      {
        kind: 'facts',
        rows: [
          ['Heat', sheet.heat],
          ['Grade', sheet.grade],
          ['Refined metal', `${sheet.mass_kg} kg`],
          ['Verdict', sheet.verdict],
          ['Route', sheet.route.join(', ') || '-'],
          ['Printed', sheet.madeAt.slice(0, 16).replace('T', ' ')],
        ],
      },
      { kind: 'heading', text: 'Predicted composition' },
      {
        kind: 'table',
        columns: [
          { head: 'Element', width: 2, bold: true },
          { head: 'Unit', width: 2 },
          { head: 'Mean', width: 3, numeric: true, bold: true },
          { head: '5 %', width: 3, numeric: true },
          { head: '95 %', width: 3, numeric: true },
          { head: 'Limit', width: 5 },
          { head: 'Rests on', width: 6 },
        ],
        rows: sheet.rows.map((row) => [
          row.element,
          row.unit,
          contentText(row.mean),
          contentText(row.p05),
          contentText(row.p95),
          row.limit,
          row.rests,
        ]),
      },
      { kind: 'heading', text: 'Charge' },
      {
        kind: 'table',
        columns: [
          { head: 'Lot', width: 3, bold: true },
          { head: 'kg', width: 2, numeric: true },
          { head: 'Used as', width: 3 },
        ],
        rows: sheet.charge.map(({ lot, mass_kg, grade }) => [lot, mass_kg.toFixed(3), grade]),
      },
      { kind: 'heading', text: 'What keeps it from more' },
      { kind: 'list', items: sheet.reasons },
    ],
    attachments: [
      {
        name: `prediction-${sheet.heat}.json`,
        mediaType: 'application/json',
        text: JSON.stringify(sheet, null, 1),
        description: 'prediction sheet',
      },
    ],
  };
}
