/**
 * Executed comparison of the life cycle with published figures: `node validation/lifecycle.ts` writes
 * docs/lifecycle-comparison.md. Nothing is fitted; what cannot be compared says why.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runLifecycle } from '../src/calculations/lifecycle/lifecycle.ts';
import { dataFacts } from '../src/calculations/testing/data-facts.ts';

const root = join(import.meta.dirname, '..');
/** The page the comparison is written to. */
export const PAGE = join(root, 'docs', 'lifecycle-comparison.md');
const TARGETS = join(root, 'src/calculations/lifecycle/__fixtures__/superalloy-validation-targets.json');

interface Target {
  readonly id: string;
  readonly title: string;
  readonly expected: unknown;
}

/** One figure: as published, as computed, and what is assumed between them. */
interface Row {
  readonly what: string;
  readonly published: string;
  readonly computed: string;
  readonly verdict: 'inside' | 'missed';
  readonly assumed: string;
}

const facts = dataFacts();
const ask = <T>(method: string, inputs: unknown): T => runLifecycle(method, inputs, facts) as unknown as T;
const digits = (value: number): string => String(Number(value.toPrecision(3)));
const range = (low: number, high: number): string => `${digits(low)} to ${digits(high)}`;

/** Published number against one computed, within a tolerance. */
const near = (
  what: string,
  [published, computed]: readonly [number, number],
  { within, assumed }: { readonly within: number; readonly assumed: string },
): Row => ({
  what,
  published: digits(published),
  computed: digits(computed),
  verdict: Math.abs(computed - published) <= within * Math.abs(published) ? 'inside' : 'missed',
  assumed,
});

/** Published range against a computed one: inside where they overlap. */
const overlap = (
  what: string,
  [published, computed]: readonly [readonly [number, number], readonly [number, number]],
  assumed: string,
): Row => ({
  what,
  published: published[0] === published[1] ? digits(published[0]) : range(...published),
  computed: range(...computed),
  verdict: computed[0] <= published[1] && computed[1] >= published[0] ? 'inside' : 'missed',
  assumed,
});

interface Stock {
  readonly stock: readonly number[];
  readonly outflow: readonly number[];
}

/** Lowest and highest of what a model says over all combinations of two assumed numbers. */
function span(
  of: (a: number, b: number) => number,
  as: readonly number[],
  bs: readonly number[],
): readonly [number, number] {
  const all = as.flatMap((a) => bs.map((b) => of(a, b)));
  return [Math.min(...all), Math.max(...all)];
}

/** Deliveries that grow to a peak in 2016 after a start in 1980, engines retired by a Weibull lifetime. */
const rhenium = (growth: number, life: number): Stock =>
  ask<Stock>('stock', {
    inflow: Array.from({ length: 38 }, (_, t) => (t <= 36 ? 49.9 * (1 + growth) ** (t - 36) : 49.9)),
    inflowTiming: 'middle',
    lifetime: { type: 'weibull', shape: 3, scale: life },
  });

const tantalum = (growth: number, life: number): number => {
  const inflow = Array.from({ length: 46 }, (_, t) => (1 + growth) ** t);
  const { stock } = ask<Stock>('stock', {
    inflow,
    lifetime: { type: 'lognormal', mean: life, sd: life / 2 },
  });
  return (100 * stock.at(-1)!) / inflow.reduce((sum, one) => sum + one, 0);
};

/** Burden of the primary metals in one kilogram of an alloy. */
function alloyBurden(
  composition: Readonly<Record<string, number>>,
  perKg: Readonly<Record<string, { kgCO2e: number }>>,
): number {
  const uses = Object.entries(composition).map(([product, pct]) => ({
    product,
    amount: pct / 100,
    unit: 'kg',
  }));
  const burdens = Object.entries(perKg).map(([product, { kgCO2e }]) => ({
    product,
    unit: 'kg',
    amount: kgCO2e,
  }));
  return ask<{ score: number }>('inventory', {
    functionalUnit: { product: 'alloy', amount: 1, unit: 'kg' },
    processes: [
      { name: 'alloy', source: 'nominal', makes: [{ product: 'alloy', amount: 1, unit: 'kg' }], uses },
    ],
    background: { name: 'Nuss and Eckelman', date: '2014', source: 'PLoS ONE 9(7) e101298', burdens },
  }).score;
}

const census = (flows: Readonly<Record<string, number>>, total: string): { chi2: number; pValue: number } =>
  ask('reconcile', {
    processes: ['scrap'],
    flows: Object.entries(flows).map(([id, value]) =>
      id === total
        ? { id, from: 'plants', to: 'scrap', value, rsd: 0.005 }
        : { id, from: 'scrap', to: id, value, rsd: 0.005 },
    ),
  });

