import { actingAs, type TaskContext } from '../../src/desk/context.ts';
import type { Command } from '../../src/evidence/ledger/commands.ts';
import { initLedger } from '../../src/tasks/proof/init-ledger/init-ledger.ts';
import { makeBundle } from '../../src/tasks/proof/make-bundle/make-bundle.ts';
import { makeKey } from '../../src/tasks/proof/make-key/make-key.ts';
import { trustDocument } from '../../src/tasks/proof/trust-document/trust-document.ts';
import { shipObject } from '../../src/tasks/release/ship-object/ship-object.ts';
import { runTask } from '../../src/tasks/task.ts';
import { memoryContext } from '../../src/tasks/testing/memory-context.ts';
import { certifiedHeat } from './certified-heat.ts';
import { memoryKeys } from './memory-keys.ts';

/** Logs of the plants. */
export const [LOG_A, LOG_B] = ['works-a.example/log', 'works-b.example/log'];

export interface Plant {
  readonly context: TaskContext;
  readonly by: (person: string) => TaskContext;
}

/** A founded plant with the key of its log and nothing else. */
export async function emptyPlant(origin: string, base = memoryContext()): Promise<Plant> {
  const context: TaskContext = { ...base, keys: memoryKeys() };
  const by = (person: string): TaskContext => actingAs(person, context);
  await runTask(initLedger, {}, context);
  await runTask(makeKey, { origin }, by('p-qual'));
  return { context, by };
}

/** Trust in the logs of some plants, as one document. */
export async function trustIn(...plants: readonly Plant[]): Promise<object> {
  const each = await Promise.all(plants.map(({ context }) => runTask(trustDocument, {}, context)));
  const logs = each.flatMap(({ policy }) => policy.split('\n').filter((line) => line.startsWith('log ')));
  return {
    ...each[0],
    policy: [...logs, 'quorum none', ''].join('\n'),
    persons: each.flatMap(({ persons }) => persons),
  };
}

/** Plant A with heat H-1 of two lots, certified to plant B; its ingots I-1 (250 kg) and I-2 (240 kg), the first of which is shipped there. */
export async function shippingPlant(base?: TaskContext): Promise<Plant> {
  const called = { supplier: 'Example Scrap BV', laboratory: 'works', customer: LOG_B };
  const made = await certifiedHeat(called, { origin: LOG_A, ...(base ? { base } : {}) });
  await made.context.store.execute({
    type: 'castHeat',
    heat: 'H-1',
    objects: [
      { object: 'I-1', form: 'ingot', mass_g: 250_000 },
      { object: 'I-2', form: 'ingot', mass_g: 240_000 },
    ],
    losses: [{ to: 'skull', mass_g: 5_000 }],
    by: 'p-melt',
  } as Command);
  await runTask(shipObject, { object: 'I-1', to: LOG_B, certificate: 'C-1' }, made.by('p-cert'));
  return made;
}

/** The bundle of some metal of one plant for another one. */
export const bundleOf = (plant: Plant, subject: string, customer: string, more: object = {}) =>
  runTask(makeBundle, { subject, customer, ...more }, plant.by('p-cert'));
