import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import document from '../../../data/plant.json' with { type: 'json' };
import { meltShape } from './furnace.ts';
import { biasSource, methodAt } from './laboratory.ts';
import { afterHeat, ageOf, carryOver, lastGrades, relined } from './lining.ts';
import { ACTS, mayDo, requireAct, requireOtherHands } from './person.ts';
import { plantOf } from './plant-file.ts';
import { readingOf, scaleFor, smallestMass_g, weighingSd_g } from './scale.ts';
import { byId, liningOf } from './site.ts';

const plant = plantOf(document);

describe('furnace', () => {
  const furnace = byId(plant.furnaces, 'VIM-500', 'furnace');
  it('a cylinder as deep as wide shows 1/d of surface and 5/d of wall per volume', () => {
    const d = furnace.diameter_m;
    const mass = ((7600 * Math.PI) / 4) * d ** 3;
    const shape = meltShape(furnace, mass, 7600);
    expect(shape.depth_m).toBeCloseTo(d, 12);
    expect(shape.areaToVolume_per_m).toBeCloseTo(1 / d, 12);
    expect(shape.wallToVolume_per_m).toBeCloseTo(5 / d, 12);
  });
  it('refuses what it can not melt, with the cure', () => {
    expect(() => meltShape(furnace, 501, 7600)).toThrow(/VIM-500 can not melt 501 kg/);
    expect(() => meltShape(furnace, Number.NaN, 7600)).toThrow(/can not melt/);
  });
});

describe('lining', () => {
  const fresh = liningOf(plant, 'VIM-25')!;
  const heats = ['A', 'B', 'B', 'C'].map((gradeId, i) => ({ heatId: `H${i}`, gradeId }));
  const used = heats.reduce(afterHeat, fresh);
  it('counts heats since relining and names the last grades, latest first', () => {
    expect(ageOf(fresh)).toBe(0);
    expect(ageOf(used)).toBe(4);
    expect(lastGrades(used, 3)).toEqual(['C', 'B', 'B']);
    expect(ageOf(relined(used, 'VIM-25/2'))).toBe(0);
    expect(ageOf(fresh)).toBe(0);
  });
  it('refuses a heat twice and a heat beyond its campaign', () => {
    expect(() => afterHeat(used, { heatId: 'H0', gradeId: 'A' })).toThrow(/already melted/);
    const worn = { ...used, maximumHeats: 4 };
    expect(() => afterHeat(worn, { heatId: 'H9', gradeId: 'A' })).toThrow(/has reached its 4 heats/);
  });
  it('a skull of 1 % brings 1 % of the last grade and 0.01 % of the one before', () => {
    const [last, before] = carryOver(used, 0.01);
    expect(last).toMatchObject({ gradeId: 'C' });
    expect(last!.share).toBeCloseTo(0.0099, 12);
    expect(before!.share).toBeCloseTo(0.99 * 0.01 ** 2 + 0.99 * 0.01 ** 3, 12);
  });
  it('carry-over and fresh charge make up the heat for any campaign (seed 20261124)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 12 }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (grades, skull) => {
          const lining = { ...fresh, heats: grades.map((gradeId, i) => ({ heatId: `${i}`, gradeId })) };
          const sum = carryOver(lining, skull).reduce((total, { share }) => total + share, 0);
          expect(sum).toBeCloseTo(grades.length === 0 ? 0 : skull, 12);
        },
      ),
      { seed: 20261124 },
    );
  });
});

describe('laboratory', () => {
  const works = byId(plant.laboratories, 'works', 'laboratory');
  it('names the error that its results share', () => {
    expect(biasSource('A', 'XRF', 'Cr')).toBe('lab:A/XRF/Cr');
  });
  it('says which methods it runs and until when', () => {
    expect(methodAt(works, 'OES').biasRelative).toBe(0.004);
    expect(() => methodAt(works, 'GDMS')).toThrow(/does not run GDMS/);
    const lapsed = {
      ...works,
      methods: [{ methodId: 'OES', biasRelative: 0.004, validUntil: '2026-01-31' }],
    };
    expect(methodAt(lapsed, 'OES', '2026-01-31').methodId).toBe('OES');
    expect(() => methodAt(lapsed, 'OES', '2026-02-01')).toThrow(/valid until 2026-01-31/);
  });
});

