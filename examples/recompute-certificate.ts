/**
 * The certificate of a plan, counted again by another hand: nothing of Remelt is imported. From the two documents of
 * `remelt plan` (input and output) the charge is melted 80,000 times with random numbers, laws and a confidence limit of
 * this file's own; a route on distribution tables is run with the rows of data/refining/distribution-tables.json and the
 * three equations of docs/theory/distribution-table.md. Contents in wt%, masses in kg.
 *
 *   node examples/recompute-certificate.ts [INPUT.json OUTPUT.json]     exit 0 agrees, 1 disagrees, 2 can not be told
 *
 * Without arguments: the plan of examples/recompute/, as it is and once through vacuum induction.
 *
 * Laws of the format: contents with a standard deviation are normal, below 0.1 wt% lognormal; "< L" is uniform on
 * [0, L]; loadings are common causes with their own normal; the balance is what the others leave. A limit broken by less
 * than a millionth of itself is kept.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Contents = Readonly<Record<string, number>>;
interface Window {
  readonly min?: number;
  readonly max?: number;
}
interface Material {
  readonly id: string;
  readonly composition_wtpct: Contents;
  readonly below_wtpct?: Contents;
  readonly sd_wtpct?: Contents;
  readonly loadings?: Readonly<Record<string, Contents>>;
  readonly balance?: string;
  readonly metal_yield?: number;
}
interface Target {
  readonly gradeId?: string;
  readonly limits_wtpct?: Readonly<Record<string, Window>>;
  readonly sums?: readonly (Window & { readonly elements: readonly string[] })[];
  readonly residual_wtpct?: number | null;
  readonly mass_kg: number;
}
interface Operation {
  readonly operation: string;
  readonly fidelity?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly additions?: unknown;
}
interface Input {
  readonly heats: readonly {
    readonly id: string;
    readonly target: Target;
    readonly route?: readonly Operation[];
    readonly routes?: unknown;
    readonly recourse?: unknown;
  }[];
  readonly materials: readonly Material[];
}
interface Output {
  readonly heats: readonly {
    readonly id: string;
    readonly charge: readonly { readonly id: string; readonly mass_kg: number }[];
    readonly certificate: {
      readonly passRate: number;
      readonly lowerLimit: number;
      readonly samples: number;
    } | null;
  }[];
}

const SAMPLES = 80_000;
const KEPT = 1e-6;
const LOGNORMAL_BELOW_WTPCT = 0.1;
const RESIDUAL_WTPCT = 0.05;
/** Standard errors of a difference that chance explains: once in a thousand. */
const CHANCE = 3.29;

/** Traces whose removal no plan counts on: what comes in stays (house rule). */
const HELD = ['Pb', 'Bi', 'Te', 'Se', 'Tl', 'Ag'];

const [inputFile, outputFile] = process.argv.slice(2);
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const given = read(inputFile ?? join(import.meta.dirname, 'recompute/plan.input.json')) as Input;
const documents: readonly (readonly [string, Input, Output])[] =
  outputFile === undefined
    ? [
        ['as it is', given, planned(given)],
        ['through vacuum induction', melted(given), planned(melted(given))],
      ]
    : [['as filed', given, read(outputFile) as Output]];

let disagrees = false;
for (const [how, input, output] of documents)
  for (const heat of output.heats) disagrees = !agrees(`${heat.id}, ${how}`, input, heat) || disagrees;
process.exit(disagrees ? 1 : 0);

/** One heat of a plan counted again. */
function agrees(name: string, input: Input, heat: Output['heats'][number]): boolean {
  const order = input.heats.find(({ id }) => id === heat.id)!;
  const { target, route = [] } = order;
  const onTables = route.every(({ fidelity, additions }) => fidelity === 'table' && !additions);
  if (!heat.certificate || !onTables || order.routes || order.recourse || target.gradeId) {
    console.error(
      `${name}: only limits of its own, a certificate and a route on tables can be counted again here`,
    );
    process.exit(2);
  }
  const { passRate, samples, lowerLimit } = heat.certificate;
  const passes = count(input, order, heat.charge);
  const rate = passes / SAMPLES;
  const error = Math.sqrt(rate * (1 - rate) * (1 / samples + 1 / SAMPLES));
  const limit = lowerLimitOf(Math.round(passRate * samples), samples);
  const apart = Math.abs(rate - passRate) / error;
  const same = apart < CHANCE && Math.abs(limit - lowerLimit) < 1e-6;
  console.log(
    `${name}: the plan says ${passRate.toFixed(4)} of ${samples} draws, at least ${lowerLimit.toFixed(4)}; ` +
      `here ${rate.toFixed(4)} of ${SAMPLES}, at least ${lowerLimitOf(passes, SAMPLES).toFixed(4)}; ` +
      `its limit counted again ${limit.toFixed(4)}; ${apart.toFixed(1)} standard errors apart: ${same ? 'agrees' : 'DISAGREES'}`,
  );
  return same;
}

