import { join } from 'node:path';
import { expect, it } from 'vitest';
import { actingAs } from '../src/desk/context.ts';
import { openContext } from '../src/desk/open-context.ts';
import { createCompute } from '../src/engine/compute.ts';
import { recordHeat } from '../src/tasks/heats/record-heat/record-heat.ts';
import { runTask } from '../src/tasks/task.ts';
import { byTrade } from '../src/tasks/testing/by-trade.ts';
import { bookMaterials } from '../src/tasks/yard/book-materials.ts';
import { copyEmptyLedger } from './testing/empty-ledger.ts';
import { freshFolder } from './testing/remelt.ts';

it('holds the weights of a charge against the crucible of its furnace, with what went in before', async () => {
  const folder = freshFolder();
  await copyEmptyLedger(join(folder.path, 'ledger'));
  let at = Date.parse('2026-11-24T08:00:00Z');
  const clock = (): Date => {
    at += 1000;
    return new Date(at);
  };
  const compute = createCompute();
  const context = byTrade(await openContext({ compute, clock, folder: join(folder.path, 'ledger') }));
  const lot = { nickel: 'V-Ni-electrolytic', chromium: 'V-Cr-electrolytic-degassed' } as const;
  await bookMaterials(
    [
      { material: 'Ni-electrolytic', mass_g: 900_000 },
      { material: 'Cr-electrolytic-degassed', mass_g: 200_000 },
    ],
    context,
  );
  await context.store.execute({
    type: 'planHeat',
    heat: 'H-1',
    target: { grade: 'IN600', mass_g: 480_000 },
    furnace: 'VIM-500',
    reservations: [
      { from: `lot:${lot.nickel}`, mass_g: 400_000 },
      { from: `lot:${lot.chromium}`, mass_g: 80_000 },
    ],
  });
  const charged = (id: string, actual_g: number) =>
    runTask(recordHeat, { heat: 'H-1', by: 'p-melt', charge: [{ lot: id, actual_g }] }, context);
  const refusal = (shown: number) => ({
    code: 'input',
    message: expect.stringMatching(/more than the crucible of VIM-500 holds molten; are the weights right\?/),
    details: [
      expect.objectContaining({
        ...{ path: 'charge', value: shown, unit: 'kg' },
        allowed: expect.stringContaining('kg of molten metal'),
        cure: expect.stringContaining('crucible_m3'),
      }),
    ],
  });
  // who records is who signs, where the record names nobody
  const unsigned = { heat: 'H-1', charge: [{ lot: lot.nickel, actual_g: 420_000 }] };
  await expect(runTask(recordHeat, unsigned, actingAs('p-plan', context))).rejects.toThrow(
    /may not charge a heat/,
  );
  // 500 kg with a rim above it: about 568 kg molten
  await expect(charged(lot.nickel, 700_000)).rejects.toMatchObject(refusal(700));
  expect((await charged(lot.nickel, 420_000)).repeated).toBe(false);
  // the same document again books nothing, and is not counted twice
  expect((await charged(lot.nickel, 420_000)).repeated).toBe(true);
  await expect(charged(lot.chromium, 180_000)).rejects.toMatchObject(refusal(600));
  await charged(lot.chromium, 81_000);
  expect((await context.store.heat('H-1')).input_g).toBe(501_000);
  await context.store.close();
  await compute.close();
  folder.remove();
}, 120_000);
