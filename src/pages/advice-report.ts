import type { AdviseOutput } from '../documents/advise.ts';
import { contentText, contentUnit } from '../foundation/quantity/content-text.ts';
import { type Point, type Series, type XyPlot, xyChart } from './charts/xy-chart.ts';
import { assumptionTable, element, figure, type Html, join, list, page, table, text } from './render/html.ts';

/** Contents drawn, those that decide first. */
const MOST_PICTURES = 8;
/** A limit that is surer than this all the time needs no picture [1]. */
const CERTAIN = 0.999;

/** What may be done with a melt now, as one HTML file to look at: how sure, over time; contents against their limits. */
export function adviceReport(output: AdviseOutput): string {
  const { words, warnings, acceptance, course, correction, samples, pending, assumed } = output;
  const [first, ...others] = words;
  const pictures = course.contents.filter(({ of }) => decides(output, of)).slice(0, MOST_PICTURES);
  return page({
    title: `${output.heat ?? 'The melt'} at ${minutes(output.now_s)} min`,
    specimen: false,
    lead: join([
      element('p', element('strong', text(first ?? ''))),
      element('p', text(acceptance.words), { class: 'dim' }),
    ]),
    sections: [
      ['advice', output.standing === 'advice' ? 'Advice' : 'Outlook, no advice', list(others)],
      ['sure', 'How sure', chart(surePlot(output))],
      ['contents', 'Contents', join(pictures.map(({ of }) => chart(contentPlot(output, of))))],
      ['limits', 'Limits', limitTable(output)],
      ...(correction ? [['addition', 'What to add', additionSection(correction)] as const] : []),
      ...(pending.length > 0 ? [['pending', 'At the laboratory', pendingTable(output)] as const] : []),
      ...(samples.length > 0
        ? [['samples', 'Samples, and what they are worth', sampleTable(output)] as const]
        : []),
      ...(warnings.length > 0 ? [['warnings', 'Warnings', list(warnings)] as const] : []),
      ['assumed', 'Assumptions and their sources', assumptionTable(assumed)],
    ],
  });
}

const minutes = (seconds: number): string => String(Math.round(seconds / 60));
const percent = (share: number): string => `${Math.round(100 * share)} %`;
const chart = (plot: XyPlot): Html => figure(xyChart(plot), plot.title);

/** Read, unsure, or not certain now. */
function decides({ limits, course }: AdviseOutput, name: string): boolean {
  return (
    course.readings.some(({ of }) => of === name) ||
    limits.some(
      ({ of, probabilityNow, probabilityAtStop }) =>
        of === name && Math.min(probabilityNow, probabilityAtStop) < CERTAIN,
    )
  );
}

/** Now, when to pour and when an addition is made. */
function timeRules({ now_s, stop_s, correction }: AdviseOutput): Series[] {
  const pour_s = stop_s ?? (correction && correction.additions.length > 0 ? correction.pour_s : null);
  return [
    { kind: 'rule', axis: 'x', at: now_s / 60, tone: 'dim', dashed: true, name: 'now' },
    ...(pour_s === null
      ? []
      : [{ kind: 'rule', axis: 'x', at: pour_s / 60, tone: 'good', name: 'pour' } as const]),
  ];
}

function surePlot(output: AdviseOutput): XyPlot {
  const { sure, course } = output;
  const points = course.times_s.flatMap((at_s, i): Point[] => {
    const share = course.sure[i] ?? null;
    return share === null ? [] : [[at_s / 60, 100 * share]];
  });
  return {
    title: 'Chance that every limit holds, as the melt is',
    description: `now ${percent(sure.now)}, when poured ${percent(sure.atStop)}, at the latest time ${percent(sure.atLatest)}`,
    x: { label: 'time [min]' },
    y: { label: 'sure [%]', range: [0, 100] },
    height: 260,
    series: [
      { kind: 'line', points, tone: 'accent', name: 'sure' },
      { kind: 'rule', axis: 'y', at: 100 * sure.wanted, tone: 'dim', dashed: true, name: 'asked' },
      ...timeRules(output),
    ],
  };
}

