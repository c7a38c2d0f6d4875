import { afterAll, describe, expect, it } from 'vitest';
import { type LinearModel, withBounds } from '../calculations/solver-port.ts';
import { CancelledError, UnavailableError, ValidityError } from '../foundation/errors.ts';
import failing from './__fixtures__/dual-simplex-fails.json' with { type: 'json' };
import { highsVersion } from './highs-run.ts';
import { HighsSolver, highsSolver } from './highs-solver.ts';

const INF = Number.POSITIVE_INFINITY;

interface Column {
  readonly cost: number;
  readonly lower?: number;
  readonly upper?: number;
  readonly integer?: boolean;
}
type Row = readonly [lower: number, coefficients: readonly number[], upper: number];

/** A small dense model as the port takes it. */
function dense(columns: readonly Column[], rows: readonly Row[]): LinearModel {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  columns.forEach((_, j) => {
    rows.forEach(([, coefficients], i) => {
      if (coefficients[j]) {
        indices.push(i);
        values.push(coefficients[j]);
      }
    });
    starts.push(indices.length);
  });
  return {
    name: 'test',
    columnNames: columns.map((_, j) => `x${j}`),
    cost: Float64Array.from(columns, (c) => c.cost),
    lower: Float64Array.from(columns, (c) => c.lower ?? 0),
    upper: Float64Array.from(columns, (c) => c.upper ?? INF),
    integrality: columns.some((c) => c.integer) ? Uint8Array.from(columns, (c) => (c.integer ? 1 : 0)) : null,
    rowNames: rows.map((_, i) => `r${i}`),
    rowLower: Float64Array.from(rows, (r) => r[0]),
    rowUpper: Float64Array.from(rows, (r) => r[2]),
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  };
}

const solver = new HighsSolver();
afterAll(() => solver.close());

describe('models on which HiGHS 1.14 returned a wrong optimum', () => {
  const cases: readonly (readonly [string, LinearModel, number])[] = [
    [
      'highs-js #53 and HiGHS #3043: 2x + 3z, x + z >= 4.5',
      dense(
        [
          { cost: 2, upper: 10 },
          { cost: 3, upper: 10, integer: true },
        ],
        [[4.5, [1, 1], INF]],
      ),
      9,
    ],
    [
      'HiGHS #2957: x + 2y, x + y >= 20.1',
      dense(
        [
          { cost: 1, upper: 20, integer: true },
          { cost: 2, lower: 8, upper: 20 },
        ],
        [[20.1, [1, 1], INF]],
      ),
      28.2,
    ],
    [
      'HiGHS #3073: distance to 3 of a whole number',
      dense(
        [{ cost: 100 }, { cost: 0.01, lower: -INF }, { cost: 0, integer: true }],
        [
          [3, [1, 0, 1], 3],
          [-INF, [0, -1, 1], 0],
          [-INF, [0, -1, -1], 0],
          [-INF, [0, 0, 1], 3],
          [-INF, [0, 0, -1], -0.45],
        ],
      ),
      0.03,
    ],
    [
      'HiGHS #3094: two big-M links and an exclusive choice',
      dense(
        [
          { cost: 0, upper: 1, integer: true },
          { cost: 0, upper: 1, integer: true },
          { cost: 0, upper: 1000 },
          { cost: 0, upper: 1000 },
          { cost: 10, upper: 1000 },
          { cost: 8, upper: 1000 },
        ],
        [
          [-INF, [-1000, 0, 1, 0, 0, 0], 0],
          [-INF, [0, -1000, 0, 1, 0, 0], 0],
          [1000, [0, 0, 1, 0, 1, 0], 1000],
          [1000, [0, 0, 0, 1, 0, 1], 1000],
          [-INF, [1, 1, 0, 0, 0, 0], 1],
        ],
      ),
      8000,
    ],
  ];
  it('HiGHS #771: a big-M link of 1e6 is no licence for a point that breaks its row', async () => {
    // min 0, x1 = 1, x1 <= 1e6 x0: HiGHS 1.2 answered "optimal" with x1 = 0
    const found = await solver.solve(
      dense(
        [
          { cost: 1, upper: 1, integer: true },
          { cost: 0, lower: -INF },
        ],
        [
          [1, [0, 1], 1],
          [-INF, [-1e6, 1], 0],
        ],
      ),
      { timeLimit_s: 10 },
    );
    expect(found.status).toBe('optimal');
    expect([...found.x].map((x) => Number(x.toFixed(6)))).toEqual([1, 1]);
  });

  it.each(cases)('%s', async (_, model, optimum) => {
    const found = await solver.solve(model, { timeLimit_s: 10 });
    expect(found.status).toBe('optimal');
    expect(found.objective).toBeCloseTo(optimum, 7);
    expect(found.bound).toBeLessThanOrEqual(optimum + 1e-6);
  });

  it('refuses HiGHS 1.14 by its version', () => {
    const version = (minor: number) => ({
      version: { major: 1, minor, patch: 0, string: `1.${minor}.0`, gitHash: '' },
    });
    expect(() => highsVersion(version(14))).toThrow(/wrong optima/);
    expect(highsVersion(version(15))).toBe('HiGHS 1.15.0');
  });
});

