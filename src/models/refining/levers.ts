import { RemeltError } from '../../foundation/errors.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { type Bath, massOf, totalKg } from './bath.ts';
import { type AdvancedRoute, advanceRoute, type RouteStep, type RunOptions } from './route.ts';
import type { GivenSetting, GivenSettings, NumberSetting } from './settings.ts';

/** What one setting does to an element, computed by running the operation again. */
export interface Lever {
  readonly setting: string;
  /** How far the setting was moved: `+10 K`, `+10 %`. */
  readonly change: string;
  /** Change of the total content at the end of the operation [% of it], mean over the samples. */
  readonly effect_pct: number;
}

/** Levers of one operation by element, the strongest first. */
export type Levers = ReadonlyMap<ElementSymbol, readonly Lever[]>;

/** Step of the finite difference: temperature by kelvin, everything else by share. Source: small enough to be a derivative. */
const STEP_K = 10;
const STEP_SHARE = 0.1;
/** Effects below this [%] are left out, and so is what comes after the strongest few. */
const SMALLEST_PCT = 0.1;
const NAMED = 4;
/** Settings that are counted, not turned, or that say how a thing is rather than how it is run. */
const NO_LEVER: ReadonlySet<string> = new Set(['beamEfficiency', 'oil_sulfur', 'heatsSinceReline']);

/**
 * Levers of every operation of a route: each number setting is moved a little, the operation runs again from the same
 * metal with the same draws, and the change of every content is read off. Settings that can not be moved within their
 * range are left out. They are those of the model alone. Throws as `advanceRoute`.
 */
export function leversOf(start: Bath, steps: readonly RouteStep[], asked: RunOptions): Levers[] {
  const options: RunOptions = { ...asked, discrepancies: undefined };
  const run: RunOptions = { ...options, finalOnly: true };
  let bath = start;
  return steps.map((step): Levers => {
    // Not final only: the defaults worked out on the way are moved too, and only a full run lists them.
    const base = advanceRoute(bath, [step], options);
    const levers = new Map<ElementSymbol, Lever[]>();
    for (const name of Object.keys(step.operation.settings)) {
      const moved = move(step, name, base);
      if (moved) compare({ bath, step, run, base, moved }, levers);
    }
    bath = base.bath;
    return new Map(
      [...levers].map(([element, list]) => [
        element,
        list.sort((a, b) => Math.abs(b.effect_pct) - Math.abs(a.effect_pct)).slice(0, NAMED),
      ]),
    );
  });
}

/** A setting before and after it was moved. `before` is null when it was given or has a default. */
interface Moved {
  readonly name: string;
  readonly change: string;
  readonly before: GivenSetting | null;
  readonly after: GivenSetting;
}

function move(step: RouteStep, name: string, base: AdvancedRoute): Moved | null {
  const setting = ownValue(step.operation.settings, name)!;
  if (setting.kind !== 'number' || NO_LEVER.has(name) || followsFromPower(step.settings, name)) return null;
  const given = ownValue(step.settings, name);
  const known = given ?? setting.default;
  const workedOut = base.assumed.find((one) => one.what === `${step.operation.name}.${name}`)?.value;
  const value = known ?? (typeof workedOut === 'number' ? workedOut : null);
  if (value === null) return null;
  const after = raise(value as GivenSetting, setting);
  if (after === null) return null;
  const change = setting.unit === 'K' ? `+${STEP_K} K` : `+${STEP_SHARE * 100} %`;
  return { name, change, before: known === null ? (value as number) : null, after };
}

/** True for a temperature that the heat balance of a given power decides. */
const followsFromPower = (settings: GivenSettings, name: string): boolean =>
  name === 'temperature_K' && settings.power_W !== undefined;

/** A number or schedule moved up by one step; null where that changes nothing or leaves the range. */
function raise(value: GivenSetting, setting: NumberSetting): GivenSetting | null {
  const one = (v: number): number => (setting.unit === 'K' ? v + STEP_K : v * (1 + STEP_SHARE));
  if (typeof value === 'number') return value > 0 && one(value) <= setting.max ? one(value) : null;
  if (typeof value !== 'object' || !('at_s' in value)) return null;
  const schedule = value as { readonly at_s: readonly number[]; readonly value: readonly number[] };
  const raised = schedule.value.map(one);
  return raised.some((v) => v > setting.max) ? null : { at_s: schedule.at_s, value: raised };
}

interface Comparison {
  readonly bath: Bath;
  readonly step: RouteStep;
  readonly run: RunOptions;
  readonly base: AdvancedRoute;
  readonly moved: Moved;
}

/** Runs the operation with the setting moved and notes what changed. A setting that is refused is no lever. */
function compare({ bath, step, run, base, moved }: Comparison, levers: Map<ElementSymbol, Lever[]>): void {
  const { name, change, before, after } = moved;
  const runWith = (value: GivenSetting): Bath =>
    advanceRoute(bath, [{ ...step, settings: { ...step.settings, [name]: value } }], run).bath;
  let from: Float64Array;
  let to: Float64Array;
  try {
    from = contents(before === null ? base.bath : runWith(before), run);
    to = contents(runWith(after), run);
  } catch (error) {
    if (error instanceof RemeltError) return;
    throw error;
  }
  bath.elements.forEach((element, e) => {
    if (!(from[e]! > 0)) return;
    const effect_pct = 100 * (to[e]! / from[e]! - 1);
    if (Math.abs(effect_pct) < SMALLEST_PCT) return;
    const list = levers.get(element) ?? [];
    list.push({ setting: name, change, effect_pct });
    levers.set(element, list);
  });
}

/** Mean content of every element over the samples [kg/kg]; the reference sample counts only when it is alone. */
function contents(bath: Bath, { referenceSample }: RunOptions): Float64Array {
  const n = bath.elements.length;
  const totals = totalKg(bath);
  const mass = massOf(bath);
  const out = new Float64Array(n);
  for (let s = 0; s < bath.samples; s++) {
    if (s === referenceSample && bath.samples > 1) continue;
    for (let e = 0; e < n; e++) out[e] = out[e]! + totals[s * n + e]! / mass[s]!;
  }
  return out;
}
