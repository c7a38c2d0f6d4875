import type { Store } from '../../evidence/ledger/store.ts';
import { sampleCode } from '../../metal/alloy/sample-code.ts';
import type { Subject } from '../../metal/alloy/words.ts';

/** Names of the labels that metal may have: its own, and those of its samples. Labels of pallets name many things, and stand in the list. */
export async function labelsOn(subject: Subject, store: Pick<Store, 'subject'>): Promise<readonly Subject[]> {
  const state = await store.subject(subject);
  if (state.type !== 'lot' && state.type !== 'heat' && state.type !== 'object') return [];
  const { id, type, samples } = state;
  const own = type === 'heat' ? [] : [`label:${type === 'lot' ? 'lot' : 'ingot'}/${id}` as const];
  // the laboratory may be asked for a lot itself, without a sample of its own
  const numbers = type === 'lot' ? [...samples, id] : samples;
  return [...own, ...numbers.map((one): Subject => `label:sample/${sampleCode(subject, one)}`)];
}
