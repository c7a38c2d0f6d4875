import type { SimulateContent, SimulateOutput } from '../../../documents/heats/simulate.ts';
import type { Block, Page, Table } from '../../../documents/page.ts';
import { unitOf } from '../../../documents/shown-unit.ts';
import { contentText, percent, readable, signed } from '../../../foundation/quantity/format.ts';
import { coverageSentence, coverageTable } from '../coverage-blocks.ts';
import { assumptions, list, notices, number, paragraph, predicted, section, table } from '../parts.ts';
import { changeBlocks, limitTable, trajectoryBlocks } from './route-blocks.ts';
import { type ElementName, middle_ppm, middleName, trajectoriesOf } from './trajectories.ts';

/**
 * What a route makes of a melt: contents over time, what changed, what limits it, where everything went. Contents over time
 * are drawn where the output looks at the melt from its first moment on.
 */
export function simulationPage(output: SimulateOutput): Page {
  const { limits, drivers, warnings, rareEarth, trajectory } = output;
  const levers = limits.filter((one) => one.levers.length > 0);
  return {
    format: 'remelt-page/1',
    title: routeOf(output).join(', '),
    lead: [
      paragraph(
        `${percent(output.metal_yield, 2)} of the metal is left; ${readable(output.energy_kWh)} kWh.`,
      ),
      ...coverageSentence(output.coverage),
      ...notices(hasBands(output) ? warnings : [...warnings, NO_BANDS]),
    ],
    sections: [
      ...section('time', 'Contents over time', trajectory[0]?.time_s === 0 ? overTime(output) : []),
      ...section('contents', 'What it becomes', [
        predicted(contentTable(output), output.trajectory.at(-1)?.operation),
        ...list(output.expectedErrors ?? []),
      ]),
      ...section('limits', 'What limits it', limits.length > 0 ? limitBlocks(limits) : []),
      ...section('levers', 'What a change would do', leverTables(levers)),
      ...section('rare-earths', 'Rare earths', rareEarth.length > 0 ? [rareEarthTable(output)] : [], {
        detail: true,
      }),
      ...section('exchange', 'Where it went', [exchangeBlock(output)], { detail: true }),
      ...section(
        'spread',
        'What the bands rest on',
        [...(drivers.length > 0 ? [driverTable(output)] : []), ...coverageTable(output.coverage)],
        { detail: true },
      ),
      ...assumptions(output.assumed),
    ],
  };
}

/** Said where no content has a band. */
const NO_BANDS =
  'no content has a band (one draw, or nothing uncertain moves it): nothing is said of how sure this is';
const hasBands = ({ final }: SimulateOutput): boolean =>
  Object.values(final).some(({ p05_ppm, p95_ppm }) => p95_ppm > p05_ppm);

const at = ({ operation, index }: { readonly operation: string; readonly index: number }): string =>
  `${index + 1} ${operation}`;

/** Operations in turn. */
function routeOf({ trajectory }: SimulateOutput): string[] {
  const names = new Map(trajectory.map(({ index, operation }) => [index, operation]));
  return [...names.values()];
}

/** Final contents in their order. */
const contentsOf = ({ final }: SimulateOutput): [ElementName, SimulateContent][] =>
  Object.entries(final) as [ElementName, SimulateContent][];

/** Contents when the route begins: the look at its first moment. */
function beforeOf({ trajectory }: SimulateOutput, symbol: ElementName): number | null {
  const first = trajectory[0];
  const content = first?.composition[symbol];
  if (first === undefined || first.time_s !== 0) return null;
  return content ? middle_ppm(content) : 0;
}

function overTime(output: SimulateOutput): Block[] {
  const trajectories = trajectoriesOf(output);
  if (trajectories.rows.length === 0) return [paragraph('No content moves by a twentieth.')];
  const changes = contentsOf(output).map(([symbol, content]) => ({
    element: symbol,
    before_ppm: beforeOf(output, symbol),
    after_ppm: middle_ppm(content),
    p05_ppm: content.p05_ppm,
    p95_ppm: content.p95_ppm,
  }));
  return [...trajectoryBlocks(trajectories), ...changeBlocks(changes)];
}

/** How exactly a content is told in wt%: a balance element moves in its fourth digit. */
const LARGE = { digits: 4 };

