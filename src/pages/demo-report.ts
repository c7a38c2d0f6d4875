import { type Story, storySection } from './heat-report-charts.ts';
import { element, type Html, join, list, page, table, text, verdictBadge } from './render/html.ts';
import { type YardRow, yardTable } from './yard-table.ts';

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
  /** The same heat without returns; null when it can not be made so. */
  readonly virgin_usd_per_kg: number | null;
  readonly kgCO2e_per_kg: number;
  readonly virgin_kgCO2e_per_kg: number;
  /** Lower limit of the share of heats that meet every limit [1]. */
  readonly sure: number | null;
  readonly verdict: string;
  readonly href: string;
}

/** The page that the demo opens with: three heats at a glance, what happened to the recorded one, the yard, the files. */
export function demoReport({ lots, heats, story, files }: DemoReport): string {
  const held = lots.filter(({ status }) => status === 'hold').length;
  return page({
    title: 'Three heats from published analyses',
    specimen: true,
    lead: join([
      element(
        'p',
        text(
          `${lots.length} lots of returns, each a published analysis with its DOI; ${lots.length - held} were identified and cleared, ${held} stay on hold. Three master heats are planned from them, run through the kinetic furnace models and judged; one is also recorded on simulated samples, from charge to shipment. Look first at what happened to that one, step by step; a click on a heat opens its own report.`,
        ),
      ),
    ]),
    sections: [
      ['heats', 'The heats', heatsTable(heats)],
      ['story', 'The recorded heat, step by step', storySection(story)],
      ['yard', 'The yard', yardTable(lots)],
      [
        'files',
        'The files',
        table({
          head: ['File', 'What it is'],
          rows: files.map(({ file, what }) => [element('a', text(file), { href: file }), what]),
        }),
      ],
    ],
  });
}

function heatsTable(heats: readonly DemoReportHeat[]): Html {
  const money = (value: number | null): string => (value === null ? 'not possible' : value.toFixed(2));
  return join([
    table({
      head: [
        'Heat',
        'Grade',
        'kg',
        'Returns',
        'USD/kg',
        'All virgin',
        'kg CO2e/kg',
        'All virgin',
        'Sure to',
        'Verdict',
      ],
      numeric: [2, 3, 4, 5, 6, 7, 8],
      rows: heats.map((one) => [
        element('a', text(one.heat), { href: one.href }),
        one.grade,
        String(one.mass_kg),
        `${(100 * one.returns).toFixed(0)} %`,
        one.cost_usd_per_kg.toFixed(2),
        money(one.virgin_usd_per_kg),
        one.kgCO2e_per_kg.toFixed(1),
        one.virgin_kgCO2e_per_kg.toFixed(1),
        one.sure === null ? '' : `${(100 * one.sure).toFixed(1)} %`,
        verdictBadge(one.verdict),
      ]),
    }),
    list(heats.map(({ heat, words }) => `${heat}: ${words}`)),
  ]);
}
