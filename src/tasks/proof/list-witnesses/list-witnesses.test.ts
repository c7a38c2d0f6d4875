import { expect, it } from 'vitest';
import { memoryKeys } from '../../../../test/testing/memory-keys.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { makeKey } from '../make-key/make-key.ts';
import { listWitnesses } from './list-witnesses.ts';

it('says whether it may be signed here, whom it may be shown, and the cure of what is missing', async () => {
  const plant = await founded();
  const bare = await runTask(listWitnesses, {}, plant);
  expect(bare).toMatchObject({ records: 1, uncosigned: 1, witnesses: [] });
  expect(bare.asked).toMatchObject({ signs: false, makesKey: false });
  expect(bare.asked.cures).toEqual([
    expect.stringMatching(/no key of the log yet/),
    expect.stringMatching(/^No witness is named here/),
  ]);
  const logKeys = memoryKeys();
  expect((await runTask(listWitnesses, {}, { ...plant, logKeys })).asked).toMatchObject({
    ...{ signs: false, makesKey: true, cures: [expect.stringMatching(/^No witness/)] },
  });
  const keys = memoryKeys();
  await runTask(makeKey, {}, { ...plant.by('p-cert'), keys });
  const elsewhere = await runTask(listWitnesses, {}, { ...plant, witnesses: ['https://w.example'] });
  expect(elsewhere.asked.cures).toEqual([expect.stringMatching(/^The key of the log is not on this server/)]);
  const here = await runTask(listWitnesses, {}, { ...plant, keys, witnesses: ['https://w.example'] });
  expect(here.asked).toEqual({ signs: true, makesKey: false, witnesses: ['https://w.example'], cures: [] });
  expect(here.keys).toMatchObject([{ owner: 'log', here: true }]);
});

it('is another answer where another key or witness is here', async () => {
  const plant = await founded();
  const asked = (more: object) => listWitnesses.alsoOn!({}, { ...plant, ...more });
  expect(await asked({})).toBe(await asked({}));
  expect(await asked({})).not.toBe(await asked({ witnesses: ['https://w.example'] }));
});