/** What is compared, by target. */
const COMPARED: Readonly<
  Record<string, (expected: never, all: ReadonlyMap<string, Target>) => readonly Row[]>
> = {
  'global-tantalum-cycle-1970-2015': ({
    stillInUseOfAllProducedSince1970Pct: [low, high],
  }: {
    stillInUseOfAllProducedSince1970Pct: [number, number];
  }) => [
    overlap(
      'in use of all produced since 1970 [%]',
      [[low, high], span(tantalum, [0.01, 0.03], [5, 12])],
      'growth 1 to 3 %, lognormal lifetimes of 5 to 12 years',
    ),
  ],
  'aircraft-rhenium-dsfa-1980-2017': (expected: {
    stock_t: { value: number };
    maxRecyclingPotentialRetired_t: { value: number };
    maintenanceDemand2017_t: Record<string, number>;
  }) => {
    const {
      '4-year cycle': four = 0,
      '6-year cycle': six = 0,
      '8-year cycle': eight = 0,
    } = expected.maintenanceDemand2017_t;
    const assumed =
      'deliveries grow 5 to 9 % a year to the published peak; Weibull lifetime, scale 22 to 28 years';
    const stock = expected.stock_t.value;
    const retired = expected.maxRecyclingPotentialRetired_t.value;
    return [
      overlap(
        'stock in 2017 [t]',
        [[stock, stock], span((g, life) => rhenium(g, life).stock.at(-1)!, [0.05, 0.09], [22, 28])],
        assumed,
      ),
      overlap(
        'rhenium in engines retired in 2015 [t]',
        [[retired, retired], span((g, life) => rhenium(g, life).outflow[35]!, [0.05, 0.09], [22, 28])],
        assumed,
      ),
      near('maintenance with a 4-year cycle over a 6-year one', [four / six, 6 / 4], {
        within: 0.1,
        assumed: 'demand is stock over cycle',
      }),
      near('maintenance with a 4-year cycle over an 8-year one', [four / eight, 8 / 4], {
        within: 0.1,
        assumed: 'demand is stock over cycle',
      }),
    ];
  },
  'rhenium-revert-share': ({
    revertShareReAlloysPctAbout,
    revertShareSomeAlloysUpToPct,
  }: {
    revertShareReAlloysPctAbout: number;
    revertShareSomeAlloysUpToPct: number;
  }) => {
    const share = (heatPerPart: number, accepted: number): number =>
      100 *
      ask<{ revertShareOfCharge: number }>('revert', {
        heatPerPart,
        meltYield: 0.95,
        acceptedShareOfMachiningReturns: accepted,
      }).revertShareOfCharge;
    return [
      overlap(
        'revert share of the charge [%]',
        [[revertShareReAlloysPctAbout, revertShareSomeAlloysUpToPct], span(share, [2, 8], [0.6, 0.9])],
        '2 to 8 kg heat per kg part, 60 to 90 % of returns accepted',
      ),
    ];
  },
  'rolls-royce-revert': (
    { energySaved_MWh_perYear, co2Saved_t_perYear, exoticAlloysUsed_t_perYearOver }: Record<string, number>,
    all,
  ) => {
    const grids = [...facts.footprints.grids.values()].map(({ value }) => value);
    const { perKg } = all.get('metal-burdens-nuss-eckelman-2014')!.expected as {
      perKg: Record<string, { kgCO2e: number }>;
    };
    const { IN718, CMSX4 } = all.get('alloy-burden-from-composition')!.expected as Record<
      'IN718' | 'CMSX4',
      { compositionPct: Record<string, number> }
    >;
    const saved = (share: number, composition: number): number =>
      share * alloyBurden([IN718, CMSX4][composition]!.compositionPct, perKg);
    const claimed = co2Saved_t_perYear! / exoticAlloysUsed_t_perYearOver!;
    return [
      overlap(
        'CO2 over energy saved [t/MWh]',
        [
          [co2Saved_t_perYear! / energySaved_MWh_perYear!, co2Saved_t_perYear! / energySaved_MWh_perYear!],
          [Math.min(...grids), Math.max(...grids)],
        ],
        'grids of data/footprints.json',
      ),
      overlap(
        'CO2 saved per kg of alloy used [kg/kg]',
        [[claimed, claimed], span(saved, [0.3, 0.6], [0, 1])],
        'primary metal avoided at 30 to 60 % returns, IN718 to CMSX-4; the published boundary is not stated',
      ),
    ];
  },
};

