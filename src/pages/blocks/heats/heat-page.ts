import type { Block, Link, Page, Section } from '../../../documents/page.ts';
import type { WindowRow } from '../../../documents/page-charts.ts';
import { unitOf } from '../../../documents/shown-unit.ts';
import type { Deed } from '../../../foundation/errors.ts';
import { contentText, kilogramsText, money, percent, usd } from '../../../foundation/quantity/format.ts';
import { costOfHeatBlocks } from '../economics/heat-cost-blocks.ts';
import { assumptions, DEMONSTRATION, list, number, paragraph, predicted, section, table } from '../parts.ts';
import { historyBlocks } from '../proof/history-page.ts';
import { outcomeOf } from '../release/release-page.ts';
import { type YardRow, yardTable } from '../yard/yard-table.ts';
import { heatHead } from './heat-head.ts';
import { samplesOfHeatBlocks } from './heat-samples-blocks.ts';
import {
  flowBlock,
  footprintBlocks,
  type HeatReportExtras,
  recordedBlocks,
  storyBlocks,
  waterfallBlock,
} from './heat-sections.ts';
import { changeBlocks, limitTable, trajectoryBlocks } from './route-blocks.ts';

/** Everything the account of one heat shows; plain data, all units in the names. */
export interface HeatReport extends HeatReportExtras {
  readonly heat: string;
  readonly title: string;
  readonly specimen: boolean;
  readonly verdict: 'PASS' | 'FAIL' | 'HOLD';
  /** What to look at first, one sentence each. */
  readonly first: readonly string[];
  readonly yard: readonly YardRow[];
  readonly charge: readonly ChargeRow[];
  readonly bound_usd: number | null;
  readonly binding: readonly string[];
  readonly route: readonly string[];
  readonly windows: readonly WindowRow[];
  readonly refining: readonly RefiningRow[];
  /** How far predictions of the route were from measured nickel alloys. */
  readonly expectedErrors: readonly string[];
  readonly energy_kWh: number | null;
  /** True when `verdicts` rest on (simulated or real) measurements of the metal, not on its prediction. */
  readonly measured: boolean;
  readonly verdicts: readonly VerdictRow[];
  /** Which metal the rows are of, and by which specification and revision. */
  readonly judgedBy?: string;
  readonly reasons: readonly string[];
  /** What the heat waits for, and on whom; absent where nothing is left to do. */
  readonly waits?: { readonly for: string; readonly on: readonly string[]; readonly by?: Deed };
  readonly trace: readonly {
    readonly subject: string;
    readonly share: number;
    readonly mass_kg: number;
    readonly grade: string;
    readonly documents: readonly string[];
  }[];
  readonly assumed: Extract<Block, { kind: 'assumptions' }>['rows'];
  readonly manifests: readonly {
    readonly document: string;
    readonly manifest: Readonly<Record<string, unknown>>;
  }[];
}

export interface ChargeRow {
  readonly lot: string;
  readonly mass_kg: number;
  readonly share: number;
  /** null: who asks reads no money. */
  readonly price_usd_per_kg: number | null;
  readonly clearedAs: string;
}

export interface RefiningRow {
  readonly element: string;
  readonly before_ppm: number | null;
  readonly after_ppm: number;
  readonly p05_ppm: number;
  readonly p95_ppm: number;
  /** What the content rests on, in words. */
  readonly rests: string;
}

export interface VerdictRow {
  readonly element: string;
  readonly text: string;
  readonly unit: string;
  readonly limit: string;
  readonly contractual: 'PASS' | 'FAIL' | 'HOLD';
  /** What the row does to the verdict; absent where another result decides in its place. */
  readonly outcome?: 'PASS' | 'FAIL' | 'HOLD' | undefined;
  readonly replaced?: boolean | undefined;
  readonly superseded?: boolean | undefined;
  readonly averaged?: boolean | undefined;
  readonly reason: string;
}

/** The account of one heat: what there was, what was chosen and why, what it became, who says so. */
export const heatPage = (report: HeatReport): Page => ({
  format: 'remelt-page/1',
  title: report.title,
  verdict: report.verdict,
  head: heatHead(report),
  ...(report.specimen ? { mark: DEMONSTRATION } : {}),
  lead: [paragraph('In short:', 'dim'), ...list(report.first)],
  sections: sectionsOf(report),
});

