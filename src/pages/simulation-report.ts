import type { SimulateContent, SimulateOutput } from '../documents/simulate.ts';
import { contentText, contentUnit } from '../foundation/quantity/content-text.ts';
import { readable } from './charts/svg.ts';
import { changeSection, limitSection, trajectorySection } from './heat-report-charts.ts';
import { assumptionTable, element, type Html, join, list, markup, page, table, text } from './render/html.ts';
import { type ElementName, trajectoriesOf } from './trajectories.ts';

/** What a route makes of a melt, as one HTML file: contents over time, what changed, what limits it, where everything went. */
export function simulationReport(output: SimulateOutput): string {
  const { limits, drivers, warnings, rareEarth } = output;
  const levers = limits.filter((one) => one.levers.length > 0);
  const lead = `${percent(output.metal_yield)} of the metal is left; ${readable(output.energy_kWh)} kWh.`;
  const remarks = hasBands(output) ? warnings : [...warnings, NO_BANDS];
  return page({
    title: routeOf(output).join(', '),
    specimen: false,
    lead: join([element('p', text(lead)), remarks.length > 0 ? list(remarks) : markup('')]),
    sections: [
      ['time', 'Contents over time', overTime(output)],
      ['contents', 'What it becomes', contentTable(output)],
      ...(limits.length > 0
        ? [['limits', 'What limits it', limitSection(limits.map(limitRow))] as const]
        : []),
      ...(levers.length > 0 ? [['levers', 'What a change would do', leverTables(levers)] as const] : []),
      ...(rareEarth.length > 0 ? [['rare-earths', 'Rare earths', rareEarthTable(output)] as const] : []),
      ['exchange', 'Where it went', exchangeTable(output)],
      ...(drivers.length > 0 ? [['spread', 'What the bands rest on', driverTable(output)] as const] : []),
      ['assumed', 'Assumptions and their sources', assumptionTable(output.assumed)],
    ],
  });
}

/** Said where no content has a band. */
const NO_BANDS =
  'no content has a band (one draw, or nothing uncertain moves it): nothing is said of how sure this is';
const hasBands = ({ final }: SimulateOutput): boolean =>
  Object.values(final).some(({ p05_ppm, p95_ppm }) => p95_ppm > p05_ppm);

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
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
  return first && first.time_s === 0 ? (first.composition[symbol]?.mean_ppm ?? 0) : null;
}

function overTime(output: SimulateOutput): Html {
  const trajectories = trajectoriesOf(output);
  const rows = contentsOf(output).map(([symbol, { mean_ppm, p05_ppm, p95_ppm }]) => ({
    element: symbol,
    before_ppm: beforeOf(output, symbol),
    after_ppm: mean_ppm,
    p05_ppm,
    p95_ppm,
  }));
  if (trajectories.rows.length === 0) return element('p', text('No content moves by a twentieth.'));
  return join([trajectorySection(trajectories), changeSection(rows)]);
}

const contentTable = (output: SimulateOutput): Html =>
  table({
    head: ['element', 'unit', 'before', 'after', '5 %', '95 %', 'dissolved'],
    numeric: [2, 3, 4, 5, 6],
    rows: contentsOf(output).map(([symbol, content]) => contentRow(output, symbol, content)),
  });

function contentRow(output: SimulateOutput, symbol: ElementName, content: SimulateContent): string[] {
  const { mean_ppm, p05_ppm, p95_ppm, dissolved_mean_ppm } = content;
  const before = beforeOf(output, symbol);
  const { unit, scale } = contentUnit(Math.max(mean_ppm, before ?? 0));
  const say = (ppm: number | null | undefined): string => (ppm == null ? '' : contentText(ppm * scale));
  return [symbol, unit, say(before), say(mean_ppm), say(p05_ppm), say(p95_ppm), say(dissolved_mean_ppm)];
}

const limitRow = (one: SimulateOutput['limits'][number]) => ({ ...one, operation: at(one) });

/** A table with one row per operation and element and one column per `column` of its entries; blank where there is none. */
function pivotTable<T>(
  caption: string,
  entries: readonly (readonly [operation: string, element: string, column: string, value: T])[],
  say: (value: T) => string,
): Html {
  const columns = [...new Set(entries.map(([, , column]) => column))];
  const byRow = Map.groupBy(entries, ([operation, symbol]) => `${operation}\t${symbol}`);
  return table({
    caption,
    head: ['operation', 'element', ...columns],
    numeric: columns.map((_, i) => i + 2),
    rows: [...byRow].map(([key, of]) => {
      const cells = new Map(of.map(([, , column, value]) => [column, say(value)]));
      return [...key.split('\t'), ...columns.map((column) => cells.get(column) ?? '')];
    }),
  });
}

/** One table for each operation: settings differ from one to the next. */
function leverTables(limits: SimulateOutput['limits']): Html {
  const tables = [...Map.groupBy(limits, ({ index }) => index).values()].map((own) =>
    pivotTable(
      `${at(own[0]!)}: change of the content; computed: run again with the setting moved, on the same draws`,
      own.flatMap((one) =>
        one.levers.map(
          ({ setting, change, effect_pct }) =>
            [at(one), one.element, `${setting} ${change}`, effect_pct] as const,
        ),
      ),
      (pct) => `${pct > 0 ? '+' : ''}${pct.toPrecision(2)} %`,
    ),
  );
  return join(tables);
}

const grams = (kg: number): string => contentText(1000 * kg);

const rareEarthTable = ({ rareEarth }: SimulateOutput): Html =>
  table({
    caption: 'grams',
    head: [
      'operation',
      'element',
      'in',
      'added',
      'product',
      'free',
      'wall',
      'slag',
      'dross',
      'filter',
      'else',
    ],
    numeric: [2, 3, 4, 5, 6, 7, 8, 9, 10],
    rows: rareEarth.map((one) => [
      at(one),
      one.element,
      ...[one.in_kg, one.added_kg, one.product_kg].map(grams),
      one.free_kg === undefined ? '' : grams(one.free_kg),
      ...[one.wall_kg, one.slag_kg, one.dross_kg, one.filter_kg, one.other_kg].map(grams),
    ]),
  });

/** Exchange below this is not told [kg]. */
const LEAST_KG = 1e-7;

function exchangeTable({ exchange }: SimulateOutput): Html {
  const told = exchange.filter(({ kg }) => Math.abs(kg) >= LEAST_KG);
  if (told.length === 0) return element('p', text('Nothing left the metal and nothing came in.'));
  return pivotTable(
    'grams that left the metal by where they went; a minus came in',
    told.map((one) => [at(one), one.element, one.to, one.kg] as const),
    grams,
  );
}

const driverTable = ({ drivers }: SimulateOutput): Html =>
  table({
    caption: 'rank correlation of the final content with each uncertain number',
    head: ['element', 'uncertain number', 'correlation'],
    numeric: [2],
    rows: drivers.map((one) => [one.element, one.what, one.rankCorrelation.toFixed(2)]),
  });