function contentPlot(output: AdviseOutput, name: string): XyPlot {
  const { course, limits } = output;
  const own = course.contents.find(({ of }) => of === name)!;
  const rules = limits.filter(({ of }) => of === name);
  const readings = course.readings.filter(({ of }) => of === name);
  const shown = [
    ...own.p95_ppm,
    ...readings.map(({ ppm }) => ppm),
    ...rules.map(({ limit_ppm }) => limit_ppm),
  ];
  const { unit, scale } = contentUnit(Math.max(...shown));
  const over = (values: readonly number[]): Point[] =>
    values.map((ppm, i) => [course.times_s[i]! / 60, ppm * scale]);
  const read = (below: boolean): Point[] =>
    readings.flatMap((one): Point[] => (one.below === below ? [[one.at_s / 60, one.ppm * scale]] : []));
  return {
    title: `${name} [${unit}]`,
    description: rules
      .map(
        ({ side, limit_ppm, probabilityAtStop }) =>
          `${side} ${contentText(limit_ppm * scale)} ${unit}, holds with ${percent(probabilityAtStop)}`,
      )
      .join('; '),
    x: { label: 'time [min]' },
    y: { label: unit },
    height: 260,
    series: [
      { kind: 'band', low: over(own.p05_ppm), high: over(own.p95_ppm), name: '9 of 10' },
      { kind: 'line', points: over(own.mean_ppm), tone: 'accent', name: 'mean' },
      ...rules.map(
        ({ side, limit_ppm }): Series => ({
          kind: 'rule',
          axis: 'y',
          at: limit_ppm * scale,
          tone: 'bad',
          dashed: true,
          name: side,
        }),
      ),
      ...pointsOf(read(false), 'read', false),
      ...pointsOf(read(true), 'read as less than', true),
      ...timeRules(output),
    ],
  };
}

const pointsOf = (points: readonly Point[], name: string, hollow: boolean): Series[] =>
  points.length === 0 ? [] : [{ kind: 'points', points, tone: 'ink', hollow, name }];

/** What a limit is, what there is now and when poured (mean, 5 to 95 %), and how sure it holds, in words. */
export function limitCells({
  of,
  side,
  limit_ppm,
  now,
  atStop,
  probabilityAtStop,
}: AdviseOutput['limits'][number]): string[] {
  const { unit, scale } = contentUnit(now.mean_ppm);
  const say = (ppm: number): string => contentText(ppm * scale);
  const band = ({ mean_ppm, p05_ppm, p95_ppm }: typeof now): string =>
    `${say(mean_ppm)} (${say(p05_ppm)} to ${say(p95_ppm)})`;
  return [`${of} ${side}`, `${say(limit_ppm)} ${unit}`, band(now), band(atStop), percent(probabilityAtStop)];
}

/** Their heads. */
export const limitHead = ({ stop_s, correction }: Pick<AdviseOutput, 'stop_s' | 'correction'>): string[] => [
  'limit',
  'is',
  'now',
  stop_s === null && !correction ? 'at the surest time' : 'when poured',
  'holds',
];

const limitTable = (output: AdviseOutput): Html =>
  table({
    head: [...limitHead(output), 'what moves it'],
    caption: 'mean (5 to 95 %)',
    rows: output.limits.map((one) => [...limitCells(one), one.lever ?? '']),
  });

function additionSection(correction: NonNullable<AdviseOutput['correction']>): Html {
  const { additions, words, at_s, pour_s } = correction;
  if (additions.length === 0) return list(words);
  return join([
    table({
      head: ['material', 'kg', 'USD'],
      numeric: [1, 2],
      caption: `added at ${minutes(at_s)} min, poured at ${minutes(pour_s)} min`,
      rows: additions.map(({ id, mass_kg, cost_usd }) => [id, mass_kg.toPrecision(4), cost_usd.toFixed(2)]),
    }),
    list(words),
  ]);
}

const pendingTable = ({ pending }: AdviseOutput): Html =>
  table({
    head: ['sample', 'method', 'elements', 'due [min]', 'what waiting for it is worth'],
    rows: pending.map(({ id, method, elements, due_s, words }) => [
      id,
      method,
      elements.join(', '),
      minutes(due_s),
      words,
    ]),
  });

const sampleTable = ({ samples }: AdviseOutput): Html =>
  table({
    head: ['samples', 'elements', 'taken at [min]', 'result at [min]', 'worth'],
    rows: samples.map(({ count, method, elements, take_s, result_s, words }) => [
      `${count} x ${method}`,
      elements.join(', '),
      minutes(take_s),
      minutes(result_s),
      words,
    ]),
  });
