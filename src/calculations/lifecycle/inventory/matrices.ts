import type { Entry } from '../../../foundation/numerics/sparse/sparse-matrix.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import type { Uncertain } from '../../method/draws.ts';
import type { ProcessInventory } from './read-processes.ts';

/** An inventory of processes in matrices, each amount as `amount` gives it; the diagonal holds what each process is for. */
export function matricesOf(
  { processes, functionalUnit, methods }: ProcessInventory,
  amount: (one: Uncertain) => number,
) {
  const products = processes.map(({ makes }) => makes[0]!.name);
  const place = new Map(products.map((name, i) => [name, i]));
  const flows = [...new Set(processes.flatMap(({ emits }) => emits.map(({ name }) => name)))];
  return {
    products,
    processes: processes.map(({ name }) => name),
    flows,
    entries: processes.flatMap(({ makes, uses }, j): Entry[] => [
      ...makes.map((one): Entry => [place.get(one.name)!, j, amount(one.amount)]),
      ...uses.map((one): Entry => [place.get(one.name)!, j, -amount(one.amount)]),
    ]),
    emissions: processes.flatMap(({ emits }, j) =>
      emits.map((one): Entry => [flows.indexOf(one.name), j, amount(one.amount)]),
    ),
    methods: new Map(
      [...methods].map(([name, factors]) => [
        name,
        Float64Array.from(flows, (flow) => ownValue(factors, flow)!),
      ]),
    ),
    demand: Float64Array.from(products, (name) =>
      name === functionalUnit.product ? functionalUnit.amount : 0,
    ),
  };
}
