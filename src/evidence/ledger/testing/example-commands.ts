import type { Portion } from '../commands/portions.ts';
import type { LotReceipt } from '../commands/receive-lots.ts';
import type { RecordAnalysis } from '../commands/record-analysis.ts';
import type { Release } from '../commands/release.ts';
import type { Command } from '../commands.ts';

/** Short ways to say in tests what a plant does. */

export const lotOf = (lot: string, mass_g: number, more: Partial<LotReceipt> = {}): LotReceipt => ({
  lot,
  mass_g,
  form: 'turnings',
  lotClass: 'purchased-scrap',
  declaredGrade: 'haynes-230',
  ...more,
});

export const receive = (...lots: LotReceipt[]): Command => ({ type: 'receiveLots', lots });

/** Everything between the gate and clearance of one lot. */
export const showGood = (lot: string, grade = 'haynes-230'): Command => ({
  type: 'batch',
  commands: [
    {
      type: 'gateCheck',
      lot,
      checks: [{ check: 'radioactivity', verdict: 'PASS', text: '0.08', unit: 'uSv/h' }],
    },
    {
      type: 'recordAnalysis',
      of: `lot:${lot}`,
      analysis: 'A1',
      basis: 'measured',
      method: 'ICP-OES',
      laboratory: 'lab-1',
      balance: 'Ni',
      results: [
        { element: 'Cr', text: '22.00', unit: 'wt%' },
        { element: 'La', text: '0.02', unit: 'wt%' },
        { element: 'Bi', text: '<0.1', unit: 'ppm' },
      ],
    },
    {
      type: 'recordIdentification',
      lot,
      verdict: 'identified',
      candidates: [{ grade, probability: '0.98' }],
    },
    { type: 'clearLot', lot, grade, reason: 'gate, analysis and identification agree' },
  ],
});

export const plan = (heat: string, ...reservations: Portion[]): Command => ({
  type: 'planHeat',
  heat,
  target: { grade: 'haynes-230', mass_g: 100_000 },
  reservations,
});

export const charge = (heat: string, ...draws: Portion[]): Command => ({ type: 'chargeHeat', heat, draws });

/** Metal beyond the plan, confirmed by a person. */
export const add = (heat: string, ...draws: Portion[]): Command => ({
  type: 'chargeHeat',
  heat,
  draws,
  addition: { kind: 'unplanned', reason: 'titanium low in the bath' },
});

export const from = (lot: string, mass_g: number): Portion => ({ from: `lot:${lot}`, mass_g });

export const melt = (heat: string, output_g: number, fume_g: number): Command => ({
  type: 'meltHeat',
  heat,
  process: 'VIM',
  output_g,
  losses: fume_g === 0 ? [] : [{ to: 'fume', mass_g: fume_g }],
});

export const analyse = (of: RecordAnalysis['of'], change: Partial<RecordAnalysis> = {}): RecordAnalysis => ({
  type: 'recordAnalysis',
  of,
  analysis: 'F1',
  basis: 'measured',
  method: 'OES',
  results: [{ element: 'Cr', text: '22.10', unit: 'wt%' }],
  ...change,
});

export const judge = (
  of: Release['of'],
  verdict: Release['verdict'],
  change: Partial<Release> = {},
): Release => ({
  type: 'release',
  of,
  verdict,
  predicted: false,
  specification: 'AMS 5878',
  reasons: ['r'],
  ...change,
});
