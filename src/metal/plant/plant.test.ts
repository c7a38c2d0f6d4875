import { describe, expect, it } from 'vitest';
import document from '../../../data/plant.json' with { type: 'json' };
import { ACTS, isSigned, mayDo, otherHandsThan, requireOtherHands } from './person.ts';
import { plantOf } from './plant-file.ts';
import { scaleFor, weighingSd_g } from './scale.ts';
import { byId } from './site.ts';

const plant = plantOf(document);

describe('scale', () => {
  const platform = byId(plant.scales, 'platform', 'scale');
  it('adds rounding to repeatability: sqrt(50^2/12 + 30^2) = 33.29 g', () => {
    expect(weighingSd_g(platform)).toBeCloseTo(33.29, 2);
  });
  it('takes the finest scale that can hold the mass, and refuses what none can', () => {
    expect(scaleFor(plant.scales, 500).id).toBe('bench');
    expect(scaleFor(plant.scales, 6001).id).toBe('platform');
    expect(() => scaleFor(plant.scales, 2e7)).toThrow(/no scale of the plant can weigh/);
  });
});

describe('person', () => {
  const melter = byId(plant.persons, 'p-melt', 'person');
  const certifier = byId(plant.persons, 'p-cert', 'person');
  it('does what the roles allow and nothing else', () => {
    expect(mayDo(melter, 'charge heat', '2026-11-24')).toBe(true);
    expect(mayDo(melter, 'release heat', '2026-11-24')).toBe(false);
    // @ts-expect-error an act that nobody knows does not compile
    expect(() => mayDo(melter, 'steal metal', '2026-11-24')).toThrow();
  });
  it('has something to do but for who may only read', () => {
    expect(mayDo(melter, null, '2026-11-24')).toBe(true);
    expect(mayDo({ ...melter, roles: ['reader'] }, null, '2026-11-24')).toBe(false);
  });
  it('loses the roles after their last day', () => {
    const former = { ...certifier, validUntil: '2026-11-23' };
    expect(mayDo(former, 'release heat', '2026-11-23')).toBe(true);
    expect(mayDo(former, 'release heat', '2026-11-24')).toBe(false);
  });
  it.each(ACTS.flatMap((act) => otherHandsThan(act).map((before) => [act, before] as const)))(
    'does not %s where the same hand did %s, however the name is written',
    (act, before) => {
      const place = { of: 'heat H1', path: 'by' };
      expect(() => requireOtherHands({ act, by: 'p-one' }, [{ act: before, by: 'P-One ' }], place)).toThrow(
        `did "${before}" on heat H1 and cannot do "${act}"`,
      );
      expect(() =>
        requireOtherHands({ act, by: 'p-one' }, [{ act: before, by: 'p-two' }], place),
      ).not.toThrow();
      expect(() => requireOtherHands({ act, by: 'p-one' }, [{ act, by: 'p-one' }], place)).not.toThrow();
    },
  );
  it('signs for every act that takes other hands', () => {
    for (const act of ACTS.filter((one) => otherHandsThan(one).length > 0)) expect(isSigned(act)).toBe(true);
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
      /"moon" is not a site/,
    );
    const lining = document.records.findIndex((row) => row.kind === 'lining');
    expect(() => plantOf(broken((rows) => Object.assign(rows[lining]!, { furnaceId: 'X' })))).toThrow(
      /"X" is not a furnace/,
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
