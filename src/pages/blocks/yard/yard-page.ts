import type { Block, Page, Section } from '../../../documents/page.ts';
import type { Deed } from '../../../foundation/errors.ts';
import { counted, kilogramsText, money, percent } from '../../../foundation/quantity/format.ts';
import { moreRows, nothingFound } from '../list-words.ts';
import { next, number, paragraph, section, table, tableOf } from '../parts.ts';

/** The yard on one day; plain data, all units in the names. */
export interface YardReport {
  readonly title: string;
  /** Which lots are shown, in words; empty = all. */
  readonly filter: string;
  /** How many lots match, where that is known. */
  readonly total?: number;
  /** The sums and totals are of all that match, not of the lots shown alone. */
  readonly isSummed?: boolean;
  /** These are a part behind the first. */
  readonly isLater?: boolean;
  /** What asks for the lots that follow; absent = this is their end. */
  readonly next?: Deed['order'];
  /** Lots that match and are not shown: used up or void. */
  readonly hidden: number;
  readonly mass_kg: number;
  /** Cleared, neither used nor reserved, and its worth. */
  readonly free_kg: number;
  readonly contained_usd: number;
  readonly payable_usd: number;
  /** Of a part of the lots: what is summed, whichever are shown. */
  readonly summed: { readonly held_kg: number; readonly payable_usd: number };
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
  /** Neither used nor reserved; no plan takes it before it is cleared. */
  readonly held_kg: number;
  readonly payable_usd: number | null;
  readonly age_d: number;
  readonly stage: string;
  readonly why: readonly string[];
}

export interface YardReportLot {
  readonly lot: string;
  /** Free, or on hold. */
  readonly left_kg: number;
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
  readonly on_hold: number;
  /** Of the lots that the gate decided on in a year, those it refused. */
  readonly failed: number;
  readonly judged: number;
  /** How often the metal was molten before, weighted by mass. */
  readonly meanGeneration: number;
}

/** What stands above the yard in words where it holds nothing. */
const NO_LOTS = next('No lots. Book a table of lots', 'terminal/import');

/**
 * The yard: what is there and what it is worth, what waits and why, how old, by owner and grade. Asked for one view, a
 * terminal shows its totals alone.
 */
export function yardPage(report: YardReport, view?: string): Page {
  const { lots, filter } = report;
  const shown = [
    ...(filter === '' ? [] : [paragraph(`Shown: ${filter}.`, 'dim')]),
    ...(report.next === undefined ? [] : [moreRows('yard/list-lots', report.next)]),
    ...(report.hidden === 0
      ? []
      : [paragraph(`${counted(report.hidden, 'lot')} used up or void: add --all`, 'dim')]),
  ];
  const page = { format: 'remelt-page/1' as const, title: report.title };
  if (lots.length === 0)
    return {
      ...page,
      lead: filter === '' ? shown : shown.slice(1),
      sections: section('lots', 'All lots', [
        report.isLater
          ? paragraph('No more lots.')
          : filter === ''
            ? NO_LOTS
            : nothingFound('lots', filter, 'yard/list-lots'),
      ]),
    };
  return {
    ...page,
    lead: [paragraph(isPart(report) ? partWords(report) : summaryOf(report)), ...shown],
    sections: sectionsOf(report).map((one) =>
      view === undefined || [`by-${view}`, 'totals'].includes(one.id) ? one : { ...one, detail: true },
    ),
  };
}

const isPart = ({ lots, total, isLater, next }: YardReport): boolean =>
  isLater === true || next !== undefined || (total !== undefined && total > lots.length);

/** A part of the yard says of which lots its sums are. */
function partWords({ lots, total, isSummed, mass_kg, summed }: YardReport): string {
  const shown =
    total === undefined ? counted(lots.length, 'lot') : `${lots.length} of ${counted(total, 'lot')}`;
  const of = isSummed ? `all ${total}` : lots.length === 1 ? 'this one' : `these ${lots.length}`;
  return `Showing ${shown}. Sums and totals are of ${of}: ${kilogramsText(mass_kg)} kg, ${kilogramsText(summed.held_kg)} kg of it on hold; the metal fetches about ${money(summed.payable_usd, 0)} USD at the price deck.`;
}

