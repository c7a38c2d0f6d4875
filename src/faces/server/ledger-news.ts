import type { TaskContext } from '../../desk/context.ts';
import type { Covered } from '../../documents/keys.ts';
import { coveredBy } from '../../tasks/proof/checkpoint-state/checkpoint-state.ts';

type Store = Pick<TaskContext['store'], 'head' | 'records'>;

/** What was booked since a size of the ledger: enough to know what to read anew. */
export interface News {
  /** Records that the ledger has now. */
  readonly size: number;
  readonly kinds: readonly string[];
  /** Subjects of the new records, such as `lot:R-1`. */
  readonly subjects: readonly string[];
  /** True: more than is told here. */
  readonly more?: true;
}

/** How long a head that was read is told to all streams [ms]. */
const FRESH_MS = 400;
/** The same for what signed checkpoints cover [ms]. */
const COVERED_MS = 1500;
/** Most records that are read for one piece of news. */
const MOST = 500;
/** Pieces of news that are kept for streams that are at the same place. */
const KEPT = 8;

/** Heads and news for all streams of this process: they are read once, however many tabs listen. */
export function ledgerNews() {
  let covering: { readonly at: number; readonly covered: Promise<Covered> } | null = null;
  let read: { readonly at: number; readonly size: Promise<number> } | null = null;
  const told = new Map<string, Promise<News>>();
  return {
    /** Records of the ledger; what another process has booked is seen too. */
    size: ({ head }: Store): Promise<number> => {
      if (read === null || Date.now() - read.at > FRESH_MS)
        read = { at: Date.now(), size: head().then(({ size }) => size) };
      return read.size;
    },
    /** What signed checkpoints cover. */
    covered: (context: Parameters<typeof coveredBy>[0]): Promise<Covered> => {
      if (covering === null || Date.now() - covering.at > COVERED_MS)
        covering = { at: Date.now(), covered: coveredBy(context) };
      return covering.covered;
    },
    /** What was booked after the first `from` records. */
    since: (from: number, to: number, store: Store): Promise<News> => {
      const key = `${from} ${to}`;
      const known = told.get(key) ?? newsOf(from, to, store);
      told.delete(key);
      told.set(key, known);
      known.catch(() => told.delete(key));
      for (const old of [...told.keys()].slice(0, -KEPT)) told.delete(old);
      return known;
    },
  };
}

async function newsOf(from: number, to: number, { records }: Store): Promise<News> {
  const found = await records(from, Math.min(to - from, MOST));
  return {
    size: to,
    kinds: [...new Set(found.map(({ record }) => record.kind))],
    subjects: [...new Set(found.map(({ record }) => record.subject))],
    ...(to - from > MOST ? { more: true as const } : {}),
  };
}
