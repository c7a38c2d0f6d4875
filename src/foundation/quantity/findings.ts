import type { z } from 'zod';
import type { ErrorDetail } from '../errors.ts';
import { ownValue } from './own-value.ts';

type Issue = z.core.$ZodIssue;

/**
 * What a schema found wrong with a document, one detail per place: path as the caller wrote it, value, what is allowed.
 * `symbols` are words that are often written in the wrong case, such as those of the elements.
 */
export function findingsOf(
  issues: readonly Issue[],
  document: unknown,
  symbols: readonly string[] = [],
): ErrorDetail[] {
  const told = issues.map(nearestBranch);
  const mistyped = new Set(told.filter(({ code }) => code === 'invalid_type').map(pathOf));
  return (
    told
      // What has the wrong type is not also too short or too long.
      .filter((issue) => issue.code === 'invalid_type' || !mistyped.has(pathOf(issue)))
      .map((issue) => detailOf(issue, document, symbols))
  );
}

/** Of a value that may be several things: what is wrong with it as the kind of thing it is, where it is one of them. */
function nearestBranch(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const [within] = issue.errors.filter(
    (branch) => !branch.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  );
  const first = within?.[0];
  return first ? nearestBranch({ ...first, path: [...issue.path, ...first.path] }) : issue;
}

const pathOf = (issue: Issue): string =>
  issue.path.reduce<string>(
    (text, key) =>
      typeof key === 'number'
        ? `${text}[${key}]`
        : text
          ? `${text}.${shortened(String(key))}`
          : shortened(String(key)),
    '',
  );

/** Longer texts are cut where they are repeated in an error. */
const LONGEST_SHOWN = 100;

function detailOf(issue: Issue, document: unknown, symbols: readonly string[]): ErrorDetail {
  const value = issue.path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
    document,
  );
  return {
    path: pathOf(issue),
    // a document that is no object is not given back whole
    ...(issue.path.length === 0 ? {} : shownValue(value)),
    message: messageOf(issue, value),
    ...(issue.code === 'invalid_value' ? { allowed: issue.values.slice(0, 90).map(String).join(', ') } : {}),
    ...symbolCure(issue, value, symbols),
  };
}

const shortened = (text: string): string =>
  text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}...` : text;

/** Infinity (1e999) is given as a word: JSON has no number for it. */
function shownValue(value: unknown): Pick<ErrorDetail, 'value'> {
  if (typeof value === 'number' && !Number.isFinite(value)) return { value: String(value) };
  if (typeof value === 'string') return { value: shortened(value) };
  const printable = value === null || ['string', 'number', 'boolean'].includes(typeof value);
  return printable ? { value: value as string | number | boolean | null } : {};
}

function messageOf(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `has the unknown field ${unknownKeys(issue.keys)}`;
    case 'too_big':
      return tooBig(issue, value);
    case 'too_small':
      return tooSmall(issue);
    case 'invalid_type':
      return value === undefined
        ? `is missing; it must be ${withArticle(issue.expected)}`
        : `must be ${withArticle(issue.expected)}${quotedNumber(issue.expected, value)}`;
    case 'invalid_union': {
      const kinds = issue.errors.flatMap(([first]) =>
        first?.code === 'invalid_type' ? [withArticle(first.expected)] : [],
      );
      // A choice by one field says itself what may stand there.
      if (issue.errors.length === 0 && issue.message.startsWith('must be '))
        return value === undefined ? `is missing; it ${issue.message}` : issue.message;
      const words = kinds.length === 0 ? 'of another type' : [...new Set(kinds)].join(' or ');
      return value === undefined ? `is missing; it must be ${words}` : `must be ${words}`;
    }
    case 'invalid_key':
      return 'is not an element that Remelt knows';
    case 'invalid_value':
      return value === undefined
        ? 'is missing'
        : issue.values.length === 1
          ? `must be "${String(issue.values[0])}"`
          : 'is not one of the allowed values';
    default:
      return issue.message;
  }
}

/** Most unknown fields that are named. */
const MOST_KEYS = 5;

function unknownKeys(keys: readonly string[]): string {
  const named = keys.slice(0, MOST_KEYS).map((key) => `"${shortened(key)}"`);
  const more = keys.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function tooBig(issue: z.core.$ZodIssueTooBig, value: unknown): string {
  const bound = `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}`;
  if (issue.origin === 'string') return `has ${String(value).length} characters; ${bound} are allowed`;
  if (issue.origin === 'array') return `has ${(value as unknown[]).length} entries; ${bound} are allowed`;
  return `must be ${bound}`;
}

function tooSmall(issue: z.core.$ZodIssueTooSmall): string {
  if (issue.origin === 'string') return 'must not be empty';
  if (issue.origin === 'array')
    return `needs at least ${issue.minimum} ${issue.minimum === 1 ? 'entry' : 'entries'}`;
  return `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`;
}

/** JSON words for what schemas call otherwise. */
const KINDS: Readonly<Record<string, string>> = { int: 'whole number', record: 'object', string: 'text' };

const withArticle = (expected: string): string => {
  const kind = ownValue(KINDS, expected) ?? expected;
  return kind === 'text' ? kind : `${/^[aeio]/.test(kind) ? 'an' : 'a'} ${kind}`;
};

/** How to write a number that stands there as text. */
function quotedNumber(expected: string, value: unknown): string {
  if (!['number', 'int'].includes(expected) || typeof value !== 'string') return '';
  if (/^\s*-?\d+,\d+\s*$/.test(value)) return ', with a decimal point and without quotes';
  return /\d/.test(value) && Number.isFinite(Number(value)) ? ', without quotes' : '';
}

function symbolCure(issue: Issue, value: unknown, symbols: readonly string[]): { readonly cure?: string } {
  const wrong =
    issue.code === 'unrecognized_keys'
      ? issue.keys
      : issue.code === 'invalid_key'
        ? [String(issue.path.at(-1) ?? '')]
        : issue.code === 'invalid_value' && typeof value === 'string'
          ? [value]
          : [];
  for (const word of wrong) {
    const near = symbols.find((symbol) => symbol.toLowerCase() === word.toLowerCase());
    if (near)
      return {
        cure: near === 'Re' ? 'write "Re" for rhenium, or the symbol of the rare earth' : `write "${near}"`,
      };
  }
  return {};
}
