import { ModelBuilder } from '../blend/linear-model.ts';
import type { LinearModel, Solver } from '../solver.ts';
import type { Pooling } from './instances.ts';

/** Range of the share of each component in each pool, keyed `component>pool`. */
type Box = ReadonlyMap<string, readonly [number, number]>;

const share = (c: string, o: string): string => `q ${c}>${o}`;
const flow = (c: string, o: string, r: string): string => `w ${c}>${o}>${r}`;

/**
 * Global optimum of a pooling problem by branching on the shares: each node is the pq-formulation with McCormick
 * envelopes and the two reformulation rows (Tawarmalani and Sahinidis 2002), a linear model. Returns the best value,
 * the bound over all open nodes and the number of nodes.
 */
export async function solvePooling(problem: Pooling, solver: Solver, tolerance = 1e-6, mostNodes = 400) {
  const slack = (best: number): number => best - tolerance * Math.max(1, Math.abs(best));
  let best = Number.POSITIVE_INFINITY;
  let nodes = 0;
  const open = [
    {
      box: new Map(problem.compPool.map(([c, o, most]) => [share(c, o), [0, most] as const])) as Box,
      bound: Number.NEGATIVE_INFINITY,
    },
  ];
  while (open.length > 0 && nodes < mostNodes) {
    open.sort((a, b) => b.bound - a.bound);
    const node = open.pop()!;
    if (node.bound > slack(best)) continue;
    nodes++;
    const model = nodeModel(problem, node.box, null);
    const solved = await solver.solve(model, { timeLimit_s: 10 });
    if (solved.status !== 'optimal' || solved.objective! > slack(best)) continue;
    const value = (name: string): number => solved.x[model.columnNames.indexOf(name)]!;
    const { shares, branch, worst } = roundShares(problem, value);
    const fixed = await solver.solve(nodeModel(problem, node.box, shares), { timeLimit_s: 10 });
    if (fixed.status === 'optimal') best = Math.min(best, fixed.objective!);
    if (worst < 1e-7 || solved.objective! > slack(best)) continue;
    const [low, high] = node.box.get(branch)!;
    const cut = Math.min(Math.max(value(branch), low + 0.2 * (high - low)), high - 0.2 * (high - low));
    for (const half of [
      [low, cut],
      [cut, high],
    ] as const) {
      open.push({ box: new Map([...node.box, [branch, half]]), bound: solved.objective! });
    }
  }
  return { best, bound: Math.min(best, ...open.map((node) => node.bound)), nodes };
}

/** Shares that the node's flows imply, and the share whose product with its flow is furthest from the truth. */
function roundShares(problem: Pooling, value: (name: string) => number) {
  const shares = new Map<string, number>();
  let worst = 0;
  let branch = '';
  for (const { n: o } of problem.pools) {
    const out = problem.poolProd.filter(([pool]) => pool === o).map(([, r]) => r);
    const total = out.reduce((sum, r) => sum + value(`y ${o}>${r}`), 0);
    for (const [c] of problem.compPool.filter(([, pool]) => pool === o)) {
      const q = value(share(c, o));
      const through = out.reduce((sum, r) => sum + value(flow(c, o, r)), 0);
      shares.set(share(c, o), total > 1e-9 ? through / total : q);
      const error = out.reduce(
        (sum, r) => sum + Math.abs(value(flow(c, o, r)) - q * value(`y ${o}>${r}`)),
        0,
      );
      if (error > worst) {
        worst = error;
        branch = share(c, o);
      }
    }
  }
  return { shares, branch, worst };
}

