import { expect, it } from 'vitest';
import { testSolver } from '../../models/charge/testing/solver.ts';
import type { SolveBudget, Solver } from '../solver-port.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { planDocument } from './plan.ts';

it('asks what a heat costs without each of its lots from the basis of the plan', async () => {
  const budgets: SolveBudget[] = [];
  const solver: Solver = {
    solve: (model, budget, signal) => {
      budgets.push(budget);
      return testSolver().solve(model, budget, signal);
    },
  };
  const lot = (id: string, Cr: number, price_usd_per_kg: number) => ({
    id,
    composition_wtpct: { Cr },
    balance: 'Ni',
    price_usd_per_kg,
    available_kg: 150,
  });
  const bought = (id: string, price_usd_per_kg: number) => ({
    id,
    composition_wtpct: { [id]: 100 },
    price_usd_per_kg,
  });
  const heat = (id: string) => ({
    id,
    target: { limits_wtpct: { Cr: { min: 19, max: 21 } }, mass_kg: 200 },
  });
  const { heats } = await planDocument(
    {
      heats: [heat('H1'), heat('H2')],
      materials: [
        lot('R-1', 18, 6),
        lot('R-2', 21, 7),
        lot('R-3', 24, 8),
        bought('Ni', 16),
        bought('Cr', 12),
      ],
    },
    dataFacts(),
    { solver },
  );
  const used = heats.flatMap(({ charge }) => charge.filter(({ id }) => id.startsWith('R-')));
  expect(used.length).toBeGreaterThanOrEqual(4);
  // besides what one step of each rule saves, which starts there too
  expect(budgets.filter(({ basis }) => basis !== undefined).length).toBeGreaterThanOrEqual(used.length);
  for (const { lots } of heats)
    for (const { mass_kg, price_usd_per_kg, breakEven_usd_per_kg } of lots!)
      if (mass_kg > 0) expect(breakEven_usd_per_kg).toBeGreaterThanOrEqual(price_usd_per_kg);
});
