import type { ScrapElement, ScrapFurnace } from '../../../documents/heats/scrap-history.ts';
import type { Block, Section } from '../../../documents/page.ts';
import type { Interval, XyPlot } from '../../../documents/page-charts.ts';
import { counted, percent, readable } from '../../../foundation/quantity/format.ts';
import { list, number, paragraph, section, tableOf, tableUnlessEmpty } from '../parts.ts';
import { coverageBlocks, learningTable } from './judged-blocks.ts';

/** What decides, of one arc furnace. */
export function scrapLead({ furnace, elements, coverage, fittedOn, judgedOn }: ScrapFurnace): string {
  const [all] = coverage;
  const held =
    all === undefined
      ? 'No heat could be judged'
      : `Of ${all.n} contents of the last ${judgedOn} heats, which the fit on the first ${fittedOn} never saw, ${all.inside} lie inside their 90 % band (${percent(all.share, 0)}, 90 % interval ${percent(all.low, 0)} to ${percent(all.high, 0)})`;
  const changes = elements.flatMap(({ change }) => (change === null ? [] : [change.words]));
  return `${furnace}: what each class of scrap brings of ${elements.map(({ element }) => element).join(', ')}. ${held}. ${changes.length === 0 ? 'No lasting change of level.' : `${changes.join('; ')}.`}`;
}

/** Everything that is said of one arc furnace. */
export function scrapSections(one: ScrapFurnace, prefix: string): Section[] {
  const of = prefix === '' ? '' : `${one.furnace}: `;
  return [
    ...section(`${prefix}classes`, `${of}What each class of scrap brings`, one.elements.flatMap(classBlocks)),
    ...section(
      `${prefix}coverage`,
      `${of}How often bands held heats that were never seen`,
      coverageBlocks(one),
    ),
    ...section(
      `${prefix}learning`,
      `${of}How it learned`,
      one.elements.flatMap(({ element, learning }): Block[] =>
        learning.length === 0
          ? []
          : [
              paragraph(`${element}: the next heats by their baskets, after so many heats`),
              ...learningTable(learning, 'without baskets'),
            ],
      ),
    ),
    ...section(
      `${prefix}drift`,
      `${of}Drift`,
      list(
        one.elements.map(({ element, change }) =>
          change === null
            ? `${element}: no lasting change against what the baskets let expect`
            : change.words,
        ),
      ),
    ),
    ...section(
      `${prefix}not-learned`,
      `${of}What cannot be told apart, or not learned`,
      tableUnlessEmpty(one.notLearned, [
        ['what', ({ what }) => what],
        ['why', ({ words }) => words],
        ['what to sample', ({ sample }) => sample],
      ]),
    ),
    ...section(`${prefix}words`, `${of}What was taken`, list(one.words)),
  ];
}

function classBlocks({ element, heats, classes, groups, scatter_ppm, heel }: ScrapElement): Block[] {
  const sorted = classes.toSorted((a, b) => b.content_ppm.mean - a.content_ppm.mean);
  return [
    { kind: 'chart', chart: { kind: 'xy', plot: classPlot(element, sorted) } },
    tableOf(
      sorted,
      [
        [number('no.'), (_, at) => String(at + 1)],
        ['class', ({ name }) => name],
        [number(`${element} [wt%]`), ({ content_ppm }) => wtpct(content_ppm.mean)],
        [
          number('90 % interval'),
          ({ content_ppm }) => `${wtpct(content_ppm.p05)} to ${wtpct(content_ppm.p95)}`,
        ],
        [number('share of charge'), ({ share }) => percent(share, 1)],
        [number('heats'), (one) => String(one.heats)],
        ['cannot be told from', ({ together }) => together.join(', ')],
      ],
      `${element} by ${counted(heats, 'heat')}`,
    ),
    ...list([
      ...groups.map(({ words, content_ppm }) => `${words}: ${ofInterval(content_ppm)} wt% ${element}`),
      `what the baskets do not explain: ${ofInterval(scatter_ppm)} wt% from heat to heat`,
      ...(heel === null
        ? []
        : [
            `share of the heat before that stayed in the furnace: ${percent(heel.mean, 0)} (${percent(heel.p05, 0)} to ${percent(heel.p95, 0)})`,
          ]),
    ]),
  ];
}

const wtpct = (ppm: number): string => readable(ppm / 1e4);

const ofInterval = ({ mean, p05, p95 }: Interval): string =>
  `${wtpct(mean)} (${wtpct(p05)} to ${wtpct(p95)})`;

/** Most classes of one chart. */
const MOST = 14;

function classPlot(element: string, sorted: ScrapElement['classes']): XyPlot {
  const shown = sorted.slice(0, MOST);
  return {
    title: `${element} by class of scrap`,
    description: shown.map(({ name, content_ppm }) => `${name} ${wtpct(content_ppm.mean)} wt%`).join(', '),
    x: {
      label: 'class, most first',
      range: [-0.5, shown.length - 0.5],
      ticks: shown.map((_, at) => ({ at, label: String(at + 1) })),
    },
    y: { label: `${element} [wt%]` },
    height: 240,
    series: [
      ...shown.map(({ content_ppm }, at) => ({
        kind: 'line' as const,
        points: [[at, content_ppm.p05 / 1e4] as const, [at, content_ppm.p95 / 1e4] as const],
        tone: 'accent' as const,
      })),
      {
        kind: 'points',
        points: shown.map(({ content_ppm }, at) => [at, content_ppm.mean / 1e4]),
        tone: 'ink',
        name: 'mean; line = 90 % interval',
      },
    ],
  };
}
