import { afterAll, beforeAll, expect, it } from 'vitest';
import { actingAs, type TaskContext } from '../../src/desk/context.ts';
import { createCompute } from '../../src/engine/compute.ts';
import type { Command } from '../../src/evidence/ledger/commands.ts';
import { issueCertificate } from '../../src/tasks/release/issue-certificate/issue-certificate.ts';
import { releaseMeasured } from '../../src/tasks/release/release-measured/release-measured.ts';
import { runTask } from '../../src/tasks/task.ts';
import { memoryContext } from '../../src/tasks/testing/memory-context.ts';
import { bookMaterials } from '../../src/tasks/yard/book-materials.ts';
import { realPlant } from '../testing/plant.ts';
import { freshFolder } from '../testing/remelt.ts';

const SPECIFICATION = {
  limits_wtpct: { Ni: { min: '99.0' } },
  residual_wtpct: null,
  controlled: { number: 'S', revision: 'A', customer: 'X', enteredBy: 'p-plan', checkedBy: 'p-qual' },
} as const;

let context: TaskContext;
const folder = freshFolder();
beforeAll(async () => {
  context = memoryContext({ compute: createCompute({ overrides: realPlant(folder.path) }) });
  const nickel = (lot: string) => [{ material: 'Ni-electrolytic', mass_g: 300_000, lot }];
  await bookMaterials(nickel('SHOW'), context, { specimen: true });
  await bookMaterials(nickel('REAL'), context);
});
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
  folder.remove();
});

/** A heat of the lots given, cast into one ingot and one crop, measured and released; its certificate, asked for unmarked. */
async function certified(heat: string, lots: readonly string[], inPlant = context) {
  const { store } = inPlant;
  const draws = lots.map((lot) => ({ from: `lot:${lot}` as const, mass_g: 10_000 }));
  const mass_g = 10_000 * lots.length;
  const commands: Exclude<Command, { type: 'batch' }>[] = [
    { type: 'planHeat', heat, target: { mass_g }, reservations: draws },
    { type: 'chargeHeat', heat, draws, by: 'p-melt' },
    { type: 'meltHeat', heat, process: 'VIM', output_g: mass_g, by: 'p-melt' },
    {
      type: 'castHeat',
      heat,
      objects: [{ object: `${heat}.1`, form: 'ingot', mass_g: mass_g - 10_000 || 1 }],
      reverts: [{ lot: `${heat}-crop`, form: 'mill-solids', mass_g: lots.length > 1 ? 10_000 : 9_999 }],
      by: 'p-melt',
    },
    {
      type: 'recordAnalysis',
      of: `heat:${heat}`,
      analysis: 'A1',
      basis: 'measured',
      method: 'OES',
      place: 'ladle',
      results: [{ element: 'Ni', text: '99.9', unit: 'wt%' }],
      by: 'p-lab',
    },
  ];
  await store.execute({ type: 'batch', commands });
  const of = `heat:${heat}` as const;
  const released = await runTask(
    releaseMeasured,
    { of, specification: SPECIFICATION },
    actingAs('p-cert', inPlant),
  );
  const order = { of, number: heat, type: '3.1', customer: { name: 'X' }, released, specimen: false };
  return runTask(issueCertificate, order, actingAs('p-qual', inPlant));
}

/** The crop of a heat shown good, so that it can be charged. */
const clearCrop = (lot: string) =>
  context.store.execute({
    type: 'batch',
    commands: [
      { type: 'gateCheck', lot, checks: [{ check: 'radioactivity', verdict: 'PASS' }] },
      {
        type: 'recordAnalysis',
        of: `lot:${lot}`,
        analysis: 'A1',
        basis: 'measured',
        method: 'OES',
        results: [{ element: 'Ni', text: '99.9', unit: 'wt%' }],
      },
      {
        type: 'recordIdentification',
        lot,
        verdict: 'identified',
        candidates: [{ grade: 'Ni-electrolytic', probability: '1' }],
      },
      { type: 'clearLot', lot, grade: 'Ni-electrolytic', reason: 'own crop' },
    ],
  });

it('marks a certificate that reaches demonstration metal, also through the revert of an earlier heat, and no other', async () => {
  expect((await certified('H-1', ['SHOW', 'REAL'])).specimen).toBe(true);
  await clearCrop('H-1-crop');
  expect((await certified('H-2', ['H-1-crop', 'REAL'])).specimen).toBe(true);
  const real = await certified('H-3', ['REAL']);
  expect(real.specimen).toBe(false);
  // its plant has decided nothing, so no lot is named; who measured where nobody is named is the maker
  expect(real.lots).toMatchObject([{ lot: '1 lot', mass_g: 10_000, grade: '' }]);
  expect(real.results.map(({ laboratory }) => laboratory)).toEqual([real.maker.name]);
  const issued = (await context.store.history('heat:H-2')).at(-1)!;
  expect(issued.record.body).toMatchObject({ type: 'demonstration of EN 10204 3.1' });
});

it('marks every certificate of an invented plant', async () => {
  const plant = { id: 'works', name: 'Works of the ledger', seq: 0 } as const;
  const { store } = context;
  const roster = async () => ({ ...(await store.roster()), plant, demonstration: true });
  const invented = { ...context, compute: createCompute(), store: { ...store, roster } };
  const certificate = await certified('H-4', ['REAL'], invented);
  expect(certificate.specimen).toBe(true);
  // the maker is whose ledger it is, whatever plant.json says
  expect(certificate.maker.name).toBe(plant.name);
  expect(certificate.lots.map(({ lot }) => lot)).toEqual(['REAL']);
  await invented.compute.close();
});