describe('scale', () => {
  const platform = byId(plant.scales, 'platform', 'scale');
  it('shows whole steps and adds rounding to repeatability: sqrt(50^2/12 + 30^2) = 33.29 g', () => {
    expect(readingOf(platform, 12_324)).toBe(12_300);
    expect(readingOf(platform, 12_325)).toBe(12_350);
    expect(weighingSd_g(platform)).toBeCloseTo(33.29, 2);
    expect(smallestMass_g(platform, 0.001)).toBeCloseTo(33_292, 0);
  });
  it('takes the finest scale that can hold the mass, and refuses what none can', () => {
    expect(scaleFor(plant.scales, 500).id).toBe('bench');
    expect(scaleFor(plant.scales, 6001).id).toBe('platform');
    expect(() => scaleFor(plant.scales, 2e7)).toThrow(/no scale can weigh/);
    expect(() => readingOf(platform, -1)).toThrow(/outside/);
    expect(() => readingOf(platform, 300_001)).toThrow(/outside/);
  });
});

describe('person', () => {
  const melter = byId(plant.persons, 'p-melt', 'person');
  const certifier = byId(plant.persons, 'p-cert', 'person');
  it('does what the roles allow and nothing else', () => {
    expect(mayDo(melter, 'charge heat', '2026-11-24')).toBe(true);
    expect(() => requireAct(melter, 'release heat', '2026-11-24')).toThrow(/may not release heat/);
    expect(() => requireAct(melter, 'steal metal', '2026-11-24')).toThrow(/may not steal metal/);
  });
  it('loses the roles after their last day', () => {
    const former = { ...certifier, validUntil: '2026-11-23' };
    expect(mayDo(former, 'release heat', '2026-11-23')).toBe(true);
    expect(() => requireAct(former, 'release heat', '2026-11-24')).toThrow(/may not release heat/);
  });
  it('does not release what the same hand melted or analysed', () => {
    const both = { ...certifier, roles: ['certifier', 'melter'] as const };
    expect(() => requireOtherHands(both, [{ act: 'record heat', by: 'p-cert' }])).toThrow(/can not release/);
    expect(() => requireOtherHands(certifier, [{ act: 'record heat', by: 'p-melt' }])).not.toThrow();
  });
  it('every act has somebody in the demonstration plant who may do it', () => {
    for (const act of ACTS)
      expect(
        plant.persons.some((one) => mayDo(one, act, '2026-11-24')),
        act,
      ).toBe(true);
  });
});

describe('plant file', () => {
  const broken = (change: (rows: Record<string, unknown>[]) => unknown): unknown => {
    const copy = structuredClone(document) as unknown as { records: Record<string, unknown>[] };
    change(copy.records);
    return copy;
  };
  it.each(['unit', 'source', 'confidence'])('refuses a record without %s, naming it', (field) => {
    const document = broken((rows) => {
      delete rows[1]![field];
    });
    expect(() => plantOf(document)).toThrow(new RegExp(`records\\[VIM-25\\]\\.${field}`));
  });
  it('refuses a furnace at no site, a lining in no furnace, and a doubled id', () => {
    expect(() => plantOf(broken((rows) => Object.assign(rows[1]!, { siteId: 'moon' })))).toThrow(
      /"moon" is no site/,
    );
    const lining = document.records.findIndex((row) => row.kind === 'lining');
    expect(() => plantOf(broken((rows) => Object.assign(rows[lining]!, { furnaceId: 'X' })))).toThrow(
      /"X" is no furnace/,
    );
    expect(() => plantOf(broken((rows) => rows.push(rows[1]!)))).toThrow(/each id once/);
  });
  it('refuses a furnace whose smallest heat is above its capacity', () => {
    const small = broken((rows) => Object.assign(rows[1]!, { minimum_kg: 30 }));
    expect(() => plantOf(small)).toThrow(/records\[VIM-25\]\.minimum_kg/);
  });
  it('an unknown object is refused with the ids that exist', () => {
    expect(() => byId(plant.furnaces, 'VIM-1', 'furnace')).toThrow(/there is no furnace "VIM-1"/);
  });
});