/** The output document, asked of the command line. */
function planned(document: Input): Output {
  const root = join(import.meta.dirname, '..');
  const answer = execFileSync(process.execPath, ['src/faces/cli/main.ts', 'plan', '-', '--json'], {
    cwd: root,
    input: JSON.stringify(document),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return JSON.parse(answer) as Output;
}

/** The same order, melted in vacuum on its distribution table. */
function melted(document: Input): Input {
  const route = [{ operation: 'vacuum-induction', fidelity: 'table' }];
  return { ...document, heats: document.heats.map((heat) => ({ ...heat, route })) };
}

/** Draws in which every limit of a target holds for a charge. */
function count(
  input: Input,
  { target, route = [] }: Input['heats'][number],
  charge: Output['heats'][number]['charge'],
): number {
  const tables = route.map(({ operation }) => tableOf(operation));
  const lines = charge.map(({ id, mass_kg }) => {
    const material = input.materials.find((one) => one.id === id)!;
    return { material, share: (mass_kg * (material.metal_yield ?? 1)) / target.mass_kg };
  });
  const windows = windowsOf(
    target,
    lines.map(({ material }) => material),
    tables.flatMap((rows) => [...rows].flatMap(([element, { pickup }]) => (pickup ? [element] : []))),
  );
  const next = randomNumbers(0x5eed);
  let passes = 0;
  for (let sample = 0; sample < SAMPLES; sample++) {
    const causes = new Map<string, number>();
    const cause = (name: string): number => {
      const known = causes.get(name) ?? next.normal();
      causes.set(name, known);
      return known;
    };
    const heat = new Map<string, number>();
    for (const { material, share } of lines) {
      for (const [element, wtpct] of draw(material, next, cause))
        heat.set(element, (heat.get(element) ?? 0) + share * wtpct);
    }
    const refined = tables.length === 0 ? heat : refine(heat, tables, next);
    const holds = windows.every(({ elements, min = 0, max = Number.POSITIVE_INFINITY }) => {
      const content = elements.reduce((sum, element) => sum + (refined.get(element) ?? 0), 0);
      return content <= max * (1 + KEPT) && content >= min * (1 - KEPT);
    });
    if (holds) passes++;
  }
  return passes;
}

interface TableRow {
  readonly retained: number;
  readonly spread: number;
  readonly floor?: number;
  readonly pickup?: number;
  readonly pickupSpread?: number;
}
type Table = ReadonlyMap<string, TableRow>;

/** Rows of an operation by element, as the data file prints them. */
function tableOf(operation: string): Table {
  const file = read(join(import.meta.dirname, '../data/refining/distribution-tables.json')) as {
    readonly records: readonly (TableRow & {
      readonly operation: string;
      readonly elements?: readonly string[];
    })[];
  };
  const rows = file.records.filter((row) => row.operation === operation && row.elements);
  return new Map(rows.flatMap((row) => row.elements!.map((element) => [element, row] as const)));
}

/** A melt after its operations [wt%]: shares that stay, floors, what the wall gives; what no row names stays. */
function refine(
  melt: ReadonlyMap<string, number>,
  tables: readonly Table[],
  next: RandomNumbers,
): Map<string, number> {
  const parts = new Map(melt);
  for (const table of tables) {
    const mass = [...parts.values()].reduce((sum, part) => sum + part, 0);
    for (const [element, { retained, spread, floor = 0, pickup = 0, pickupSpread = 0 }] of table) {
      const before = parts.get(element) ?? 0;
      const share = retained < 1 ? logistic(retained, spread, next.normal()) : 1;
      const left = Math.max(Math.min(before, floor * 1e-6 * mass), before * share);
      parts.set(element, left + pickup * 10 ** (pickupSpread * next.normal()) * 1e-6 * mass);
    }
  }
  for (const element of HELD) if (melt.has(element)) parts.set(element, melt.get(element)!);
  const mass = [...parts.values()].reduce((sum, part) => sum + part, 0);
  return new Map([...parts].map(([element, part]) => [element, (100 * part) / mass]));
}

/** ln(r/(1-r)) = ln(m/(1-m)) + z s/(m (1-m)). */
function logistic(mean: number, sd: number, z: number): number {
  return 1 / (1 + Math.exp(-Math.log(mean / (1 - mean)) - (z * sd) / (mean * (1 - mean))));
}

interface RandomNumbers {
  readonly uniform: () => number;
  readonly normal: () => number;
}

/** One melt of a material. */
function draw(material: Material, next: RandomNumbers, cause: (name: string) => number): Map<string, number> {
  const { composition_wtpct, below_wtpct = {}, sd_wtpct = {}, loadings = {}, balance } = material;
  const contents = new Map<string, number>();
  for (const [element, limit] of Object.entries(below_wtpct)) contents.set(element, limit * next.uniform());
  for (const [element, mean] of Object.entries(composition_wtpct)) {
    const sd = sd_wtpct[element] ?? 0;
    let value = mean;
    if (sd > 0 && mean > 0 && mean < LOGNORMAL_BELOW_WTPCT) {
      const variance = Math.log(1 + (sd / mean) ** 2);
      value = Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) * next.normal());
    } else if (sd > 0) value = mean + sd * next.normal();
    for (const [name, by] of Object.entries(loadings)) value += (by[element] ?? 0) * cause(name);
    contents.set(element, Math.max(0, value));
  }
  if (balance) {
    contents.delete(balance);
    const rest = 100 - [...contents.values()].reduce((sum, value) => sum + value, 0);
    contents.set(balance, Math.max(0, rest));
  }
  return contents;
}

