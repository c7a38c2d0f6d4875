/** `remelt-route-settings/1`: what may be set at each operation of a route. */
export interface RouteSettings {
  readonly format: 'remelt-route-settings/1';
  readonly operations: readonly OperationSettings[];
}

export interface OperationSettings {
  readonly operation: string;
  readonly title: string;
  /** True where a stirred bath takes additions. */
  readonly takesAdditions: boolean;
  readonly settings: readonly SettingRow[];
}

/** One setting; those of a group are named `lining.material`. */
export interface SettingRow {
  readonly name: string;
  readonly what: string;
  /** `1` = a share or a count; none for words. */
  readonly unit: string | null;
  /** null = worked out from what else is known, as `source` says. */
  readonly default: number | string | Readonly<Record<string, number>> | null;
  /** What may be written. */
  readonly allowed: string;
  /** A schedule `{"at_s": [...], "value": [...]}` may stand for the number. */
  readonly mayBeSchedule: boolean;
  /** Source of the default. */
  readonly source: string;
}

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
