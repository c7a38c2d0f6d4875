import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { CancelledError, ConvergenceError } from '../../foundation/errors.ts';
import { testSolver } from '../../models/charge/testing/solver.ts';
import type { Solver } from '../solver-port.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { planDocument } from './plan.ts';

/** Lots much alike, in whole pieces and for narrow windows: an integer search of some seconds. */
const yard = (more: object = {}) => ({
  heats: [
    {
      id: 'H1',
      target: {
        limits_wtpct: { Cr: { min: 19, max: 19.1 }, Mo: { min: 3, max: 3.02 }, S: { max: 0.0005 } },
        mass_kg: 400,
      },
    },
  ],
  materials: [
    ...Array.from({ length: 40 }, (_, i) => ({
      id: `L${i}`,
      composition_wtpct: {
        Cr: 16 + ((i * 7) % 61) / 10,
        Mo: 2 + ((i * 13) % 23) / 10,
        S: 0.0002 + ((i * 5) % 9) / 1e4,
      },
      balance: 'Ni',
      price_usd_per_kg: 6 + ((i * 11) % 37) / 20,
      available_kg: 60 + ((i * 17) % 90),
      item_kg: 7 + ((i * 29) % 17),
    })),
    ...['Ni'].map((id, k) => ({
      id,
      composition_wtpct: { [id]: 100 },
      price_usd_per_kg: 16 + k,
    })),
  ],
  ...more,
});

/** Threads that do nothing but keep the processors busy while something is done. */
async function underLoad<T>(threads: number, done: () => Promise<T>): Promise<T> {
  const busy = Array.from({ length: threads }, () => new Worker('while (true);', { eval: true }));
  try {
    return await done();
  } finally {
    await Promise.all(busy.map((one) => one.terminate()));
  }
}

/** Ends every solve at its limit of work. */
const outOfWork: Solver = {
  solve: async (model, budget, signal) => {
    const found = await testSolver().solve(model, budget, signal);
    return { ...found, status: 'stopped', objective: null, stoppedBy: 'work' };
  },
};

describe('the limit of a plan', () => {
  it.each([0.005, 0.1, 0.2])(
    'counts work: %d s of it give the same bytes on a busy machine',
    async (timeLimit_s) => {
      const plan = async (): Promise<string> =>
        JSON.stringify(
          await planDocument(yard({ timeLimit_s }), dataFacts(), { solver: testSolver() }).catch(
            (error: ConvergenceError) => [error.message, error.details],
          ),
        );
      const alone = await plan();
      expect(await underLoad(6, plan)).toBe(alone);
    },
  );

  it('ends a search at its best plan so far, says so beside the gap, and holds work in the manifest', async () => {
    const { status, cost_usd, bound_usd, gap, solver, manifest } = await planDocument(
      yard({ timeLimit_s: 0.1 }),
      dataFacts(),
      { solver: testSolver() },
    );
    expect({ status, stoppedBy: solver.stoppedBy }).toEqual({ status: 'feasible', stoppedBy: 'work' });
    expect(cost_usd).toBeGreaterThan(bound_usd!);
    expect(gap).toBeGreaterThan(0);
    expect(manifest).toMatchObject({ timeLimit_s: 0.1, stopped: 'at its limit of work' });
    expect(manifest.work).toMatchObject({ spent_s: expect.any(Number), iterations: expect.any(Number) });
  });

  it('is one for search and reasons: those get what is left, and say so where that is nothing', async () => {
    const timeLimit_s = 0.1;
    const { heats, manifest } = await planDocument(yard({ timeLimit_s }), dataFacts(), {
      solver: testSolver(),
    });
    // a solve under way ends at its next look at its work
    expect((manifest.work as { spent_s: number }).spent_s).toBeLessThan(1.5 * timeLimit_s);
    const inside = heats[0]!.lots!.filter(({ mass_kg }) => mass_kg > 0);
    const open = inside.filter(({ words }) =>
      words.includes('is not worked out: the limit of work was reached'),
    );
    expect(open.length).toBeGreaterThan(0);
    // what no work was left for has no price
    for (const { breakEven_usd_per_kg } of open) expect(breakEven_usd_per_kg).toBeNull();
  });

  it('that pays for nothing is answered in words', async () => {
    const stopped = planDocument(yard({ timeLimit_s: 1e-9 }), dataFacts(), { solver: testSolver() });
    await expect(stopped).rejects.toThrow(ConvergenceError);
    await expect(stopped).rejects.toThrow('no plan was found within 1e-9 s of work');
  });

  it('is blamed only where it ended a search', async () => {
    const endless = (stoppedBy?: 'work'): Solver => ({
      solve: async (model, budget, signal) => {
        const { stoppedBy: _, ...found } = await testSolver().solve(model, budget, signal);
        return { ...found, status: 'stopped', objective: null, ...(stoppedBy && { stoppedBy }) };
      },
    });
    const plan = (solver: Solver): Promise<unknown> =>
      planDocument(yard({ jointConfidence: 0.9 }), dataFacts(), { solver });
    await expect(plan(endless('work'))).rejects.toThrow('no plan for H1 was found within 30 s of work');
    await expect(plan(endless('work'))).rejects.toMatchObject({
      details: [{ path: 'timeLimit_s', value: 30, cure: expect.stringContaining('timeLimit_s above 30') }],
    });
    await expect(plan(endless())).rejects.toThrow(
      'no plan for H1 was found, and that there can be none is not proven',
    );
  });

  it.each([0, -1])('of %d s is refused with what is allowed', async (timeLimit_s) => {
    await expect(
      planDocument(yard({ timeLimit_s }), dataFacts(), { solver: testSolver() }),
    ).rejects.toMatchObject({
      code: 'input',
      details: [{ path: 'timeLimit_s', value: timeLimit_s }],
    });
  });
});

