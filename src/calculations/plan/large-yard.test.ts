import { describe, expect, it } from 'vitest';
import { CancelledError } from '../../foundation/errors.ts';
import { standardNormal, streamKey } from '../../foundation/numerics/random.ts';
import { testSolver } from '../../models/charge/testing/solver.ts';
import type { Control } from '../control.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { planDocument } from './plan.ts';

const facts = dataFacts();
const SEED = 'large yard';
/** More lots than are planned with: the most promising are, the rest is left aside. */
const LOTS = 320;

const lots = Array.from({ length: LOTS }, (_, i) => {
  const key = streamKey(SEED, `lot/${i}`);
  const [chromium, price] = [standardNormal(key, 0), standardNormal(key, 1)];
  return {
    id: `R-${i}`,
    composition_wtpct: { Cr: 20 + 2 * chromium, Fe: 1 },
    sd_wtpct: { Cr: 0.2, Fe: 0.1 },
    balance: 'Ni',
    price_usd_per_kg: 10 + Math.abs(price),
    available_kg: 60,
  };
});
const plan = (materials: readonly object[], steps: Control = {}) =>
  planDocument(
    {
      heats: [
        {
          id: 'H',
          target: { limits_wtpct: { Cr: { min: 19, max: 21 }, Fe: { max: 2 } }, mass_kg: 500 },
        },
      ],
      materials: [
        ...materials,
        { id: 'Ni', composition_wtpct: { Ni: 100 }, price_usd_per_kg: 16 },
        { id: 'Cr', composition_wtpct: { Cr: 100 }, price_usd_per_kg: 12 },
      ],
      jointConfidence: 0.95,
    },
    facts,
    { solver: testSolver(), ...steps },
  );

describe(`a yard of ${LOTS} lots (seed "${SEED}")`, () => {
  it('has a reason for every lot; one left aside is taken below its break-even and not above', async () => {
    const { heats, status } = await plan(lots);
    expect(status).toBe('optimal');
    const reasons = heats[0]!.lots!;
    expect(reasons.map(({ id }) => id).sort()).toEqual(lots.map(({ id }) => id).sort());
    const aside = reasons.filter(({ words }) => words.includes('left aside before planning'));
    expect(aside.length).toBe(LOTS - 150);
    const lot = aside.at(-1)!;
    expect(lot.breakEven_usd_per_kg!).toBeLessThan(lot.price_usd_per_kg);
    const at = async (price: number): Promise<number> => {
      const priced = lots.map((one) => (one.id === lot.id ? { ...one, price_usd_per_kg: price } : one));
      return (await plan(priced)).heats[0]!.charge.find(({ id }) => id === lot.id)?.mass_kg ?? 0;
    };
    expect(await at(lot.breakEven_usd_per_kg! * 0.98)).toBeGreaterThan(1);
    expect(await at(lot.breakEven_usd_per_kg! * 1.02)).toBe(0);
  }, 60_000);

  it('names the lots of the charge that a stopped plan leaves, though it was planned from few of them', async () => {
    const { heats } = await plan(lots);
    const stop = new AbortController();
    const onProgress: Control['onProgress'] = (_, words) => {
      if (words.startsWith('best so far')) stop.abort();
    };
    const stopped = await plan(lots, { signal: stop.signal, onProgress }).catch((error: unknown) => error);
    expect(stopped).toBeInstanceOf(CancelledError);
    const named = (stopped as CancelledError).details.map(({ path }) => path);
    // the first charge that is tried is all but the plan
    const charged = new Set(heats[0]!.charge.map(({ id }) => id));
    expect(named.filter((id) => charged.has(id!)).length).toBeGreaterThan(0.7 * named.length);
  }, 60_000);
});
