import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actingAs, DEFAULT_SEED, type TaskContext } from '../../src/desk/context.ts';
import { Memory } from '../../src/desk/memory.ts';
import { createCompute } from '../../src/engine/compute.ts';
import { HeatGraph } from '../../src/evidence/ledger/genealogy/heat-graph.ts';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import type { Store } from '../../src/evidence/ledger/store.ts';
import { signedByTrade } from '../../src/evidence/ledger/testing/example-commands.ts';
import { plantToday } from '../../src/tasks/heats/plant-today/plant-today.ts';
import { runTask } from '../../src/tasks/task.ts';
import { listLots } from '../../src/tasks/yard/list-lots/list-lots.ts';
import type { Growth, Tell } from './growth-rows.ts';
import { growPlant, oneLot } from './plant.ts';
import { median, memoryOfProcess, processorRounds, processorSeconds } from './processor.ts';
import { startServer } from './server-process.ts';
import { signedIn } from './web-users.ts';

/** Lots and heats of a plant; its heats came evenly over the last week. */
type Size = readonly [lots: number, heats: number];
const SIZES: readonly Size[] = [
  [400, 200],
  [800, 400],
  [1600, 800],
];
const LARGE: readonly Size[] = [
  [3000, 1000],
  [9000, 4000],
  [30_000, 20_000],
];

/** A question of a plant: by what it grows, and its figure. */
interface Answer extends Omit<Growth, 'found'> {
  readonly size: number;
  readonly figure: number;
}

/** A plant on the embedded ledger, grown to three sizes: booking, proof, lists, the day, genealogy, and a server on it. */
export async function growLedger(isLarge: boolean, tell: Tell): Promise<void> {
  const found = new Map<string, Answer[]>();
  for (const size of isLarge ? LARGE : SIZES)
    for (const one of await askedOf(size)) found.set(one.what, [...(found.get(one.what) ?? []), one]);
  for (const [what, answers] of found) {
    const { of, unit } = answers[0]!;
    tell({ what, of, unit, found: answers.map(({ size, figure }) => [size, figure]) });
  }
}

async function askedOf([lots, heats]: Size): Promise<Answer[]> {
  const folder = mkdtempSync(join(tmpdir(), 'remelt-growth-'));
  const answers: Answer[] = [];
  const compute = createCompute();
  const clock = () => new Date();
  const open = (): Promise<Store> =>
    openStore({ dataFolder: folder, demonstration: true, people: compute.facts().plant.persons, clock });
  const of = (unit: Growth['unit'], by: Growth['of'], size: number) => (what: string, figure: number) =>
    answers.push({ what, of: by, unit, size, figure });
  try {
    const grown = await open();
    const booking_s = await processorSeconds(() =>
      growPlant(grown, { lots, heats, perYear: 52 * heats, clock }),
    );
    await grown.close();
    let store = await open();
    const { size: records } = await store.head();
    const byLots = of('s', 'lots', lots);
    const byHeats = of('s', 'heats', heats);
    const each = of('us', 'records', records);
    each('booked in batches, each', (1e6 * booking_s) / records);
    byHeats('first trace up', await processorSeconds(() => store.trace(`object:I${heats - 1}`, 'up')));
    byHeats('trace up again', await warm(() => store.trace(`object:I${heats - 1}`, 'up')));
    byHeats('trace down again', await warm(() => store.trace('lot:L0', 'down')));
    byLots('store.lots, cold', await processorSeconds(() => store.lots()));
    byLots('store.lots, warm', await warm(() => store.lots()));
    const context: TaskContext = {
      compute,
      store,
      clock,
      seed: DEFAULT_SEED,
      actor: { kind: 'machine', user: 'bench' },
      memory: new Memory(),
    };
    const planner = actingAs('p-plan', context);
    byLots('list-lots, warm', await warm(() => runTask(listLots, {}, planner)));
    byHeats('plant-today, first', await processorSeconds(() => runTask(plantToday, {}, planner)));
    const after: number[] = [];
    for (let i = 0; i < 3; i++) {
      await store.execute(signedByTrade(oneLot(`N${i}`)));
      after.push(await processorSeconds(() => runTask(plantToday, {}, planner)));
    }
    byHeats('plant-today after a booking', median(after));
    each('verified, each', (1e6 * (await processorSeconds(() => store.verify()))) / records);
    each('rebuilt, each', (1e6 * (await processorSeconds(() => store.rebuild()))) / records);
    await store.close();
    store = await open();
    byHeats(
      'first trace up after a rebuild',
      await processorSeconds(() => store.trace(`object:I${heats - 1}`, 'up')),
    );
    await store.close();
    await compute.close();
    of('MB', 'lots', lots)('memory of a server that showed the day', await served(folder));
    return answers;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const warm = async (work: () => Promise<unknown>): Promise<number> => {
  await work();
  return median(await processorRounds(3, work));
};

/** Most memory of a server that showed the day and the yard [MB]. */
async function served(folder: string): Promise<number> {
  const { pid, address, stop } = await startServer(folder);
  try {
    const headers = { cookie: await signedIn(address, 'p-plan'), 'remelt-person': 'p-plan' };
    for (const path of ['heats/plant-today', 'yard/list-lots?limit=100', 'heats/list-heats']) {
      const answer = await fetch(`${address}/api/${path}`, { headers });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    }
    return memoryOfProcess(pid);
  } finally {
    await stop();
  }
}

/** Recall in the graph of heats: middle of 300 questions. */
export function growGraph(isLarge: boolean, tell: Tell): void {
  const found = (isLarge ? [20_000, 200_000, 1_000_000] : [5000, 20_000, 80_000]).map((heats) => {
    const graph = new HeatGraph();
    for (let h = 0; h < heats; h++) {
      // Every heat takes the skull of one of the last fifty of its grade.
      const source = h - 20 * (1 + ((h * 7919) % 50));
      const from = source < 0 ? [] : [{ heat: `H${source}`, mass_g: 40_000 }];
      graph.put({ heat: `H${h}`, node: h, grade: `G${h % 20}`, total_g: 480_000, from });
    }
    graph.arrange();
    const times = Array.from({ length: 300 }, (_, i) => {
      const started = performance.now();
      graph.downstream([`H${(i * 7919) % Math.floor(heats / 10)}`]);
      return performance.now() - started;
    });
    return [heats, median(times)] as const;
  });
  tell({ what: 'recall of an early heat in the graph', of: 'heats', unit: 'ms', found });
}
