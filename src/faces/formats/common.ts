import { z } from 'zod';
import { type ErrorDetail, InputError } from '../../foundation/errors.ts';
import { ELEMENTS } from '../../metal/alloy/element.ts';

/** Symbol of an element; the message names the cure for `RE`, `MO` and the like. */
export const elementSymbol = z.enum(ELEMENTS);

/** A name or an id. */
export const textSchema = z.string().min(1).max(200);

/** Contents by element in a stated unit, each 0 to `max`. Keys are element symbols. */
export const contents = (max: number) => z.partialRecord(elementSymbol, z.number().min(0).max(max));

/** `composition_wtpct` of every document. */
export const wtpctContents = contents(100);
export const ppmContents = contents(1e6);

export const assumptionSchema = z.object({
  what: z.string(),
  value: z.union([z.string(), z.number()]),
  unit: z.string(),
  source: z.string(),
});

export const manifestSchema = z.looseObject({
  inputHash: z.string(),
  code: z.string(),
  data: z.string(),
  seed: z.union([z.number(), z.string()]),
});

/**
 * `document` as the schema's type. Throws InputError with one detail per finding: path as the caller wrote it, the
 * value that stood there, what is allowed. `name` is the document's name in messages, such as `plan`.
 */
export function parseDocument<T>(schema: z.ZodType<T>, document: unknown, name: string): T {
  const parsed = schema.safeParse(document);
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues.slice(0, 20).map((issue) => detailOf(issue, document));
  const first = details[0]!;
  const more = parsed.error.issues.length > 1 ? ` (and ${parsed.error.issues.length - 1} more)` : '';
  throw new InputError(`${name}: ${first.path ? `${first.path}: ` : ''}${first.message}${more}`, details);
}

function detailOf(issue: z.core.$ZodIssue, document: unknown): ErrorDetail {
  const path = issue.path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
    '',
  );
  const value = issue.path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
    document,
  );
  const printable = value === null || ['string', 'number', 'boolean'].includes(typeof value);
  return {
    path,
    ...(printable ? { value: value as string | number | boolean | null } : {}),
    message: messageOf(issue, value),
    ...(issue.code === 'invalid_value' ? { allowed: issue.values.slice(0, 90).map(String).join(', ') } : {}),
    ...elementCure(issue, path),
  };
}

function messageOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'unrecognized_keys') return `unknown ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}`;
  if (issue.code === 'too_small') {
    return issue.origin === 'array'
      ? `needs at least ${issue.minimum} ${issue.minimum === 1 ? 'entry' : 'entries'}`
      : `must be at least ${issue.minimum}`;
  }
  if (issue.code === 'invalid_type') {
    const expected = issue.expected === 'int' ? 'whole number' : issue.expected;
    const article = /^[aeio]/.test(expected) ? 'an' : 'a';
    return value === undefined
      ? `is missing: it is ${article} ${expected}`
      : `must be ${article} ${expected}`;
  }
  if (issue.code === 'invalid_key') return 'is not an element that Remelt knows';
  return issue.message;
}

function elementCure(issue: z.core.$ZodIssue, path: string): { readonly cure?: string } {
  const keys =
    issue.code === 'unrecognized_keys'
      ? issue.keys
      : issue.code === 'invalid_key'
        ? [path.split('.').at(-1) ?? '']
        : [];
  for (const key of keys) {
    const near = ELEMENTS.find((symbol) => symbol.toLowerCase() === key.toLowerCase());
    if (near)
      return {
        cure: near === 'Re' ? 'write "Re" for rhenium; a rare earth by its own symbol' : `write "${near}"`,
      };
  }
  return {};
}
