import fc from 'fast-check';
import type { PlanInput } from '../../documents/heats/plan.ts';

/** A number as a sheet has it: three decimals. */
const between = (min: number, max: number) =>
  fc.integer({ min: min * 1000, max: max * 1000 }).map((thousandths) => thousandths / 1000);

/** A yard of a few returns, whole pieces among them, and the way that its heat goes. */
export const anyYard = fc.record({
  lots: fc.array(
    fc.record({
      Cr: between(15, 22),
      Bi: between(0.05, 0.4),
      Nb: between(0.2, 3),
      price: between(4, 12),
      kg: between(60, 400),
      isPiece: fc.boolean(),
    }),
    { minLength: 2, maxLength: 6 },
  ),
  way: fc.constantFrom('as charged', 'route', 'two routes', 'trims'),
  confidence: fc.constantFrom(0.9, 0.95, 0.99),
});

export type Yard = typeof anyYard extends fc.Arbitrary<infer Y> ? Y : never;

/** Limits of every kind: of rows, of a sum, of what has no row, of a gas that the furnace changes; contents that nobody measured. */
export const documentOf = ({ lots, way, confidence }: Yard): PlanInput => {
  const melt = [{ operation: 'vacuum-induction', fidelity: 'table' as const }];
  return {
    heats: [
      {
        id: 'H-1',
        target: {
          mass_kg: 300,
          limits_wtpct: {
            Cr: { min: 17, max: 20 },
            Bi: { max: 0.5e-4 },
            N: { max: 0.006 },
            Nb: { max: 2.5 },
            Ta: { max: 0.1 },
          },
          sums: [{ elements: ['Nb', 'Ta'], max: 2.2 }],
          residual_wtpct: 0.02,
        },
        ...(way === 'route' ? { route: melt } : {}),
        ...(way === 'two routes'
          ? {
              routes: [
                { id: 'plain', route: melt, fixed_usd: 300 },
                { id: 'cheap', route: melt, fixed_usd: 100 },
              ],
            }
          : {}),
        ...(way === 'trims' ? { recourse: { corrections: 1, confidence } } : {}),
      },
    ],
    materials: [
      ...lots.map(({ Cr, Bi, Nb, price, kg, isPiece }, i) => ({
        id: `L${i}`,
        composition_wtpct: { Cr, Bi: Bi / 1e4, Nb, Ta: 0.02, N: 0.004, Sn: 0.006 },
        sd_wtpct: { Cr: 0.2, Bi: (0.6 * Bi) / 1e4, Nb: 0.03 * Nb, Sn: 0.003, N: 0.0005 },
        balance: 'Ni' as const,
        price_usd_per_kg: price,
        available_kg: kg,
        ...(isPiece ? { item_kg: kg / 4 } : {}),
      })),
      { id: 'Ni', composition_wtpct: { Ni: 100 }, price_usd_per_kg: 18 },
      { id: 'Cr', composition_wtpct: { Cr: 100 }, price_usd_per_kg: 15 },
    ],
    jointConfidence: confidence,
    certificationSamples: 2000,
    seed: 1,
  };
};
