import type { AdviseOutput } from '../../../documents/heats/advise.ts';
import type { AnsweredAdvice, HeatAdvice } from '../../../documents/heats/heats.ts';
import type { Block, Page } from '../../../documents/page.ts';
import type { Point, Series, XyPlot } from '../../../documents/page-charts.ts';
import { unitOf } from '../../../documents/shown-unit.ts';
import {
  contentText,
  massText,
  minutes,
  money,
  sureness,
  utcMinute,
  wholeMinutes,
} from '../../../foundation/quantity/format.ts';
import { assumptions, list, notices, number, paragraph, section, table, tableOf } from '../parts.ts';

/** Contents drawn, those that decide first. */
const MOST_PICTURES = 8;
/** A limit that is surer than this all the time needs no picture [1]. */
const CERTAIN = 0.999;

/** What may be done with a melt now: how sure, over time; contents against their limits. */
export function advicePage(output: AdviseOutput): Page {
  const { words, warnings, acceptance, course, correction, samples, pending, assumed } = output;
  const [first, ...others] = words;
  const pictures = course.contents.filter(({ of }) => decides(output, of)).slice(0, MOST_PICTURES);
  return {
    format: 'remelt-page/1',
    title: `${output.heat ?? 'The melt'} at ${minutes(output.now_s)}`,
    lead: [paragraph(first ?? '', 'strong'), paragraph(acceptance.words, 'dim')],
    sections: [
      ...section('advice', output.standing === 'advice' ? 'Advice' : 'Outlook, no advice', list(others)),
      ...section('sure', 'How sure', [plotBlock(surePlot(output))]),
      ...section(
        'contents',
        'Contents',
        pictures.map(({ of }) => plotBlock(contentPlot(output, of))),
      ),
      ...section('limits', 'Limits', [limitTable(output)]),
      ...section('addition', 'What to add', correction ? additionBlocks(correction) : []),
      ...section('pending', 'At the laboratory', pending.length > 0 ? [pendingTable(output)] : []),
      ...section(
        'samples',
        'Samples, and what they are worth',
        samples.length > 0 ? [sampleTable(output)] : [],
      ),
      ...section('warnings', 'Warnings', notices(warnings)),
      ...assumptions(assumed),
    ],
  };
}

const plotBlock = (plot: XyPlot): Block => ({ kind: 'chart', chart: { kind: 'xy', plot } });

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
    description: `now ${sureness(sure.now)}, when poured ${sureness(sure.atStop)}, at the latest time ${sureness(sure.atLatest)}`,
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
  const { unit, scale } = unitOf(name);
  const over = (values: readonly number[]): Point[] =>
    values.map((ppm, i) => [course.times_s[i]! / 60, ppm * scale]);
  const read = (below: boolean): Point[] =>
    readings.flatMap((one): Point[] => (one.below === below ? [[one.at_s / 60, one.ppm * scale]] : []));
  return {
    title: `${name} [${unit}]`,
    description: rules
      .map(
        ({ side, limit_ppm, probabilityAtStop }) =>
          `${side} ${contentText(limit_ppm * scale)} ${unit}, holds with ${sureness(probabilityAtStop)}`,
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
function limitCells({
  of,
  side,
  limit_ppm,
  now,
  atStop,
  probabilityAtStop,
  lever,
}: AdviseOutput['limits'][number]): string[] {
  const { unit, scale } = unitOf(of);
  const say = (ppm: number): string => contentText(ppm * scale);
  const band = ({ mean_ppm, p05_ppm, p95_ppm }: typeof now): string =>
    `${say(mean_ppm)} (${say(p05_ppm)} to ${say(p95_ppm)})`;
  return [
    `${of} ${side}`,
    `${say(limit_ppm)} ${unit}`,
    band(now),
    band(atStop),
    sureness(probabilityAtStop),
    lever ?? '',
  ];
}

const limitTable = ({ limits, stop_s, correction }: AdviseOutput): Block =>
  table(
    [
      'limit',
      number('is'),
      'now',
      stop_s === null && !correction ? 'at the surest time' : 'when poured',
      number('holds'),
      'what moves it',
    ],
    limits.map(limitCells),
    'mean (5 to 95 %)',
  );

function additionBlocks({
  additions,
  words,
  at_s,
  pour_s,
}: NonNullable<AdviseOutput['correction']>): Block[] {
  if (additions.length === 0) return list(words);
  return [
    table(
      ['material', number('kg'), number('USD')],
      additions.map(({ id, mass_kg, cost_usd }) => [id, massText(mass_kg), money(cost_usd)]),
      `added at ${minutes(at_s)}, poured at ${minutes(pour_s)}`,
    ),
    ...list(words),
  ];
}

const pendingTable = ({ pending }: AdviseOutput): Block =>
  tableOf(pending, [
    ['sample', ({ id }) => id],
    ['method', ({ method }) => method],
    ['elements', ({ elements }) => elements.join(', ')],
    [number('due [min]'), ({ due_s }) => wholeMinutes(due_s)],
    ['what waiting for it is worth', ({ words }) => words],
  ]);

const sampleTable = ({ samples }: AdviseOutput): Block =>
  tableOf(samples, [
    ['samples', ({ count, method }) => `${count} x ${method}`],
    ['elements', ({ elements }) => elements.join(', ')],
    [number('taken at [min]'), ({ take_s }) => wholeMinutes(take_s)],
    [number('result at [min]'), ({ result_s }) => wholeMinutes(result_s)],
    ['worth', ({ words }) => words],
  ]);

/** What may be done with a heat of the ledger: the advice, what is missing for it, and what it rests on. */
export function heatAdvicePage({ advice, missing, rests, moltenAt, zeroAt }: HeatAdvice): Page {
  const page = advicePage(advice);
  const molten = `molten since ${utcMinute(moltenAt)}; minutes count from ${utcMinute(zeroAt)}`;
  return {
    ...page,
    sections: [
      ...section(
        'missing',
        'What is missing',
        missing.length === 0
          ? []
          : [
              table(
                ['what', 'what to do'],
                missing.map(({ what, cure }) => [what, cure]),
              ),
            ],
      ),
      ...page.sections,
      ...section('rests', 'What it rests on', list([...rests, molten])),
    ],
  };
}

/** The advice, and what a melter did with it. */
export function answeredAdvicePage({ advice, answer }: AnsweredAdvice): Page {
  const page = advicePage(advice);
  const words = `${answer.decision} by ${answer.by}: recorded, nothing was moved`;
  return { ...page, sections: [...page.sections, ...section('answer', 'The answer', [paragraph(words)])] };
}
