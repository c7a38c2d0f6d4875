import { expect, it } from 'vitest';
import { memoryKeys } from '../../../../test/testing/memory-keys.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { makeKey } from '../make-key/make-key.ts';
import { signCheckpoint } from './sign-checkpoint.ts';

it('signs the newest record with the key of the log, in a sentence where the key is here', async () => {
  const plant = await founded();
  const keys = memoryKeys();
  const by = { ...plant.by('p-cert'), keys };
  await expect(runTask(signCheckpoint, {}, by)).rejects.toThrow('the log has no key that signs');
  expect(await signCheckpoint.signs!({}, 'Ann', by)).toBeNull();
  await runTask(makeKey, { origin: 'log.example' }, by);
  expect(await signCheckpoint.signs!({ witnesses: ['https://w.example'] }, 'Ann', by)).toBe(
    'I, Ann, sign the ledger up to its newest record with the key of the log log.example, and ask https://w.example to sign it.',
  );
  const { checkpoint, size } = await runTask(signCheckpoint, {}, by);
  expect(checkpoint.split('\n').slice(0, 2)).toEqual(['log.example', String(size)]);
  expect(size).toBe((await plant.store.head()).size);
});

it('asks no witness that is typed into a page, and only a keeper where a server has the key', async () => {
  const plant = await founded();
  const logKeys = memoryKeys();
  await runTask(makeKey, {}, { ...plant.by('p-cert'), keys: logKeys });
  const server = (person: string) => ({ ...plant.by(person), logKeys, witnesses: ['https://w.example'] });
  const typed = runTask(signCheckpoint, { witnesses: ['https://evil.example'] }, server('p-qual'));
  await expect(typed).rejects.toMatchObject({ code: 'forbidden', details: [{ path: 'witnesses[0]' }] });
  await expect(runTask(signCheckpoint, {}, server('p-melt'))).rejects.toMatchObject({ code: 'forbidden' });
  expect((await runTask(signCheckpoint, {}, server('p-qual'))).size).toBeGreaterThan(1);
});
