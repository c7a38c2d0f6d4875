import type { TaskContext } from '../../src/desk/context.ts';
import { Memory } from '../../src/desk/memory.ts';
import type { Yard } from '../../src/documents/yard/yard.ts';
import { runTask } from '../../src/tasks/task.ts';
import { listLots } from '../../src/tasks/yard/list-lots/list-lots.ts';

/** Rows of a page, as the browser asks for them. */
const ROWS = 100;
/** Times that each is asked: the median is told. */
const ROUNDS = 5;

/** Processor time of a page of the yard [s], and how much it is to send. */
export interface YardPages {
  readonly lots: number;
  /** The first page of a process that has read nothing yet. */
  readonly cold_s: number;
  readonly first_s: number;
  readonly next_s: number;
  /** The first page of what a word of the search finds. */
  readonly filtered_s: number;
  /** The first page after somebody has booked a lot. */
  readonly booked_s: number;
  /** JSON of the first page [B]. */
  readonly bytes: number;
}

/** What pages of a booked yard take: of this process, from the order to the JSON that is sent. */
export async function yardPages(context: TaskContext): Promise<YardPages> {
  const ask = (order: object) => () => runTask(listLots, { sort: '-mass', limit: ROWS, ...order }, context);
  const cold = await timed(() =>
    runTask(listLots, { sort: '-mass', limit: ROWS }, { ...context, memory: new Memory() }),
  );
  const { nextRow } = (await timed(ask({}))).answer;
  const first = await median(() => timed(ask({})));
  const booked = await median(async (round) => {
    await receive(`BOOKED-${round}`, context);
    return timed(ask({}));
  });
  return {
    lots: first.answer.total!,
    cold_s: cold.cpu_s,
    first_s: first.cpu_s,
    next_s: (await median(() => timed(ask({ afterRow: nextRow })))).cpu_s,
    filtered_s: (await median(() => timed(ask({ find: 'shop C R-1' })))).cpu_s,
    booked_s: booked.cpu_s,
    bytes: first.bytes,
  };
}

/** The same in one line. */
export const yardPagesLine = (pages: YardPages): string =>
  `yard of ${pages.lots} lots, a page of ${ROWS}: ` +
  (['cold', 'first', 'next', 'filtered', 'booked'] as const)
    .map((name) => `${name === 'booked' ? 'after a booking' : name} ${pages[`${name}_s`].toFixed(3)} s`)
    .join(', ') +
  `; ${(pages.bytes / 1000).toFixed(0)} kB`;

interface Timed {
  readonly answer: Yard;
  readonly bytes: number;
  readonly cpu_s: number;
}

async function timed(work: () => Promise<Yard>): Promise<Timed> {
  const before = process.cpuUsage();
  const answer = await work();
  const bytes = Buffer.byteLength(JSON.stringify(answer));
  const { user, system } = process.cpuUsage(before);
  return { answer, bytes, cpu_s: (user + system) / 1e6 };
}

/** The round of median processor time. */
async function median(round: (at: number) => Promise<Timed>): Promise<Timed> {
  const rounds: Timed[] = [];
  for (let at = 0; at < ROUNDS; at++) rounds.push(await round(at));
  return rounds.sort((a, b) => a.cpu_s - b.cpu_s)[ROUNDS >> 1]!;
}

const receive = (lot: string, { store }: TaskContext): Promise<unknown> =>
  store.execute({
    type: 'receiveLots',
    lots: [{ lot, mass_g: 1000, form: 'turnings', lotClass: 'purchased-scrap', supplier: 'machine shop A' }],
    by: 'p-goods',
  });
