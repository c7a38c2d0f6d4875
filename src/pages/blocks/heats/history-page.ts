import type { FurnaceAnswer, HistoryOutput } from '../../../documents/heats/history.ts';
import type { HistoryReading } from '../../../documents/heats/history-reading.ts';
import type { ScrapHistoryOutput } from '../../../documents/heats/scrap-history.ts';
import type { Block, Page, Section } from '../../../documents/page.ts';
import type { XyPlot } from '../../../documents/page-charts.ts';
import { counted, percent, readable } from '../../../foundation/quantity/format.ts';
import {
  assumptions,
  foldedList,
  list,
  notices,
  number,
  paragraph,
  section,
  tableOf,
  tableUnlessEmpty,
} from '../parts.ts';
import { calibrationPage, driftPlot } from './calibration-page.ts';
import { coverageBlocks, learningTable } from './judged-blocks.ts';
import { scrapLead, scrapSections } from './scrap-history-sections.ts';

/** The answer of `calibrate history`. */
interface HistoryAnswer {
  readonly reading: HistoryReading;
  readonly history: HistoryOutput | null;
  readonly scrap: ScrapHistoryOutput | null;
}

/** What tables of past heats were taken for, and what they say of their furnaces. */
export function historyPage({ reading, history, scrap }: HistoryAnswer): Page {
  const found = reading.furnaces.reduce((sum, { heats }) => sum + heats, 0);
  const answer = history ?? scrap;
  const many = (answer?.furnaces.length ?? 0) > 1;
  const prefix = (i: number): string => (many ? `f${i + 1}-` : '');
  return {
    format: 'remelt-page/1',
    title:
      answer === null
        ? `${counted(found, 'past heat')} read`
        : answer.furnaces
            .map(({ furnace, heats }) => `${furnace}: ${counted(heats, 'past heat')}`)
            .join('; '),
    lead: [
      ...(history?.furnaces.map((one) => paragraph(leadOf(one))) ?? []),
      ...(scrap?.furnaces.map((one) => paragraph(scrapLead(one))) ?? []),
      ...notices(reading.asked.map(({ where, words, cure }) => `${where}: ${words}. ${cure}`)),
      ...notices(answer?.warnings ?? []),
      paragraph(readWords(reading), 'dim'),
    ],
    sections: [
      ...(history?.furnaces.flatMap((one, i) => furnaceSections(one, prefix(i))) ?? []),
      ...(scrap?.furnaces.flatMap((one, i) => scrapSections(one, prefix(i))) ?? []),
      ...readingSections(reading, answer === null),
      ...assumptions([...reading.assumed, ...(answer?.assumed ?? [])]),
    ],
  };
}

/** What decides, of one furnace. */
function leadOf({ furnace, fittedOn, judgedOn, coverage, drift }: FurnaceAnswer): string {
  const [all] = coverage;
  const held =
    all === undefined
      ? 'No heat could be judged'
      : `Of ${all.n} readings of the last ${judgedOn} heats, which the fit on the first ${fittedOn} never saw, ${all.inside} lie inside their 90 % band (${percent(all.share, 0)}, 90 % interval ${percent(all.low, 0)} to ${percent(all.high, 0)})`;
  return `${furnace}. ${held}. ${sentence(drift.words.join('; '))}`;
}

const sentence = (text: string): string => (text === '' ? '' : `${text[0]!.toUpperCase()}${text.slice(1)}.`);

const readWords = ({ tables, refused, taken }: HistoryReading): string =>
  [
    `${counted(tables.filter(({ kind }) => kind !== 'not-used').length, 'table')} read`,
    refused.length === 0
      ? 'every row used'
      : `${counted(refused.length, 'row or cell', 'rows or cells')} not used`,
    ...taken,
  ].join('; ');

function furnaceSections(one: FurnaceAnswer, prefix: string): Section[] {
  const of = prefix === '' ? '' : `${one.furnace}: `;
  const calibrated = one.calibration === null ? [] : calibrationPage(one.calibration).sections;
  return [
    ...section(`${prefix}learning`, `${of}How it learned`, learningBlocks(one)),
    ...section(
      `${prefix}coverage`,
      `${of}How often bands held heats that were never seen`,
      coverageBlocks(one),
    ),
    ...section(`${prefix}drift`, `${of}Drift`, driftBlocks(one)),
    ...section(`${prefix}not-learned`, `${of}What cannot be learned, or only in part`, notLearnedBlocks(one)),
    ...calibrated
      .filter(({ id }) => id !== 'drift' && id !== 'assumed')
      .map((part) => ({ ...part, id: `${prefix}${part.id}`, heading: `${of}${part.heading}`, folded: true })),
  ];
}

