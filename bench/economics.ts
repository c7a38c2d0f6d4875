/**
 * Economics: textbook vectors, an investment, a scale-up and a whole plant at 10,000 draws, and a what-if on a plan of 200 lots.
 */
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { economicsDocument } from '../src/calculations/economics/economics.ts';
import type { Facts } from '../src/calculations/facts.ts';
import { investDocument } from '../src/calculations/invest/invest.ts';
import { planDocument } from '../src/calculations/plan/plan.ts';
import { scaleUpDocument } from '../src/calculations/scale-up/scale-up.ts';
import { scenarioDocument } from '../src/calculations/scenario/scenario.ts';
import { readFacts } from '../src/engine/data-folder.ts';
import { borrowSolver } from '../src/engine/highs-solver.ts';
import { streamKey, uniform } from '../src/foundation/numerics/random.ts';
import { processorSeconds } from './support/processor.ts';

const read = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')) as Record<string, unknown>;

const DRAWS = 10_000;

export async function run(): Promise<void> {
  vectors();
  const facts = readFacts();
  const invest = read('examples/investments/vim-esr-var-6t.json');
  await timed(`investment, ${DRAWS} draws, 2 variants (target with scale-up < 30 s)`, () =>
    investDocument({ ...invest, draws: DRAWS }, facts),
  );
  const scaleUp = read('examples/scale-up/in718-turnings.json');
  await timed(`scale-up, 4 sizes, ${DRAWS} draws, furnace models sampled once`, () =>
    scaleUpDocument({ ...scaleUp, draws: DRAWS }, facts),
  );
  await plantScenario(facts);
  const { solver, giveBack } = borrowSolver();
  const plan = yardOf(200);
  await planDocument(plan, facts, { solver });
  await timed('what-if: a price of a plan of 200 lots (target < 1 s)', () =>
    planDocument(yardOf(200, 1.1), facts, { solver }),
  );
  await giveBack();
}

function vectors(): void {
  const { cases } = read('src/calculations/economics/__fixtures__/tea-textbook.json') as unknown as {
    readonly cases: readonly { readonly command?: string; readonly inputs: unknown }[];
  };
  const named = cases.filter(({ command }) => command !== undefined);
  for (const { command, inputs } of named)
    economicsDocument({ method: command!.replace('economics ', ''), inputs });
  console.log(
    `${named.length} of ${cases.length} cases name a command, all answered; economics.test.ts compares them`,
  );
}

/** Economics, footprint and reliance of one plant from the same draws; then stopped after a second. */
async function plantScenario(facts: Facts): Promise<void> {
  const plant = read('examples/lifecycle/in718-plant.json');
  await timed(`plant scenario: money, footprint, reliance, ${DRAWS} draws (target < 30 s)`, () =>
    scenarioDocument({ ...plant, draws: DRAWS }, facts),
  );
  const stop = new AbortController();
  let asked = 0;
  const onProgress = (_: number, words: string): void => {
    if (!words.startsWith('1000 of')) return;
    asked = performance.now();
    stop.abort();
  };
  const { stopped } = await scenarioDocument({ ...plant, draws: DRAWS }, facts, {
    signal: stop.signal,
    onProgress,
  });
  const heard = performance.now();
  console.log(
    `   stopped on the way: ${stopped}; heard within ${(heard - asked).toFixed(0)} ms by the clock at load ${loadavg()[0]!.toFixed(0)} (target < 1 s)`,
  );
}

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  console.log(`${what}: ${(await processorSeconds(work)).toFixed(2)} s of processor`);
}

/** A yard of drawn lots near IN718 and one order; the first lot's price times a factor. */
function yardOf(lots: number, factor = 1): unknown {
  const key = streamKey(20261128, 'bench/economics');
  const between = (i: number, low: number, high: number): number => low + (high - low) * uniform(key, i);
  const metal = (id: string, composition_wtpct: object, price_usd_per_kg: number) => ({
    id,
    composition_wtpct,
    price_usd_per_kg,
  });
  return {
    heats: [
      {
        id: 'H-1',
        target: {
          mass_kg: 1000,
          limits_wtpct: {
            Ni: { min: 50, max: 55 },
            Cr: { min: 17, max: 21 },
            Nb: { min: 4.75, max: 5.5 },
            Mo: { min: 2.8, max: 3.3 },
            Fe: { min: 15, max: 21 },
            Ti: { min: 0.65, max: 1.15 },
            Al: { min: 0.2, max: 0.8 },
            Cu: { max: 0.3 },
          },
          residual_wtpct: null,
        },
      },
    ],
    materials: [
      ...Array.from({ length: lots }, (_, i) => ({
        id: `L-${i}`,
        balance: 'Ni',
        available_kg: between(8 * i, 10, 60),
        price_usd_per_kg: between(8 * i + 1, 7, 12) * (i === 0 ? factor : 1),
        composition_wtpct: {
          Cr: between(8 * i + 2, 15, 23),
          Nb: between(8 * i + 3, 3.5, 6),
          Mo: between(8 * i + 4, 2, 4.5),
          Fe: between(8 * i + 5, 12, 24),
          Ti: between(8 * i + 6, 0.4, 1.4),
          Al: 0.5,
          Cu: between(8 * i + 7, 0.02, 0.6),
        },
      })),
      metal('Ni', { Ni: 100 }, 15),
      metal('Cr', { Cr: 100 }, 13),
      metal('Fe', { Fe: 100 }, 1),
      metal('Mo', { Mo: 100 }, 51),
      metal('NiNb', { Ni: 35, Nb: 65 }, 40),
      metal('Ti', { Ti: 100 }, 8),
    ],
  };
}
