import { expect, it } from 'vitest';
import { isMarked } from '../../../desk/demonstration.ts';
import { inOwnPlant } from '../../../desk/reference/own-plant.ts';
import { initLedger } from '../../proof/init-ledger/init-ledger.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { describeSite } from './describe-site.ts';

const ORDER = { name: 'Alloy Works', country: 'DE', address: 'Hauptstr. 1, 12345 Musterstadt' };

it('names the site on every paper; a demonstration stays one', async () => {
  const plant = await founded();
  const made = await runTask(describeSite, { ...ORDER, region: 'US' }, plant.by('p-qual'));
  expect(made.entries).toMatchObject([{ state: 'own', order: { ...ORDER, region: 'US' } }]);
  const own = await inOwnPlant(plant);
  expect(own.compute.facts().plant.sites).toMatchObject([{ id: 'demo', ...ORDER, demonstration: true }]);
  expect(await isMarked(own)).toBe(true);
  await expect(runTask(describeSite, { ...ORDER, region: 'Mars' }, plant.by('p-qual'))).rejects.toMatchObject(
    {
      details: [{ path: 'region', allowed: expect.stringContaining('EU') }],
    },
  );
});

it('marks no paper of a plant that was founded, whose invented site has its name from the first day', async () => {
  const context = memoryContext();
  const person = (id: string, role: string) => ({
    ...{ id, name: `Person ${id}`, roles: [role], token: `remelt_token-of-${id}-that-is-long-enough` },
  });
  const persons = [person('anna', 'quality'), person('bert', 'certifier')];
  await runTask(initLedger, { plant: 'works', name: 'The works', persons }, context);
  expect(await isMarked(context)).toBe(false);
  const { plant } = (await inOwnPlant(context)).compute.facts();
  expect(plant.sites).toMatchObject([{ id: 'works', name: 'The works', demonstration: false }]);
  expect(plant.furnaces[0]).toMatchObject({ id: 'VIM-25', siteId: 'works' });
  expect(plant.persons).toEqual([]);
});
