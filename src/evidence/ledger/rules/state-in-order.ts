import { sealedRows } from '../store/load.ts';
import type { LedgerTransaction } from '../store/tables.ts';
import type { State } from '../subjects/subjects.ts';
import { unseal } from '../trust/seal.ts';
import { openBook } from './book.ts';
import { type Entry, touchedBy } from './entry.ts';

/** A state from all records that it rests on, near and far, in the order in which they were recorded. */
export async function inOrder(db: LedgerTransaction, name: string): Promise<State | undefined> {
  const entries: Entry[] = [];
  const seen = new Set<string>();
  for (let next = [name]; next.length > 0; ) {
    for (const one of next) seen.add(one);
    const found = (await sealedRows(db, { subjects: next })).map((row) => unseal(row).entry);
    entries.push(...found);
    next = [...new Set(found.flatMap(touchedBy))].filter((one) => !seen.has(one));
  }
  const book = openBook();
  for (const entry of entries.sort((a, b) => a.seq - b.seq)) book.apply(entry);
  return book.stateOf(name);
}
