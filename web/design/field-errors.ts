import { ApiError } from '../api/client.ts';
import { WORDS } from '../words.ts';
import { sentenceInLocale } from './locale.ts';

const { states } = WORDS;

type Detail = ApiError['refusal']['details'][number];

/** What was refused of one field, for the place beside it; undefined where nothing was. */
export function wrongAt(error: unknown, ...paths: readonly string[]): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const { message, details } = error.refusal;
  const at = details.find(({ path }) => path !== undefined && paths.includes(path));
  return at && sentenceInLocale([message, wordsOf(at)].filter(Boolean).join('. '));
}

/** Value, what is allowed and the cure of a refused place, in one line. */
export const wordsOf = ({ allowed, cure }: Detail): string =>
  [allowed && `${states.allowed} ${allowed}`, cure && `${states.cure} ${cure}`].filter(Boolean).join('. ');

/** A refusal that no field of a form shows; undefined where each of its places is one of `paths`. */
export function elsewhere(error: unknown, paths: readonly string[]): unknown {
  if (!(error instanceof ApiError) || error.refusal.details.length === 0) return error ?? undefined;
  return error.refusal.details.every(({ path }) => path !== undefined && paths.includes(path))
    ? undefined
    : error;
}

/** Field of an order that says that what is far from what is known is right. */
export const AS_TYPED = 'asTyped';

/** True where the server asks whether what was typed is right, because it is far from what is known. */
export const asksAsTyped = (error: unknown): boolean => wrongAt(error, AS_TYPED) !== undefined;
