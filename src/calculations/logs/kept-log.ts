import type { furnaceLogSchema } from '../../documents/heats/heat-record.ts';
import type { SimulateInput } from '../../documents/heats/simulate.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { operationOf, registryOf } from '../../models/refining/registry.ts';
import type { Schedule } from '../../models/refining/schedule.ts';
import type { Facts } from '../facts.ts';

type FurnaceLog = ReturnType<typeof furnaceLogSchema.parse>;
type Told = NonNullable<FurnaceLog['recorded']>['settings'][number];

/** A setting as the log of a heat tells it over time, beside what was planned. */
export interface KeptCurve {
  readonly operation: string;
  readonly setting: string;
  readonly what: string;
  readonly unit: string;
  readonly curve: Schedule;
  /** Null where the plan says nothing of it. */
  readonly planned: Schedule | null;
  /** Where it was recorded, and how; null for a log that somebody typed. */
  readonly told: Told | null;
}

/** The settings of a log that change with time or were recorded, in its order. */
export function keptCurves(
  { route, recorded }: FurnaceLog,
  plan: SimulateInput['route'] | null,
  facts: Facts,
): KeptCurve[] {
  const registry = registryOf(facts);
  return route.flatMap(({ operation, settings = {} }, at) => {
    const known = operationOf(registry, { name: operation, path: `route[${at}].operation` }).settings;
    const planned = plan?.find((step) => step.operation === operation)?.settings ?? {};
    const end_s = typeof settings.time_s === 'number' ? settings.time_s : 0;
    return Object.entries(settings).flatMap(([setting, value]): KeptCurve[] => {
      const one = ownValue(known, setting);
      const told = recorded?.settings.find((row) => row.setting === setting) ?? null;
      if (one?.kind !== 'number' || one.fixed === true || (told === null && typeof value === 'number'))
        return [];
      const curve = overTime(value, end_s);
      if (curve === null) return [];
      const { what, unit } = one;
      return [
        { operation, setting, what, unit, curve, planned: overTime(ownValue(planned, setting), end_s), told },
      ];
    });
  });
}

/** A setting as it is written, over its time; null for what is not a number over time. */
function overTime(value: unknown, end_s: number): Schedule | null {
  if (typeof value === 'number') return { at_s: [0, end_s], value: [value, value] };
  return typeof value === 'object' && value !== null && 'at_s' in value && 'value' in value
    ? (value as Schedule)
    : null;
}

/** In words, what a log tells as one number for the whole time. */
export function heldSettings(log: FurnaceLog, facts: Facts): string[] {
  const curves = new Set(keptCurves(log, null, facts).map(({ setting }) => setting));
  const registry = registryOf(facts);
  return log.route.flatMap(({ operation, settings = {} }, at) => {
    const known = operationOf(registry, { name: operation, path: `route[${at}].operation` }).settings;
    return Object.keys(settings).flatMap((setting) => {
      const one = ownValue(known, setting);
      return one?.kind === 'number' && setting !== 'time_s' && !curves.has(setting) ? [one.what] : [];
    });
  });
}
