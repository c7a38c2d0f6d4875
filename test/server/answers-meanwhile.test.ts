import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { actingAs, type TaskContext } from '../../src/desk/context.ts';
import { jobSchema } from '../../src/documents/job.ts';
import { createCompute } from '../../src/engine/compute.ts';
import type { Single } from '../../src/evidence/ledger/commands.ts';
import { SHELF, SHELF_G } from '../../src/tasks/demo/demo-orders.ts';
import { planHeat } from '../../src/tasks/heats/plan-heat/plan-heat.ts';
import { runTask } from '../../src/tasks/task.ts';
import { memoryContext } from '../../src/tasks/testing/memory-context.ts';
import { bookMaterials } from '../../src/tasks/yard/book-materials.ts';
import { type Service, serviceOf } from './founded.ts';

let service: Service;
let cookie: string;
beforeAll(async () => {
  const context = memoryContext({ compute: createCompute({ threads: 1 }) });
  await bookMaterials(
    SHELF.map((material) => ({ material, mass_g: SHELF_G })),
    actingAs('p-goods', context),
    { specimen: true },
  );
  const order = { heat: 'H-1', gradeId: 'H230', mass_kg: 100, certificationSamples: 200 };
  await runTask(planHeat, order, actingAs('p-plan', context));
  await bookLots(context);
  service = serviceOf(context);
  const entered = await service.post('/api/session', { person: 'p-plan' }, { by: null });
  cookie = entered.headers.get('set-cookie')!.split(';')[0]!;
});
afterAll(() => service.close());

const LOTS = 1000;
/** Books many lots, each with an analysis of its own. */
async function bookLots({ store }: TaskContext): Promise<void> {
  const lots = Array.from({ length: LOTS }, (_, i) => `M-${i}`);
  const analyses = lots.map(
    (lot, i): Single => ({
      ...{
        type: 'recordAnalysis',
        of: `lot:${lot}`,
        analysis: 'A1',
        basis: 'measured',
        method: 'OES',
        by: 'p-lab',
      },
      balance: 'Fe',
      results: [{ element: 'Ni', text: (50 + i / LOTS).toFixed(3), unit: 'wt%' }],
    }),
  );
  const received = lots.map((lot) => ({
    ...{ lot, mass_g: 100_000, form: 'turnings', lotClass: 'purchased-scrap' as const },
    originClass: 'post-consumer' as const,
  }));
  await store.execute({
    type: 'batch',
    commands: [{ type: 'receiveLots', lots: received, by: 'p-goods' }, ...analyses],
  });
}

const sheet = (headers = {}) =>
  service.get('/api/heats/make-up-sheet?heat=H-1', null, { cookie, ...headers });

/** How often the server says that it is well until some work has ended. */
async function wellUntil(work: Promise<unknown>): Promise<number> {
  let [count, hasEnded] = [0, false];
  const end = (): void => {
    hasEnded = true;
  };
  void work.then(end, end);
  while (!hasEnded) {
    expect((await service.get('/healthz', null)).status).toBe(200);
    count += 1;
    await setImmediate();
  }
  return count;
}

it('others are answered while a make-up sheet is checked for the first time; who waits again asks for nothing new', async () => {
  const reply = await sheet({ prefer: 'respond-async, wait=0' });
  expect(reply.status).toBe(202);
  expect(jobSchema.parse(await reply.json())).toMatchObject({ calculation: 'make-up-sheet' });
  const first = sheet();
  expect(await wellUntil(first)).toBeGreaterThan(50);
  expect(await (await first).json()).toMatchObject({ heat: 'H-1', certificate: { samples: 4000 } });
  const again = sheet({ prefer: 'respond-async, wait=30' });
  expect(await wellUntil(again)).toBeLessThan(50);
  expect((await again).status).toBe(200);
  // somebody else takes from the same lots: the charge of this heat is still the one that was checked
  const { store } = await service.plant.open();
  const [lot] = Object.keys((await store.heat('H-1')).reserved_g);
  await store.execute({
    type: 'planHeat',
    ...{ heat: 'H-2', target: { grade: 'H230', mass_g: 1000 }, by: 'p-plan' },
    reservations: [{ from: lot as `lot:${string}`, mass_g: 1000 }],
  });
  const after = sheet();
  expect(await wellUntil(after)).toBeLessThan(50);
  expect(await (await after).json()).toMatchObject({ heat: 'H-1', certificate: { samples: 4000 } });
});

/** Pauses that a task makes at least: one for each hundred lots. */
const PAUSES = LOTS / 100 - 1;

it.each([
  '/api/heats/plant-today',
  `/api/yard/list-lots?limit=${LOTS}`,
  '/api/heats/report-flows?from=2020-01-01&to=2099-12-31',
])('others are answered while %s is worked out over all lots', async (path) => {
  const asked = service.get(path, null, { cookie });
  expect(await wellUntil(asked)).toBeGreaterThanOrEqual(PAUSES);
  expect((await asked).status).toBe(200);
});
