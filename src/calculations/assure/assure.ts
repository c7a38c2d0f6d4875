import { parseDocument } from '../../documents/common.ts';
import {
  type AssureInput,
  type AssureOutput,
  assureInputSchema,
} from '../../documents/qualification/assure.ts';
import { CancelledError } from '../../foundation/errors.ts';
import { clopperPearsonLower, clopperPearsonUpper } from '../../foundation/numerics/clopper-pearson.ts';
import { Z_95 } from '../../foundation/numerics/normal.ts';
import { type StreamKey, standardNormal, streamKey } from '../../foundation/numerics/random.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { type Finding, verdictOf } from '../../models/qualification/programme/finding.ts';
import { judgeProperty } from '../../models/qualification/programme/gate-one.ts';
import type { HeatValues } from '../../models/qualification/programme/heat-values.ts';
import { breathe, type Control } from '../control.ts';
import type { Facts } from '../facts.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';

type Property = AssureInput['properties'][number];
type Design = AssureInput['designs'][number];

/** Programmes between two breaths. */
const CHUNK = 50;

/** Programmes where none are asked for: the chance is known to 0.02. */
const DRAWS = 2000;

/**
 * `assure`: the chance that each design passes gate 1, by simulation through the gate itself: a material is drawn from the
 * beliefs, then its heats and bars. Designs see the same materials. Throws InputError, CancelledError.
 */
export async function assureDocument(
  document: unknown,
  facts: Facts,
  control: Control,
): Promise<AssureOutput> {
  const input = parseDocument(assureInputSchema, document, 'assure');
  const { seed = DEFAULT_SEED, draws = DRAWS, wanted = 0.8 } = input;
  const designs: AssureOutput['designs'][number][] = [];
  for (const [place, design] of input.designs.entries()) {
    const counts = await simulated(
      input,
      { design, draws, seed },
      {
        ...control,
        onProgress: (done, words) => control.onProgress?.((place + done) / input.designs.length, words),
      },
    );
    designs.push(designRow(input, design, { ...counts, draws }));
  }
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

interface Run {
  readonly design: Design;
  readonly draws: number;
  readonly seed: number | string;
}

interface Counts {
  readonly pass: number;
  readonly hold: number;
  readonly fail: number;
  readonly byProperty: readonly number[];
}

async function simulated(
  input: AssureInput,
  { design, draws, seed }: Run,
  { signal, onProgress }: Control,
): Promise<Counts> {
  const counts = { PASS: 0, HOLD: 0, FAIL: 0 };
  const byProperty = input.properties.map(() => 0);
  const terms = {
    level: design.level ?? input.level,
    confidence: input.confidence ?? 0.95,
    alpha: input.alpha ?? 0.05,
    brief: true,
  };
  const keys = input.properties.map(({ id }) => streamKey(seed, `assure/${id}`));
  for (let draw = 0; draw < draws; draw++) {
    const verdicts = input.properties.map((property, i): Pick<Finding, 'verdict'> => {
      const { baseline, samples } = drawn(property, { design, key: keys[i]!, draw });
      const plan = { ...property, distribution: property.distribution ?? 'auto', baseline };
      return judgeProperty(plan, samples, terms);
    });
    verdicts.forEach(({ verdict }, i) => {
      if (verdict === 'PASS') byProperty[i]!++;
    });
    counts[verdictOf(verdicts)]++;
    if ((draw + 1) % CHUNK !== 0) continue;
    if (signal?.aborted) throw new CancelledError(`assure: stopped after ${draw + 1} of ${draws} programmes`);
    onProgress?.((draw + 1) / draws, `${design.heats} heats of ${design.perHeat}`);
    await breathe();
  }
  return { pass: counts.PASS, hold: counts.HOLD, fail: counts.FAIL, byProperty };
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
