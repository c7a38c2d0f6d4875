import {
  coProductsOf,
  cutOff,
  directBurdens,
  solverOf,
  weighed,
} from '../../../models/lifecycle/inventory/inventory.ts';
import type { Quantities } from '../../method/quantities.ts';
import type { Outcome } from '../method.ts';
import type { MatrixInventory } from './read-matrix.ts';

/** Longer lists of contributions are cut. */
const SHOWN = 20;

/** Supply, elementary flows and scores of an inventory in matrices; under both rules where there is a by-product. */
export function matrixAnswer(inventory: MatrixInventory): Outcome {
  const { processes, products, flows, emissions, methods, demand } = inventory;
  const names = [...methods.keys()];
  const burdens = directBurdens(emissions, [...methods.values()], processes.length);
  const supply = solverOf(inventory).solve(demand);
  const scores = burdens.map((row) => weighed(row, supply));
  const beside = coProductsOf(inventory).map(({ product }) => products[product]!);
  const negative = processes.filter((_, j) => supply[j]! < -1e-12);
  const amounts = new Float64Array(flows.length);
  for (const [flow, process, value] of emissions) amounts[flow]! += value * supply[process]!;
  return {
    quantities: {
      s: [...supply],
      supply: Object.fromEntries(processes.map((name, j) => [name, supply[j]!])),
      flows: Object.fromEntries(flows.map((name, i) => [name, amounts[i]!])),
      score: scores[0]!,
      ...(names.length > 1 ? { scores: byName(names, scores) } : {}),
      contributions: largest(processes, supply, burdens[0]!),
      ...(beside.length > 0 ? bothRules(inventory, burdens, scores) : {}),
    },
    notes: [
      ...(beside.length > 0
        ? [`by-products, shown by system expansion and by cut-off: ${beside.join(', ')}`]
        : []),
      ...(negative.length > 0
        ? [`negative supply of ${negative.join(', ')}: the demand is met by taking something back`]
        : []),
    ],
  };
}

const byName = (names: readonly string[], values: readonly number[]): Quantities =>
  Object.fromEntries(names.map((name, i) => [name, values[i]!]));

function bothRules(
  inventory: MatrixInventory,
  burdens: readonly Float64Array[],
  scores: readonly number[],
): Quantities {
  const { system, kept, rows } = cutOff(inventory);
  const supply = solverOf(system).solve(Float64Array.from(rows, (row) => inventory.demand[row]!));
  const cut = burdens.map((row) =>
    weighed(
      Float64Array.from(kept, (column) => row[column]!),
      supply,
    ),
  );
  return {
    scoreSystemExpansion: scores[0]!,
    scoreCutOff: cut[0]!,
    ...(cut.length > 1 ? { scoresCutOff: byName([...inventory.methods.keys()], cut) } : {}),
  };
}

const largest = (
  processes: readonly string[],
  supply: Float64Array,
  burdens: Float64Array,
): readonly Quantities[] =>
  processes
    .map((process, j) => ({ process, score: supply[j]! * burdens[j]! }))
    .filter(({ score }) => score !== 0)
    .sort((a, b) => Math.abs(b.score) - Math.abs(a.score))
    .slice(0, SHOWN);
