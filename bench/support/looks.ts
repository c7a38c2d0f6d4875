import { DEFAULT_SEED, type TaskContext } from '../../src/desk/context.ts';
import { Memory } from '../../src/desk/memory.ts';
import { createCompute } from '../../src/engine/compute.ts';
import { openStore } from '../../src/evidence/ledger/open-store.ts';
import { plantToday } from '../../src/tasks/heats/plant-today/plant-today.ts';
import { growPlant, oneLot, type PlantSize } from './plant.ts';

/** Processor time of looks at a plant in the embedded ledger [s], and the memory of the process afterwards [MB]. */
export interface Looks {
  readonly records: number;
  readonly firstTrace_s: number;
  /** Median of five. */
  readonly trace_s: number;
  readonly firstToday_s: number;
  /** The account of the day after a booking of one lot: median of five. */
  readonly bookedToday_s: number;
  readonly verify_s: number;
  readonly rss_MB: number;
}

const TIMES = 5;
const clock = () => new Date('2026-03-01T08:00:00.000Z');

/** Grows a plant in a folder that is not there yet, opens it again as a server would, and looks at it. */
export async function looksAt(folder: string, size: Omit<PlantSize, 'clock'>): Promise<Looks> {
  const open = () => openStore({ dataFolder: folder, demonstration: true, clock });
  const growing = await open();
  await growPlant(growing, { ...size, clock });
  await growing.close();
  const [store, compute] = [await open(), createCompute()];
  compute.facts();
  const context: TaskContext = {
    ...{ compute, store, clock, seed: DEFAULT_SEED, memory: new Memory() },
    actor: { kind: 'machine', user: 'bench' },
  };
  const today = () => plantToday.run({}, context);
  const trace = () => store.trace(`object:I${size.heats - 1}`, 'up');
  try {
    const { size: records } = await store.head();
    const firstTrace_s = await processorOf(trace);
    const trace_s = await medianOf(trace);
    const firstToday_s = await processorOf(today);
    let n = 0;
    const bookedToday_s = await medianOf(today, () => store.execute(oneLot(`N${n++}`)));
    const verify_s = await processorOf(() => store.verify());
    const rss_MB = process.memoryUsage().rss / 1e6;
    return { records, firstTrace_s, trace_s, firstToday_s, bookedToday_s, verify_s, rss_MB };
  } finally {
    await store.close();
    await compute.close();
  }
}

/** Processor time of this process for some work [s]. */
async function processorOf(work: () => Promise<unknown>): Promise<number> {
  const from = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1e6;
}

async function medianOf(
  work: () => Promise<unknown>,
  before: () => Promise<unknown> = async () => undefined,
): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    await before();
    times.push(await processorOf(work));
  }
  return times.sort((a, b) => a - b)[Math.floor(TIMES / 2)]!;
}
