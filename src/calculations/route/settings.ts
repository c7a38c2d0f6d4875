import { parseDocument } from '../../documents/common.ts';
import {
  type OperationSettings,
  type RouteSettings,
  routeSettingsOrderSchema,
  type SettingRow,
} from '../../documents/heats/route-settings.ts';
import { OPERATION_NAMES } from '../../models/refining/operation.ts';
import { operationOf, type RefiningData, registryOf } from '../../models/refining/registry.ts';
import type { Setting } from '../../models/refining/settings.ts';

/** `routeSettings` on an unparsed order `{operation}`, or none for all. Throws InputError as well for a bad order. */
export const routeSettingsDocument = (document: unknown, data: RefiningData): RouteSettings =>
  routeSettings(data, parseDocument(routeSettingsOrderSchema, document ?? {}, 'route settings').operation);

/**
 * What may be set at one operation of a route or at each, from the models' own definitions, with units, defaults and their
 * sources. Throws NotFoundError for an operation that does not exist, naming those that do.
 */
export function routeSettings(data: RefiningData, name?: string): RouteSettings {
  const registry = registryOf(data);
  const names = name === undefined ? OPERATION_NAMES : [name];
  const operations = names.map((one): OperationSettings => {
    const { title, holdsStirredBath, settings } = operationOf(registry, { name: one });
    return {
      operation: one,
      title,
      takesAdditions: holdsStirredBath,
      settings: Object.entries(settings).flatMap(([key, setting]) => rowsOf(key, setting)),
    };
  });
  return { format: 'remelt-route-settings/1', operations };
}

/** True for an operation that holds a stirred bath, which takes additions and samples. Throws NotFoundError for one that does not exist. */
export const holdsBath = (operation: string, data: RefiningData): boolean =>
  operationOf(registryOf(data), { name: operation }).holdsStirredBath;

/**
 * A step of a route with the time that it is held [s]: as stated, else the default of its model; the step as it is where it is told by a
 * table, or where its model knows no time. Throws NotFoundError for an operation that does not exist.
 */
export function withTime<
  Step extends {
    readonly operation: string;
    readonly fidelity?: string | undefined;
    readonly settings?: object | undefined;
  },
>(step: Step, data: RefiningData): Step {
  if (step.fidelity === 'table' || (step.settings && 'time_s' in step.settings)) return step;
  const { time_s } = operationOf(registryOf(data), { name: step.operation }).settings;
  // melting to the end has no time of its own: the rate sets it
  return time_s?.kind === 'number' && time_s.default !== null
    ? { ...step, settings: { ...step.settings, time_s: time_s.default } }
    : step;
}

function rowsOf(name: string, setting: Setting): SettingRow[] {
  if (setting.kind === 'group') {
    return Object.entries(setting.fields).flatMap(([field, one]) => rowsOf(`${name}.${field}`, one));
  }
  const { what, source } = setting;
  const row = { name, what, source, mayBeSchedule: false };
  switch (setting.kind) {
    case 'number': {
      const { unit, min, max } = setting;
      const mayBeSchedule = setting.fixed !== true;
      return [{ ...row, unit, default: setting.default, allowed: `${min} to ${max}`, mayBeSchedule }];
    }
    case 'choice':
      return [{ ...row, unit: null, default: setting.default, allowed: setting.options.join(', ') }];
    case 'shares': {
      const allowed = `shares that fill 100: ${setting.names.join(', ')}`;
      return [{ ...row, unit: 'wt%', default: setting.default, allowed }];
    }
    case 'contents':
      return [{ ...row, unit: 'wt%', default: {}, allowed: 'contents by element, at most 100' }];
  }
}
