import type { TellProgress } from '../../../desk/context.ts';
import { throwIfCancelled } from '../../../foundation/errors.ts';

/** How a reading is followed and given up. */
export interface Following {
  readonly signal: AbortSignal;
  readonly onProgress?: TellProgress | undefined;
}

interface Reading {
  readonly answer: Promise<unknown>;
  readonly stopper: AbortController;
  readonly listeners: Set<TellProgress>;
  /** Who still waits for it. */
  wanted: number;
}

/** An answer that took so long is kept [ms]. */
const LONG_MS = 200;
/** Answers that are kept; the one that was asked for longest ago goes first. */
const MOST_KEPT = 30;

/**
 * Answers to what is read, by all that they rest on: who asks for one that is being worked out waits for the same, and one that took
 * long is kept. It is given up when nobody waits for it any more.
 */
export function keptReads() {
  const known = new Map<string, Reading>();
  const begin = (key: string, work: (control: Required<Following>) => Promise<unknown>): Reading => {
    const stopper = new AbortController();
    const listeners: Reading['listeners'] = new Set();
    const began = performance.now();
    const onProgress: TellProgress = (...told) => {
      for (const listener of listeners) listener(...told);
    };
    const answer = work({ signal: stopper.signal, onProgress });
    const reading: Reading = { answer, stopper, listeners, wanted: 0 };
    const forget = (): void => {
      if (known.get(key) === reading) known.delete(key);
    };
    answer.then(() => {
      if (performance.now() - began < LONG_MS) forget();
    }, forget);
    return reading;
  };
  return async (
    key: string,
    work: (control: Required<Following>) => Promise<unknown>,
    { signal, onProgress }: Following,
  ): Promise<unknown> => {
    throwIfCancelled(signal);
    const reading = known.get(key) ?? begin(key, work);
    known.delete(key);
    known.set(key, reading);
    const [oldest] = known.keys();
    if (known.size > MOST_KEPT && oldest !== undefined) known.delete(oldest);
    reading.wanted += 1;
    const leave = (): void => {
      reading.wanted -= 1;
      if (reading.wanted > 0) return;
      if (known.get(key) === reading) known.delete(key);
      reading.stopper.abort();
    };
    signal.addEventListener('abort', leave, { once: true });
    if (onProgress) reading.listeners.add(onProgress);
    try {
      return await reading.answer;
    } finally {
      signal.removeEventListener('abort', leave);
      if (onProgress) reading.listeners.delete(onProgress);
    }
  };
}
