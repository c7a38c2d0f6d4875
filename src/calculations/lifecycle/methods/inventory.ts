import { matrixAnswer } from '../inventory/matrix-answer.ts';
import { matrixInventory } from '../inventory/read-matrix.ts';
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
  },
  run: (reader) => matrixAnswer(matrixInventory(reader)),
};