function learningBlocks({ learning, words }: FurnaceAnswer): Block[] {
  if (learning.length === 0) return list(words);
  return [...learningTable(learning, 'models alone'), ...list(words)];
}

function driftBlocks({ calibration, drift }: FurnaceAnswer): Block[] {
  const charts = calibration?.drift.charts ?? [];
  const signalling = charts.filter(({ signals }) => signals.length > 0);
  const shown = signalling.length > 0 ? signalling : charts.slice(0, MOST_CHARTS);
  return [
    ...tableUnlessEmpty(drift.changes, [
      ['what', ({ what }) => what],
      ['first signal', ({ heat, at }) => withDay(heat, at)],
      ['changed since', ({ since, sinceAt }) => (since === null ? '' : withDay(since, sinceAt))],
      [
        number('after, times before'),
        ({ factor }) =>
          factor === null
            ? ''
            : `${readable(factor.mean)} (${readable(factor.p05)} to ${readable(factor.p95)})`,
      ],
    ]),
    ...(drift.changes.length > 0 ? [] : list(drift.words)),
    ...(shown.length === 0
      ? []
      : [
          {
            kind: 'panels' as const,
            charts: shown.map((chart) => ({ kind: 'xy' as const, plot: thinned(driftPlot(chart)) })),
          },
        ]),
  ];
}

/** Charts that are shown where none signals. */
const MOST_CHARTS = 4;
/** Names of heats under a chart. */
const MOST_TICKS = 12;

/** A chart of many heats with the names of some of them. */
function thinned(plot: XyPlot): XyPlot {
  const { ticks = [] } = plot.x;
  const every = Math.ceil(ticks.length / MOST_TICKS);
  return every < 2 ? plot : { ...plot, x: { ...plot.x, ticks: ticks.filter((_, i) => i % every === 0) } };
}

const withDay = (heat: string, at: string | null): string =>
  at === null ? heat : `${heat}, ${at.slice(0, 10)}`;

/** Elements that lack the same are told together. */
function notLearnedBlocks({ notLearned }: FurnaceAnswer): Block[] {
  const groups = [
    ...Map.groupBy(notLearned, ({ element, words, sample }) =>
      `${words}|${sample}`.replaceAll(new RegExp(`\\b${element}\\b`, 'g'), '*'),
    ),
  ];
  return tableUnlessEmpty(
    groups.map(([, own]) => {
      const [first] = own as [FurnaceAnswer['notLearned'][number]];
      const names = own.map(({ element }) => element).join(', ');
      const named = (text: string): string =>
        text.replaceAll(new RegExp(`\\b${first.element}\\b`, 'g'), names);
      return { names, words: named(first.words), sample: named(first.sample) };
    }),
    [
      ['element', ({ names }) => names],
      ['why', ({ words }) => words],
      ['what to sample', ({ sample }) => sample],
    ],
  );
}

function readingSections({ tables, refused, asked }: HistoryReading, isAll: boolean): Section[] {
  return [
    ...section(
      'refused',
      'Rows that are not used',
      foldedList(
        refused.map(({ where, words, cure }) => `${where}: ${words}${cure === undefined ? '' : `; ${cure}`}`),
      ),
    ),
    ...section(
      'read',
      'What the tables were taken for',
      tables.flatMap(({ where, kind, rows, columns, words }): Block[] =>
        columns.length === 0
          ? [paragraph(`${where}: not used. ${words ?? ''}`)]
          : [
              tableOf(
                columns.filter(({ heading }) => heading !== ''),
                [
                  ['heading', ({ heading }) => heading],
                  ['taken for', ({ what }) => what ?? 'not used'],
                  ['why', ({ why }) => why],
                ],
                `${where}: ${counted(rows, 'row')}, ${KINDS[kind]}`,
              ),
            ],
      ),
      { folded: !isAll && asked.length === 0 },
    ),
  ];
}

const KINDS: Readonly<Record<HistoryReading['tables'][number]['kind'], string>> = {
  heats: 'heats and samples',
  baskets: 'baskets by class of scrap',
  additions: 'additions',
  'not-used': 'not used',
};
