import type { CalibrateInput } from '../../documents/heats/calibrate.ts';
import { throwIfCancelled } from '../../foundation/errors.ts';
import type { LinearGroup } from '../../foundation/numerics/mixed-effects.ts';
import { packed, unpacked } from '../../foundation/numerics/packed-arrays.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import { type Parameter, uniqueParameters } from '../../models/refining/parameters.ts';
import { breathe, type Control } from '../control.ts';
import { type Around, linearAround } from '../furnace/linear-heat.ts';
import { ownFactorsOf, type ParametricHeat, parametersOf } from '../furnace/parametric-heat.ts';
import type { PartOf, PartPool, PartRange, WorkSize } from '../part-pool.ts';
import { type CalibrateFacts, heatsOf } from './heats.ts';

/** Makes every heat linear around a point of its own, over the same parameters. Throws CancelledError and what the model throws. */
export type Linearising = (
  parameters: readonly Parameter[],
  around: readonly Around[],
  control: Control,
) => Promise<readonly LinearGroup[]>;

/** One heat after the other, in this thread. */
export const linearHere =
  (heats: readonly ParametricHeat[]): Linearising =>
  async (parameters, around, { signal, onProgress }) => {
    const groups: LinearGroup[] = [];
    for (const [h, heat] of heats.entries()) {
      throwIfCancelled(signal);
      groups.push(linearAround(heat, parameters, around[h]!));
      onProgress?.((h + 1) / heats.length, `heat ${heat.id}`);
      await breathe();
    }
    return groups;
  };

/** What a sample of a heat takes [s]: 72 heats with some 100 points each take 2 s a round (bench calibrate). */
const POINT_S = 0.3e-3;

/** The heats of a document in parts, on a pool where that pays. */
export const linearOn =
  (pool: PartPool, input: CalibrateInput, heats: readonly ParametricHeat[]): Linearising =>
  async (parameters, around, control) => {
    const points = around.reduce((sum, { varied, melt }) => sum + 1 + 2 * (varied.length + melt.length), 0);
    const size: WorkSize = { count: heats.length, seconds: points * POINT_S };
    if (size.seconds < pool.worthFrom_s) return linearHere(heats)(parameters, around, control);
    const document: LinearWork = {
      input,
      parameters: parameters.map(({ name }) => name),
      around: around.map(({ common, varied, melt, covariance, delta }) =>
        asText(packed([common, varied, melt, covariance, Float64Array.of(delta)])),
      ),
    };
    const parts = await pool.compute({ name: 'calibrate', document }, size, {
      ...control,
      onProgress: (done) =>
        control.onProgress?.(done, `${Math.round(done * size.count)} of ${size.count} heats`),
    });
    return parts.flatMap(groupsIn);
  };

/** What heats are made linear around, as JSON holds it: numbers stay as they are to the last bit. */
interface LinearWork {
  readonly input: CalibrateInput;
  readonly parameters: readonly string[];
  /** Of each heat, as bytes in base64. */
  readonly around: readonly string[];
}

/** Heats of a document, as a pool is asked for them. Throws as `fitHeats`. */
export function calibrateParts(facts: CalibrateFacts): PartOf {
  // each round of a calibration asks for the same heats
  let known: { readonly key: string; readonly heats: readonly ParametricHeat[] } | undefined;
  return (document, { first, count }: PartRange) => {
    const { input, parameters: names, around } = document as LinearWork;
    const key = hashOf(input);
    if (known?.key !== key) known = { key, heats: heatsOf(input, facts).heats };
    const { heats } = known;
    const byName = new Map(
      uniqueParameters(heats.flatMap((heat) => [...parametersOf(heat), ...ownFactorsOf(heat).open])).map(
        (one) => [one.name, one],
      ),
    );
    const parameters = names.map((name) => byName.get(name)!);
    const groups = heats.slice(first, first + count).map((heat, i) => {
      const [common, varied, melt, covariance, [delta] = []] = unpacked(
        Buffer.from(around[first + i]!, 'base64'),
      );
      return linearAround(heat, parameters, {
        ...{ common: common!, varied: varied!, melt: melt!, covariance: covariance!, delta: delta! },
      });
    });
    return packed(
      groups.flatMap(({ n, nuisances, readings, slopes, nuisance, own, scatter }) => [
        Float64Array.of(n, nuisances),
        ...[readings, slopes, nuisance, own, scatter],
      ]),
    );
  };
}

/** Arrays of a group: its two numbers, and five lists. */
const ARRAYS = 6;

function groupsIn(part: Uint8Array): LinearGroup[] {
  const arrays = unpacked(part);
  return Array.from({ length: arrays.length / ARRAYS }, (_, g) => {
    const [numbers, readings, slopes, nuisance, own, scatter] = arrays.slice(g * ARRAYS, (g + 1) * ARRAYS);
    const [n, nuisances] = numbers!;
    return {
      ...{ n: n!, nuisances: nuisances! },
      ...{ readings: readings!, slopes: slopes!, nuisance: nuisance!, own: own!, scatter: scatter! },
    };
  });
}

const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