describe('the solver port on HiGHS', () => {
  it('starts a grown model from the basis of the smaller one and finds the same optimum as from nothing', async () => {
    const small = dense([{ cost: 1 }, { cost: 2 }], [[1, [1, 1], INF]]);
    const grown = dense(
      [{ cost: 1 }, { cost: 2 }],
      [
        [1, [1, 1], INF],
        [-INF, [1, 0], 0.25],
      ],
    );
    const first = await solver.solve(small, { timeLimit_s: 5 });
    const warm = await solver.solve(grown, { timeLimit_s: 5, basis: first.basis! });
    expect(warm.objective).toBeCloseTo(1.75, 9);
    // one more kg of room in the second row saves a unit
    expect(warm.rowDual[1]).toBeCloseTo(-1, 9);
  });

  it('solves a model with each set of other bounds as it would each by itself, and leaves it as it was', async () => {
    const INFINITE = { lower: 0, upper: INF };
    const base = dense(
      [{ cost: 3, upper: 4 }, { cost: 2, upper: 3 }, { cost: 9 }],
      [
        [5, [1, 1, 1], INF],
        [-INF, [1, 3, 0], 9],
      ],
    );
    const budget = { timeLimit_s: 5 };
    const { basis, objective } = await solver.solve(base, budget);
    const nothing = { columns: [], rows: [] };
    const changes = [
      { columns: [{ at: 0, lower: 0, upper: 0 }], rows: [] },
      { columns: [], rows: [{ at: 1, lower: -INF, upper: 3 }] },
      // infeasible: nothing may be taken
      { columns: [0, 1, 2].map((at) => ({ at, lower: 0, upper: 0 })), rows: [] },
      { columns: [{ at: 2, ...INFINITE, lower: 1 }], rows: [{ at: 0, lower: 7, upper: INF }] },
      nothing,
    ];
    const found = await solver.each(base, changes, { budget: { ...budget, each_s: 5, basis: basis! } });
    const alone = await Promise.all(changes.map((change) => solver.solve(withBounds(base, change), budget)));
    for (const [k, { status, objective }] of alone.entries()) {
      expect(found[k]!.status).toBe(status);
      if (objective !== null) expect(found[k]!.objective).toBeCloseTo(objective, 12);
    }
    expect(found.map(({ status }) => status)).toEqual([
      'optimal',
      'optimal',
      'infeasible',
      'optimal',
      'optimal',
    ]);
    expect(found.at(-1)!.objective).toBe(objective);
  });

  it('says infeasible and unbounded only of models that are', async () => {
    expect(
      (await solver.solve(dense([{ cost: 1, upper: 1 }], [[2, [1], INF]]), { timeLimit_s: 5 })).status,
    ).toBe('infeasible');
    expect((await solver.solve(dense([{ cost: -1 }], [[1, [1], INF]]), { timeLimit_s: 5 })).status).toBe(
      'unbounded',
    );
    const whole = await solver.solve(dense([{ cost: 1, integer: true, upper: 9 }], [[0.4, [1], 0.6]]), {
      timeLimit_s: 5,
    });
    expect(whole.status).toBe('infeasible');
    expect(whole.linearBound).toBeCloseTo(0.4, 9);
  });

  it('asks otherwise where the dual simplex fails without presolve: HiGHS 1.15.1 on an infeasible charge', async () => {
    const read = (values: readonly (number | string)[]): Float64Array =>
      Float64Array.from(values, (value) => (value === 'inf' ? INF : value === '-inf' ? -INF : Number(value)));
    const { cost, lower, upper, rowLower, rowUpper, values, starts, indices } = failing;
    const answer = await solver.solve(
      {
        name: 'fails',
        columnNames: cost.map((_, j) => `x${j}`),
        rowNames: rowLower.map((_, i) => `r${i}`),
        cost: read(cost),
        lower: read(lower),
        upper: read(upper),
        rowLower: read(rowLower),
        rowUpper: read(rowUpper),
        values: read(values),
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        integrality: null,
      },
      { timeLimit_s: 5, relativeGap: 0 },
    );
    expect(answer.status).toBe('infeasible');
    expect(answer.doubts.join()).toMatch(/failed/);
  });

  it('refuses a model whose rows its tolerance would swallow', async () => {
    const fractionOfHeat = dense(
      [{ cost: 1 }, { cost: 2 }],
      [
        [1, [1, 1], 1],
        [-INF, [5e-7, 1e-8], 3e-7],
      ],
    );
    await expect(solver.solve(fractionOfHeat, { timeLimit_s: 5 })).rejects.toThrow(ValidityError);
    const dropped = dense(
      [{ cost: 1 }, { cost: 2 }],
      [
        [1, [1, 1], 1],
        [-INF, [1, 1e-10], 1],
      ],
    );
    await expect(solver.solve(dropped, { timeLimit_s: 5 })).rejects.toThrow(/is not scaled/);
  });

  it('answers in the order asked and gives the same bits for the same model', async () => {
    const models = [3, 1, 2].map((cost) => dense([{ cost }], [[2, [1], INF]]));
    const answers = await Promise.all(models.map((model) => solver.solve(model, { timeLimit_s: 5 })));
    expect(answers.map((a) => a.objective)).toEqual([6, 2, 4]);
  });

  it('is one and the same for a process', () => {
    expect(highsSolver()).toBe(highsSolver());
  });
});

