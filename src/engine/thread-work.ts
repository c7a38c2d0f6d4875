import { parentPort, workerData } from 'node:worker_threads';
import {
  CancelledError,
  type ErrorCode,
  type ErrorDetail,
  errorOfCode,
  RemeltError,
} from '../foundation/errors.ts';
import type { Figures } from '../foundation/quantity/progress.ts';

/** What a thread is started with. */
export interface ThreadData {
  /** The plant's own data folder. */
  readonly overrides: string | undefined;
}

/** What this thread was started with. */
export const dataOfThread = <Data extends ThreadData>(): Data => workerData as Data;

/** To a thread of a pool: work, that nobody wants it any more, or something about the help that it asked for. */
export type Asked =
  | { readonly id: number; readonly order: unknown }
  | { readonly id: number; readonly stop: true }
  | ({ readonly id: number; readonly help: number } & Helped);

/** What whoever started a thread says about help: how far it is, what came of it. */
export type Helped = { readonly done: number } | { readonly answer: unknown } | { readonly fault: Fault };

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
  | { readonly id: number; readonly fault: Fault }
  | { readonly id: number; readonly help: number; readonly order: unknown };

/** How work in a thread is stopped, and how it tells how far it is. */
export interface WorkControl {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, words: string, figures?: Figures) => void;
  /** Asks whoever started this thread for help. Throws what the help throws, and CancelledError. */
  readonly ask: (order: unknown, onDone?: (done: number) => void) => Promise<unknown>;
}

/** Help that was asked for and has not come. */
interface Waiting {
  readonly id: number;
  readonly onDone: ((done: number) => void) | undefined;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Answers what a pool asks of this thread. `buffersOf`: memory of an answer that is moved instead of copied. */
export function answerPool<Order, Answer>(
  work: (order: Order, control: WorkControl) => Answer | Promise<Answer>,
  buffersOf: (answer: Awaited<Answer>) => ArrayBuffer[] = () => [],
): void {
  const stoppers = new Map<number, AbortController>();
  const waiting = new Map<number, Waiting>();
  let helps = 0;
  const hear = (help: number, helped: Helped): void => {
    const one = waiting.get(help);
    if (!one) return;
    if ('done' in helped) {
      one.onDone?.(helped.done);
      return;
    }
    waiting.delete(help);
    if ('answer' in helped) one.resolve(helped.answer);
    else one.reject(errorOf(helped.fault));
  };
  const asker =
    (id: number): WorkControl['ask'] =>
    (order, onDone) => {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      const help = helps++;
      waiting.set(help, { id, onDone, resolve, reject });
      tell({ id, help, order });
      return promise;
    };
  const stop = (id: number): void => {
    stoppers.get(id)?.abort();
    for (const [help, one] of waiting)
      if (one.id === id) {
        waiting.delete(help);
        one.reject(new CancelledError());
      }
  };
  const tell = (told: Told, buffers: ArrayBuffer[] = []): void => parentPort?.postMessage(told, buffers);
  parentPort?.on('message', async (asked: Asked) => {
    const { id } = asked;
    if ('stop' in asked) return stop(id);
    if ('help' in asked) return hear(asked.help, asked);
    const stopper = new AbortController();
    stoppers.set(id, stopper);
    try {
      const answer = await work(asked.order as Order, {
        signal: stopper.signal,
        onProgress: (...progress) => tell({ id, progress }),
        ask: asker(id),
      });
      tell({ id, answer }, buffersOf(answer));
    } catch (error) {
      tell({ id, fault: faultOf(error) });
    } finally {
      stoppers.delete(id);
    }
  });
}

/** An error as a message holds it. */
export function faultOf(error: unknown): Fault {
  const known = error instanceof RemeltError ? error : null;
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? error.stack : undefined;
  return { code: known?.code ?? null, message, stack, details: known?.details ?? [] };
}

/** The error of a message. */
export const errorOf = ({ code, message, details, stack }: Fault): Error =>
  code === null ? Object.assign(new Error(message), { stack }) : errorOfCode(code, message, details);
