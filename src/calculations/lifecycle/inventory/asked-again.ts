import { strongComponents } from '../../../foundation/numerics/sparse/components.ts';
import { type Entry, sparseOf } from '../../../foundation/numerics/sparse/sparse-matrix.ts';
import { directBurdens, solverIn, weighed } from '../../../models/lifecycle/inventory/inventory.ts';
import type { Uncertain } from '../../method/draws.ts';
import { pointOf } from '../../method/draws.ts';
import type { Quantities } from '../../method/quantities.ts';
import type { Inputs } from '../../method/reader.ts';
import { matricesOf } from './matrices.ts';
import type { Exchange, ProcessInventory } from './read-processes.ts';

/** What is answered of an inventory that is asked again. */
const ANSWERED: ReadonlySet<string> = new Set(['score', 'scores']);

/**
 * The scores of an inventory that was read once, for other amounts in the same places: names, units and background are as they were
 * checked, and the order in which the system is solved is kept. Null where more than scores is wanted. The answer is undefined for
 * inputs in which an amount is no plain number or a product is not made: they are read anew.
 */
export function scoresAgain(
  inventory: ProcessInventory,
  wanted: ReadonlySet<string>,
): ((filled: Inputs) => Quantities | undefined) | null {
  if ([...wanted].some((name) => !ANSWERED.has(name))) return null;
  const { processes } = inventory;
  const n = processes.length;
  const background = new Map<Uncertain, number>();
  for (const { makes, uses, emits } of processes)
    for (const { amount } of [...makes, ...uses, ...emits])
      background.set(amount, pointOf(amount.distribution));
  const first = matricesOf(inventory, (one) => background.get(one)!);
  const pattern = sparseOf(n, first.entries);
  const slots = first.entries.map(([row, column]) => {
    let at = pattern.starts[column]!;
    while (pattern.rows[at] !== row) at++;
    return at;
  });
  const loops = [...strongComponents(pattern)].reverse();
  const factors = [...first.methods.values()];
  const names = [...first.methods.keys()];
  const own = processes.filter((one) => !one.background);
  return (filled) => {
    const amounts = amountsIn(filled, own);
    if (amounts === undefined) return undefined;
    const amount = (one: Uncertain): number => amounts.get(one) ?? background.get(one)!;
    const values = new Float64Array(pattern.values.length);
    valuesOf(processes, amount).forEach((value, k) => {
      values[slots[k]!]! += value;
    });
    for (let j = 0; j < n; j++) if (!isMade({ ...pattern, values }, j)) return undefined;
    const supply = solverIn(first, { ...pattern, values }, loops).solve(first.demand);
    const emissions = emissionsOf(processes, first.emissions, amount);
    const scores = directBurdens(emissions, factors, n).map((row) => weighed(row, supply));
    return {
      score: scores[0]!,
      ...(names.length > 1 ? { scores: Object.fromEntries(names.map((name, i) => [name, scores[i]!])) } : {}),
    };
  };
}

type Processes = ProcessInventory['processes'];

/** Amounts of the own processes as the inputs have them now; undefined where one is no finite number. */
function amountsIn(filled: Inputs, own: Processes): ReadonlyMap<Uncertain, number> | undefined {
  const found = new Map<Uncertain, number>();
  const given = filled.processes as readonly Readonly<
    Record<string, readonly { readonly amount: unknown }[]>
  >[];
  for (const [i, process] of own.entries())
    for (const field of ['makes', 'uses', 'emits'] as const)
      for (const [k, exchange] of (process[field] as readonly Exchange[]).entries()) {
        const value = given[i]?.[field]?.[k]?.amount;
        if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
        found.set(exchange.amount, value);
      }
  return found;
}

/** Amounts in the order of the entries of `matricesOf`. */
const valuesOf = (processes: Processes, amount: (one: Uncertain) => number): number[] =>
  processes.flatMap(({ makes, uses }) => [
    ...makes.map((one) => amount(one.amount)),
    ...uses.map((one) => -amount(one.amount)),
  ]);

const emissionsOf = (
  processes: Processes,
  places: readonly Entry[],
  amount: (one: Uncertain) => number,
): Entry[] => {
  const values = processes.flatMap(({ emits }) => emits.map((one) => amount(one.amount)));
  return places.map(([flow, process], k): Entry => [flow, process, values[k]!]);
};

/** True where the diagonal of a column holds more than nothing: the process makes its own product. */
function isMade({ starts, rows, values }: ReturnType<typeof sparseOf>, j: number): boolean {
  for (let at = starts[j]!; at < starts[j + 1]!; at++) if (rows[at] === j) return values[at]! !== 0;
  return false;
}
