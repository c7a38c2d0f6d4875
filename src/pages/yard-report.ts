import { barChart } from './charts/bar-chart.ts';
import { element, type Html, join, markup, page, table, text } from './render/html.ts';

/** The yard on one day; plain data, all units in the names. */
export interface YardReport {
  readonly title: string;
  /** Which lots are shown, in words; empty = all. */
  readonly filter: string;
  readonly mass_kg: number;
  readonly free_kg: number;
  readonly contained_usd: number;
  readonly payable_usd: number;
  readonly onHold: readonly HeldRow[];
  readonly lots: readonly YardReportLot[];
  readonly views: readonly {
    readonly name: string;
    readonly rows: readonly YardReportTotal[];
  }[];
  readonly conflicts: readonly { readonly lot: string; readonly words: string }[];
}

export interface HeldRow {
  readonly lot: string;
  readonly mass_kg: number;
  readonly payable_usd: number | null;
  readonly age_d: number;
  readonly stage: string;
  readonly why: readonly string[];
}

export interface YardReportLot {
  readonly lot: string;
  readonly mass_kg: number;
  readonly free_kg: number;
  readonly form: string;
  /** Cleared as; in brackets when only declared. */
  readonly grade: string;
  readonly generation: number;
  readonly owner: string;
  readonly age_d: number;
  readonly contained_usd: number | null;
  readonly payable_usd: number | null;
  readonly stage: string;
}

export interface YardReportTotal {
  readonly name: string;
  readonly lots: number;
  readonly mass_kg: number;
  readonly free_kg: number;
  readonly payable_usd: number;
  /** How often the metal was molten before, weighted by mass. */
  readonly meanGeneration: number;
}

/** The yard as one HTML file: what is there and what it is worth, what waits and why, how old, by owner and grade. */
export function yardReport(report: YardReport): string {
  const { lots, conflicts, filter } = report;
  const shown = filter === '' ? markup('') : element('p', text(`Shown: ${filter}.`), { class: 'dim' });
  if (lots.length === 0) {
    const none = element('p', text('No lots. A table of lots is booked with: remelt import lots.csv'));
    return page({
      title: report.title,
      specimen: false,
      lead: shown,
      sections: [['lots', 'All lots', none]],
    });
  }
  const lead = join([element('p', text(summaryOf(report))), shown]);
  return page({
    title: report.title,
    specimen: false,
    lead,
    sections: [
      ['hold', 'On hold, and why', holdSection(report)],
      ...(conflicts.length > 0
        ? [['conflicts', 'Analyses that disagree', conflictSection(report)] as const]
        : []),
      ['lots', 'All lots', lotSection(report)],
      ...report.views.map((view) => [`by-${view.name}`, `By ${view.name}`, viewSection(view)] as const),
    ],
  });
}

const counted = (lots: number): string => `${lots} ${lots === 1 ? 'lot' : 'lots'}`;

const summaryOf = ({ lots, onHold, ...report }: YardReport): string =>
  `${counted(lots.length)}, ${kg(report.mass_kg)} kg, ${kg(report.free_kg)} kg of it free; the free metal contains about ${usd(report.contained_usd)} USD and fetches about ${usd(report.payable_usd)} USD at the price deck. On hold: ${counted(onHold.length)}.`;

const kg = (mass: number): string => mass.toFixed(3).replace(/\.?0+$/, '');
const usd = (value: number | null): string => (value === null ? '' : value.toFixed(0));

function holdSection({ onHold }: YardReport): Html {
  if (onHold.length === 0) return element('p', text('Nothing is on hold.'));
  return table({
    head: ['Lot', 'kg', 'Payable, USD', 'Days', 'Stage', 'Why, and what would lift it'],
    numeric: [1, 2, 3],
    rows: onHold.map((row) => [
      row.lot,
      kg(row.mass_kg),
      usd(row.payable_usd),
      String(row.age_d),
      row.stage,
      join(row.why.map((words) => element('div', text(words)))),
    ]),
  });
}

const conflictSection = ({ conflicts }: YardReport): Html =>
  table({ head: ['Lot', 'What does not agree'], rows: conflicts.map(({ lot, words }) => [lot, words]) });

function lotSection({ lots }: YardReport): Html {
  return table({
    head: [
      'Lot',
      'kg',
      'Free, kg',
      'Form',
      'Grade',
      'Generation',
      'Owner',
      'Days',
      'Contained, USD',
      'Payable, USD',
      'Stage',
    ],
    numeric: [1, 2, 5, 7, 8, 9],
    caption: 'Grade in brackets: declared only. Empty worth: no analysis, or a metal without a price.',
    rows: lots.map((lot) => [
      lot.lot,
      kg(lot.mass_kg),
      kg(lot.free_kg),
      lot.form,
      lot.grade,
      String(lot.generation),
      lot.owner,
      String(lot.age_d),
      usd(lot.contained_usd),
      usd(lot.payable_usd),
      lot.stage,
    ]),
  });
}

/** Bars of one view; the table holds the rest. */
const MOST_BARS = 12;

function viewSection({ name, rows }: YardReport['views'][number]): Html {
  return join([
    markup(
      barChart(
        `Free metal by ${name}, kg`,
        'kg',
        rows.slice(0, MOST_BARS).map((row) => ({
          name: row.name,
          value: row.free_kg,
          note: `${usd(row.payable_usd)} USD payable`,
        })),
      ),
    ),
    table({
      head: [name, 'Lots', 'kg', 'Free, kg', 'Payable, USD', 'Mean generation'],
      numeric: [1, 2, 3, 4, 5],
      rows: rows.map((row) => [
        row.name,
        String(row.lots),
        kg(row.mass_kg),
        kg(row.free_kg),
        usd(row.payable_usd),
        row.meanGeneration.toFixed(2),
      ]),
    }),
  ]);
}
