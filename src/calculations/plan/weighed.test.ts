import { describe, expect, it } from 'vitest';
import { planOutputSchema } from '../../documents/heats/plan.ts';
import { InputError } from '../../foundation/errors.ts';
import { testSolver } from '../../models/charge/testing/solver.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { chargeConformance } from './charge-conformance.ts';
import { planDocument } from './plan.ts';

const facts = dataFacts();
const run = (document: unknown) => planDocument(document, facts, { solver: testSolver() });

const document = {
  heats: [
    {
      id: 'H',
      target: { limits_wtpct: { Cr: { min: 19, max: 21 }, B: { min: 0.004, max: 0.006 } }, mass_kg: 100 },
    },
  ],
  materials: [
    {
      id: 'lot',
      composition_wtpct: { Cr: 21 },
      sd_wtpct: { Cr: 0.2 },
      balance: 'Ni',
      price_usd_per_kg: 9,
      available_kg: 80.03,
    },
    { id: 'Ni', composition_wtpct: { Ni: 100 }, price_usd_per_kg: 15 },
    { id: 'Cr', composition_wtpct: { Cr: 100 }, price_usd_per_kg: 13 },
    { id: 'NiB', composition_wtpct: { B: 15 }, balance: 'Ni', price_usd_per_kg: 40 },
  ],
  jointConfidence: 0.95,
};

describe('a plan as the scale shows it', () => {
  it('is rounded within what is there, added up and certified again', async () => {
    // inside the windows: in the corner of one, half a step of boron is a limit broken
    const [heat] = document.heats;
    const inside = { ...heat, target: { ...heat!.target, internalShare: 0.8 } };
    const output = await run({ ...document, heats: [inside], weighStep_kg: 0.001 });
    expect(planOutputSchema.parse(output)).toEqual(output);
    const { weighed, certificate } = output.heats[0]!;
    for (const [k, line] of weighed!.charge.entries()) {
      expect(Math.abs(line.mass_kg - output.heats[0]!.charge[k]!.mass_kg)).toBeLessThanOrEqual(0.001);
      expect(line.mass_kg * 1000).toBeCloseTo(Math.round(line.mass_kg * 1000), 6);
    }
    expect(weighed!.charge.find((line) => line.id === 'lot')!.mass_kg).toBeLessThanOrEqual(80.03);
    expect(weighed!.words).toEqual([]);
    // other draws than the plan's own certificate, the same metal: within the error of both
    expect(Math.abs(weighed!.certificate.passRate - certificate!.passRate)).toBeLessThan(0.015);
    const byHand = weighed!.charge.reduce(
      (sum, { id, mass_kg }) => sum + mass_kg * (id === 'lot' ? 0.21 : id === 'Cr' ? 1 : 0),
      0,
    );
    expect(weighed!.refined_wtpct.Cr).toBeCloseTo((100 * byHand) / weighed!.mass_kg, 9);
  });

  it('says when the scale is too coarse: boron in steps of 50 g', async () => {
    const output = await run({ ...document, weighStep_kg: 0.05 });
    const { weighed, certificate } = output.heats[0]!;
    expect(certificate!.lowerLimit).toBeGreaterThanOrEqual(0.95);
    // 33 g of NiB are 0 or 50 g on this scale: none, or 75 ppm for a window of 40 to 60
    expect(weighed!.words.join('; ')).toMatch(/B .*(above its maximum|below its minimum)/);
    expect(weighed!.certificate.passRate).toBeLessThan(0.25);
    expect(weighed!.words.at(-1)).toMatch(
      /conformance probability from 0.9\d+ to 0.[01]\d+. Use a finer scale/,
    );
  });
});

describe('a charge that was really weighed', () => {
  const certified = (kg: Readonly<Record<string, number>>, sd_kg = 0) =>
    chargeConformance(
      document as Parameters<typeof chargeConformance>[0],
      Object.entries(kg).map(([id, mass_kg]) => ({ id, mass_kg, sd_kg })),
      { facts },
    );
  const good = { lot: 80, Ni: 16.8, Cr: 3.2, NiB: 0.0335 };

  it('recomputes composition and conformance from the booked weights, whatever mass was ordered', async () => {
    const booked = await certified(good);
    const mass_kg = 80 + 16.8 + 3.2 + 0.0335;
    expect(booked.mass_kg).toBeCloseTo(mass_kg, 9);
    expect(booked.composition_wtpct.refined.Cr).toBeCloseTo((100 * (80 * 0.21 + 3.2)) / mass_kg, 9);
    expect(booked.certificate.lowerLimit).toBeGreaterThan(0.99);
    expect(booked.outside).toEqual([]);
  });

  it('tells what a slip of the scale does, in words and in the conformance probability', async () => {
    const slip = await certified({ ...good, NiB: 0.0435 });
    expect(slip.outside).toEqual([expect.stringMatching(/^B 65\.\d+ ppm above its maximum of 60 ppm$/)]);
    expect(slip.certificate.passRate).toBe(0);
    expect(slip.risks[0]!.words).toBe('B above 60 ppm');
  });

  it('counts the error of weighing: 4 g on 33 g of NiB leave the window one time in seven', async () => {
    // (60 - 50) / 50 of 33.5 g are 6.6 g: 1.6 standard deviations on each side
    const { passRate } = (await certified(good, 0.004)).certificate;
    expect(passRate).toBeGreaterThan(0.86);
    expect(passRate).toBeLessThan(0.92);
    await expect(certified({ ...good, brass: 1 })).rejects.toThrow(InputError);
  });
});
