import type { KeptRoute } from '../../src/documents/reference.ts';
import { typedNumber } from '../design/locale.ts';
import { additionsOf, type TypedAddition, typedAdditions } from './additions-typed.ts';

type Operation = KeptRoute['route'][number];

/** An operation of a route, as typed: settings by name, and additions. */
export interface TypedOperation {
  readonly operation: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly additions: readonly TypedAddition[];
  /** What the form has no field for; it stays as it was. */
  readonly fidelity?: Operation['fidelity'];
}

/** The operations of a route to be typed over. */
export const typedRoute = (route: KeptRoute['route']): readonly TypedOperation[] =>
  route.map(({ operation, settings = {}, additions, fidelity }) => ({
    operation,
    settings: Object.fromEntries(flat(settings)),
    additions: typedAdditions(additions),
    ...(fidelity === undefined ? {} : { fidelity }),
  }));

/** Settings by name, those of a group as `lining.material`; what is neither number nor word is JSON. */
function flat(settings: object, prefix = ''): [string, string][] {
  return Object.entries(settings).flatMap(([name, value]): [string, string][] => {
    const isGroup = typeof value === 'object' && value !== null && !('at_s' in value) && hasWords(value);
    if (isGroup) return flat(value, `${prefix}${name}.`);
    return [
      [
        `${prefix}${name}`,
        typeof value === 'object'
          ? JSON.stringify(value)
          : typeof value === 'number'
            ? typedNumber(value)
            : String(value),
      ],
    ];
  });
}

/** True for a group of settings; shares and contents hold numbers by element. */
const hasWords = (value: object): boolean => Object.keys(value).some((name) => !/^[A-Z]/.test(name));

/** The same as an order has it. Throws SyntaxError for a schedule or shares that are no JSON. */
export function routeOf(typed: readonly TypedOperation[]): KeptRoute['route'] {
  return typed.map(({ operation, settings, additions, fidelity }) => {
    const set: Record<string, unknown> = {};
    for (const [name, text] of Object.entries(settings))
      if (text.trim() !== '') put(set, name, settingOf(text.trim()));
    return {
      operation,
      ...(fidelity === undefined ? {} : { fidelity }),
      ...(Object.keys(set).length === 0 ? {} : { settings: set }),
      ...(additions.length === 0 ? {} : { additions: additionsOf(additions) }),
    } as Operation;
  });
}

function put(into: Record<string, unknown>, name: string, value: unknown): void {
  const [group = '', ...rest] = name.split('.');
  if (rest.length === 0) into[group] = value;
  else into[group] = { ...((into[group] as object | undefined) ?? {}), [rest.join('.')]: value };
}

function settingOf(text: string): unknown {
  if (/^[[{]/.test(text)) return JSON.parse(text);
  const plain = text.replace(',', '.');
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : text;
}
