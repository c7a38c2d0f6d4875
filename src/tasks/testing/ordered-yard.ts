import type { Command } from '../../evidence/ledger/commands.ts';
import type { TaskContext } from '../context.ts';
import { memoryContext } from './memory-context.ts';

type Wtpct = Readonly<Record<string, string>>;
const booked = (lot: string, mass_g: number, contents: Wtpct, more: object = {}): readonly Command[] => [
  {
    ...{ type: 'receiveLots', by: 'p-goods' },
    lots: [{ lot, mass_g, form: 'mill-solids', lotClass: 'purchased-scrap', supplier: 'Maier', ...more }],
  } as Command,
  {
    ...{ type: 'recordAnalysis', of: `lot:${lot}`, analysis: 'A1', basis: 'measured', method: 'OES' },
    ...{ balance: 'Ni', by: 'p-lab' },
    results: Object.entries(contents).map(([element, text]) => ({ element, text, unit: 'wt%', sd: '0.02' })),
  } as Command,
];
const cleared = (lot: string): readonly Command[] => [
  { type: 'gateCheck', lot, checks: [{ check: 'radioactivity', verdict: 'PASS' }], by: 'p-goods' },
  {
    ...{ type: 'recordIdentification', lot, verdict: 'identified', by: 'p-lab' },
    candidates: [{ grade: 'IN600', probability: '0.99' }],
  } as Command,
  { ...{ type: 'clearLot', lot, grade: 'IN600', reason: 'agrees', by: 'p-qual' } },
];

/** Orders: 100 kg with a fifth of chromium: returns have it, and so has metal bought new. */
export const ORDERS = {
  heats: [{ id: 'O-1', target: { limits_wtpct: { Cr: { min: 19, max: 21 } }, mass_kg: 100 } }],
  certificationSamples: 200,
};

/** A yard with returns, metal bought new, and a lot that no order may take. */
export async function orderedYard(): Promise<TaskContext> {
  const context = memoryContext({ clock: () => new Date('2026-03-20T08:00:00Z') });
  const virgin = { lotClass: 'virgin', form: 'virgin' };
  for (const command of [
    ...booked('RETURNS', 40_000, { Cr: '20.0' }),
    ...booked('BLADES', 50_000, { Cr: '6.5', Re: '3.0', Ta: '6.5', Hf: '0.1', Co: '9.6' }),
    // grindings whose oxygen is imputed far above what a metal holds (2.55 wt%)
    ...booked('GRINDINGS', 30_000, { Cr: '18.0', O: '2.55' }),
    ...booked('NEW-NI', 900_000, { Cr: '0.01' }, virgin),
    ...booked('NEW-CR', 900_000, { Cr: '99.5' }, virgin),
    ...booked('OF-HUBER', 50_000, { Re: '3.0' }, { owner: 'Huber' }),
    ...['RETURNS', 'GRINDINGS', 'NEW-NI', 'NEW-CR'].flatMap(cleared),
  ])
    await context.store.execute(command);
  return context;
}
