import { expect, it } from 'vitest';
import { inOwnPlant } from '../../../desk/reference/own-plant.ts';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { buyMaterial } from '../../yard/buy-material/buy-material.ts';
import { enterMaterial } from './enter-material.ts';

const ORDER = {
  ...{ material: 'NiNb-own', name: 'nickel-niobium of ours', form: 'addition-alloy', balance: 'Ni' },
  ...{ contents: ['Nb 65', 'Fe=0.3', 'S 10 ppm'], price_usd_per_kg: 41 },
};

it('enters a material that is bought and planned with as any other', async () => {
  const plant = await founded();
  const made = await runTask(enterMaterial, ORDER, plant.by('p-plan'));
  expect(made.entries).toMatchObject(
    [
      {
        order: {
          contents: ['S 0.001', 'Fe 0.3', 'Nb 65'].toSorted(),
          price_usd_per_kg: 41,
          metalYield: 0.99,
        },
        assumed: ['metalYield', 'stage'],
      },
    ].map((one) => ({
      ...one,
      order: { ...one.order, contents: expect.arrayContaining(one.order.contents) },
    })),
  );
  const { composition } = (await inOwnPlant(plant)).compute.facts().chargeMaterials.get('NiNb-own')!;
  expect(composition.contents.Nb).toMatchObject({ mean: 0.65, origin: 'nominal' });
  expect(composition.contents.S).toMatchObject({ mean: 1e-5, origin: 'imputed' });
  const bought = await runTask(buyMaterial, { material: 'NiNb-own', mass_g: 5000 }, plant.by('p-goods'));
  expect(JSON.stringify(bought)).toContain('NiNb-own');
});

it('refuses a content that cannot be read, and one of the main element', async () => {
  const plant = await founded();
  const enter = (contents: string[]) => runTask(enterMaterial, { ...ORDER, contents }, plant.by('p-plan'));
  for (const wrong of ['Xx 5', 'Nb', 'Nb 100', 'Nb 0'])
    await expect(enter(['Fe 1', wrong])).rejects.toMatchObject({ details: [{ path: 'contents[1]' }] });
  await expect(enter(['Ni 40'])).rejects.toThrow(/^material NiNb-own: .*lists its balance Ni/);
});
