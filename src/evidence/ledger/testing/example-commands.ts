import type { Portion } from '../commands/heat/portions.ts';
import type { LotReceipt } from '../commands/lot/receive-lots.ts';
import type { RecordAnalysis } from '../commands/metal/record-analysis.ts';
import type { Release } from '../commands/metal/release.ts';
import type { Command, Single } from '../commands.ts';
import type { Store } from '../store.ts';

/** Short ways to say in tests what a plant does; who must sign gives the name of a trade. */

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
    { type: 'clearLot', lot, grade, reason: 'gate, analysis and identification agree', by: 'p-qual' },
  ],
});

export const plan = (heat: string, ...reservations: Portion[]): Command => ({
  type: 'planHeat',
  heat,
  target: { grade: 'haynes-230', mass_g: 100_000 },
  reservations,
  by: 'p-plan',
});

/** How far a plan below what was asked comes. */
export const BELOW = { asked: 0.95, reached: 0.694, atLeast: 0.68, decides: 'Bi', reason: 'a trial heat' };

export const charge = (heat: string, ...draws: Portion[]): Command => ({
  type: 'chargeHeat',
  heat,
  draws,
  by: 'p-melt',
});

/** Metal beyond the plan, confirmed by a person. */
export const add = (heat: string, ...draws: Portion[]): Command => ({
  type: 'chargeHeat',
  heat,
  draws,
  addition: { kind: 'unplanned', reason: 'titanium low in the bath' },
  by: 'p-melt',
});

export const from = (lot: string, mass_g: number): Portion => ({ from: `lot:${lot}`, mass_g });

export const melt = (heat: string, output_g: number, fume_g: number): Command => ({
  type: 'meltHeat',
  heat,
  process: 'VIM',
  output_g,
  losses: fume_g === 0 ? [] : [{ to: 'fume', mass_g: fume_g }],
  by: 'p-melt',
});

export const analyse = (of: RecordAnalysis['of'], change: Partial<RecordAnalysis> = {}): RecordAnalysis => ({
  type: 'recordAnalysis',
  of,
  analysis: 'F1',
  basis: 'measured',
  method: 'OES',
  results: [{ element: 'Cr', text: '22.10', unit: 'wt%' }],
  by: 'p-lab',
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
  by: 'p-cert',
  ...change,
});

/** Who signs in tests where the test is not about names. */
const BY_TRADE: { readonly [Type in Single['type']]?: string } = {
  clearLot: 'p-qual',
  holdLot: 'p-qual',
  holdObject: 'p-qual',
  proposeLift: 'p-lab',
  planHeat: 'p-plan',
  acceptPlan: 'p-qual',
  cancelHeat: 'p-plan',
  chargeHeat: 'p-melt',
  measureLeak: 'p-melt',
  meltHeat: 'p-melt',
  castHeat: 'p-melt',
  cutObject: 'p-melt',
  logHeat: 'p-melt',
  recordAnalysis: 'p-lab',
  openRetest: 'p-lab',
  release: 'p-cert',
  certify: 'p-cert',
  ship: 'p-cert',
  dispose: 'p-qual',
  correct: 'p-qual',
  eraseField: 'p-qual',
  countersignCertificate: 'p-cert',
  recordRecall: 'p-qual',
  declareLoss: 'p-melt',
  withdrawCharge: 'p-qual',
  withdrawCertificate: 'p-cert',
};

/** The command, signed by the trade that it belongs to where it names nobody. */
export function signedByTrade(command: Command): Command {
  if (command.type === 'batch')
    return { ...command, commands: command.commands.map((one) => signedByTrade(one) as Single) };
  // what a rule takes is signed by nobody
  if ('takingRule' in command && command.takingRule !== undefined) return command;
  const by = BY_TRADE[command.type];
  return by === undefined || command.by !== undefined ? command : { ...command, by };
}

/** A store whose commands are signed by their trade where they name nobody. */
export const storeByTrade = (store: Store): Store => ({
  ...store,
  execute: (command, options) => store.execute(signedByTrade(command), options),
});
