import { expect, it } from 'vitest';
import { memoryKeys } from '../../../../test/testing/memory-keys.ts';
import { actingAs } from '../../../desk/context.ts';
import { ConflictError } from '../../../foundation/errors.ts';
import { runTask } from '../../task.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { initLedger } from '../init-ledger/init-ledger.ts';
import { listKeys } from '../list-keys/list-keys.ts';
import { makeKey } from './make-key.ts';

it.each([
  ['the first key of the log', {}, 0],
  ['the next key of the log', {}, 1],
  ['the first key of a person', { person: 'p-cert' }, 0],
  ['the first key that cosigns', { cosigner: true }, 1],
] as const)('V1: of two who make %s at once one wins, and the other is told', async (_, order, before) => {
  const context = memoryContext();
  try {
    await runTask(initLedger, {}, context);
    const keys = memoryKeys();
    const by = (person: string) => ({ ...actingAs(person, context), keys });
    for (let i = 0; i < before; i += 1) await runTask(makeKey, {}, by('p-cert'));
    const second = 'person' in order ? 'p-cert' : 'p-qual';
    const both = await Promise.allSettled(
      ['p-cert', second].map((person) => runTask(makeKey, order, by(person))),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((one) => one.status === 'rejected')!;
    expect(refused.reason).toBeInstanceOf(ConflictError);
    expect(String(refused.reason)).toContain('another key was made at the same time');
    const made = (await runTask(listKeys, {}, by('p-cert'))).keys;
    expect(made.length).toBe(before + 1);
    // one after the other they still take each other's place
    await runTask(makeKey, order, by('p-cert'));
  } finally {
    await context.store.close();
    await context.compute.close();
  }
});
