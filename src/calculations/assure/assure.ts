import { parseDocument } from '../../documents/common.ts';
import {
  type AssureInput,
  type AssureOutput,
  assureInputSchema,
} from '../../documents/qualification/assure.ts';
import { CancelledError } from '../../foundation/errors.ts';
import { clopperPearsonLower, clopperPearsonUpper } from '../../foundation/numerics/clopper-pearson.ts';
import { Z_95 } from '../../foundation/numerics/normal.ts';
import { packed, unpacked } from '../../foundation/numerics/packed-arrays.ts';
import { type StreamKey, standardNormal, streamKey } from '../../foundation/numerics/random.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { type Finding, verdictOf } from '../../models/qualification/programme/finding.ts';
import { judgeProperty } from '../../models/qualification/programme/gate-one.ts';
import type { HeatValues } from '../../models/qualification/programme/heat-values.ts';
import { breathe, type Control } from '../control.ts';
import type { Facts } from '../facts.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import type { PartOf, PartRange, WithPool, WorkSize } from '../part-pool.ts';

type Property = AssureInput['properties'][number];
type Design = AssureInput['designs'][number];

/** Programmes between two breaths. */
const CHUNK = 50;

/** Programmes where none are asked for: the chance is known to 0.02. */
const DRAWS = 2000;

/**
 * What a specimen of a programme takes to be drawn and judged [s]: 10,000 programmes of the example, 318 specimens in its four
 * designs, take 7.3 s of one processor. It decides where the work is done, and no number.
 */
const SPECIMEN_S = 2.3e-6;

/**
 * `assure`: the chance that each design passes gate 1, by simulation through the gate itself: a material is drawn from the
 * beliefs, then its heats and bars. Designs see the same materials. Throws InputError, CancelledError.
 */
export async function assureDocument(
  document: unknown,
  facts: Facts,
  { pool, ...control }: Control & WithPool,
): Promise<AssureOutput> {
  const input = parseDocument(assureInputSchema, document, 'assure');
  const { seed = DEFAULT_SEED, draws = DRAWS, wanted = 0.8 } = input;
  const size = sizeOf(input);
  const counts =
    pool && size.seconds >= pool.worthFrom_s
      ? (await pool.compute({ name: 'assure', document: input }, size, control)).map(countsIn)
      : await simulatedHere(input, control);
  const designs = input.designs.map((design, place) =>
    designRow(input, design, { ...summed(counts.map((one) => one[place]!)), draws }),
  );
  const cheapest = cheapestOf(designs, { wanted, level: input.level });
  return {
    format: 'remelt-assure/1',
    manifest: manifestOf(document, facts, { seed, draws }),
    assumed: assumptions(input, draws),
    wanted,
    draws,
    designs,
    ...(cheapest === undefined ? {} : { cheapest }),
  };
}

/** All programmes of all designs, one design after the other. */
const programmesOf = ({ designs, draws = DRAWS }: AssureInput): number => designs.length * draws;

function sizeOf(input: AssureInput): WorkSize {
  const { designs, properties, draws = DRAWS } = input;
  const specimens = designs.reduce((sum, { heats, perHeat }) => sum + heats * perHeat, 0) * properties.length;
  return { count: programmesOf(input), seconds: draws * specimens * SPECIMEN_S };
}

/** Programmes of one design, and of those that passed each property. */
interface Counts {
  readonly pass: number;
  readonly hold: number;
  readonly fail: number;
  readonly byProperty: readonly number[];
}

const summed = (parts: readonly Counts[]): Counts =>
  parts.reduce((one, other) => ({
    pass: one.pass + other.pass,
    hold: one.hold + other.hold,
    fail: one.fail + other.fail,
    byProperty: one.byProperty.map((count, i) => count + other.byProperty[i]!),
  }));

/** Ranges of programmes of a document, as a pool is asked for them: the counts of each design, in its order. */
export const assureParts = (): PartOf => (document, range) =>
  packed(
    simulated(document as AssureInput, range).map(({ pass, hold, fail, byProperty }) =>
      Float64Array.of(pass, hold, fail, ...byProperty),
    ),
  );

const countsIn = (bytes: Uint8Array): Counts[] =>
  unpacked(bytes).map(([pass, hold, fail, ...byProperty]) => ({
    ...{ pass: pass!, hold: hold!, fail: fail! },
    byProperty,
  }));

async function simulatedHere(input: AssureInput, { signal, onProgress }: Control): Promise<Counts[][]> {
  const all = programmesOf(input);
  const parts: Counts[][] = [];
  for (let first = 0; first < all; first += CHUNK) {
    if (signal?.aborted) throw new CancelledError(`assure: stopped after ${first} of ${all} programmes`);
    const count = Math.min(CHUNK, all - first);
    parts.push(simulated(input, { first, count }));
    onProgress?.((first + count) / all, `${first + count} of ${all} programmes`);
    await breathe();
  }
  return parts;
}

