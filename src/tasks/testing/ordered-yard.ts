import type { TaskContext } from '../../desk/context.ts';
import type { LotReceipt } from '../../evidence/ledger/commands/lot/receive-lots.ts';
import type { Command } from '../../evidence/ledger/commands.ts';
import { memoryContext } from './memory-context.ts';

type Lot = Pick<LotReceipt, 'lot' | 'mass_g'> & Partial<LotReceipt>;

/** A lot on hold with one analysis [wt%]. */
const booked = (lot: Lot, contents: Readonly<Record<string, string>>): readonly Command[] => [
  {
    type: 'receiveLots',
    lots: [{ form: 'mill-solids', lotClass: 'purchased-scrap', supplier: 'Maier', ...lot }],
    by: 'p-goods',
  },
  {
    ...({ type: 'recordAnalysis', of: `lot:${lot.lot}`, analysis: 'A1', basis: 'measured' } as const),
    ...{ method: 'OES', balance: 'Ni', by: 'p-lab' },
    results: Object.entries(contents).map(([element, text]) => ({ element, text, unit: 'wt%', sd: '0.02' })),
  },
];
const cleared = (lot: string): readonly Command[] => [
  { type: 'gateCheck', lot, checks: [{ check: 'radioactivity', verdict: 'PASS' }], by: 'p-goods' },
  {
    ...({ type: 'recordIdentification', lot, verdict: 'identified', by: 'p-lab' } as const),
    candidates: [{ grade: 'IN600', probability: '0.99' }],
  },
  { type: 'clearLot', lot, grade: 'IN600', reason: 'agrees', by: 'p-qual' },
];

/** Orders: 100 kg with a fifth of chromium: returns have it, and so has metal bought new. */
export const ORDERS = {
  heats: [{ id: 'O-1', target: { limits_wtpct: { Cr: { min: 19, max: 21 } }, mass_kg: 100 } }],
  certificationSamples: 200,
};

/** A yard with returns, metal bought new, and a lot that no order may take. */
export async function orderedYard(): Promise<TaskContext> {
  const context = memoryContext({ clock: () => new Date('2026-03-20T08:00:00Z') });
  const virgin = { lotClass: 'virgin', form: 'virgin' } as const;
  for (const command of [
    ...booked({ lot: 'RETURNS', mass_g: 40_000 }, { Cr: '20.0' }),
    ...booked({ lot: 'BLADES', mass_g: 50_000 }, { Cr: '6.5', Re: '3.0', Ta: '6.5', Hf: '0.1', Co: '9.6' }),
    // grindings whose oxygen is imputed far above what a metal holds (2.55 wt%)
    ...booked({ lot: 'GRINDINGS', mass_g: 30_000 }, { Cr: '18.0', O: '2.55' }),
    ...booked({ lot: 'NEW-NI', mass_g: 900_000, ...virgin }, { Cr: '0.01' }),
    ...booked({ lot: 'NEW-CR', mass_g: 900_000, ...virgin }, { Cr: '99.5' }),
    ...booked({ lot: 'OF-HUBER', mass_g: 50_000, owner: 'Huber' }, { Re: '3.0' }),
    ...['RETURNS', 'GRINDINGS', 'NEW-NI', 'NEW-CR'].flatMap(cleared),
  ])
    await context.store.execute(command);
  return context;
}
