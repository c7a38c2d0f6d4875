import { contentText, contentUnit } from '../foundation/quantity/content-text.ts';
import { type WindowRow, windowChart } from './charts/window-chart.ts';
import {
  changeSection,
  flowSection,
  footprintSection,
  type HeatReportExtras,
  limitSection,
  recordedSection,
  storySection,
  trajectorySection,
  waterfallSection,
} from './heat-report-charts.ts';
import {
  type Assumed,
  assumptionTable,
  element,
  figure,
  type Html,
  join,
  list,
  markup,
  page,
  table,
  text,
  verdictBadge,
} from './render/html.ts';
import { type YardRow, yardTable } from './yard-table.ts';

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
  readonly energy_kWh: number | null;
  /** True when `verdicts` rest on (simulated or real) measurements of the metal, not on its prediction. */
  readonly measured: boolean;
  readonly verdicts: readonly VerdictRow[];
  readonly reasons: readonly string[];
  readonly trace: readonly {
    readonly subject: string;
    readonly share: number;
    readonly mass_kg: number;
    readonly grade: string;
    readonly documents: readonly string[];
  }[];
  readonly assumed: readonly Assumed[];
  readonly manifests: readonly {
    readonly document: string;
    readonly manifest: Readonly<Record<string, unknown>>;
  }[];
}

export interface ChargeRow {
  readonly lot: string;
  readonly mass_kg: number;
  readonly share: number;
  readonly price_usd_per_kg: number;
  readonly clearedAs: string;
}

export interface RefiningRow {
  readonly element: string;
  readonly before_ppm: number | null;
  readonly after_ppm: number;
  readonly p05_ppm: number;
  readonly p95_ppm: number;
  readonly imputed: boolean;
}

export interface VerdictRow {
  readonly element: string;
  readonly text: string;
  readonly unit: string;
  readonly limit: string;
  readonly contractual: 'PASS' | 'FAIL' | 'HOLD';
  readonly reason: string;
}

/** The account of one heat as one HTML file: what there was, what was chosen and why, what it became, who says so. */
export function heatReport(report: HeatReport): string {
  const lead = join([
    element('p', [text('Verdict: '), verdictBadge(report.verdict)]),
    element('p', text('Look first at:'), { class: 'dim' }),
    list(report.first),
  ]);
  return page({
    title: report.title,
    specimen: report.specimen,
    lead,
    sections: sectionsOf(report),
  });
}

function sectionsOf(report: HeatReport): (readonly [string, string, Html])[] {
  const { footprint, recorded, story } = report;
  return [
    ['yard', 'The yard', yardTable(report.yard)],
    ['plan', 'The charge and what it costs', planSection(report)],
    ['composition', 'Composition against the specification', compositionSection(report)],
    ['refining', 'What the route does', refiningSection(report)],
    ...(story ? [['story', 'From the first sample to shipment', storySection(story)] as const] : []),
    ...(recorded ? [['recorded', 'Predicted and recorded', recordedSection(recorded)] as const] : []),
    ...(footprint ? [['footprint', 'Footprint', footprintSection(footprint)] as const] : []),
    ['verdict', 'Verdict, element by element', verdictSection(report)],
    ['trace', 'Where each gram came from', traceSection(report)],
    ['assumed', 'What was assumed', assumptionTable(report.assumed)],
    ['manifest', 'How to repeat this', manifestSection(report)],
  ];
}

const kg = (mass: number): string => mass.toFixed(3).replace(/\.?0+$/, '');

function planSection({ charge, bound_usd, binding, waterfall }: HeatReport): Html {
  return join([
    table({
      head: ['Lot', 'kg', 'Share', 'USD/kg', 'Cleared as'],
      numeric: [1, 2, 3],
      rows: charge.map((row) => [
        row.lot,
        kg(row.mass_kg),
        `${(row.share * 100).toFixed(1)} %`,
        row.price_usd_per_kg.toFixed(2),
        row.clearedAs,
      ]),
    }),
    ...(waterfall ? [waterfallSection(waterfall)] : []),
    bound_usd === null
      ? markup('')
      : element(
          'p',
          text(`No charge of these lots can cost less than ${bound_usd.toFixed(2)} USD (linear bound).`),
        ),
    list(binding),
  ]);
}

const compositionSection = ({ windows }: HeatReport): Html =>
  figure(
    windowChart('Predicted composition of the heat, each window stretched to the same width', windows),
    'Composition against the specification',
  );

function refiningSection({ route, refining, energy_kWh, trajectories, limits }: HeatReport): Html {
  return join([
    element(
      'p',
      text(`Route: ${route.join(' → ')}${energy_kWh === null ? '' : `; ${Math.round(energy_kWh)} kWh`}`),
    ),
    ...(trajectories && trajectories.rows.length > 0 ? [trajectorySection(trajectories)] : []),
    changeSection(refining),
    ...(limits && limits.length > 0 ? [limitSection(limits)] : []),
    table({
      caption: 'Contents before and after the route, with the band of the refined metal',
      head: ['Element', 'Unit', 'Charged', 'Refined', '5 %', '95 %', 'Rests on'],
      numeric: [2, 3, 4, 5],
      rows: refining.map((row) => {
        const { unit, scale } = contentUnit(row.after_ppm);
        return [
          row.element,
          unit,
          row.before_ppm === null ? '' : contentText(row.before_ppm * scale),
          contentText(row.after_ppm * scale),
          contentText(row.p05_ppm * scale),
          contentText(row.p95_ppm * scale),
          row.imputed ? 'imputed in some lots' : 'analyses of the lots',
        ];
      }),
    }),
  ]);
}

function verdictSection({ verdicts, reasons, measured }: HeatReport): Html {
  return join([
    list(reasons),
    table({
      head: ['Element', measured ? 'Measured' : 'Predicted', 'Limit', 'Contract', 'Reason'],
      numeric: [1],
      rows: verdicts.map((row) => [
        row.element,
        row.text ? `${row.text} ${row.unit}` : '',
        row.limit,
        verdictBadge(row.contractual),
        row.reason,
      ]),
    }),
  ]);
}

function traceSection({ trace, flows }: HeatReport): Html {
  return join([...(flows ? [flowSection(flows)] : []), traceTable(trace)]);
}

function traceTable(trace: HeatReport['trace']): Html {
  return table({
    head: ['Lot', 'Share', 'kg', 'Grade', 'Documents'],
    numeric: [1, 2],
    rows: trace.map((row) => [
      row.subject,
      `${(row.share * 100).toFixed(2)} %`,
      kg(row.mass_kg),
      row.grade,
      join(row.documents.map(documentLink)),
    ]),
  });
}

function documentLink(reference: string): Html {
  if (!/^10\.\d{4,9}\//.test(reference)) return text(`${reference} `);
  return join([
    element('a', text(reference), { href: `https://doi.org/${reference}`, rel: 'noreferrer' }),
    text(' '),
  ]);
}

function manifestSection({ manifests }: HeatReport): Html {
  return join(
    manifests.map(({ document, manifest }) =>
      element('p', [text(`${document}: `), element('code', text(JSON.stringify(manifest)))]),
    ),
  );
}
