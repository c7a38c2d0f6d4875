import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { founded } from '../../testing/founded.ts';
import { ENTERED, PRINTED, PRINTED_NAME } from '../../testing/specification.ts';
import { compareSpecification } from '../compare-specification/compare-specification.ts';
import { enterRoute } from '../enter-route/enter-route.ts';
import { enterSpecification } from '../enter-specification/enter-specification.ts';
import { deriveSpecification } from './derive-specification.ts';

const STOCK = {
  ...{ number: 'IN718-RS', revision: '1', customer: 'Customer C', route: 'esr', mass_kg: 300 },
  ...{ composition_ppm: { O: 12 }, confidence: 0.9 },
};
const ROUTE = [{ operation: 'electroslag' }];

/** A plant with a route and a specification, and what the derivation was asked. */
const derived = async () => {
  const plant = await founded();
  await runTask(enterRoute, { name: 'esr', route: ROUTE }, plant.by('p-plan'));
  await runTask(enterSpecification, ENTERED, plant.by('p-plan'));
  const asked: unknown[] = [];
  const deriveStock = async (order: unknown) => {
    asked.push(order);
    return {
      specification: { limits_wtpct: { Cr: { max: '20' } }, productForm: 'remelt stock' },
      manifest: { confidence: 0.9 },
    };
  };
  const compute = { ...plant.compute, deriveStock } as unknown as typeof plant.compute;
  const derive = (order: object, by = 'p-plan') =>
    runTask(deriveSpecification, { ...STOCK, ...order }, { ...plant.by(by), compute });
  return { plant, asked, derive };
};

it('derives from a grade and a kept route, and keeps it to be compared', async () => {
  const { plant, asked, derive } = await derived();
  const derivedFrom = { specification: 'grade IN718', route: 'esr', confidence: 0.9 };
  const tried = await derive({ gradeId: 'IN718', dryRun: true });
  expect(tried).toMatchObject({ name: 'IN718-RS rev 1', kept: false, derivedFrom });
  expect(await plant.store.subjects('specification')).toHaveLength(1);
  expect(await derive({ gradeId: 'IN718' })).toMatchObject({ kept: true, derivedFrom });
  expect(asked.at(-1)).toEqual({
    ...{ format: 'remelt-derive-stock/1', product: { gradeId: 'IN718' }, route: ROUTE, mass_kg: 300 },
    ...{ composition_ppm: { O: 12 }, confidence: 0.9, seed: plant.seed },
  });
  const { state } = (await plant.store.subjects('specification')).at(-1)!;
  expect(state).toMatchObject({ status: 'entered', customer: 'Customer C' });
  expect(JSON.stringify(state)).toContain('grade IN718');
});

it('derives from a specification that was compared, and from no other', async () => {
  const { plant, asked, derive } = await derived();
  await expect(derive({ from: PRINTED_NAME })).rejects.toThrow(/compared by nobody/);
  await runTask(compareSpecification, PRINTED, plant.by('p-qual'));
  expect((await derive({ from: PRINTED_NAME })).derivedFrom.specification).toBe(PRINTED_NAME);
  expect(asked.at(-1)).toMatchObject({ product: PRINTED.specification });
});

it('refuses two products, none, an unknown route, and who may not', async () => {
  const { derive } = await derived();
  for (const product of [{}, { from: PRINTED_NAME, gradeId: 'IN718' }])
    await expect(derive(product)).rejects.toMatchObject({ code: 'input', details: [{ path: 'from' }] });
  await expect(derive({ gradeId: 'IN718', route: 'vim' })).rejects.toMatchObject({ code: 'not-found' });
  await expect(derive({ gradeId: 'IN718' }, 'p-goods')).rejects.toMatchObject({ code: 'forbidden' });
});
