import { InputError } from '../../../foundation/errors.ts';
import type { Entry } from '../../../foundation/numerics/sparse/sparse-matrix.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { solverOf } from '../inventory/inventory.ts';

/** Part of what passes through one process that goes to another, by element; 0 to 1. */
export interface Transfer {
  readonly from: string;
  readonly to: string;
  readonly share: Readonly<Record<string, number>>;
}

/** A system of processes with loops. */
export interface LoopSystem {
  readonly processes: readonly string[];
  readonly elements: readonly string[];
  /** What comes from outside, by process and element. */
  readonly inputs: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly transfers: readonly Transfer[];
}

type ByElement = Readonly<Record<string, number>>;

/** What passes where, by element. */
export interface LoopFlows {
  readonly throughput: Readonly<Record<string, ByElement>>;
  readonly flows: readonly (Pick<Transfer, 'from' | 'to'> & { readonly amounts: ByElement })[];
  /** What leaves each process to nowhere. */
  readonly left: Readonly<Record<string, ByElement>>;
  /** Largest input less output of the system. */
  readonly balanceError: number;
}

/** Shares may exceed 1 together by rounding. */
const ROUNDING = 1e-9;

/**
 * Throughput x = inputs + T x for each element. What the shares of a process leave over leaves the system there. Throws
 * InputError for shares above 1 together, and for a loop that gives back all it takes in.
 */
export function loopFlows({ processes, elements, inputs, transfers }: LoopSystem): LoopFlows {
  const place = new Map(processes.map((name, i) => [name, i]));
  const solved = elements.map((element) => {
    refuseGains(transfers, element);
    const entries: Entry[] = processes.map((_, i): Entry => [i, i, 1]);
    for (const { from, to, share } of transfers)
      entries.push([place.get(to)!, place.get(from)!, -shareOf(share, element)]);
    const incoming = Float64Array.from(processes, (name) => ownValue(ownValue(inputs, name), element) ?? 0);
    const through = solverOf({ products: processes, processes, entries }).solve(incoming);
    return { incoming, through };
  });
  const byElement = (of: (e: number) => number): ByElement =>
    Object.fromEntries(elements.map((name, e) => [name, of(e)]));
  const left = Object.fromEntries(
    processes.map((name, i) => [
      name,
      byElement((e) => solved[e]!.through[i]! * (1 - sharesFrom(transfers, name, elements[e]!))),
    ]),
  );
  const errors = elements.map((name, e) => {
    const out = processes.reduce((sum, process) => sum + ownValue(ownValue(left, process), name)!, 0);
    return Math.abs(solved[e]!.incoming.reduce((sum, value) => sum + value, 0) - out);
  });
  return {
    throughput: Object.fromEntries(
      processes.map((name, i) => [name, byElement((e) => solved[e]!.through[i]!)]),
    ),
    flows: transfers.map(({ from, to, share }) => ({
      from,
      to,
      amounts: byElement((e) => shareOf(share, elements[e]!) * solved[e]!.through[place.get(from)!]!),
    })),
    left,
    balanceError: Math.max(0, ...errors),
  };
}

/** Of an element that no share is stated of: nothing passes. */
const shareOf = (share: ByElement, element: string): number => ownValue(share, element) ?? 0;

const sharesFrom = (transfers: readonly Transfer[], process: string, element: string): number =>
  transfers.reduce((sum, { from, share }) => (from === process ? sum + shareOf(share, element) : sum), 0);

function refuseGains(transfers: readonly Transfer[], element: string): void {
  for (const from of new Set(transfers.map((one) => one.from))) {
    const sum = sharesFrom(transfers, from, element);
    if (sum > 1 + ROUNDING)
      throw new InputError(`${from} hands on ${sum} of the ${element} it gets`, {
        path: `transfers from ${from}`,
        value: sum,
        allowed: 'shares of at most 1 together',
        cure: 'lower a share: what is not handed on leaves the system there',
      });
  }
}
