/**
 * The oldest published blending problem through the plan document: a lead-zinc-tin alloy of 30/30/40 wt% from nine
 * purchased alloys (Dantzig 1963, chapter 3.4; GAMS model library, BLEND). Known optimum: 4.98 per kg.
 * Prices per kg of alloy; masses in kg.
 */
import assert from 'node:assert/strict';
import { createCompute } from '../src/engine/compute.ts';

const LEAD = [10, 10, 40, 60, 30, 30, 30, 50, 20];
const ZINC = [10, 30, 50, 30, 30, 40, 20, 40, 30];
const TIN = [80, 60, 10, 10, 40, 30, 50, 10, 50];
const PRICE = [4.1, 4.3, 5.8, 6.0, 7.6, 7.5, 7.3, 6.9, 7.3];
const KILOGRAMS = 100;

const exactly = (wtpct: number): { min: number; max: number } => ({ min: wtpct, max: wtpct });
const document = {
  heats: [
    {
      id: 'blend',
      target: { limits_wtpct: { Pb: exactly(30), Zn: exactly(30), Sn: exactly(40) }, mass_kg: KILOGRAMS },
    },
  ],
  materials: PRICE.map((price_usd_per_kg, i) => ({
    id: 'abcdefghi'[i],
    composition_wtpct: { Pb: LEAD[i], Zn: ZINC[i], Sn: TIN[i] },
    price_usd_per_kg,
  })),
};

const compute = createCompute();
const plan = await compute.plan(document);
await compute.close();

const perKilogram = (plan.cost_usd ?? Number.NaN) / KILOGRAMS;
console.log(
  `${plan.status}: ${perKilogram.toFixed(4)} per kg, bound ${((plan.bound_usd ?? 0) / KILOGRAMS).toFixed(4)}`,
);
for (const { id, mass_kg } of plan.heats[0]?.charge ?? []) console.log(`  ${id} ${mass_kg.toFixed(3)} kg`);
assert(Math.abs(perKilogram - 4.98) < 1e-6);
