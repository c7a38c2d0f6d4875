import type { Block, Link, Page, Section } from '../../../documents/page.ts';
import { unitOf } from '../../../documents/shown-unit.ts';
import { contentText, kilogramsText, money, percent, usd } from '../../../foundation/quantity/format.ts';
import { marginIn } from '../../charts/window-bar.ts';
import { coverageSentence } from '../coverage-blocks.ts';
import { costOfHeatBlocks } from '../economics/heat-cost-blocks.ts';
import { windowOf } from '../in-unit-of-limit.ts';
import { assumptions, DEMONSTRATION, list, number, paragraph, predicted, section, table } from '../parts.ts';
import { historyBlocks } from '../proof/history-page.ts';
import { judgedTable } from '../release/judged-table.ts';
import { outcomeOf } from '../release/release-page.ts';
import { yardTable } from '../yard/yard-table.ts';
import { arrivedBlocks } from './arrived-blocks.ts';
import { heatHead } from './heat-head.ts';
import type { HeatReport } from './heat-report-data.ts';
import { samplesOfHeatBlocks } from './heat-samples-blocks.ts';
import { flowBlock, footprintBlocks, recordedBlocks, storyBlocks, waterfallBlock } from './heat-sections.ts';
import { changeBlocks, limitTable, trajectoryBlocks } from './route-blocks.ts';

/** The account of one heat: what there was, what was chosen and why, what it became, who says so. */
export const heatPage = (report: HeatReport): Page => ({
  format: 'remelt-page/1',
  title: report.title,
  verdict: report.verdict,
  head: heatHead(report),
  ...(report.specimen ? { mark: DEMONSTRATION } : {}),
  lead: [paragraph('In short:', 'dim'), ...list(report.first)],
  sections: [
    ...section('arrived', 'Arrived, not accepted', arrivedBlocks(report.arrived ?? [])),
    ...sectionsOf(report).map((one, at) => (at < OPEN ? one : { ...one, folded: true })),
  ],
});

/** Sections that are open: what a customer would look at. The rest is one line each until somebody asks for it. */
const OPEN = 3;

function sectionsOf(report: HeatReport): Section[] {
  const { footprint, recorded, story } = report;
  const verdict = section('verdict', 'Verdict, element by element', verdictBlocks(report));
  const predicted = section(
    'composition',
    'Predicted composition against the specification',
    report.windows.length === 0 ? [] : [windowBlock(report), ...coverageSentence(report.coverage)],
  );
  return [
    // what a customer would look at: the composition in its windows, the cost beside other ways, the way of the metal
    ...(report.measured ? verdict : predicted),
    ...section(
      'other-ways',
      'Cost against other ways',
      report.waterfall ? [waterfallBlock(report.waterfall)] : [],
    ),
    ...section('flow', 'Where each gram came from and went', report.flows ? [flowBlock(report.flows)] : []),
    ...(report.measured ? predicted : verdict),
    ...section('plan', 'The charge and what it costs', planBlocks(report)),
    ...section('cost', 'Planned and actual', report.cost ? costOfHeatBlocks(report.cost) : []),
    ...section('refining', 'What the route does', report.refining.length === 0 ? [] : refiningBlocks(report)),
    ...section('story', 'From the first sample to shipment', story ? storyBlocks(story) : []),
    ...section('samples', 'Samples', report.samples ? samplesOfHeatBlocks(report.samples) : []),
    ...section(
      'recorded',
      'Predicted and recorded',
      recorded ? recordedBlocks(recorded, operationOf(report.route)) : [],
    ),
    ...section('footprint', 'Footprint', footprint ? footprintBlocks(footprint) : []),
    ...section('trace', 'Lots and their documents', traceBlocks(report)),
    ...section('yard', 'The yard', report.yard.length === 0 ? [] : [yardTable(report.yard)]),
    ...assumptions(report.assumed, 'What was assumed'),
    ...section(
      'history',
      'Every record, and who made it',
      report.history ? historyBlocks(report.history, { ofOne: true, covered: report.covered }) : [],
      { detail: true },
    ),
    ...section(
      'manifest',
      'How to repeat this',
      [
        {
          kind: 'facts',
          rows: report.manifests.map(({ document, manifest }) => [document, JSON.stringify(manifest)]),
        },
      ],
      { detail: true },
    ),
  ];
}

const showsMoney = (charge: HeatReport['charge']): boolean =>
  charge.some(({ price_usd_per_kg }) => price_usd_per_kg !== null);

const planBlocks = ({ charge, bound_usd, binding }: HeatReport): Block[] => [
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
  ...(bound_usd === null
    ? []
    : [
        paragraph(
          `No charge of these lots can cost less than ${usd(bound_usd)} (bound of the linear relaxation).`,
        ),
      ]),
  ...list(binding),
];

/** What fails first, then what is open, each by its distance to the nearer limit. */
const worstFirst = (windows: HeatReport['windows']): HeatReport['windows'] => {
  const rank = { FAIL: 0, HOLD: 1, PASS: 2 } as const;
  const margin = ({ mean, p05, p95, ...row }: HeatReport['windows'][number]): number =>
    marginIn({ ...row, value: mean, low: p05, high: p95 }) ?? 0;
  return windows.toSorted((a, b) => rank[a.verdict] - rank[b.verdict] || margin(a) - margin(b));
};

const windowBlock = ({ windows }: HeatReport): Block => ({
  kind: 'chart',
  chart: {
    kind: 'window',
    title: 'Predicted composition of the heat, each window stretched to the same width',
    rows: worstFirst(windows),
  },
});

/** Last operation of a route in words, such as `vacuum-induction (kinetic)`. */
const operationOf = (route: readonly string[]): string | undefined => route.at(-1)?.split(' ')[0];

function refiningBlocks({
  route,
  refining,
  expectedErrors,
  coverage,
  windows,
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
    // once on a page, beside its first bands
    ...(windows.length === 0 ? coverageSentence(coverage) : []),
    ...list(expectedErrors),
  ];
}

const verdictBlocks = ({ verdicts, reasons, judgedBy }: HeatReport): Block[] => [
  ...list([...reasons, ...(judgedBy === undefined ? [] : [judgedBy])]),
  judgedTable(
    verdicts.map((row) => ({
      ...row,
      name: row.element,
      shown: row.text ? `${row.text} ${row.unit}` : '',
      outcome: outcomeOf(row),
      window: windowOf(row),
    })),
  ),
];

const traceBlocks = ({ trace }: HeatReport): Block[] => [
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
