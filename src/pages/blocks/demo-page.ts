import type { Block, Page } from '../../documents/page.ts';
import type { Bar } from '../../documents/page-charts.ts';
import { money, percent } from '../../foundation/quantity/format.ts';
import { type Story, storyBlocks } from './heats/heat-sections.ts';
import { DEMONSTRATION, list, number, paragraph, section, table, tableOf } from './parts.ts';
import { type YardRow, yardTable } from './yard/yard-table.ts';

/** The first page of the demo; plain data. */
export interface DemoReport {
  readonly lots: readonly YardRow[];
  readonly heats: readonly DemoReportHeat[];
  readonly story: Story;
  /** Files beside this page, in the order to open them. */
  readonly files: readonly { readonly file: string; readonly what: string }[];
}

export interface DemoReportHeat {
  readonly heat: string;
  readonly grade: string;
  readonly words: string;
  readonly mass_kg: number;
  /** Share of returns in the charge [1]. */
  readonly returns: number;
  readonly cost_usd_per_kg: number;
  /** The same heat without returns; null when it cannot be made so. */
  readonly virgin_usd_per_kg: number | null;
  readonly kgCO2e_per_kg: number;
  readonly virgin_kgCO2e_per_kg: number;
  /** Lower limit of the share of heats that meet every limit [1]. */
  readonly sure: number | null;
  /** Share of the right charges that furnaces as far from the models as published ones keep inside [1]. */
  readonly kept: number | null;
  readonly verdict: string;
  readonly href: string;
}

/** The page that the demo opens with: three heats at a glance, what happened to the recorded one, the yard, the files. */
export function demoPage({ lots, heats, story, files }: DemoReport): Page {
  const held = lots.filter(({ status }) => status === 'hold').length;
  return {
    format: 'remelt-page/1',
    title: 'Three heats from published analyses',
    mark: DEMONSTRATION,
    lead: [
      paragraph(
        `${lots.length} lots of returns, each a published analysis with its DOI; ${lots.length - held} were identified and cleared, ${held} stay on hold. Three master heats are planned from them, run through the kinetic furnace models and judged. One is also recorded with simulated samples, from charge to shipment. Begin with what happened to that one, step by step. Each heat links to its own report.`,
      ),
    ],
    sections: [
      ...section('heats', 'The heats', heatBlocks(heats)),
      ...section('story', 'The recorded heat, step by step', storyBlocks(story)),
      ...section('yard', 'The yard', [yardTable(lots)]),
      ...section('files', 'The files', [
        table(
          ['File', 'What it is'],
          files.map(({ file, what }) => [{ text: file, href: file }, what]),
        ),
      ]),
    ],
  };
}

const heatBlocks = (heats: DemoReport['heats']): Block[] => [
  {
    kind: 'chart',
    chart: {
      kind: 'bar',
      title: 'Cost of each heat, and of the same heat without returns',
      unit: 'USD/kg',
      bars: heats.flatMap(({ heat, cost_usd_per_kg: cost, virgin_usd_per_kg: virgin }): Bar[] => [
        { name: heat, value: cost, marked: true },
        ...(virgin === null ? [] : [{ name: `${heat}, all virgin`, value: virgin }]),
      ]),
    },
  },
  tableOf(heats, [
    ['Heat', (one) => ({ text: one.heat, href: one.href })],
    ['Grade', (one) => one.grade],
    [number('kg'), (one) => String(one.mass_kg)],
    [number('Returns'), (one) => percent(one.returns, 0)],
    [number('USD/kg'), (one) => money(one.cost_usd_per_kg)],
    [
      number('All virgin, USD/kg'),
      (one) => (one.virgin_usd_per_kg === null ? 'not possible' : money(one.virgin_usd_per_kg)),
    ],
    [number('kg CO2e/kg'), (one) => one.kgCO2e_per_kg.toFixed(1)],
    [number('All virgin, kg CO2e/kg'), (one) => one.virgin_kgCO2e_per_kg.toFixed(1)],
    [number('Charge right, at least'), (one) => (one.sure === null ? '' : percent(one.sure))],
    [number('Furnace keeps'), (one) => (one.kept === null ? '' : percent(one.kept, 0))],
    ['Verdict', (one) => ({ verdict: one.verdict })],
  ]),
  ...list(heats.map(({ heat, words }) => `${heat}: ${words}`)),
  paragraph(
    'Charge right: if the furnaces do as the models say. Furnace keeps: of the right charges, as published furnaces were.',
  ),
  paragraph('A prediction is at best HOLD: only measured metal can be released.'),
];
