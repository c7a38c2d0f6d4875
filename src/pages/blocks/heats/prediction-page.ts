import type { Block, PaperPage, Table } from '../../../documents/page.ts';
import { contentText, massText, utcMinute } from '../../../foundation/quantity/format.ts';
import { DEMONSTRATION, list, number, predicted, section, table } from '../parts.ts';

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
  /** How far predictions of the route were from measured nickel alloys. */
  readonly expectedErrors?: readonly string[];
  readonly manifest: Readonly<Record<string, unknown>>;
}

const PREDICTION = 'PREDICTION, NOT A CERTIFICATE';

/** The sheet on paper, its data attached. */
export const predictionPage = (sheet: PredictionSheet): PaperPage => ({
  format: 'remelt-page/1',
  title: 'Prediction sheet',
  mark: sheet.specimen ? DEMONSTRATION : PREDICTION,
  paper: {
    number: `${sheet.heat}  ${sheet.grade}`,
    foot: `nothing was melted and nothing was measured; ${String(sheet.manifest.code ?? '')}`,
    madeAt: sheet.madeAt,
    attachments: [
      {
        name: `prediction-${sheet.heat}.json`,
        mediaType: 'application/json',
        text: JSON.stringify(sheet, null, 1),
        description: 'prediction sheet',
      },
    ],
  },
  lead: [
    {
      kind: 'facts',
      rows: [
        ['Heat', sheet.heat],
        ['Grade', sheet.grade],
        ['Refined metal', `${sheet.mass_kg} kg`],
        ['Verdict', sheet.verdict],
        ['Route', sheet.route.join(', ') || '-'],
        ['Printed', utcMinute(sheet.madeAt)],
      ],
    },
  ],
  sections: [
    ...section('composition', 'Predicted composition', [
      predicted(compositionTable(sheet), sheet.route.at(-1)?.split(' ')[0]),
      ...list(sheet.expectedErrors ?? []),
    ]),
    ...section('charge', 'Charge', [chargeTable(sheet)]),
    ...section('reasons', 'What keeps it from more', list(sheet.reasons)),
  ],
});

const compositionTable = ({ rows }: PredictionSheet): Table =>
  table(
    [
      { head: 'Element', width: 2, bold: true },
      { head: 'Unit', width: 2 },
      { ...number('Mean'), width: 3, bold: true },
      { ...number('5 %'), width: 3 },
      { ...number('95 %'), width: 3 },
      { head: 'Limit', width: 5 },
      { head: 'Rests on', width: 6 },
    ],
    rows.map((row) => [
      row.element,
      row.unit,
      contentText(row.mean),
      contentText(row.p05),
      contentText(row.p95),
      row.limit,
      row.rests,
    ]),
  );

const chargeTable = ({ charge }: PredictionSheet): Block =>
  table(
    [
      { head: 'Lot', width: 3, bold: true },
      { ...number('kg'), width: 2 },
      { head: 'Used as', width: 3 },
    ],
    charge.map(({ lot, mass_kg, grade }) => [lot, massText(mass_kg), grade]),
  );
