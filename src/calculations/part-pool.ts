import type { Control } from './control.ts';
import type { Facts } from './facts.ts';

/** A run of equal things that are computed together: samples, heats, draws. */
export interface PartRange {
  readonly first: number;
  readonly count: number;
}

/**
 * Work that can be cut into ranges anywhere. A name and a document say all of it, so that a thread, another process or another
 * machine does the same, and so that their hash, with that of the facts and the range, names the answer.
 */
export interface PartWork {
  /** The calculation that it is a part of. */
  readonly name: string;
  /** As JSON holds it. */
  readonly document: unknown;
}

/** How much work there is. */
export interface WorkSize {
  /** Things that can be told apart. */
  readonly count: number;
  /** What all of them take of one processor, roughly [s]. */
  readonly seconds: number;
}

/** Where the parts of a large work are computed: in this thread, in others, on other hosts. The engine provides it. */
export interface PartPool {
  /** Work from which handing it out pays [s of one processor]. */
  readonly worthFrom_s: number;
  /**
   * The whole of a work in parts, in their order, each as bytes: put together they are the same to the last bit, however they were
   * cut and wherever they were computed. Throws what the work throws, CancelledError, UnavailableError.
   */
  readonly compute: (work: PartWork, size: WorkSize, control?: Control) => Promise<readonly Uint8Array[]>;
}

/** What a calculation that can be cut is lent. */
export interface WithPool {
  readonly pool?: PartPool | undefined;
}

/** Does a part of the document of a work. Throws what the work throws. */
export type PartOf = (document: unknown, range: PartRange) => Uint8Array;

/** What a calculation says of its parts: how one is done with the facts. */
export type Parts = (facts: Facts) => PartOf;

/** A whole cut into parts of nearly equal size. */
export function rangesOf(count: number, parts: number): PartRange[] {
  const cut = Math.min(parts, count);
  return Array.from({ length: cut }, (_, k) => {
    const first = Math.floor((k * count) / cut);
    return { first, count: Math.floor(((k + 1) * count) / cut) - first };
  });
}