function simulated(input: AssureInput, { first, count }: PartRange): Counts[] {
  const { seed = DEFAULT_SEED, draws = DRAWS } = input;
  const counts = input.designs.map(() => ({
    ...{ PASS: 0, HOLD: 0, FAIL: 0 },
    byProperty: input.properties.map(() => 0),
  }));
  const keys = input.properties.map(({ id }) => streamKey(seed, `assure/${id}`));
  for (let programme = first; programme < first + count; programme++) {
    const place = Math.floor(programme / draws);
    const design = input.designs[place]!;
    const terms = {
      level: design.level ?? input.level,
      confidence: input.confidence ?? 0.95,
      alpha: input.alpha ?? 0.05,
      brief: true,
    };
    const verdicts = input.properties.map((property, i): Pick<Finding, 'verdict'> => {
      const { baseline, samples } = drawn(property, { design, key: keys[i]!, draw: programme % draws });
      const plan = { ...property, distribution: property.distribution ?? 'auto', baseline };
      return judgeProperty(plan, samples, terms);
    });
    verdicts.forEach(({ verdict }, i) => {
      if (verdict === 'PASS') counts[place]!.byProperty[i]!++;
    });
    counts[place]![verdictOf(verdicts)]++;
  }
  return counts.map(({ PASS: pass, HOLD: hold, FAIL: fail, byProperty }) => ({
    ...{ pass, hold, fail, byProperty },
  }));
}

/** Numbers of one programme in its stream: enough for the largest design and baseline. */
const STRIDE = 16_384;

interface Place {
  readonly design: Design;
  readonly key: StreamKey;
  readonly draw: number;
}

/** A material from the beliefs, then the values of its baseline, heats and bars. */
function drawn(
  { belief, baseline }: Property,
  { design, key, draw }: Place,
): { readonly baseline: HeatValues[]; readonly samples: HeatValues[] } {
  let next = draw * STRIDE;
  const z = (): number => standardNormal(key, next++);
  const mean = belief.mean.value + belief.mean.sd * z();
  const within = scatterAt(belief.withinSd, z());
  const between = scatterAt(belief.heatSd, z());
  const values = (count: number, level: number, sd: number): number[] =>
    Array.from({ length: count }, () => level + sd * z());
  const samples = Array.from({ length: design.heats }, (_, h) => ({
    heat: `H${h + 1}`,
    values: values(design.perHeat, mean + between * z(), within),
  }));
  return {
    samples,
    baseline: baseline ? [{ heat: 'Q', values: values(baseline.values, baseline.mean, baseline.sd) }] : [],
  };
}

/** Lognormal between its 5 % and 95 % points. */
const scatterAt = ({ p05, p95 }: Property['belief']['heatSd'], z: number): number =>
  p05 === 0 ? 0 : Math.exp((Math.log(p05) + Math.log(p95)) / 2 + (z * Math.log(p95 / p05)) / (2 * Z_95));

function designRow(
  { level, properties, cost, time }: AssureInput,
  { heats, perHeat, level: own }: Design,
  { pass, hold, fail, byProperty, draws }: Counts & { readonly draws: number },
): AssureOutput['designs'][number] {
  const specimens = heats * perHeat * properties.length;
  return {
    heats,
    perHeat,
    level: own ?? level,
    pass: {
      chance: pass / draws,
      low: clopperPearsonLower(pass, draws, 0.975),
      high: clopperPearsonUpper(pass, draws, 0.975),
    },
    hold: hold / draws,
    fail: fail / draws,
    specimens,
    ...(cost ? { cost_usd: heats * cost.heat_usd + specimens * cost.specimen_usd } : {}),
    ...(time ? { months: heats * time.heat_months + specimens / time.specimens_per_month } : {}),
    properties: properties.map(({ id }, i) => ({ id, pass: byProperty[i]! / draws })),
  };
}

/** The cheapest design of the level aimed at that is shown to reach the chance: the lower end of the interval counts. */
function cheapestOf(
  designs: AssureOutput['designs'],
  { wanted, level }: { readonly wanted: number; readonly level: string },
): number | undefined {
  const price = ({ cost_usd, specimens }: AssureOutput['designs'][number]): number => cost_usd ?? specimens;
  let best: number | undefined;
  designs.forEach((design, place) => {
    if (design.level !== level || design.pass.low < wanted) return;
    if (best === undefined || price(design) < price(designs[best]!)) best = place;
  });
  return best;
}

function assumptions({ draws: asked, wanted, properties }: AssureInput, draws: number): Assumption[] {
  const say = (what: string, value: string | number, source: string): Assumption => ({
    what,
    value,
    unit: '1',
    source,
  });
  return [
    ...(asked === undefined ? [say('programmes a design', draws, 'default of assure')] : []),
    ...(wanted === undefined ? [say('wanted chance of a PASS', 0.8, 'default of assure (assumption)')] : []),
    ...(properties.length > 1
      ? [say('properties', 'independent of each other', 'assumption: the document states no correlation')]
      : []),
    say('values', 'normal about their heat', 'assumption: beliefs are about mean and scatter'),
  ];
}