function sectionsOf(report: YardReport): Section[] {
  const { conflicts } = report;
  const views = report.views.filter(({ rows }) => rows.length > 0);
  return [
    ...section('hold', 'On hold, and why', [holdBlock(report)]),
    ...section('conflicts', 'Analyses that disagree', conflicts.length > 0 ? [conflictTable(report)] : []),
    ...section('lots', isPart(report) ? 'Lots' : 'All lots', [lotTable(report)]),
    ...views.flatMap((view) => section(`by-${view.name}`, `By ${view.name}`, viewBlocks(view))),
    ...section(
      'totals',
      'Totals',
      views.length > 0 ? [] : [paragraph('The totals stand in the first part of the list.', 'dim')],
    ),
  ];
}

const summaryOf = ({ lots, onHold, ...report }: YardReport): string =>
  `${counted(lots.length, 'lot')}, ${kilogramsText(report.mass_kg)} kg, ${kilogramsText(report.free_kg)} kg of it free; the free metal contains about ${money(report.contained_usd, 0)} USD and fetches about ${money(report.payable_usd, 0)} USD at the price deck. On hold: ${counted(onHold.length, 'lot')}${heldWords(onHold)}.`;

/** How much waits on hold; nothing where none does. */
function heldWords(onHold: readonly HeldRow[]): string {
  const held = onHold.reduce((sum, { held_kg }) => sum + held_kg, 0);
  return held === 0 ? '' : `, ${kilogramsText(held)} kg; no plan takes them before they are cleared`;
}

const usd = (value: number | null): string => (value === null ? '' : money(value, 0));

function holdBlock(report: YardReport): Block {
  const { onHold } = report;
  if (onHold.length === 0)
    return paragraph(isPart(report) ? 'Nothing shown here is on hold.' : 'Nothing is on hold.');
  return tableOf(onHold, [
    ['Lot', (row) => row.lot],
    [number('kg'), (row) => kilogramsText(row.mass_kg)],
    [number('Payable, USD'), (row) => usd(row.payable_usd)],
    [number('Days'), (row) => String(row.age_d)],
    ['Stage', (row) => row.stage],
    ['Why, and what would lift it', (row) => ({ lines: row.why })],
  ]);
}

const conflictTable = ({ conflicts }: YardReport): Block =>
  table(
    ['Lot', 'What does not agree'],
    conflicts.map(({ lot, words }) => [lot, words]),
  );

const lotTable = ({ lots }: YardReport): Block =>
  tableOf(
    lots,
    [
      ['Lot', (lot) => lot.lot],
      [number('Left, kg'), (lot) => kilogramsText(lot.left_kg)],
      [number('Free, kg'), (lot) => kilogramsText(lot.free_kg)],
      ['Form', (lot) => lot.form],
      ['Grade', (lot) => lot.grade],
      [number('Generation'), (lot) => String(lot.generation)],
      ['Owner', (lot) => lot.owner],
      [number('Days'), (lot) => String(lot.age_d)],
      [number('Contained, USD'), (lot) => usd(lot.contained_usd)],
      [number('Payable, USD'), (lot) => usd(lot.payable_usd)],
      ['Stage', (lot) => lot.stage],
    ],
    'Grade in brackets: declared only. Empty worth: no analysis, or a metal without a price.',
  );

/** Bars of one view; the table holds the rest. */
const MOST_BARS = 12;

const viewBlocks = ({ name, rows }: YardReport['views'][number]): Block[] => [
  {
    kind: 'chart',
    chart: {
      kind: 'bar',
      title: `Free metal by ${name}, kg`,
      unit: 'kg',
      bars: rows.slice(0, MOST_BARS).map((row) => ({
        name: row.name,
        value: row.free_kg,
        note: `${usd(row.payable_usd)} USD payable`,
      })),
    },
  },
  tableOf(rows, [
    [name, (row) => row.name],
    [number('Lots'), (row) => String(row.lots)],
    [number('kg'), (row) => kilogramsText(row.mass_kg)],
    [number('Free, kg'), (row) => kilogramsText(row.free_kg)],
    [number('On hold'), (row) => (row.on_hold === 0 ? '' : String(row.on_hold))],
    [number('Payable, USD'), (row) => usd(row.payable_usd)],
    [number('Mean generation'), (row) => row.meanGeneration.toFixed(2)],
    name === 'supplier' && [number('Refused in a year'), (row) => refusedWords(row)],
  ]),
];

/** "2 of 14 (14 %)"; empty where the gate decided on none. */
const refusedWords = ({ failed, judged }: YardReportTotal): string =>
  judged === 0 ? '' : `${failed} of ${judged}${failed === 0 ? '' : ` (${percent(failed / judged, 0)})`}`;