function contentTable(output: SimulateOutput): Table {
  const before = output.trajectory[0]?.time_s === 0;
  return table(
    [
      'element',
      'unit',
      ...(before ? ['before'] : []),
      middleName(output.final),
      '5 %',
      '95 %',
      'dissolved',
    ].map((head, i) => (i < 2 ? head : number(head))),
    contentsOf(output).map(([symbol, content]) => contentRow(output, symbol, content)),
  );
}

function contentRow(output: SimulateOutput, symbol: ElementName, content: SimulateContent): string[] {
  const { p05_ppm, p95_ppm, dissolved_mean_ppm, dissolved_median_ppm } = content;
  const before = beforeOf(output, symbol);
  const { unit, scale } = unitOf(symbol);
  const say = (ppm: number | undefined): string =>
    ppm === undefined ? '' : contentText(ppm * scale, unit === 'wt%' ? LARGE : {});
  return [
    symbol,
    unit,
    ...(before === null ? [] : [say(before)]),
    say(middle_ppm(content)),
    say(p05_ppm),
    say(p95_ppm),
    say(dissolved_median_ppm ?? dissolved_mean_ppm),
  ];
}

function limitBlocks(limits: SimulateOutput['limits']): Block[] {
  const published = [...new Set(limits.flatMap((row) => row.published ?? []))];
  return [
    limitTable(limits.map((one) => ({ ...one, operation: at(one) }))),
    ...list(published.map((words) => `${words} (for comparison, never enforced)`)),
  ];
}

/** A table with one row per operation and element and one column per `column` of its entries; blank where there is none. */
function pivotTable<T>(
  caption: string,
  entries: readonly (readonly [operation: string, element: string, column: string, value: T])[],
  say: (value: T) => string,
): Table {
  const columns = [...new Set(entries.map(([, , column]) => column))];
  const byRow = Map.groupBy(entries, ([operation, symbol]) => `${operation}\t${symbol}`);
  return table(
    ['operation', 'element', ...columns.map(number)],
    [...byRow].map(([key, of]) => {
      const cells = new Map(of.map(([, , column, value]) => [column, say(value)]));
      return [...key.split('\t'), ...columns.map((column) => cells.get(column) ?? '')];
    }),
    caption,
  );
}

/** One table for each operation: settings differ from one to the next. */
const leverTables = (limits: SimulateOutput['limits']): Table[] =>
  [...Map.groupBy(limits, ({ index }) => index).values()].map((own) =>
    pivotTable(
      `${at(own[0]!)}: change of the content; computed: run again with the setting moved, on the same draws`,
      own.flatMap((one) =>
        one.levers.map(
          ({ setting, change, effect_pct }) =>
            [at(one), one.element, `${setting} ${change}`, effect_pct] as const,
        ),
      ),
      (pct) => `${signed(pct.toPrecision(2))} %`,
    ),
  );

const grams = (kg: number): string => contentText(1000 * kg);

const rareEarthTable = ({ rareEarth }: SimulateOutput): Table =>
  table(
    [
      'operation',
      'element',
      ...['in', 'added', 'product', 'free', 'wall', 'slag', 'dross', 'filter', 'else'].map(number),
    ],
    rareEarth.map((one) => [
      at(one),
      one.element,
      ...[one.in_kg, one.added_kg, one.product_kg].map(grams),
      one.free_kg === undefined ? '' : grams(one.free_kg),
      ...[one.wall_kg, one.slag_kg, one.dross_kg, one.filter_kg, one.other_kg].map(grams),
    ]),
    'grams',
  );

/** Exchange below this is not told [kg]. */
const LEAST_KG = 1e-7;

function exchangeBlock({ exchange }: SimulateOutput): Block {
  const told = exchange.filter(({ kg }) => Math.abs(kg) >= LEAST_KG);
  if (told.length === 0) return paragraph('Nothing left the metal and nothing came in.');
  return pivotTable(
    'grams that left the metal by where they went; a minus came in',
    told.map((one) => [at(one), one.element, one.to, one.kg] as const),
    grams,
  );
}

const driverTable = ({ drivers }: SimulateOutput): Table =>
  table(
    ['element', 'uncertain number', number('correlation')],
    drivers.map((one) => [one.element, one.what, one.rankCorrelation.toFixed(2)]),
    'rank correlation of the final content with each uncertain number',
  );