describe('a thread that misbehaves', () => {
  const program = (source: string): URL => new URL(`data:text/javascript,${encodeURIComponent(source)}`);
  const model = dense([{ cost: 1 }], [[2, [1], INF]]);
  const hear = "import { parentPort } from 'node:worker_threads'; parentPort.on('message', ({ id }) => {";

  it('is ended by the watchdog, and the best point so far is handed over as not proven', async () => {
    const clockOf = (limit_s: number): number => limit_s;
    const hangs = new HighsSolver({
      clockOf,
      grace_s: 0.05,
      program: program(
        `${hear} parentPort.postMessage({ id, incumbent: { x: new Float64Array([2.5]), objective: 2.5, bound: 2 } }); while (true); })`,
      ),
    });
    const answer = await hangs.solve(model, { timeLimit_s: 0.5 });
    expect(answer).toMatchObject({ status: 'feasible', stoppedBy: 'clock', objective: 2.5, bound: 2 });
    expect(answer.doubts[0]).toMatch(/best point so far/);
    const silent = new HighsSolver({ clockOf, grace_s: 0.05, program: program(`${hear} while (true); })`) });
    expect((await silent.solve(model, { timeLimit_s: 0.3 })).status).toBe('stopped');
    await Promise.all([hangs.close(), silent.close()]);
  });

  it('is replaced after a crash, which the caller hears of in words', async () => {
    const dies = new HighsSolver({ program: program(`${hear} process.exit(3); })`) });
    await expect(dies.solve(model, { timeLimit_s: 5 })).rejects.toThrow(UnavailableError);
    await expect(dies.solve(model, { timeLimit_s: 5 })).rejects.toThrow(/exit code 3/);
    expect(dies.threadsStarted).toBe(2);
    await dies.close();
  });

  it('is ended when the caller cancels, while others in the queue still get their answer', async () => {
    const slow = new HighsSolver({
      program: program(
        `${hear} setTimeout(() => parentPort.postMessage({ id, solutions: [{ status: 'optimal', objective: id }] }), 100); })`,
      ),
    });
    const stop = new AbortController();
    const cancelled = slow.solve(model, { timeLimit_s: 5 }, stop.signal);
    const next = slow.solve(model, { timeLimit_s: 5 });
    stop.abort();
    await expect(cancelled).rejects.toThrow(CancelledError);
    expect((await next).objective).toBe(1);
    await slow.close();
  });
});
