import { expect, it } from 'vitest';
import { inOwnPlant } from '../../../desk/reference/own-plant.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { listRegisters } from '../list-registers/list-registers.ts';
import { enterFurnace } from './enter-furnace.ts';
import { page } from './page.ts';

const ORDER = { furnace: 'VIM-1', kind: 'vacuum-induction', capacity_kg: 800, minimum_kg: 200 };

it('enters a furnace that every formula reckons with, and says what is assumed of ours', async () => {
  const plant = await founded();
  const lining = { material: 'MgO', maximumHeats: 40, since: '2026-01-02' };
  const made = await runTask(enterFurnace, { ...ORDER, diameter_m: 0.5, lining }, plant.by('p-plan'));
  expect(made.entries).toMatchObject([
    {
      ...{ id: 'VIM-1', state: 'own', changes: [{ what: 'entered', by: 'p-plan', reason: null }] },
      // nearest in size is VIM-500
      order: { ...ORDER, diameter_m: 0.5, pressure_Pa: 0.1, skull_kg_per_kg: 0.005, lining },
      assumed: ['pressure_Pa', 'leak_Pa_m3_per_s', 'skull_kg_per_kg'],
    },
  ]);
  const { compute } = await inOwnPlant(plant);
  expect(compute.facts().plant.furnaces.find(({ id }) => id === 'VIM-1')).toMatchObject({ capacity_kg: 800 });
  expect(compute.facts().plant.linings.at(-1)).toMatchObject({ furnaceId: 'VIM-1', maximumHeats: 40 });
  expect(renderTerminal(page(made), { columns: 120 })).toMatch(/Lowest pressure.* 0\.1 Pa +assumed of ours/);
});

it('keeps what was entered before with the reason of the change', async () => {
  const plant = await founded();
  const by = plant.by('p-plan');
  await runTask(enterFurnace, ORDER, by);
  const changed = await runTask(enterFurnace, { ...ORDER, capacity_kg: 900, reason: 'new coil' }, by);
  expect(changed.entries).toMatchObject([
    { order: { capacity_kg: 900 }, changes: [{ what: 'entered' }, { what: 'changed', reason: 'new coil' }] },
  ]);
  const { entries } = await runTask(listRegisters, { register: 'furnace' }, plant);
  expect(entries[0]).toMatchObject({ id: 'VIM-1', state: 'own' });
  expect(entries.find(({ id }) => id === 'VIM-500')).toMatchObject({ state: 'ours' });
});

it('refuses a smallest heat above the largest, and who may not', async () => {
  const plant = await founded();
  const wrong = runTask(enterFurnace, { ...ORDER, minimum_kg: 900 }, plant.by('p-plan'));
  await expect(wrong).rejects.toMatchObject({ code: 'input', details: [{ path: 'minimum_kg' }] });
  await expect(wrong).rejects.toThrow(/^furnace VIM-1: 900 kg is above the capacity of 800 kg/);
  await expect(runTask(enterFurnace, ORDER, plant.by('p-melt'))).rejects.toMatchObject({ code: 'forbidden' });
});
