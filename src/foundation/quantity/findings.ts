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
    ...itemOf(issue, document),
    // a document that is not an object is not given back whole
    ...(issue.path.length === 0 ? {} : shownValue(value)),
    message: messageOf(issue, value),
    ...allowedBy(issue),
    ...(symbolCure(issue, value, symbols) ?? cureOf(issue)),
  };
}

/** The id of the innermost thing that a finding lies in, where it lies in one that has an id: its place in a list tells nobody which. */
function itemOf({ path }: Issue, document: unknown): Pick<ErrorDetail, 'item'> {
  let at = document;
  let item: string | undefined;
  for (const [depth, key] of path.slice(0, -1).entries()) {
    at = (at as Record<PropertyKey, unknown> | undefined)?.[key];
    const { id } = (at ?? {}) as { readonly id?: unknown };
    if (typeof path[depth] === 'number' && typeof id === 'string' && id !== '') item = shortened(id);
  }
  return item === undefined ? {} : { item };
}

/** What would be accepted in its place, in words; nothing where the message alone says it. */
function allowedBy(issue: Issue): Pick<ErrorDetail, 'allowed'> {
  const allowed = allowedWords(issue);
  return allowed === null ? {} : { allowed };
}

function allowedWords(issue: Issue): string | null {
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.slice(0, 90).map(String).join(', ');
    case 'invalid_type':
      return withArticle(issue.expected);
    case 'too_big':
    case 'too_small':
      return boundOf(issue);
    case 'invalid_union':
      return kindsOf(issue).join(' or ') || wordsAfterMust(issue.message);
    case 'invalid_key':
      return 'the symbol of an element, such as Ni';
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return 'the names that its schema has';
    case 'invalid_format':
      return wordsAfterMust(issue.message) ?? ownValue(FORMS, issue.format) ?? null;
    default:
      return wordsAfterMust(issue.message);
  }
}

/** Texts of a form, as they are written. */
const FORMS: Readonly<Record<string, string>> = {
  date: 'a date such as 2026-11-24',
  datetime: 'a time such as 2026-11-24T06:00:00Z',
  base64: 'base64',
  url: 'an address such as https://plant.example',
  email: 'an address such as anna@plant.example',
};

/** A bound of a number, of the letters of a text or of the entries of a list, in words. */
function boundOf(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): string {
  const isMost = issue.code === 'too_big';
  const bound = Number(isMost ? issue.maximum : issue.minimum);
  const words = isMost
    ? issue.inclusive === false
      ? 'less than'
      : 'at most'
    : issue.inclusive === false
      ? 'more than'
      : 'at least';
  if (issue.origin === 'string') return `${words} ${bound} ${bound === 1 ? 'character' : 'characters'}`;
  if (issue.origin === 'array') return `${words} ${bound} ${bound === 1 ? 'entry' : 'entries'}`;
  return `${words} ${bound}`;
}

/** What a message of a rule says that must be: "must be after the start", "is not 6 to 12 digits". */
const wordsAfterMust = (message: string): string | null =>
  /^(?:it )?must (?:be )?(.+)$/.exec(message)?.[1] ?? /^is not ((?:an? )?.+)$/.exec(message)?.[1] ?? null;

/** What to do where that does not follow from what is allowed. */
function cureOf(issue: Issue): Pick<ErrorDetail, 'cure'> {
  if (issue.code === 'unrecognized_keys') return { cure: 'check how it is written, or leave it out' };
  if (issue.code === 'invalid_key') return { cure: 'write the symbol, or leave the entry out' };
  return {};
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
    case 'invalid_format': {
      const form = ownValue(FORMS, issue.format);
      return form && issue.message.startsWith('Invalid ') ? `must be ${form}` : issue.message;
    }
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
      const kinds = kindsOf(issue);
      // A choice by one field says itself what may stand there.
      if (issue.errors.length === 0 && issue.message.startsWith('must be '))
        return value === undefined ? `is missing; it ${issue.message}` : issue.message;
      const words = kinds.length === 0 ? 'of another type' : kinds.join(' or ');
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

/** The kinds of things that a value may be, each once. */
const kindsOf = ({ errors }: z.core.$ZodIssueInvalidUnion): readonly string[] => [
  ...new Set(
    errors.flatMap(([first]) => (first?.code === 'invalid_type' ? [withArticle(first.expected)] : [])),
  ),
];

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
  if (issue.origin === 'string')
    return Number(issue.minimum) <= 1 ? 'must not be empty' : `must have ${boundOf(issue)}`;
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

function symbolCure(
  issue: Issue,
  value: unknown,
  symbols: readonly string[],
): Pick<ErrorDetail, 'cure'> | null {
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
  return null;
}
