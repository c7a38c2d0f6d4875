import type { StoredRecord } from '../../evidence/ledger/store.ts';
import type { Disposition } from '../../metal/alloy/words.ts';

const WORDS: Readonly<Record<Disposition, string>> = {
  remelt: 'to be remelted',
  downgrade: 'downgraded to another grade',
  'return-to-supplier': 'returned to its supplier',
  sell: 'sold below its specification',
  scrap: 'scrapped',
  notify: 'its customer was told',
};

/**
 * The latest decision on metal that did not pass, out of the records of it: what becomes of it, and why. Metal that is used
 * as it is has number, customer and scope of the concession in its reason. Undefined where nothing was decided.
 */
export function decisionOn(
  history: readonly StoredRecord[],
): { readonly seq: number; readonly words: string } | undefined {
  const record = history.findLast(({ record: { kind } }) => kind.endsWith('.dispositioned'));
  if (!record) return undefined;
  const { disposition, reason } = record.body as {
    readonly disposition: Disposition;
    readonly reason?: unknown;
  };
  const isTold = typeof reason === 'string' && /^(use-as-is|notify) /.test(reason);
  const what = isTold ? [] : [WORDS[disposition]];
  return { seq: record.seq, words: [...what, ...(typeof reason === 'string' ? [reason] : [])].join(': ') };
}
