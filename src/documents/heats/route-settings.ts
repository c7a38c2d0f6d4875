import { z } from 'zod';

/** One operation of a route; without a name each. */
export const routeSettingsOrderSchema = z.strictObject({ operation: z.string().exactOptional() });

/** One setting; those of a group are named `lining.material`. */
const settingRow = z.object({
  name: z.string(),
  what: z.string(),
  /** `1` = a share or a count; none for words. */
  unit: z.string().nullable(),
  /** null = worked out from what else is known, as `source` says. */
  default: z.union([z.number(), z.string(), z.record(z.string(), z.number()).readonly()]).nullable(),
  /** What may be written. */
  allowed: z.string(),
  /** A schedule `{"at_s": [...], "value": [...]}` may stand for the number. */
  mayBeSchedule: z.boolean(),
  /** Source of the default. */
  source: z.string(),
});

const operationSettings = z.object({
  operation: z.string(),
  title: z.string(),
  /** True where a stirred bath takes additions. */
  takesAdditions: z.boolean(),
  settings: z.array(settingRow).readonly(),
});

/** `remelt-route-settings/1`: what may be set at each operation of a route. */
export const routeSettingsSchema = z.object({
  format: z.literal('remelt-route-settings/1'),
  operations: z.array(operationSettings).readonly(),
});

export type RouteSettings = z.infer<typeof routeSettingsSchema>;
export type OperationSettings = z.infer<typeof operationSettings>;
export type SettingRow = z.infer<typeof settingRow>;

/** A default as a person reads it: a number, a word, shares, or that it is worked out. */
export function defaultText({ default: value }: SettingRow): string {
  if (value === null) return 'worked out';
  if (typeof value !== 'object') return String(value);
  const shares = Object.entries(value).map(([name, share]) => `${share} ${name}`);
  return shares.length === 0 ? 'none' : shares.join(' - ');
}

/** What may be written, as a person reads it. */
export const allowedText = ({ allowed, mayBeSchedule }: SettingRow): string =>
  mayBeSchedule ? `${allowed}, or a schedule` : allowed;
