import { expect, it } from 'vitest';
import { ownPlantOf } from '../../../desk/reference/own-plant.ts';
import { sourcesOf } from '../../../desk/reference/sources.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { enterSource } from './enter-source.ts';

const ORDER = { source: 'oes-1', driver: 'folder', address: '/mnt/oes/results', method: 'OES' } as const;

it('enters a source, which is one of the plant and changes no number of it', async () => {
  const plant = await founded();
  const before = await ownPlantOf(plant);
  const made = await runTask(enterSource, { ...ORDER, quietAfter_s: 600 }, plant.by('p-qual'));
  expect(made.entries).toMatchObject([
    {
      register: 'source',
      id: 'oes-1',
      state: 'own',
      order: { source: 'oes-1', kind: 'instrument' },
      assumed: [],
    },
  ]);
  expect(await sourcesOf(plant)).toEqual([
    {
      id: 'oes-1',
      kind: 'instrument',
      driver: 'folder',
      address: '/mnt/oes/results',
      method: 'OES',
      quietAfter_s: 600,
    },
  ]);
  expect(await ownPlantOf(plant)).toEqual(before);
});

it.each([
  [{ address: undefined }, 'the address is missing', 'address'],
  [{ address: 'results' }, 'is not a valid address here', 'address'],
  [{ furnace: 'VIM-1' }, 'have no furnace', 'furnace'],
  [{ method: 'OEZ' }, 'is not a method of the plant', 'method'],
  [{ laboratory: 'nowhere' }, 'is not a laboratory of the plant', 'laboratory'],
  [{ hours: '22-6' }, 'does not say working hours', 'hours'],
  [{ driver: 'recorder-csv', method: undefined }, 'the furnace is missing', 'furnace'],
  [{ driver: 'mt-sics', address: 'tcp://h', method: undefined }, '"oes-1" is not a scale', 'scale'],
  [{ address: '/srv/ledger/in' }, 'the ledger lies in this folder', 'address'],
  [{ address: '/srv' }, 'the ledger lies in this folder', 'address'],
  [{ driver: 'upload' }, 'comes to the server by itself', 'address'],
])('refuses %o', async (more, words, path) => {
  const plant = await founded();
  const given = Object.entries({ ...ORDER, ...more }).filter(([, value]) => value !== undefined);
  const context = { ...plant.by('p-qual'), ledgerFolder: '/srv/ledger' };
  const wrong = runTask(enterSource, Object.fromEntries(given), context);
  await expect(wrong).rejects.toMatchObject({ message: expect.stringContaining(words), details: [{ path }] });
  expect(await sourcesOf(plant)).toEqual([]);
});

it('refuses a second source at one address', async () => {
  const plant = await founded();
  await runTask(enterSource, ORDER, plant.by('p-qual'));
  const second = runTask(
    enterSource,
    { ...ORDER, source: 'oes-2', address: '/mnt/oes/results/' },
    plant.by('p-qual'),
  );
  await expect(second).rejects.toThrow('the source oes-1 is at this address already');
});

it('names the nearest method', async () => {
  const plant = await founded();
  const wrong = runTask(enterSource, { ...ORDER, method: 'ICP-EOS' }, plant.by('p-qual'));
  await expect(wrong).rejects.toMatchObject({ details: [{ cure: expect.stringContaining('ICP-OES') }] });
});