/** The linear model of a node; with `shares` given, the exact linear model at those shares. */
function nodeModel(problem: Pooling, box: Box, shares: ReadonlyMap<string, number> | null): LinearModel {
  const b = new ModelBuilder('pooling');
  const INF = Number.POSITIVE_INFINITY;
  const columns = new Map<string, number>();
  const add = (name: string, cost: number, lower: number, upper: number): void =>
    void columns.set(name, b.column(name, cost, { lower, upper }));
  const row = (lower: number, upper: number, terms: readonly (readonly [string, number])[]): void => {
    if (terms.length === 0) return;
    const i = b.row('row', lower, upper);
    for (const [name, factor] of terms) b.put(i, columns.get(name)!, factor);
  };
  const component = new Map(problem.components.map((c) => [c.n, c]));
  const product = new Map(problem.products.map((r) => [r.n, r]));
  for (const [c, o] of problem.compPool) add(share(c, o), 0, ...box.get(share(c, o))!);
  for (const [o, r, most] of problem.poolProd)
    add(`y ${o}>${r}`, -product.get(r)!.price, 0, Math.min(most, product.get(r)!.up));
  for (const [c, r, most] of problem.compProd)
    add(
      `z ${c}>${r}`,
      component.get(c)!.price - product.get(r)!.price,
      0,
      Math.min(most, product.get(r)!.up),
    );
  for (const { n: o, size } of problem.pools) {
    const into = problem.compPool.filter(([, pool]) => pool === o).map(([c]) => c);
    const out = problem.poolProd.filter(([pool]) => pool === o);
    row(
      1,
      1,
      into.map((c) => [share(c, o), 1]),
    );
    row(
      -INF,
      size,
      out.map(([, r]) => [`y ${o}>${r}`, 1]),
    );
    for (const [, r, most] of out) {
      const y = `y ${o}>${r}`;
      const top = Math.min(most, product.get(r)!.up);
      for (const c of into) add(flow(c, o, r), component.get(c)!.price, 0, top * box.get(share(c, o))![1]);
      row(0, 0, [...into.map((c) => [flow(c, o, r), 1] as const), [y, -1]]);
      for (const c of into) {
        const [low, high] = box.get(share(c, o))!;
        const w = flow(c, o, r);
        if (shares)
          row(0, 0, [
            [w, 1],
            [y, -shares.get(share(c, o))!],
          ]);
        else {
          row(-INF, 0, [
            [w, 1],
            [y, -high],
          ]);
          row(0, INF, [
            [w, 1],
            [y, -low],
          ]);
          row(-top * high, INF, [
            [w, 1],
            [y, -high],
            [share(c, o), -top],
          ]);
          row(-INF, -top * low, [
            [w, 1],
            [y, -low],
            [share(c, o), -top],
          ]);
        }
      }
    }
    for (const c of into)
      row(-INF, 0, [...out.map(([, r]) => [flow(c, o, r), 1] as const), [share(c, o), -size]]);
  }
  for (const { n: c, lo, up } of problem.components) {
    const uses = [
      ...problem.compProd.filter(([name]) => name === c).map(([, r]) => [`z ${c}>${r}`, 1] as const),
      ...problem.compPool
        .filter(([name]) => name === c)
        .flatMap(([, o]) =>
          problem.poolProd.filter(([pool]) => pool === o).map(([, r]) => [flow(c, o, r), 1] as const),
        ),
    ];
    row(lo > 0 ? lo : -INF, up, uses);
  }
  for (const { n: r, lo, up, qlo, qup } of problem.products) {
    const direct = problem.compProd.filter(([, name]) => name === r).map(([c]) => c);
    const pools = problem.poolProd.filter(([, name]) => name === r).map(([o]) => o);
    row(lo > 0 ? lo : -INF, up, [
      ...direct.map((c) => [`z ${c}>${r}`, 1] as const),
      ...pools.map((o) => [`y ${o}>${r}`, 1] as const),
    ]);
    const quality = (k: string, limit: number) => [
      ...direct.map((c) => [`z ${c}>${r}`, (component.get(c)!.q[k] ?? 0) - limit] as const),
      ...pools.flatMap((o) => [
        [`y ${o}>${r}`, -limit] as const,
        ...problem.compPool
          .filter(([, pool]) => pool === o)
          .map(([c]) => [flow(c, o, r), component.get(c)!.q[k] ?? 0] as const),
      ]),
    ];
    for (const [k, limit] of Object.entries(qup)) row(-INF, 0, quality(k, limit));
    for (const [k, limit] of Object.entries(qlo)) row(0, INF, quality(k, limit));
  }
  return b.build();
}
