import { scaledLifetime } from '../../../models/lifecycle/lifetime/lifetime.ts';
import {
  type Cohorts,
  inflowDriven,
  inflowOfAges,
  NEGATIVE_INFLOW,
  outflowByCause,
  type Retirement,
  stockDriven,
} from '../../../models/lifecycle/stock/cohorts.ts';
import { stockQuantiles } from '../../../models/lifecycle/stock/many-stocks.ts';
import { INFLOW_TIMINGS, survivalTables } from '../../../models/lifecycle/stock/survival-table.ts';
import { DEFAULT_SEED } from '../../manifest.ts';
import { drawsOf, uncertainIn } from '../../method/draws.ts';
import type { Quantities } from '../../method/quantities.ts';
import type { Reader } from '../../method/reader.ts';
import { lifetimesOf } from '../lifetimes.ts';
import type { LifecycleMethod } from '../method.ts';

/** What drives a stock. `initial-stock + X` starts from the age structure at the end of a period. */
const MODES = [
  'inflow-driven',
  'stock-driven',
  'inflow-from-age-structure',
  'initial-stock + stock-driven',
  'initial-stock + inflow-driven',
] as const;
type Mode = (typeof MODES)[number];

export const stock: LifecycleMethod = {
  name: 'stock',
  title: 'stock, inflow and outflow over time with cohorts and lifetimes, by cause where there are several',
  formula:
    'stock_tc = inflow_c S(age_tc); outflow_tc = stock_(t-1)c - stock_tc; stock-driven: inflow_t = (stock_t - sum_(c<t) stock_tc) / S(age_tt); several causes: S = product of S_k, outflow shared by the hazard each adds',
  source: 'cohort models as in ODYM and flodym; docs/theory/stock.md',
  comparedWith: 'ODYM test arrays 1e-7 to 1e-12, flodym timing 0.01, closed forms',
  refuses:
    'a negative stock or inflow, lists of unequal length, a lifetime that leaves nothing of its own period in a stock-driven run',
  inputs: {
    mode: MODES.join(', '),
    years: 'number of periods, or a label for each',
    inflow: 'amount of each period',
    inflowPerYear: 'or one rate for all periods, 1/a',
    thenZeroUntilYears: 'periods in all, with no inflow after the list',
    stock: 'amount at the end of each period; null where the age structure tells it',
    stockByCohort: 'age structure at the end of the last period',
    initialStockByCohort: 'age structure at the end of period initialStockAtEndOfYear',
    initialStockAtEndOfYear: 'counted from 1',
    lifetime:
      'type fixed, normal, folded-normal, lognormal or weibull with mean, sd, shape, scale [a]; each a number or one for each cohort',
    lifetimes: 'instead: several causes side by side, each with a name',
    inflowTiming: INFLOW_TIMINGS.join(', '),
    truncated: 'true cuts the part of a lifetime below zero off',
    stepLengths: 'length of each period, a',
    negativeInflow: NEGATIVE_INFLOW.join(', '),
    lifetimeFactor:
      'a distribution that all ages of one lifetime are multiplied with: bands of the stock of the same inflow',
    draws: 'number of draws for it',
    earlyRetirement: 'list of {period, share}: leaves every cohort at the end of that period',
  },
  run(reader) {
    const mode = modeOf(reader);
    const n = periodsOf(reader, mode);
    const { tables, names } = survivalOf(reader, n);
    const survival = tables.at(-1)!;
    const cohorts = cohortsOf(reader, mode, { n, survival });
    const causes = names.length > 1 ? outflowByCause(cohorts, tables.slice(0, -1)) : [];
    const negative = [...cohorts.inflow].flatMap((value, t) => (value < 0 ? [t] : []));
    return {
      quantities: {
        ...quantitiesOf(cohorts),
        ...(causes.length > 0
          ? { outflowByCause: Object.fromEntries(causes.map((row, k) => [names[k]!, [...row]])) }
          : {}),
        negativeInflowPeriods: negative,
        ...tailOf(reader, cohorts),
        ...bandsOf(reader, cohorts.inflow),
      },
      notes:
        negative.length === 0
          ? []
          : [
              `inflow is negative in ${negative.length} periods and kept so: the stock falls faster than lifetimes allow`,
            ],
    };
  },
};

/** Cohorts of a class of parts over `n` periods with each way out of service; ways add up to the outflow. */
export function cohortsIn(
  reader: Reader,
  n: number,
): {
  readonly cohorts: Cohorts;
  readonly ways: readonly { readonly cause: string; readonly outflow: Float64Array }[];
} {
  const { tables, names } = survivalOf(reader, n);
  const cohorts = cohortsOf(reader, modeOf(reader), { n, survival: tables.at(-1)! });
  if (names.length === 1)
    return {
      cohorts,
      ways: [{ cause: reader.has('lifetimes') ? names[0]! : 'end of life', outflow: cohorts.outflow }],
    };
  const parts = outflowByCause(cohorts, tables.slice(0, -1));
  const rest = cohorts.outflow.map((all, t) => all - parts.reduce((sum, one) => sum + one[t]!, 0));
  const early = rest.some((one, t) => Math.abs(one) > 1e-9 * (1 + cohorts.outflow[t]!));
  return {
    cohorts,
    ways: [
      ...parts.map((outflow, k) => ({ cause: names[k]!, outflow })),
      ...(early ? [{ cause: 'early retirement', outflow: rest }] : []),
    ],
  };
}