/** Figures of one source that have to add up: whether they do is said of the source, and of no model. */
const ADDING_UP: Readonly<
  Record<
    string,
    readonly { readonly what: string; readonly total: string; readonly parts: readonly string[] }[]
  >
> = {
  'us-superalloy-scrap-1976': [
    { what: 'by use', total: 'generated', parts: ['sameIndustry', 'downgraded', 'exported', 'lost'] },
  ],
  'us-superalloy-scrap-1986': [
    { what: 'by use', total: 'total', parts: ['sameAlloy', 'downgraded', 'refinery'] },
    { what: 'by place; domestic is printed to one digit', total: 'total', parts: ['domestic', 'exported'] },
  ],
};

function addingUp({ id, title, expected }: Target): string[] {
  const { millionPounds } = expected as { readonly millionPounds: Readonly<Record<string, number>> };
  return ADDING_UP[id]!.map(({ what, total, parts }) => {
    const used = Object.fromEntries([total, ...parts].map((name) => [name, millionPounds[name] ?? 0]));
    const sum = parts.reduce((all, name) => all + (used[name] ?? 0), 0);
    return `| ${title} | ${what} | ${used[total]} | ${digits(sum)} | ${digits(census(used, total).pValue)} |`;
  });
}

/** Why the other targets are not compared. */
const NOT_COMPARED: Readonly<Record<string, string>> = {
  'alloy-burden-from-composition':
    'nobody published it: the sum of the factors of data/footprints.json, which both sides would hold',
  'machining-waste-in625': 'the published waste is the input of the model',
  'us-cobalt-recycling-1998': 'shares without tonnages: any of them would be an input',
  'us-tantalum-recycling-1998': 'the apparent supply is not printed beside them',
  'us-tantalum-dmfa-2002-2020': 'the paper counts traded products, whose table is not public',
  'rhenium-world-2014-2024': 'inputs of a scenario, not results of a model',
  'hafnium-supply': 'market figures; two of them contradict each other',
  'eol-recycling-rates-unep-2011': 'a list of elements above one half, without numbers',
  'premium-melt-capex': 'capital: compared by the economics',
  'metal-burdens-nuss-eckelman-2014': 'the background itself',
  'vim-energy-levers': 'effects of crucibles on energy: the furnace models do not know the power supply',
  'hydromet-rhenium-yields': 'laboratory yields of another route: inputs',
};

/** The page, freshly computed. */
export function lifecycleComparison(): string {
  const { cases } = JSON.parse(readFileSync(TARGETS, 'utf8')) as { readonly cases: readonly Target[] };
  const all = new Map(cases.map((one) => [one.id, one]));
  const rows = cases.flatMap((target) =>
    (COMPARED[target.id]?.(target.expected as never, all) ?? []).map((row) => ({ target, ...row })),
  );
  const missed = rows.filter(({ verdict }) => verdict === 'missed').length;
  return [
    '# Life cycle compared with published figures',
    '',
    'Written by `node validation/lifecycle.ts`; nothing is fitted. Targets:',
    '`src/calculations/lifecycle/__fixtures__/superalloy-validation-targets.json`. A range is what the model says over the assumed inputs.',
    '',
    `${rows.length} figures of ${new Set(rows.map(({ target }) => target.id)).size} targets; ${missed} missed.`,
    '',
    '| target | figure | published | computed | verdict | assumed |',
    '|---|---|---|---|---|---|',
    ...rows.map(
      ({ target, what, published, computed, verdict, assumed }) =>
        `| ${target.title} | ${what} | ${published} | ${computed} | ${verdict === 'missed' ? '**missed**' : verdict} | ${assumed} |`,
    ),
    '',
    '## Published figures that have to add up',
    '',
    'Each figure is taken as known to 0.5 %. A small chance says that the source contradicts itself, and nothing of a model.',
    '',
    '| target | figures | total | sum of the parts | chance of so large a difference |',
    '|---|---|---|---|---|',
    ...cases.filter(({ id }) => id in ADDING_UP).flatMap(addingUp),
    '',
    '## Not compared',
    '',
    '| target | why |',
    '|---|---|',
    ...cases
      .filter(({ id }) => !(id in COMPARED || id in ADDING_UP))
      .map(({ id, title }) => `| ${title} | ${NOT_COMPARED[id]!} |`),
    '',
  ].join('\n');
}

if (import.meta.main) writeFileSync(PAGE, lifecycleComparison());
