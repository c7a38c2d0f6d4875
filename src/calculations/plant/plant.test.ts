import { describe, expect, it } from 'vitest';
import type { Lining } from '../../metal/plant/lining.ts';
import type { Plant } from '../../metal/plant/site.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { furnaceForHeat } from './furnace-for-heat.ts';
import { equip, heatsOnLining } from './route-in-plant.ts';

const facts = dataFacts();
const { plant } = facts;
const MELT = [{ operation: 'vacuum-induction', settings: { time_s: 1800 } }];
const none = () => [];

describe('the furnace of a heat', () => {
  it('is the smallest of the first melting operation that holds it', () => {
    const chosen = (mass_kg: number, ...operations: string[]) =>
      furnaceForHeat(plant, { mass_kg, operations })?.id;
    expect(chosen(20, 'vacuum-induction')).toBe('VIM-25');
    expect(chosen(450, 'cleaning', 'vacuum-induction', 'vacuum-arc')).toBe('VIM-500');
    expect(chosen(450, 'electroslag')).toBe('ESR-1000');
    expect(chosen(25, 'vacuum-induction')).toBe('VIM-25');
    // An electroslag furnace for a tonne remelts electrodes.
    expect(furnaceForHeat(plant, { mass_kg: 800 })?.id).toBe('VIM-2500');
  });

  it('refuses what no furnace holds, too much and too little, with every range', () => {
    for (const mass_kg of [100_000, 100, 6500])
      expect(() => furnaceForHeat(plant, { mass_kg, operations: ['vacuum-induction'] })).toThrow(
        expect.objectContaining({
          message: `no vacuum-induction furnace of the plant holds a heat of ${mass_kg} kg`,
          details: [
            expect.objectContaining({
              path: 'mass_kg',
              value: mass_kg,
              unit: 'kg',
              allowed:
                'VIM-25: 5 to 25 kg; VIM-500: 150 to 500 kg; VIM-2500: 500 to 2500 kg; VIM-6000: 2500 to 6000 kg',
            }),
          ],
        }),
      );
    expect(() => furnaceForHeat(plant, { mass_kg: 100_000 })).toThrow(/no melting furnace of the plant/);
  });

  it('is the one that is named, when it melts what the route begins with and holds the heat', () => {
    const named = (furnace: string, mass_kg: number) =>
      furnaceForHeat(plant, { mass_kg, furnace, operations: ['vacuum-induction'] });
    expect(named('VIM-6000', 3000)?.id).toBe('VIM-6000');
    expect(() => named('VIM-6000', 300)).toThrow('furnace VIM-6000 does not hold a heat of 300 kg');
    expect(() => named('ESR-1000', 300)).toThrow('ESR-1000 is a furnace for electroslag');
    expect(() => named('VIM-7', 300)).toThrow(
      expect.objectContaining({
        message: 'there is no furnace "VIM-7"',
        details: [
          expect.objectContaining({ path: 'furnace', allowed: 'VIM-25, VIM-500, VIM-2500, VIM-6000' }),
        ],
      }),
    );
    expect(() => furnaceForHeat(plant, { mass_kg: 50, furnace: 'WASH-1' })).toThrow(/furnace for cleaning/);
  });

  it("is nobody's choice in a plant that lists no furnaces", () => {
    const bare: Plant = { ...plant, furnaces: [], linings: [] };
    expect(furnaceForHeat(bare, { mass_kg: 100_000, operations: ['vacuum-induction'] })).toBeNull();
    expect(equip({ mass_kg: 100_000, route: MELT }, { ...facts, plant: bare }, none)).toEqual({
      furnace: null,
      route: MELT,
      assumed: [],
    });
  });
});

