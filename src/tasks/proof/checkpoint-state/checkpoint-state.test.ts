import { expect, it } from 'vitest';
import { memoryKeys } from '../../../../test/testing/memory-keys.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { makeKey } from '../make-key/make-key.ts';
import { signCheckpoint } from '../sign-checkpoint/sign-checkpoint.ts';
import { checkpointState } from './checkpoint-state.ts';

it('says what is signed, and what to do about the rest', async () => {
  const plant = await founded();
  const by = { ...plant.by('p-cert'), keys: memoryKeys() };
  expect(await runTask(checkpointState, {}, by)).toMatchObject({
    ...{ records: 1, signed: 0, witnessed: 0 },
    cure: expect.stringMatching(/^make the key of the log/),
  });
  await runTask(makeKey, {}, by);
  expect((await runTask(checkpointState, {}, by)).cure).toMatch(/^sign a checkpoint on the computer/);
  await runTask(signCheckpoint, {}, by);
  const { records, signed, cure } = await runTask(checkpointState, {}, by);
  expect([signed, cure]).toEqual([records, null]);
  await plant.store.execute({ type: 'confirmClock', reason: 'looked at', by: 'p-qual' });
  expect((await runTask(checkpointState, {}, by)).cure).toMatch(/: 1 record newer$/);
});

it('says that more was signed than the ledger holds, where an old copy was put back', async () => {
  const plant = await founded();
  const keys = memoryKeys();
  const by = { ...plant.by('p-cert'), keys };
  const { keys: made } = await runTask(makeKey, {}, by);
  const { size } = await by.store.head();
  keys.noteSigned(made[0]!.verifierKey, { size: size + 5, root: 'a'.repeat(64) });
  expect(await runTask(checkpointState, {}, by)).toMatchObject({
    signed: 0,
    cure: expect.stringMatching(
      new RegExp(`^${size + 5} records were signed, and it holds ${size}: put the latest copy back`),
    ),
  });
  keys.noteSigned(made[0]!.verifierKey, { size, root: 'b'.repeat(64) });
  expect((await runTask(checkpointState, {}, by)).cure).toMatch(/its first records are others/);
});
