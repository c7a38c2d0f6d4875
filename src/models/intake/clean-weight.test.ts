import { describe, expect, it } from 'vitest';
import type { LotForm } from '../../metal/alloy/lot-form.ts';
import { cleanWeight } from './clean-weight.ts';
import { generationAfterMelting, meanGeneration, settledGeneration } from './revert-generation.ts';

const turnings: LotForm = {
  id: 'turnings',
  name: 'single-grade turnings',
  metalYield: { mean: 0.93, spread: 0.015 },
  oil: { min: 0.03, max: 0.15 },
  heterogeneity: 0.008,
  usualLotClasses: ['internal-revert'],
  meltAs: 'primary',
  contamination: ['C'],
  route: 'wash',
};

describe('clean weight', () => {
  it('1,000 kg of turnings with 2 % water, 8 % oil and 1 % trash hold 890 kg clean, 828 kg as metal', () => {
    const lot = cleanWeight({ wet_kg: 1000, moisture: 0.02, oil: 0.08, trash: 0.01 }, turnings);
    expect(lot.clean_kg).toBeCloseTo(890, 9);
    expect(lot.metal_kg).toBeCloseTo(827.7, 9);
    expect(lot.metalSpread_kg).toBeCloseTo(13.35, 9);
    expect(lot.remarks).toEqual([]);
  });

  it('remarks on oil beyond the form and refuses a lot without metal', () => {
    expect(cleanWeight({ wet_kg: 10, moisture: 0.1, oil: 0.1, trash: 0 }, turnings).remarks[0]).toMatch(
      /20\.0 %/,
    );
    expect(() => cleanWeight({ wet_kg: 10, moisture: 0.5, oil: 0.5, trash: 0.1 }, turnings)).toThrow(
      /no metal/,
    );
    expect(() => cleanWeight({ wet_kg: -1, moisture: 0, oil: 0, trash: 0 }, turnings)).toThrow(/wet_kg/);
    expect(() => cleanWeight({ wet_kg: 1, moisture: 8, oil: 0, trash: 0 }, turnings)).toThrow(
      /moisture is 8/,
    );
  });
});

describe('revert generation', () => {
  it('is the mass-weighted mean and one more after melting', () => {
    const charge = [
      { mass_kg: 600, generation: 2 },
      { mass_kg: 400, generation: 0 },
    ];
    expect(meanGeneration(charge)).toBeCloseTo(1.2, 12);
    expect(generationAfterMelting(charge)).toBeCloseTo(2.2, 12);
  });

  it('settles at 1/(1 - r), as the loop repeated 200 times shows', () => {
    let generation = 0;
    for (let heat = 0; heat < 200; heat++)
      generation = generationAfterMelting([
        { mass_kg: 0.6, generation },
        { mass_kg: 0.4, generation: 0 },
      ]);
    expect(generation).toBeCloseTo(settledGeneration(0.6), 9);
    expect(settledGeneration(0.6)).toBeCloseTo(2.5, 12);
  });

  it('refuses no mass, a negative generation and nothing but returns', () => {
    expect(() => meanGeneration([])).toThrow(/no mass/);
    expect(() => meanGeneration([{ mass_kg: 1, generation: -1 }])).toThrow(/negative/);
    expect(() => settledGeneration(1)).toThrow(/return share/);
  });
});