function modeOf(reader: Reader): Mode {
  const mode = reader.text('mode', reader.has('stock') ? 'stock-driven' : 'inflow-driven');
  return MODES.find((one) => one === mode) ?? reader.refuse('mode', 'is unknown', MODES.join(', '));
}

/** How many periods there are: from `years`, else from the list that drives the stock. */
function periodsOf(reader: Reader, mode: Mode): number {
  if (reader.has('thenZeroUntilYears'))
    return reader.number('thenZeroUntilYears', { whole: true, min: 1, max: MOST });
  const years = reader.raw('years');
  if (Array.isArray(years)) return years.length;
  if (years !== undefined) return reader.number('years', { whole: true, min: 1, max: MOST });
  const driver = reader.raw(
    mode === 'inflow-from-age-structure'
      ? 'stockByCohort'
      : mode.endsWith('stock-driven')
        ? 'stock'
        : 'inflow',
  );
  return Array.isArray(driver) && driver.length > 0
    ? driver.length
    : reader.refuse('years', 'is missing', 'the number of periods');
}

/** A table of cohorts is periods squared: more than this would fill the memory (assumption). */
const MOST = 2000;

function survivalOf(
  reader: Reader,
  n: number,
): { readonly tables: Float64Array[]; readonly names: string[] } {
  const several = reader.has('lifetimes');
  const readers = several ? reader.items('lifetimes') : [reader.inner('lifetime')];
  if (readers.length === 0) reader.refuse('lifetimes', 'is empty', 'at least one lifetime');
  const timing = reader.text('inflowTiming', 'end');
  const lengths = reader.has('stepLengths')
    ? reader.numbers('stepLengths', { above: 0, beside: ['periods', n] })
    : new Array<number>(n).fill(1);
  const tables = survivalTables({
    causes: readers.map((one) => lifetimesOf(one, n)),
    lengths,
    timing:
      INFLOW_TIMINGS.find((one) => one === timing) ??
      reader.refuse('inflowTiming', 'is unknown', INFLOW_TIMINGS.join(', ')),
    truncated: reader.flag('truncated', false),
  });
  return {
    tables,
    names: readers.map((one, k) => (several ? one.text('name', `cause ${k + 1}`) : 'lifetime')),
  };
}

interface Table {
  readonly n: number;
  readonly survival: Float64Array;
}

function cohortsOf(reader: Reader, mode: Mode, { n, survival }: Table): Cohorts {
  const retirements = retirementsOf(reader, n);
  if (mode === 'inflow-driven') return inflowDriven(inflowOf(reader, n), survival, retirements);
  if (mode === 'inflow-from-age-structure') {
    const ages = reader.numbers('stockByCohort', { min: 0, beside: ['periods', n] });
    return inflowDriven(inflowOfAges(ages, survival, { n, last: n - 1 }), survival);
  }
  if (retirements.length > 0)
    reader.refuse('earlyRetirement', 'has no meaning where the stock is given', 'mode inflow-driven');
  const negative = reader.text('negativeInflow', 'allow');
  const rule =
    NEGATIVE_INFLOW.find((one) => one === negative) ??
    reader.refuse('negativeInflow', 'is unknown', NEGATIVE_INFLOW.join(', '));
  if (mode === 'stock-driven') return stockDriven(amounts(reader, 'stock', n), { survival, negative: rule });
  const before = initialInflow(reader, { n, survival });
  const driver = mode === 'initial-stock + stock-driven' ? 'stock' : 'inflow';
  const given = nullable(reader, driver, n);
  for (let t = before.length; t < n; t++)
    if (given[t] === null)
      reader.refuse(`${driver}[${t}]`, 'is null after the initial stock', 'an amount of at least 0');
  const known = Float64Array.from(
    { length: n },
    (_, t) => before[t] ?? (driver === 'inflow' ? given[t]! : 0),
  );
  if (driver === 'inflow') return inflowDriven(known, survival);
  const wanted = given.map((value, t) => (t < before.length ? null : value));
  return stockDriven(wanted, { survival, inflow: known, negative: rule });
}

/** Inflow of the cohorts there were at the end of the initial period. */
function initialInflow(reader: Reader, { n, survival }: Table): Float64Array {
  const ages = reader.numbers('initialStockByCohort', { min: 0 });
  const end = reader.number('initialStockAtEndOfYear', {
    whole: true,
    min: 1,
    max: n,
    fallback: ages.length,
    because: 'one cohort for each period up to the initial stock',
  });
  if (ages.length !== end)
    reader.refuse(
      'initialStockByCohort',
      `has ${ages.length} cohorts for the end of period ${end}`,
      `${end} cohorts`,
    );
  return inflowOfAges(ages, survival, { n, last: end - 1 });
}

