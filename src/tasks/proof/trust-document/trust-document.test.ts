import { expect, it } from 'vitest';
import { memoryKeys } from '../../../../test/testing/memory-keys.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { makeKey } from '../make-key/make-key.ts';
import { revokeKey } from '../revoke-key/revoke-key.ts';
import { trustDocument } from './trust-document.ts';

it('names the keys that count, each person with the days of theirs', async () => {
  const plant = await founded();
  const by = { ...plant.by('p-qual'), keys: memoryKeys() };
  const trust = (order: object = {}) => runTask(trustDocument, order, by);
  await expect(trust()).rejects.toThrow('the log has no key that counts');
  await runTask(makeKey, { origin: 'log.example' }, by);
  await runTask(makeKey, { person: 'p-qual' }, by);
  const { date, policy, persons } = await trust();
  expect(policy).toMatch(/^# date .*\nlog log\.example\+.*\nquorum none\n$/);
  expect(persons).toEqual([
    { name: 'Quality (demonstration)', key: expect.stringContaining('/p-qual+'), from: date },
  ]);
  await runTask(revokeKey, { person: 'p-qual', ending: 'lost', reason: 'r' }, by);
  expect((await trust()).persons).toMatchObject([{ from: date, until: date }]);
  await runTask(makeKey, { person: 'p-qual' }, by);
  await runTask(revokeKey, { person: 'p-qual', ending: 'exposed', reason: 'r' }, by);
  expect((await trust()).persons).toHaveLength(1);
});

it('asks for the cosigner only where there is one', async () => {
  const plant = await founded();
  const by = { ...plant.by('p-qual'), keys: memoryKeys() };
  await runTask(makeKey, {}, by);
  const asked = () => runTask(trustDocument, { askCosigner: true }, by);
  await expect(asked()).rejects.toMatchObject({ details: [{ path: 'askCosigner' }] });
  await runTask(makeKey, { cosigner: true }, by);
  expect((await asked()).policy).toMatch(/\nwitness plant-ml-dsa .*\nquorum plant-ml-dsa\n$/);
  expect((await runTask(trustDocument, {}, by)).policy).toMatch(/\nquorum none\n$/);
});
