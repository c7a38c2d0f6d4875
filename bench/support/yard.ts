import { standardNormal, streamKey, uniform } from '../../src/foundation/numerics/random.ts';

/**
 * A synthetic yard and a heat to plan from it, seeded: eight grades, about
 * a quarter of the lots fit, turnings dirty and wet, tramps of their own. Never alloy data: nominals are rough and
 * prices invented.
 */
const GRADES: Readonly<Record<string, readonly number[]>> = {
  A718: [0.04, 19, 0.3, 3.05, 0, 0, 0.5, 0.9, 5.1, 0, 0, 0.004, 0, 18.5],
  A738: [0.11, 16, 8.5, 1.75, 2.6, 1.75, 3.4, 3.4, 0.9, 0, 0, 0.01, 0.05, 0.1],
  M247: [0.15, 8.3, 10, 0.7, 10, 3, 5.5, 1, 0, 1.5, 0, 0.015, 0.05, 0.1],
  CM4: [0.004, 6.5, 9.6, 0.6, 6.4, 6.5, 5.6, 1, 0, 0.1, 3, 0.001, 0.002, 0.05],
  R80: [0.17, 14, 9.5, 4, 4, 0, 3, 5, 0, 0, 0, 0.015, 0.03, 0.1],
  WASP: [0.06, 19.5, 13.5, 4.3, 0, 0, 1.3, 3, 0, 0, 0, 0.006, 0.06, 0.5],
  U720: [0.015, 16, 14.7, 3, 1.25, 0, 2.5, 5, 0, 0, 0, 0.017, 0.035, 0.1],
  HX: [0.1, 22, 1.5, 9, 0.6, 0, 0.1, 0.05, 0, 0, 0, 0.002, 0, 18.5],
};
const MAJORS = ['C', 'Cr', 'Co', 'Mo', 'W', 'Ta', 'Al', 'Ti', 'Nb', 'Hf', 'Re', 'B', 'Zr', 'Fe'];
const TRAMPS = ['Si', 'Mn', 'Cu', 'S', 'P', 'Pb', 'Bi', 'Ag', 'Se', 'Te'];
/** Largest contents of the tramps [wt%]. */
const TRAMP_LIMITS = [0.1, 0.1, 0.05, 0.0015, 0.006, 0.0005, 0.00003, 0.0005, 0.0003, 0.00003];
/** [usd/kg], invented. */
export const PRICES: Readonly<Record<string, number>> = {
  C: 1,
  Cr: 10,
  Co: 30,
  Mo: 45,
  W: 35,
  Ta: 300,
  Al: 3,
  Ti: 8,
  Nb: 45,
  Hf: 900,
  Re: 1500,
  B: 10,
  Zr: 40,
  Fe: 0.5,
  Ni: 16,
};
/** Form, share of the lots, melt yield, tramp multiplier, spread multiplier. */
const FORMS = [
  ['solid', 0.35, 0.985, 0.35, 0.5],
  ['turnings', 0.3, 0.93, 1.6, 1.6],
  ['blades', 0.15, 0.96, 0.9, 1],
  ['gates', 0.2, 0.98, 0.45, 0.6],
] as const;
const MASTERS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  NiNb65: { Nb: 65, Ni: 35 },
  NiB15: { B: 15, Ni: 85 },
  NiZr: { Zr: 50, Ni: 50 },
  CrC: { Cr: 87, C: 13 },
  NiTi: { Ti: 50, Ni: 50 },
};

export interface YardOptions {
  readonly lots: number;
  readonly seed?: number;
  /** Default A738. */
  readonly grade?: string;
  /** Gives every content a spread. Default false: the exact problem. */
  readonly spread?: boolean;
  readonly maxMaterials?: number;
  readonly maxLots?: number;
}