describe('a route in the plant', () => {
  const lining: Lining = {
    id: 'VIM-500/2',
    furnaceId: 'VIM-500',
    material: 'CaO',
    maximumHeats: 60,
    heats: [{ heatId: 'A', gradeId: 'IN718' }],
  };
  const used = { ...facts, plant: { ...plant, linings: [...plant.linings, lining] } };

  it('has of each furnace what the order leaves open, and says so with its source', () => {
    const route = [...MELT, { operation: 'vacuum-arc' }, { operation: 'casting' }];
    const equipped = equip({ mass_kg: 450, route }, used, none);
    expect(equipped.route).toEqual([
      {
        operation: 'vacuum-induction',
        settings: {
          time_s: 1800,
          pressure_Pa: 0.1,
          meltDiameter_m: 0.42,
          leak_Pa_m3_per_s: 0.003,
          lining: { material: 'CaO', heatsSinceReline: 1 },
        },
      },
      {
        operation: 'vacuum-arc',
        settings: { mould_diameter_m: 0.35, pressure_Pa: 0.5, leak_Pa_m3_per_s: 0.002 },
      },
      { operation: 'casting' },
    ]);
    expect(equipped.assumed).toHaveLength(1 + 5 + 3 + 1);
    expect(equipped.assumed[0]).toEqual({
      what: 'furnace',
      value: 'VIM-500',
      unit: '',
      source: 'plant.json: the smallest that holds 450 kg, 150 to 500 kg',
    });
    expect(equipped.assumed).toContainEqual({
      what: 'route[0] vacuum-induction in VIM-500: air leak and outgassing of the chamber',
      value: 0.003,
      unit: 'Pa m3/s',
      source: 'plant.json, VIM-500',
    });
  });

  it('keeps what the order says; another lining has another age, and a furnace under gas another pressure', () => {
    const settings = {
      pressure_Pa: 7,
      leak_Pa_m3_per_s: 0,
      meltDepth_m: 0.3,
      lining: { material: 'CaO', heatsSinceReline: 40 },
    };
    const said = [{ operation: 'vacuum-induction', settings }];
    expect(equip({ mass_kg: 450, route: said }, used, none).route).toEqual(said);
    const other = {
      operation: 'vacuum-induction',
      settings: { atmosphere: 'argon', lining: { material: 'Y2O3' } },
    };
    expect(equip({ mass_kg: 450, route: [other] }, used, none).route![0]!.settings).toEqual({
      atmosphere: 'argon',
      lining: { material: 'Y2O3' },
      leak_Pa_m3_per_s: 0.003,
      meltDiameter_m: 0.42,
    });
    const table = [{ operation: 'vacuum-induction', fidelity: 'table' as const }];
    expect(equip({ mass_kg: 450, route: table }, used, none).route).toEqual(table);
  });

  it('counts the heats that the plant lists and those of the ledger that no lining lists', () => {
    const logged = [
      { heatId: 'A', gradeId: 'IN718' },
      { heatId: 'B', gradeId: 'IN600' },
    ];
    expect(heatsOnLining(lining, used.plant, logged).map(({ heatId }) => heatId)).toEqual(['A', 'B']);
    // heats of an earlier lining of the furnace do not age this one
    expect(heatsOnLining({ ...lining, heats: [] }, used.plant, logged).map(({ heatId }) => heatId)).toEqual([
      'B',
    ]);
  });

  it('finds in the crucible what the last heat left, unless it is said to be clean', () => {
    const logged = () => [{ heatId: 'B', gradeId: 'IN600' }];
    expect(equip({ mass_kg: 400 }, facts, logged)).toEqual({ furnace: null, assumed: [] });
    expect(() => equip({ mass_kg: 100_000 }, facts, logged)).toThrow(/no melting furnace/);
    expect(equip({ mass_kg: 400, route: MELT }, facts, logged).skull).toEqual({
      mass_kg: 2,
      gradeId: 'IN600',
    });
    expect(equip({ mass_kg: 400, route: MELT }, facts, none).skull).toBeUndefined();
    expect(equip({ mass_kg: 400, route: MELT, skull: null }, facts, logged).skull).toBeUndefined();
    const own = { mass_kg: 5, gradeId: 'IN718' };
    expect(equip({ mass_kg: 400, route: MELT, skull: own }, facts, logged).skull).toBe(own);
  });
});
