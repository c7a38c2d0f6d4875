import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TaskContext } from '../src/desk/context.ts';
import { openContext } from '../src/desk/open-context.ts';
import { planAndReserve } from '../src/desk/planning/charge-plan.ts';
import { createCompute } from '../src/engine/compute.ts';
import { byTrade } from '../src/tasks/testing/by-trade.ts';
import { bookMaterials } from '../src/tasks/yard/book-materials.ts';
import { copyEmptyLedger } from './testing/empty-ledger.ts';

const HEATS = 10;
/** Chromium of the heats [wt%]: mean 15.0, standard deviation 0.1. */
const chromium = (k: number): string => (15 + 0.1 * ((k % 2 === 0 ? 1 : -1) * Math.sqrt(9 / 10))).toFixed(7);

/** Ten Inconel 600 heats, released on their own analyses: the eleventh is planned where they lie. */
describe('a plan after ten released heats', () => {
  let folder: string;
  let context: TaskContext;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'remelt-qualified-'));
    await copyEmptyLedger(folder);
    context = byTrade(
      await openContext({
        compute: createCompute(),
        clock: () => new Date('2026-11-24T08:00:00Z'),
        folder,
      }),
    );
    await bookMaterials(
      ['Ni-electrolytic', 'Cr-electrolytic-degassed', 'Fe-electrolytic', 'C-graphite', 'Mn-electrolytic'].map(
        (material) => ({ material, mass_g: 5_000_000 }),
      ),
      context,
    );
  }, 120_000);
  afterAll(async () => {
    await context.store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const release = async (k: number, verdict: 'PASS' | 'HOLD' | 'FAIL' = 'PASS'): Promise<void> => {
    const heat = `Q-${k}`;
    const draws = [{ from: 'lot:V-Ni-electrolytic' as const, mass_g: 100_000 }];
    await context.store.execute({
      type: 'planHeat',
      heat,
      target: { grade: 'IN600', mass_g: 100_000 },
      reservations: draws,
    });
    await context.store.execute({ type: 'chargeHeat', heat, draws, by: 'p-melt' });
    await context.store.execute({
      type: 'meltHeat',
      heat,
      process: 'VIM',
      output_g: 100_000,
      losses: [],
      by: 'p-melt',
    });
    await context.store.execute({
      type: 'castHeat',
      heat,
      objects: [{ object: `${heat}.1`, form: 'ingot', mass_g: 100_000 }],
      by: 'p-melt',
    });
    await context.store.execute({
      type: 'recordAnalysis',
      by: 'p-lab',
      of: `heat:${heat}`,
      analysis: 'final',
      basis: 'measured',
      method: 'OES',
      laboratory: 'own',
      place: 'ladle',
      results: [
        { element: 'Cr', text: chromium(k), unit: 'wt%' },
        { element: 'Mn', text: '<0.01', unit: 'wt%' },
      ],
    });
    await context.store.execute({
      type: 'release',
      by: 'p-cert',
      of: `heat:${heat}`,
      verdict,
      predicted: false,
      specification: 'S-600',
      reasons: verdict === 'PASS' ? [] : ['not as the customer wants it'],
    });
  };

  it('aims between mean - k sd and mean + k sd of their chromium; nine heats are not enough', async () => {
    for (let k = 0; k < HEATS - 1; k++) await release(k);
    // held and failed heats of the grade say nothing of what the plant can do
    await release(HEATS, 'HOLD');
    await release(HEATS + 1, 'FAIL');
    const order = { gradeId: 'IN600', mass_kg: 200 };
    const before = await planAndReserve({ heat: 'P-9', ...order }, context);
    // the mean keeps to the middle of each window, the certificate is of the windows themselves
    expect(before.document.heats[0]!.target).toEqual({ gradeId: 'IN600', internalShare: 0.6, mass_kg: 200 });
    const held = before.output.heats[0]!.binding.map(({ words }) => words);
    expect(held.join('\n')).toMatch(/Cr is limited by its internal m\w+imum of 1[46]\.\d* wt%/);
    await release(HEATS - 1);
    const after = await planAndReserve({ heat: 'P-10', ...order }, context);
    const { target } = after.document.heats[0]!;
    expect(target.qualifiedHeats_wtpct).toHaveLength(HEATS);
    expect(target.qualifiedHeats_wtpct![0]).toEqual({ Cr: Number(chromium(0)) });
    // k = 2.856 for ten heats to its last digit (Odeh and Owen 1980)
    const { Cr } = after.output.heats[0]!.composition_wtpct.refined;
    expect(Math.abs(Cr! - 15)).toBeLessThan(2.8565 * 0.1);
    expect(Math.abs(before.output.heats[0]!.composition_wtpct.refined.Cr! - 15)).toBeGreaterThan(0.3);
    expect(after.output.assumed.map(({ what }) => what).join()).toMatch(
      /internal range from qualified heats/,
    );
  }, 120_000);
});
