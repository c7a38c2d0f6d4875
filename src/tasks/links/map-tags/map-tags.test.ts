import { expect, it } from 'vitest';
import { tagMapOf } from '../../../desk/reference/tag-maps.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { enterSource } from '../enter-source/enter-source.ts';
import { mapTags } from './map-tags.ts';

const TAG = { tag: 'T1', furnace: 'VIM-500', setting: 'temperature_K', unit: 'degC' };
const REGISTER = { table: 'holding', address: 100, type: 'float32' };

it('keeps the map of a recorder with its history, and the source as it is', async () => {
  const plant = await founded();
  const by = plant.by('p-qual');
  const recorder = { driver: 'recorder-csv', address: '/mnt/recorder', furnace: 'VIM-500' };
  await runTask(enterSource, { source: 'rec-1', ...recorder }, by);
  expect(await tagMapOf('rec-1', plant)).toBeNull();
  await runTask(mapTags, { source: 'rec-1', map: { zone: 'Europe/Berlin', tags: [TAG] } }, by);
  const changed = {
    source: 'rec-1',
    map: { tags: [{ ...TAG, unit: 'K' }] },
    reason: 'recorder set to kelvin',
  };
  const { entries } = await runTask(mapTags, changed, by);
  expect(entries).toMatchObject([{ id: 'rec-1', changes: [{ what: 'entered' }, { what: 'changed' }] }]);
  expect(await tagMapOf('rec-1', plant)).toEqual({ tags: [{ ...TAG, unit: 'K' }] });
});

it.each<[string, object, RegExp]>([
  [
    'a setting that the furnace does not have',
    { tags: [{ ...TAG, setting: 'power_W', unit: 'kW' }] },
    /no setting "power_W"/,
  ],
  ['a unit of something else', { tags: [{ ...TAG, unit: 'mbar' }] }, /mbar is not a unit of temperature_K/],
  ['a zone that is not known', { zone: 'Europe/Atlantis', tags: [TAG] }, /there is no zone/],
  ['a furnace that is not of the plant', { tags: [{ ...TAG, furnace: 'VIM-9' }] }, /VIM-9/],
  ['a tag twice', { tags: [TAG, { ...TAG, setting: 'pressure_Pa', unit: 'Pa' }] }, /T1 is mapped twice/],
  ['two tags of one setting', { tags: [TAG, { ...TAG, tag: 'T2' }] }, /T1 and T2 are both temperature_K/],
])('refuses %s', async (_what, map, words) => {
  const plant = await founded();
  const by = plant.by('p-qual');
  const recorder = { driver: 'recorder-csv', address: '/mnt/recorder', furnace: 'VIM-500' };
  await runTask(enterSource, { source: 'rec-1', ...recorder }, by);
  await expect(runTask(mapTags, { source: 'rec-1', map }, by)).rejects.toThrow(words);
});

it('asks of a tag that Modbus reads where it is read, and of no other source', async () => {
  const plant = await founded();
  const by = plant.by('p-qual');
  const controller = { driver: 'modbus', address: 'tcp://10.0.4.12:502', furnace: 'VIM-500' };
  await runTask(enterSource, { source: 'plc', ...controller }, by);
  await runTask(enterSource, { source: 'pc', driver: 'upload' }, by);
  const map = { tags: [TAG] };
  await expect(runTask(mapTags, { source: 'plc', map }, by)).rejects.toThrow(/T1 of plc has no register/);
  const read = { tags: [{ ...TAG, register: REGISTER }] };
  expect((await runTask(mapTags, { source: 'plc', map: read }, by)).entries).toHaveLength(1);
  await expect(runTask(mapTags, { source: 'pc', map }, by)).rejects.toThrow(/pc is not a recorder/);
});
