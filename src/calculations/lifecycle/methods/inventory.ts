import { DEFAULT_SEED } from '../../manifest.ts';
import { type Reader, readerOf } from '../../method/reader.ts';
import { scoresAgain } from '../inventory/asked-again.ts';
import { ofBrightway, ofOpenLca, toBrightway, toOpenLca } from '../inventory/exchange-formats.ts';
import { matrixAnswer } from '../inventory/matrix-answer.ts';
import { processAnswer } from '../inventory/process-answer.ts';
import { matrixInventory } from '../inventory/read-matrix.ts';
import { type Process, processInventory } from '../inventory/read-processes.ts';
import type { LifecycleMethod } from '../method.ts';

export const inventory: LifecycleMethod = {
  name: 'inventory',
  title:
    'supply, elementary flows and scores of a demand by several methods, by system expansion and cut-off',
  formula:
    's = A^-1 f; g = B s; h = C g; cut-off: without the rows of co-products and the processes that make them',
  source: 'Heijungs and Suh 2002; docs/theory/inventory.md',
  comparedWith: 'bw2calc fixtures 1e-12, revert loop by hand',
  refuses:
    'a loop that uses up what it makes, a product that nothing makes, unequal numbers of products and processes',
  inputs: {
    A: 'rows of products by processes: made positive, used negative',
    A_nonzero: 'or a list of {row or product, column or activity, value}',
    activities: 'names of the processes in order, for A_nonzero',
    rows: 'names of the products',
    columns: 'names of the processes',
    B: 'elementary flows by process: a row, rows, or a list of {flow, activity, value}',
    flows: 'names of the elementary flows',
    C: 'weights of the flows: a number, a list, or by method',
    f: 'demand of each product',
    demand: 'or by name of the product',
    processes:
      'instead: list of {name, makes, uses, emits, level, source}; amounts with unit, each a number or a distribution',
    background:
      'footprints (the data folder), or {name, date, source, burdens: list of {product, unit, flow, amount}, processes}',
    functionalUnit: '{product, amount, unit}',
    methods: 'list of {name, date, source, factors by flow}; default: kg CO2e',
    brightway: 'instead of processes: activities by key as Brightway keeps them',
    openLca: 'instead of processes: a list of openLCA JSON-LD objects',
    exportAs: 'brightway or openLca: the answer then carries the processes so',
    criticalReview: 'who reviewed it (ISO 14044)',
    draws: 'number of draws where an amount is uncertain',
  },
  run: (reader, facts) => {
    const given = ['processes', 'brightway', 'openLca'].find((name) => reader.has(name));
    if (given === undefined) return matrixAnswer(matrixInventory(reader));
    const seed = (reader.raw('seed') as number | string | undefined) ?? DEFAULT_SEED;
    const system = processInventory(withProcesses(reader, given), facts);
    const answer = processAnswer(system, reader, seed);
    return { ...answer, quantities: { ...answer.quantities, ...exportsOf(reader, system.processes) } };
  },
  again: (reader, facts, wanted) =>
    reader.has('processes') ? scoresAgain(processInventory(reader, facts), wanted) : null,
};

/** The inputs with processes, whatever form they came in. */
function withProcesses(reader: Reader, form: string): Reader {
  if (form === 'processes') return reader;
  const processes = form === 'brightway' ? ofBrightway(reader) : ofOpenLca(reader);
  const rest = ['functionalUnit', 'background', 'methods'].map((name) => [name, reader.raw(name)] as const);
  const kept = rest.filter(([, value]) => value !== undefined);
  return readerOf({ ...Object.fromEntries(kept), processes }, reader.method);
}

function exportsOf(reader: Reader, processes: readonly Process[]) {
  if (!reader.has('exportAs')) return {};
  const form = reader.text('exportAs');
  if (form === 'brightway') return { brightway: toBrightway(processes) };
  return form === 'openLca'
    ? { openLca: toOpenLca(processes) }
    : reader.refuse('exportAs', `is ${form}`, 'brightway, openLca');
}
