import type { Entry } from '../../../foundation/numerics/sparse/sparse-matrix.ts';
import type { Reader } from '../../method/reader.ts';

/** An inventory as it is written in matrices. */
export interface MatrixInventory {
  readonly products: readonly string[];
  readonly processes: readonly string[];
  readonly entries: readonly Entry[];
  readonly flows: readonly string[];
  /** Flow, process, amount. */
  readonly emissions: readonly Entry[];
  /** Weights of the flows, by method. */
  readonly methods: ReadonlyMap<string, Float64Array>;
  readonly demand: Float64Array;
}

/** Reads A, B, C and f: dense rows, or lists of what is not zero. */
export function matrixInventory(reader: Reader): MatrixInventory {
  const { entries, products, processes } = technosphere(reader);
  const { flows, emissions } = biosphere(reader, processes);
  const methods = methodsIn(reader, flows);
  return { products, processes, entries, flows, emissions, methods, demand: demandIn(reader, products) };
}

type Making = Pick<MatrixInventory, 'entries' | 'products' | 'processes'>;
type Emitting = Pick<MatrixInventory, 'flows' | 'emissions'>;

function technosphere(reader: Reader): Making {
  if (reader.has('A_nonzero')) return sparse(reader);
  const A = rowsIn(reader, 'A');
  const n = A.length;
  if (A.some((row) => row.length !== n))
    reader.refuse('A', `has ${n} rows and ${A[0]!.length} columns`, 'as many products as processes');
  const names = (field: string, word: string): string[] =>
    reader.has(field)
      ? reader.labels(field, { beside: ['A', n] })
      : Array.from({ length: n }, (_, i) => `${word} ${i + 1}`);
  return {
    entries: A.flatMap((row, i) => row.flatMap((value, j): Entry[] => (value === 0 ? [] : [[i, j, value]]))),
    products: names('rows', 'product'),
    processes: names('columns', 'process'),
  };
}

/** Entries by name or number: row or product, column or activity. Processes stand in the order of `activities`. */
function sparse(reader: Reader): Making {
  const list = reader.items('A_nonzero').map((one) => ({
    row: nameIn(one, one.firstOf('row', 'product')),
    column: nameIn(one, one.firstOf('column', 'activity')),
    value: one.number('value'),
  }));
  const processes = reader.has('activities')
    ? reader.labels('activities')
    : [...new Set(list.map(({ column }) => column))];
  const seen = [...new Set(list.map(({ row }) => row))];
  const products = seen.every((row) => processes.includes(row)) ? processes : seen;
  if (products.length !== processes.length)
    reader.refuse(
      'A_nonzero',
      `has ${products.length} products and ${processes.length} processes`,
      'as many products as processes',
    );
  const [rowOf, columnOf] = [placesOf(products), placesOf(processes)];
  const entries = list.map(({ row, column, value }, k): Entry => {
    const j = columnOf.get(column);
    if (j === undefined) return unknownProcess(reader, `A_nonzero[${k}]`, column);
    return [rowOf.get(row)!, j, value];
  });
  return { entries, products, processes };
}

const unknownProcess = (reader: Reader, field: string, name: string): never =>
  reader.refuse(field, `names the process ${name}, which there is not`, 'a process of the inventory');

const placesOf = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map(names.map((name, i) => [name, i]));

function nameIn(reader: Reader, field: string): string {
  const value = reader.raw(field);
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : reader.refuse(field, 'is missing', 'a name or a number');
}

function rowsIn(reader: Reader, name: string): number[][] {
  const rows = reader.raw(name);
  if (!Array.isArray(rows) || rows.length === 0) return reader.refuse(name, 'is missing', 'rows of numbers');
  return rows.map((row: unknown, i) =>
    Array.isArray(row) && row.every((value) => typeof value === 'number' && Number.isFinite(value))
      ? (row as number[])
      : reader.refuse(name, `[${i}] is no row of numbers`, 'rows of numbers'),
  );
}

function biosphere(reader: Reader, processes: readonly string[]): Emitting {
  const single = reader.matching(/^B_\w+$/);
  if (!reader.has('B') && single !== undefined) {
    const amounts = reader.inner(single);
    const emissions = processes.flatMap((process, j): Entry[] =>
      amounts.has(process) ? [[0, j, amounts.number(process)]] : [],
    );
    return { flows: [single.slice(2)], emissions };
  }
  const B = reader.raw('B');
  const first: unknown = Array.isArray(B) ? B[0] : undefined;
  if (typeof first === 'object' && !Array.isArray(first)) return listed(reader, processes);
  const rows = Array.isArray(first)
    ? rowsIn(reader, 'B')
    : [reader.numbers('B', { beside: ['processes', processes.length] })];
  if (rows.some((row) => row.length !== processes.length))
    reader.refuse('B', 'has rows of another length than there are processes', `${processes.length} columns`);
  const flows = reader.has('flows')
    ? reader.labels('flows', { beside: ['B', rows.length] })
    : rows.map((_, i) => `flow ${i + 1}`);
  return { flows, emissions: rows.flatMap((row, i) => row.map((value, j): Entry => [i, j, value])) };
}

function listed(reader: Reader, processes: readonly string[]): Emitting {
  const list = reader.items('B').map((one) => ({
    flow: nameIn(one, 'flow'),
    process: nameIn(one, one.firstOf('activity', 'column')),
    value: one.number('value'),
  }));
  const flows = [...new Set(list.map(({ flow }) => flow))];
  const [flowOf, columnOf] = [placesOf(flows), placesOf(processes)];
  const emissions = list.map(({ flow, process, value }, k): Entry => {
    const j = columnOf.get(process);
    return j === undefined ? unknownProcess(reader, `B[${k}]`, process) : [flowOf.get(flow)!, j, value];
  });
  return { flows, emissions };
}

/** Weights of flows: one number for all, one for each, or by the names of methods and flows. */
function methodsIn(reader: Reader, flows: readonly string[]): ReadonlyMap<string, Float64Array> {
  const C = reader.raw('C');
  const beside = ['flows', flows.length] as const;
  const alike = (weight: number) => new Map([['score', new Float64Array(flows.length).fill(weight)]]);
  if (C === undefined) return alike(1);
  if (typeof C === 'number') return alike(reader.number('C'));
  if (Array.isArray(C)) return new Map([['score', Float64Array.from(reader.numbers('C', { beside }))]]);
  const inner = reader.inner('C');
  if (Object.keys(C as object).length === 0) reader.refuse('C', 'is empty', 'weights of at least one method');
  return new Map(
    Object.keys(C as object).map((name) => {
      if (Array.isArray(inner.raw(name))) return [name, Float64Array.from(inner.numbers(name, { beside }))];
      const weights = inner.inner(name);
      return [name, Float64Array.from(flows, (flow) => (weights.has(flow) ? weights.number(flow) : 0))];
    }),
  );
}

function demandIn(reader: Reader, products: readonly string[]): Float64Array {
  if (!reader.has('demand'))
    return Float64Array.from(reader.numbers('f', { beside: ['products', products.length] }));
  const inner = reader.inner('demand');
  const named = Object.keys(reader.raw('demand') as object);
  const unknown = named.find((name) => !products.includes(name));
  if (unknown !== undefined)
    reader.refuse('demand', `asks for ${unknown}, which nothing makes`, products.join(', '));
  return Float64Array.from(products, (name) => (named.includes(name) ? inner.number(name) : 0));
}