/** A `remelt-plan/1` document with `lots` lots, 15 bought metals and 25 elements. */
export function yardDocument(options: YardOptions) {
  const { lots, seed = 1, grade = 'A738', spread = false, maxMaterials, maxLots } = options;
  const draw = drawer(seed);
  const nominal = GRADES[grade]!;
  const limits = {
    ...Object.fromEntries(MAJORS.map((element, k) => [element, windowOf(element, nominal[k]!)])),
    ...Object.fromEntries(TRAMPS.map((element, k) => [element, { max: TRAMP_LIMITS[k]! }])),
  };
  return {
    heats: [
      {
        id: 'H1',
        target: { limits_wtpct: limits, mass_kg: 1500 + 2500 * draw.uniform() },
        shares: [{ form: 'turnings', max: 0.25 }],
        ...(maxMaterials === undefined ? {} : { maxMaterials }),
        ...(maxLots === undefined ? {} : { maxLots }),
      },
    ],
    materials: [...Array.from({ length: lots }, (_, i) => lotOf(i, draw, spread)), ...bought()],
  };
}

/** Windows of minor elements are wide: the furnace scatters them. */
const WIDE = ['C', 'B', 'Zr', 'Hf'];

function windowOf(element: string, content: number) {
  if (content === 0) return { max: 0.01 };
  const share = WIDE.includes(element) ? 0.2 : 0.04;
  return {
    min: Math.max(0, content * (1 - share) - 0.003),
    max: Math.max(content * (1 + share) + 0.003, 0.01),
  };
}

interface Drawer {
  readonly uniform: () => number;
  readonly normal: () => number;
}

function drawer(seed: number): Drawer {
  const key = streamKey(seed, 'bench/yard');
  let u = 0;
  let n = 0;
  return { uniform: () => uniform(key, u++), normal: () => standardNormal(key, n++) };
}

function lotOf(i: number, draw: Drawer, spread: boolean) {
  const at = draw.uniform();
  const form =
    FORMS.find((_, k) => at <= FORMS.slice(0, k + 1).reduce((sum, [, share]) => sum + share, 0)) ?? FORMS[3];
  const [name, , metal_yield, dirt, scatter] = form;
  const grades = Object.values(GRADES);
  const nominal = grades[Math.floor(draw.uniform() * grades.length)]!;
  const composition: Record<string, number> = {};
  const sd: Record<string, number> = {};
  MAJORS.forEach((element, k) => {
    sd[element] = scatter * (0.012 * nominal[k]! + 0.002);
    composition[element] = Math.max(0, nominal[k]! * (1 + 0.02 * scatter * draw.normal()));
  });
  TRAMPS.forEach((element, k) => {
    composition[element] = TRAMP_LIMITS[k]! * dirt * Math.exp(0.6 * draw.normal() - 0.2);
    sd[element] = 0.35 * scatter * composition[element];
  });
  const nickel = 100 - Object.values(composition).reduce((sum, content) => sum + content, 0);
  const value = priceOf({ ...composition, Ni: nickel });
  return {
    id: `L${i}`,
    composition_wtpct: composition,
    ...(spread ? { sd_wtpct: sd } : {}),
    balance: 'Ni',
    price_usd_per_kg: value * (0.4 + 0.35 * draw.uniform()),
    available_kg: 1000 * (0.05 + 0.4 * Math.exp(0.8 * draw.normal())),
    metal_yield,
    form: name,
  };
}

const priceOf = (wtpct: Readonly<Record<string, number>>): number =>
  Object.entries(wtpct).reduce(
    (sum, [element, content]) => sum + ((PRICES[element] ?? 0) * content) / 100,
    0,
  );

function bought() {
  const traces = Object.fromEntries(TRAMPS.map((element, k) => [element, TRAMP_LIMITS[k]! * 0.08]));
  const dirty = Object.values(traces).reduce((sum, content) => sum + content, 0);
  const metal = (id: string, contents: Readonly<Record<string, number>>, balance: string) => {
    const composition = { ...traces, ...contents };
    return {
      id,
      composition_wtpct: composition,
      balance,
      price_usd_per_kg: priceOf({ ...composition, [balance]: 100 - dirty }) * 1.08,
      metal_yield: 0.998,
    };
  };
  const pure = [...MAJORS.filter((element) => !['C', 'B', 'Zr'].includes(element)), 'Ni'].map((element) =>
    metal(`pure ${element}`, {}, element),
  );
  const masters = Object.entries(MASTERS).map(([id, { Ni: _balance, ...contents }]) =>
    metal(id, contents, contents.C === undefined ? 'Ni' : 'Cr'),
  );
  return [
    ...pure,
    ...masters.map((one) => (one.id === 'CrC' ? { ...one, composition_wtpct: { ...traces, C: 13 } } : one)),
  ];
}
