import type { BandCoverage } from '../../../documents/heats/expected-errors.ts';
import type { Block, PaperPage, Table } from '../../../documents/page.ts';
import { contentText, massText, utcMinute } from '../../../foundation/quantity/format.ts';
import { coverageSentence } from '../coverage-blocks.ts';
import { DEMONSTRATION, list, number, predicted, section, tableOf } from '../parts.ts';

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
    /** What is printed; absent on older sheets, which print the mean. */
    readonly median?: number;
    readonly p05: number;
    readonly p95: number;
    readonly limit: string;
    readonly rests: string;
  }[];
  readonly charge: readonly { readonly lot: string; readonly mass_kg: number; readonly grade: string }[];
  readonly reasons: readonly string[];
  /** How far predictions of the route were from measured nickel alloys. */
  readonly expectedErrors?: readonly string[];
  /** How often bands like these held published numbers of furnaces. */
  readonly coverage?: BandCoverage;
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
      ...coverageSentence(sheet.coverage),
      ...list(sheet.expectedErrors ?? []),
    ]),
    ...section('charge', 'Charge', [chargeTable(sheet)]),
    ...section('reasons', 'What keeps it from more', list(sheet.reasons)),
  ],
});

const compositionTable = ({ rows }: PredictionSheet): Table =>
  tableOf(rows, [
    [{ head: 'Element', width: 2, bold: true }, (row) => row.element],
    [{ head: 'Unit', width: 2 }, (row) => row.unit],
    [{ ...number('Median'), width: 3, bold: true }, (row) => contentText(row.median ?? row.mean)],
    [{ ...number('5 %'), width: 3 }, (row) => contentText(row.p05)],
    [{ ...number('95 %'), width: 3 }, (row) => contentText(row.p95)],
    [{ head: 'Limit', width: 5 }, (row) => row.limit],
    [{ head: 'Rests on', width: 6 }, (row) => row.rests],
  ]);

const chargeTable = ({ charge }: PredictionSheet): Block =>
  tableOf(charge, [
    [{ head: 'Lot', width: 3, bold: true }, ({ lot }) => lot],
    [{ ...number('kg'), width: 2 }, ({ mass_kg }) => massText(mass_kg)],
    [{ head: 'Used as', width: 3 }, ({ grade }) => grade],
  ]);
