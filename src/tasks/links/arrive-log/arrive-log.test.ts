import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { shelfInMemory } from '../../testing/recorder-shelf.ts';
import { enterSource } from '../enter-source/enter-source.ts';
import { mapTags } from '../map-tags/map-tags.ts';
import { arriveLog } from './arrive-log.ts';

const TAG = { tag: 'T1', furnace: 'VIM-500', setting: 'temperature_K', unit: 'degC' };
const bytesOf = (text: string) => Buffer.from(text).toString('base64');
const FILE = bytesOf('Time,T1,X\n2026-12-02T10:00:00Z,1550,1\n2026-12-02T10:00:01Z,1551,1\n');

async function recorder() {
  const plant = await founded();
  const by = plant.by('p-qual');
  const order = { source: 'rec-1', driver: 'recorder-csv', address: '/mnt/recorder', furnace: 'VIM-500' };
  await runTask(enterSource, order, by);
  await runTask(mapTags, { source: 'rec-1', map: { tags: [TAG] } }, by);
  return { by, context: { ...by, recorders: shelfInMemory() } };
}

it('keeps a file once, and says its time and which tags are mapped', async () => {
  const { context } = await recorder();
  const order = { source: 'rec-1', bytes: FILE, file: 'day.csv' };
  expect(await runTask(arriveLog, order, context)).toMatchObject({
    ...{ kept: true, from: '2026-12-02T10:00:00.000Z', to: '2026-12-02T10:00:01.000Z' },
    ...{ mapped: ['T1'], unmapped: ['X'], asks: [] },
  });
  expect((await runTask(arriveLog, order, context)).kept).toBe(false);
});

it('says what will be asked of a file, and refuses one without times, another source, and a place that keeps nothing', async () => {
  const { context, by } = await recorder();
  const send = (text: string, more: object = {}) =>
    runTask(arriveLog, { source: 'rec-1', bytes: bytesOf(text), ...more }, context);
  expect((await send('Time,T1\n08/09/2026 10:00,1550\n')).asks).toHaveLength(2);
  await expect(send('hello,world\n1,2\n')).rejects.toThrow(/no heading names a time/);
  await runTask(enterSource, { source: 'pc', driver: 'upload' }, by);
  await expect(send('Time,T1\n', { source: 'pc' })).rejects.toThrow('pc is not a recorder');
  await expect(runTask(arriveLog, { source: 'rec-1', bytes: FILE }, by)).rejects.toMatchObject({
    code: 'unavailable',
  });
});