function sectionsOf(report: HeatReport): Section[] {
  const { footprint, recorded, story } = report;
  return [
    ...section('yard', 'The yard', report.yard.length === 0 ? [] : [yardTable(report.yard)]),
    ...section('plan', 'The charge and what it costs', planBlocks(report)),
    ...section('cost', 'Planned and actual', report.cost ? costOfHeatBlocks(report.cost) : []),
    ...section(
      'composition',
      'Composition against the specification',
      report.windows.length === 0 ? [] : [windowBlock(report)],
    ),
    ...section('refining', 'What the route does', report.refining.length === 0 ? [] : refiningBlocks(report)),
    ...section('story', 'From the first sample to shipment', story ? storyBlocks(story) : []),
    ...section('samples', 'Samples', report.samples ? samplesOfHeatBlocks(report.samples) : []),
    ...section(
      'recorded',
      'Predicted and recorded',
      recorded ? recordedBlocks(recorded, operationOf(report.route)) : [],
    ),
    ...section('footprint', 'Footprint', footprint ? footprintBlocks(footprint) : []),
    ...section('verdict', 'Verdict, element by element', verdictBlocks(report)),
    ...section('trace', 'Where each gram came from', traceBlocks(report)),
    ...assumptions(report.assumed, 'What was assumed'),
    ...section(
      'history',
      'Every record, and who made it',
      report.history ? historyBlocks(report.history, { ofOne: true, covered: report.covered }) : [],
      { detail: true },
    ),
    ...section('manifest', 'How to repeat this', [
      {
        kind: 'facts',
        rows: report.manifests.map(({ document, manifest }) => [document, JSON.stringify(manifest)]),
      },
    ]),
  ];
}

const showsMoney = (charge: HeatReport['charge']): boolean =>
  charge.some(({ price_usd_per_kg }) => price_usd_per_kg !== null);

const planBlocks = ({ charge, bound_usd, binding, waterfall }: HeatReport): Block[] => [
  table(
    ['Lot', number('kg'), number('Share'), ...(showsMoney(charge) ? [number('USD/kg')] : []), 'Cleared as'],
    charge.map((row) => [
      row.lot,
      kilogramsText(row.mass_kg),
      percent(row.share),
      ...(row.price_usd_per_kg === null ? [] : [money(row.price_usd_per_kg)]),
      row.clearedAs,
    ]),
  ),
  ...(waterfall ? [waterfallBlock(waterfall)] : []),
  ...(bound_usd === null
    ? []
    : [
        paragraph(
          `No charge of these lots can cost less than ${usd(bound_usd)} (bound of the linear relaxation).`,
        ),
      ]),
  ...list(binding),
];

const windowBlock = ({ windows }: HeatReport): Block => ({
  kind: 'chart',
  chart: {
    kind: 'window',
    title: 'Predicted composition of the heat, each window stretched to the same width',
    rows: windows,
  },
});

/** Last operation of a route in words, such as `vacuum-induction (kinetic)`. */
const operationOf = (route: readonly string[]): string | undefined => route.at(-1)?.split(' ')[0];

function refiningBlocks({
  route,
  refining,
  expectedErrors,
  energy_kWh,
  trajectories,
  limits = [],
}: HeatReport): Block[] {
  const energy = energy_kWh === null ? '' : `; ${Math.round(energy_kWh)} kWh`;
  return [
    ...(route.length === 0 ? [] : [paragraph(`Route: ${route.join(' → ')}${energy}`)]),
    ...(trajectories && trajectories.rows.length > 0 ? trajectoryBlocks(trajectories) : []),
    ...changeBlocks(refining),
    ...(limits.length > 0 ? [limitTable(limits)] : []),
    predicted(
      table(
        ['Element', 'Unit', ...['Charged', 'Refined', '5 %', '95 %'].map(number), 'Rests on'],
        refining.map((row) => {
          const { unit, scale } = unitOf(row.element);
          return [
            row.element,
            unit,
            row.before_ppm === null ? '' : contentText(row.before_ppm * scale),
            contentText(row.after_ppm * scale),
            contentText(row.p05_ppm * scale),
            contentText(row.p95_ppm * scale),
            row.rests,
          ];
        }),
        'Contents before and after the route, with the band of the refined metal',
      ),
      operationOf(route),
    ),
    ...list(expectedErrors),
  ];
}

const verdictBlocks = ({ verdicts, reasons, measured, judgedBy }: HeatReport): Block[] => [
  ...list([...reasons, ...(judgedBy === undefined ? [] : [judgedBy])]),
  table(
    ['Element', number(measured ? 'Measured' : 'Predicted'), 'Limit', 'Outcome', 'Contract', 'Reason'],
    verdicts.map((row) => [
      row.element,
      row.text ? `${row.text} ${row.unit}` : '',
      row.limit,
      outcomeOf(row),
      row.contractual,
      row.reason,
    ]),
  ),
];

const traceBlocks = ({ trace, flows }: HeatReport): Block[] => [
  ...(flows ? [flowBlock(flows)] : []),
  table(
    ['Lot', number('Share'), number('kg'), 'Grade', 'Documents'],
    trace.map((row) => [
      row.subject,
      percent(row.share, 2),
      kilogramsText(row.mass_kg),
      row.grade,
      { lines: row.documents.map(documentLine) },
    ]),
  ),
];

const documentLine = (reference: string): string | Link =>
  /^10\.\d{4,9}\/\S+$/.test(reference)
    ? { text: reference, href: `https://doi.org/${reference}` }
    : reference;
