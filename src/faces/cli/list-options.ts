import type { OutputOptions } from './cli.ts';
import { positiveIfGiven } from './numbers.ts';

/** `--limit` and `--after` of a verb that lists part by part. */
export const LIMIT_OPTION = [
  '--limit <n>',
  'largest number of rows; the answer names where the rest begins; default: all',
] as const;
export const AFTER_OPTION = ['--after <place>', 'only the rows after this place'] as const;

export interface ListOptions extends OutputOptions {
  readonly limit?: string | undefined;
  readonly after?: string | undefined;
  readonly html?: string;
}

/** The part of a list that is asked for, as its order wants it. */
export const partOf = ({
  limit,
  after,
}: ListOptions): { readonly limit: number | undefined; readonly after: number | undefined } => ({
  limit: positiveIfGiven(limit, '--limit'),
  after: positiveIfGiven(after, '--after'),
});