it('refuses a model that memory would not hold before it is built', async () => {
  const { heats, materials } = yard();
  const many = {
    heats: Array.from({ length: 200 }, (_, h) => ({
      ...heats[0]!,
      id: `H${h}`,
      target: { gradeId: 'IN718', mass_kg: 400 },
    })),
    materials: Array.from({ length: 12_000 }, (_, i) => ({ ...materials[i % 40]!, id: `L${i}` })),
  };
  await expect(planDocument(many, dataFacts(), { solver: testSolver() })).rejects.toMatchObject({
    code: 'input',
    message: '200 heats from 12,000 materials are too large a model for memory',
    details: [{ path: 'materials', value: 12_000, cure: expect.stringContaining('fewer heats') }],
  });
});

describe('a plan that is cancelled', () => {
  it('is heard while its model is built: nothing is solved', async () => {
    const { heats, materials } = yard();
    const large = {
      heats: Array.from({ length: 20 }, (_, h) => ({ ...heats[0]!, id: `H${h}` })),
      materials: Array.from({ length: 1000 }, (_, i) => ({ ...materials[i % 40]!, id: `L${i}` })),
    };
    const stop = new AbortController();
    let solves = 0;
    const solver: Solver = {
      solve: async () => {
        solves += 1;
        throw new Error('solved');
      },
    };
    const onProgress = (_: number, words: string): void => {
      if (words === 'building the model') setImmediate(() => stop.abort());
    };
    const planned = planDocument(large, dataFacts(), { solver, signal: stop.signal, onProgress });
    await expect(planned).rejects.toThrow('no plan was found yet; nothing is reserved');
    expect(solves).toBe(0);
  });

  it('with confidence says so before its first charge too, and speaks of pieces only where some are asked', async () => {
    const { materials } = yard();
    const pieces = { jointConfidence: 0.9 };
    const amounts = { ...pieces, materials: materials.map((one) => ({ ...one, item_kg: undefined })) };
    const cancelled: Solver = { solve: () => Promise.reject(new CancelledError()) };
    const plan = (more: object, solver: Solver): Promise<unknown> =>
      planDocument(yard(more), dataFacts(), { solver });
    await expect(plan(pieces, cancelled)).rejects.toThrow(
      'stopped while H1 was planned; no plan was found yet; nothing is reserved',
    );
    const cureOf = (more: object): Promise<string> =>
      plan(more, outOfWork).then(
        () => '',
        ({ details }: ConvergenceError) => details[0]!.cure!,
      );
    expect(await cureOf(pieces)).toContain('whole pieces');
    expect(await cureOf(amounts)).not.toContain('pieces');
  });

  it('leaves its best plan and its bound in words, in whichever solve it was stopped', async () => {
    const words: string[] = [];
    for (let at = 0; at < 30; at++) {
      const stop = new AbortController();
      let solves = 0;
      const solver: Solver = {
        solve: (model, budget, signal) => {
          if (solves++ === at) stop.abort();
          return testSolver().solve(model, budget, signal);
        },
      };
      const planned = planDocument(yard({ timeLimit_s: 0.1 }), dataFacts(), { solver, signal: stop.signal });
      const error = await planned.then(
        () => null,
        (thrown: unknown) => thrown,
      );
      if (error === null) break;
      expect(error).toBeInstanceOf(CancelledError);
      words.push((error as CancelledError).message);
    }
    expect(words[0]).toBe('stopped while H1 was planned; no plan was found yet; nothing is reserved');
    expect(words.at(-1)).toMatch(
      /^stopped while H1 was planned; best so far [\d,.]+ USD, none below [\d,.]+ USD; nothing is reserved$/,
    );
  });
});
