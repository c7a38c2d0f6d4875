import { parentPort, workerData } from 'node:worker_threads';
import { type ErrorCode, type ErrorDetail, RemeltError } from '../foundation/errors.ts';
import type { Figures } from '../foundation/quantity/progress.ts';

/** What a thread is started with: the plant's own data folder. */
export interface ThreadFolder {
  readonly overrides: string | undefined;
}

/** The data folder that this thread was started with. */
export const folderOfThread = (): string | undefined => (workerData as ThreadFolder).overrides;

/** To a thread of a pool: work, or that nobody wants it any more. */
export type Asked =
  | { readonly id: number; readonly order: unknown }
  | { readonly id: number; readonly stop: true };

/** What went wrong in a thread. */
export interface Fault {
  /** null: a fault of the program. */
  readonly code: ErrorCode | null;
  readonly message: string;
  readonly stack: string | undefined;
  readonly details: readonly ErrorDetail[];
}

/** From a thread of a pool. */
export type Told =
  | { readonly id: number; readonly answer: unknown }
  | {
      readonly id: number;
      readonly progress: readonly [done: number, words: string, figures?: Figures | undefined];
    }
  | { readonly id: number; readonly fault: Fault };

/** How work in a thread is stopped, and how it tells how far it is. */
interface WorkControl {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, words: string, figures?: Figures) => void;
}

/** Answers what a pool asks of this thread. `buffersOf`: memory of an answer that is moved instead of copied. */
export function answerPool<Order, Answer>(
  work: (order: Order, control: WorkControl) => Answer | Promise<Answer>,
  buffersOf: (answer: Awaited<Answer>) => ArrayBuffer[] = () => [],
): void {
  const stoppers = new Map<number, AbortController>();
  const tell = (told: Told, buffers: ArrayBuffer[] = []): void => parentPort?.postMessage(told, buffers);
  parentPort?.on('message', async (asked: Asked) => {
    const { id } = asked;
    if ('stop' in asked) {
      stoppers.get(id)?.abort();
      return;
    }
    const stopper = new AbortController();
    stoppers.set(id, stopper);
    try {
      const answer = await work(asked.order as Order, {
        signal: stopper.signal,
        onProgress: (...progress) => tell({ id, progress }),
      });
      tell({ id, answer }, buffersOf(answer));
    } catch (error) {
      tell({ id, fault: faultOf(error) });
    } finally {
      stoppers.delete(id);
    }
  });
}

function faultOf(error: unknown): Fault {
  const known = error instanceof RemeltError ? error : null;
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? error.stack : undefined;
  return { code: known?.code ?? null, message, stack, details: known?.details ?? [] };
}
