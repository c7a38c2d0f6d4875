import { expect, it } from 'vitest';
import { memoryKeys } from '../../../../test/testing/memory-keys.ts';
import { timeAuthority } from '../../../../test/testing/time-authority.ts';
import { toBase64 } from '../../../evidence/proof/bytes.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { makeKey } from '../make-key/make-key.ts';
import { timestampQuery } from '../timestamp-query/timestamp-query.ts';
import { keepTimestamp } from './keep-timestamp.ts';

it('keeps the answer of an authority, and says whether its certificate follows from a root', async () => {
  const plant = await founded();
  const by = { ...plant.by('p-qual'), keys: memoryKeys() };
  await runTask(makeKey, {}, by);
  const authority = await timeAuthority(() => new Date('2026-11-28T12:00:00.000Z'));
  const { query, size } = await runTask(timestampQuery, {}, by);
  const answer = toBase64(await authority.answer(Buffer.from(query, 'base64')));
  const kept = await runTask(keepTimestamp, { answer, size, roots: [authority.root] }, by);
  expect(kept).toMatchObject({ size, seq: size, stated: '2026-11-28T12:00:00.000Z', trusted: true });
  expect((await runTask(keepTimestamp, { answer, size }, by)).trusted).toBe(false);
  const other = runTask(keepTimestamp, { answer, size: 1 }, by);
  await expect(other).rejects.toMatchObject({ code: 'input' });
});

it('takes an authority or its answer, and asks none where nothing asks', async () => {
  const plant = await founded();
  const by = { ...plant.by('p-qual'), keys: memoryKeys() };
  await runTask(makeKey, {}, by);
  const url = 'https://time.example/tsr';
  for (const order of [{}, { url, answer: 'AAAA' }])
    await expect(runTask(keepTimestamp, order, by)).rejects.toMatchObject({ details: [{ path: 'url' }] });
  await expect(runTask(keepTimestamp, { url }, by)).rejects.toMatchObject({ code: 'unavailable' });
});