/** Every window on the heat: rows, sums, and the residual limit of what has no row; the base has none. */
function windowsOf(
  { limits_wtpct = {}, sums = [], residual_wtpct = RESIDUAL_WTPCT }: Target,
  materials: readonly Material[],
  takenUp: readonly string[],
): (Window & { readonly elements: readonly string[] })[] {
  const rows = Object.entries(limits_wtpct).map(([element, window]) => ({ elements: [element], ...window }));
  const bases = new Set(materials.map((one) => one.balance));
  const listed = (one: Material): string[] => [
    ...Object.keys(one.composition_wtpct),
    ...Object.keys(one.below_wtpct ?? {}),
  ];
  const present = new Set([...materials.flatMap(listed), ...takenUp]);
  const closed = [...present].filter(
    (element) => !(element in limits_wtpct) && !bases.has(element) && residual_wtpct !== null,
  );
  return [...rows, ...sums, ...closed.map((element) => ({ elements: [element], max: residual_wtpct! }))];
}

/** Random numbers of xorshift128 (Marsaglia 2003), normals by the polar method. */
function randomNumbers(seed: number): RandomNumbers {
  let [x, y, z, w] = [seed | 0, 362436069, 521288629, 88675123];
  const uniform = (): number => {
    const t = x ^ (x << 11);
    [x, y, z] = [y, z, w];
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    return ((w >>> 0) + 0.5) / 4294967296;
  };
  let spare: number | null = null;
  const normal = (): number => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    for (;;) {
      const [u, v] = [2 * uniform() - 1, 2 * uniform() - 1];
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      spare = v * factor;
      return u * factor;
    }
  };
  for (let i = 0; i < 20; i++) uniform();
  return { uniform, normal };
}

/** Clopper and Pearson's lower limit with 95 %: the p at which so many passes or more have a chance of 5 %. */
function lowerLimitOf(passes: number, samples: number): number {
  if (passes === 0) return 0;
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const p = (low + high) / 2;
    if (chanceOfMore(passes, samples, p) < 0.05) low = p;
    else high = p;
  }
  return low;
}

/** P(X >= x) of a binomial, its terms summed from the likeliest end in logarithms. */
function chanceOfMore(x: number, n: number, p: number): number {
  let term = logChoose(n, x) + x * Math.log(p) + (n - x) * Math.log1p(-p);
  let sum = 0;
  for (let k = x; k <= n; k++) {
    sum += Math.exp(term);
    if (k > n * p && Math.exp(term) < 1e-18 * sum) break;
    term += Math.log((n - k) / (k + 1)) + Math.log(p / (1 - p));
  }
  return sum;
}

/** ln C(n, k): sum of logarithms. */
function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= n - k; i++) sum += Math.log((k + i) / i);
  return sum;
}
