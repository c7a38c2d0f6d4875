import { describe, expect, it } from 'vitest';
import { InfeasibleError } from '../../foundation/errors.ts';
import { loadsWords } from '../../metal/plant/crucible.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { chargeFit, type FittedPart } from './charge-fit.ts';

const { plant, forms } = dataFacts();
const furnace = { ...plant.furnaces.find(({ id }) => id === 'VIM-500')!, mostLoads: 8 };
const facts = { forms, furnaces: plant.furnaces };
const part = (form: string, mass_kg: number, stage: FittedPart['stage'] = 'charge'): FittedPart => ({
  id: `${form}-1`,
  mass_kg,
  form,
  stage,
});
const refusal = (run: () => unknown): InfeasibleError => {
  try {
    run();
  } catch (error) {
    if (error instanceof InfeasibleError) return error;
  }
  throw new Error('it was not refused');
};

describe('a charge in a crucible', () => {
  it('goes in at once where it lies densely and is small', () => {
    const fit = chargeFit(furnace, [part('premelted-ingot', 160)], facts)!;
    expect(fit.loads_kg).toEqual([160]);
    expect(fit.loose_m3).toBeCloseTo(160 / 5500, 9);
    expect(fit.isAssumed).toBe(true);
  });

  it('goes in loads, each as large as the room above the melt', () => {
    const { loads_kg, crucible_m3, words } = chargeFit(furnace, [part('foundry-returns', 500)], facts)!;
    expect(loads_kg.length).toBeGreaterThan(2);
    expect(loads_kg.reduce((sum, kg) => sum + kg, 0)).toBeCloseTo(500, 6);
    expect(words).toMatch(/^\d loads of about 181 kg first, \d+ kg at last$/);
    expect(loads_kg[0]).toBeCloseTo(crucible_m3 * 2200, 6);
    expect(loads_kg[1]).toBeCloseTo((crucible_m3 - loads_kg[0]! / 7600) * 2200, 6);
  });

  it('tells loads as no reader takes for one number', () => {
    expect(loadsWords([202.4, 4])).toBe('2 loads of about 202 kg and 4 kg');
    expect(loadsWords([202.4, 100, 4])).toBe('3 loads of about 202 kg, 100 kg and 4 kg');
  });

  it('counts only what is charged cold', () => {
    const cold = chargeFit(furnace, [part('mill-solids', 400)], facts)!;
    expect(chargeFit(furnace, [part('mill-solids', 400), part('virgin', 20, 'late')], facts)).toEqual(cold);
    expect(chargeFit(furnace, [part('virgin', 20, 'late')], facts)).toBeNull();
  });

  it('is refused with a cure where turnings would need too many loads, and fits once the cure is taken', () => {
    const charge = [part('turnings', 400), part('mill-solids', 132)];
    const { message, details } = refusal(() => chargeFit(furnace, charge, facts));
    expect(message).toMatch(/532 kg does not fit VIM-500: it lies in 0\.61 m3/);
    const [{ cure = '', message: what = '' } = {}] = details as { cure?: string; message?: string }[];
    expect(what).toMatch(/0\.082 m3 \(reckoned from its capacity\) take \d+ kg of it in 8 loads/);
    expect(cure).toMatch(/turnings \(turnings-1\)/);
    expect(cure).toMatch(/take VIM-2500/);
    const most = Number(/at most (\d+) kg of turnings/.exec(cure)![1]);
    expect(most).toBeGreaterThan(50);
    const mended = [part('turnings', most), part('mill-solids', 532 - most)];
    expect(chargeFit(furnace, mended, facts)!.loads_kg).toHaveLength(8);
    const beyond = [part('turnings', most + 5), part('mill-solids', 527 - most)];
    refusal(() => chargeFit(furnace, beyond, facts));
  });

  it('takes the volume, the loads and the share of turnings that a plant states', () => {
    const own = { ...furnace, crucible_m3: 0.2 };
    expect(chargeFit(own, [part('mill-solids', 500)], facts)!.loads_kg).toEqual([500]);
    expect(() => chargeFit({ ...furnace, mostLoads: 2 }, [part('foundry-returns', 500)], facts)).toThrow(
      /does not fit/,
    );
    const mixed = [part('turnings', 200), part('mill-solids', 300)];
    expect(() => chargeFit({ ...own, mostTurnings: 0.3 }, mixed, facts)).toThrow(
      /40\.0 % of the charge are turnings/,
    );
  });

  it('is no question for a furnace that is fed, and refused where the molten metal would run over', () => {
    const beam = plant.furnaces.find(({ kind }) => kind === 'electron-beam')!;
    expect(chargeFit(beam, [part('turnings', 400)], facts)).toBeNull();
    expect(() => chargeFit(furnace, [part('mill-solids', 600)], facts)).toThrow(/holds molten/);
  });
});
