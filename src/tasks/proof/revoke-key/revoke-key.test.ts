import { expect, it } from 'vitest';
import { memoryKeys } from '../../../../test/testing/memory-keys.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { makeKey } from '../make-key/make-key.ts';
import { revokeKey } from './revoke-key.ts';

it('ends a key: retired where nothing else is said', async () => {
  const plant = await founded();
  const by = { ...plant.by('p-qual'), keys: memoryKeys() };
  await runTask(makeKey, {}, by);
  await runTask(makeKey, { person: 'p-qual' }, by);
  const retired = await runTask(revokeKey, { person: 'p-qual', reason: 'leaves' }, by);
  expect(retired.keys.map(({ owner, ended }) => [owner, ended?.how])).toEqual([
    ['log', undefined],
    ['p-qual', 'retired'],
  ]);
  const exposed = { ending: 'exposed', reason: 'laptop stolen', since: '2026-01-02' };
  expect((await runTask(revokeKey, exposed, by)).keys[0]?.ended).toMatchObject({ how: 'exposed' });
});

it('refuses a person and the cosigner at once, and a moment that is not one', async () => {
  const plant = await founded();
  const refused = (order: object) => runTask(revokeKey, { reason: 'r', ...order }, plant.by('p-qual'));
  await expect(refused({ person: 'p-qual', cosigner: true })).rejects.toMatchObject({
    details: [{ path: 'person' }],
  });
  await expect(refused({ since: 'yesterday' })).rejects.toMatchObject({ details: [{ path: 'since' }] });
});