function inflowOf(reader: Reader, n: number): Float64Array {
  if (reader.has('inflowPerYear')) {
    const rate = reader.number('inflowPerYear', { min: 0 });
    const lengths = reader.has('stepLengths') ? reader.numbers('stepLengths') : [];
    return Float64Array.from({ length: n }, (_, t) => rate * (lengths[t] ?? 1));
  }
  const zeros = reader.has('thenZeroUntilYears');
  const inflow = reader.numbers('inflow', { min: 0, ...(zeros ? {} : { beside: ['periods', n] as const }) });
  if (inflow.length > n)
    reader.refuse(
      'thenZeroUntilYears',
      `is ${n}, less than the ${inflow.length} inflows`,
      `at least ${inflow.length}`,
    );
  return Float64Array.from({ length: n }, (_, t) => inflow[t] ?? 0);
}

const amounts = (reader: Reader, name: string, n: number): readonly number[] =>
  reader.numbers(name, { min: 0, beside: ['periods', n] });

/** A list in which null stands for what is told otherwise. */
function nullable(reader: Reader, name: string, n: number): readonly (number | null)[] {
  const list = reader.raw(name);
  if (!Array.isArray(list) || list.length !== n)
    return reader.refuse(name, `is not a list of ${n} amounts`, `${n} amounts or null`);
  return list.map((value: unknown, t) =>
    value === null || (typeof value === 'number' && Number.isFinite(value) && value >= 0)
      ? (value as number | null)
      : reader.refuse(
          `${name}[${t}]`,
          `is ${JSON.stringify(value)}: neither null nor an amount of at least 0`,
          'null or >= 0',
        ),
  );
}

const retirementsOf = (reader: Reader, n: number): readonly Retirement[] =>
  reader.has('earlyRetirement')
    ? reader.items('earlyRetirement').map((one) => ({
        period: one.number('period', { whole: true, min: 0, max: n - 1 }),
        share: one.number('share', { min: 0, max: 1 }),
      }))
    : [];

function quantitiesOf(cohorts: Cohorts): Quantities {
  const { inflow, stock, outflow } = cohorts;
  const change = stock.map((value, t) => value - (t === 0 ? 0 : stock[t - 1]!));
  const residual = Math.max(0, ...inflow.map((value, t) => Math.abs(value - outflow[t]! - change[t]!)));
  return {
    inflow: [...inflow],
    stock: [...stock],
    stockTotal: [...stock],
    outflow: [...outflow],
    stockChange: [...change],
    largestBalanceError: residual,
    stockByCohort: rowsOf(cohorts.stockByCohort, inflow.length),
    outflowByCohort: rowsOf(cohorts.outflowByCohort, inflow.length),
  };
}

const rowsOf = (matrix: Float64Array, n: number): number[][] =>
  Array.from({ length: n }, (_, t) => [...matrix.subarray(t * n, (t + 1) * n)]);

/** What is left long after the last inflow, every tenth period by name. */
function tailOf(reader: Reader, { stock: amount }: Cohorts): Quantities {
  if (!reader.has('thenZeroUntilYears')) return {};
  const tenths = Array.from({ length: Math.floor((amount.length - 1) / 10) }, (_, k) => 10 * (k + 1));
  return Object.fromEntries(tenths.map((t) => [`stockAtIndex${t}`, amount[t]!]));
}

/** Stock of the same inflow over draws of how long things last: 5, 50 and 95 % points of each period. */
function bandsOf(reader: Reader, inflow: Float64Array): Quantities {
  if (!reader.has('lifetimeFactor')) return {};
  if (reader.has('lifetimes') || reader.has('stepLengths') || reader.text('inflowTiming', 'end') !== 'end')
    reader.refuse(
      'lifetimeFactor',
      'is for one lifetime, equal steps and inflows at their end',
      'no lifetimes, stepLengths or inflowTiming',
    );
  const [lifetime] = lifetimesOf(reader.inner('lifetime'), 1);
  const factor = uncertainIn(reader, 'lifetimeFactor', 'lifetimeFactor');
  const draws = reader.number('draws', {
    whole: true,
    min: 10,
    max: 100_000,
    fallback: 1000,
    because: 'enough for the 5 and 95 % points',
  });
  const seed = (reader.raw('seed') as number | string | undefined) ?? DEFAULT_SEED;
  const lifetimes = [...drawsOf(factor, seed, draws)].map((one) =>
    one > 0
      ? scaledLifetime(lifetime!, one)
      : reader.refuse('lifetimeFactor', `draws ${one}`, 'a distribution above 0'),
  );
  const [p05, p50, p95] = stockQuantiles(inflow, lifetimes, [0.05, 0.5, 0.95]);
  return { stockBands: { p05: [...p05!], p50: [...p50!], p95: [...p95!] } };
}
