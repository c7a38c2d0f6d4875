import type { Page } from 'playwright-core';

/** An event of a trace of Chromium; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  /** Of it, what the thread had the processor for. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The longest task of a page [ms]: by processor, what others run on the machine is not in it; by the clock, the waiting for a turn too. */
export interface Longest {
  readonly processor: number;
  readonly clock: number;
}

/** The longest task of the page while work is done in it. Throws where the trace has no task of it. */
export async function longestTask(page: Page, work: () => Promise<unknown>): Promise<Longest> {
  const browser = page.context().browser();
  if (!browser) throw new Error('a page without a browser of its own cannot be traced');
  await browser.startTracing(page, { categories: ['toplevel'] });
  await work();
  const trace = (await browser.stopTracing()).toString();
  return longestOf((JSON.parse(trace) as { readonly traceEvents: readonly TraceEvent[] }).traceEvents);
}

/** The longest of the tasks on the main thread of the page, which of all main threads has done most. */
function longestOf(events: readonly TraceEvent[]): Longest {
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const mains = events
    .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
    .map(threadOf);
  const tasks = events.filter(({ name, ph }) => ph === 'X' && name.endsWith('RunTask'));
  const longest = mains
    .map((main) => tasks.filter((task) => threadOf(task) === main))
    .toSorted((a, b) => processorOf(b) - processorOf(a))[0];
  if (!longest || longest.length === 0) throw new Error('the trace has no task of a page');
  return {
    processor: Math.max(...longest.map(({ tdur = 0 }) => tdur)) / 1000,
    clock: Math.max(...longest.map(({ dur = 0 }) => dur)) / 1000,
  };
}

const processorOf = (tasks: readonly TraceEvent[]): number =>
  tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0);
