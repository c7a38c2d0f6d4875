import { useQuery } from '@tanstack/react-query';
import type { KeptSpecifications } from '../../src/documents/reference.ts';
import { contract as listSpecifications } from '../../src/tasks/reference/list-specifications/contract.ts';
import { readVerb } from '../api/client.ts';
import { PAGE_WORDS } from '../page-words.ts';

const { specs: words } = PAGE_WORDS;

/** Every controlled specification of the plant. */
export const useSpecifications = () =>
  useQuery({
    queryKey: ['specifications'],
    queryFn: ({ signal }) => readVerb(listSpecifications, { signal }),
  });

type Row = KeptSpecifications['specifications'][number];

/** What the plant has under a number and revision that are being typed. */
export interface KnownNumber {
  /** Its revisions, in words; undefined where nothing has the number. */
  readonly revisions: string | undefined;
  /** Why the revision cannot be entered; undefined where it can. */
  readonly taken: string | undefined;
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.trim().toLowerCase();

/** Says of a typed number which revisions of it there are, and of a typed revision whether it is in use. */
export function knownNumber(
  rows: readonly Row[] | undefined,
  { number, revision }: Pick<Row, 'number' | 'revision'>,
): KnownNumber {
  const revisions = (rows ?? []).filter((row) => same(row.number, number));
  const used = revisions.find((row) => same(row.revision, revision) && row.status === 'compared');
  return {
    revisions:
      revisions.length === 0
        ? undefined
        : revisions.map((row) => words.revisionIs(row.revision, words.status[row.status])).join(', '),
    taken: used && words.revisionUsed(used.name),
  };
}
