import { describe, expect, it } from 'vitest';
import type { GateThree, GateTwo, QualifyOutput } from '../../documents/qualification/qualify.ts';
import { fillNormal, streamKey } from '../../foundation/numerics/random.ts';
import type { Facts } from '../facts.ts';
import { qualifyDocument } from './qualify.ts';

/** Gate 1 passes with this designMinimum, and fails with 1000. */
const programme = (designMinimum = 900) => {
  const z = fillNormal(streamKey(1, 'later gates'), new Float64Array(100));
  return {
    programme: {
      id: 'P1',
      level: '1A',
      properties: [{ id: 'Rm', unit: 'MPa', side: 'lower', designMinimum }],
    },
    evidence: Array.from(z, (value, i) => ({
      property: 'Rm',
      heat: `H${i % 10}`,
      specimen: String(i),
      value: 1000 + 10 * value,
    })),
  };
};

const gates = (later: object, designMinimum?: number): QualifyOutput['gates'] =>
  qualifyDocument({ ...programme(designMinimum), ...later }, { version: 'test' } as Facts).gates;

const units = (count: number, failed: Record<number, string | undefined> = {}) =>
  Array.from({ length: count }, (_, i) => ({
    serial: `S${i}`,
    life: 1000,
    failed: i in failed,
    ...(failed[i] === undefined ? {} : { cause: failed[i] }),
  }));

const life = {
  id: 'LCF on rig',
  unit: 'cycles',
  shape: 3,
  shapeSource: 'reference route',
  life: 1000,
  reliability: 0.9,
};
const rig = (more: object) => gates({ component: { lives: [{ ...life, ...more }] } })[1] as GateTwo;

describe('gate 2', () => {
  it('needs 29 units without failure for 0.9 at 95 %: the success run', () => {
    const [passed] = rig({ units: units(29) }).properties;
    expect(passed?.verdict).toBe('PASS');
    expect(passed?.lower).toBeCloseTo(0.05 ** (1 / 29), 10);
    const held = rig({ units: units(28) });
    expect(held.verdict).toBe('HOLD');
    expect(held.properties[0]?.moreUnits).toEqual({ units: 1, each: 1000 });
  });

  it('takes longer tests for more units, by the shape', () => {
    // 4 units of twice the life are 4 x 2^3 = 32 missions.
    const long = units(4).map((unit) => ({ ...unit, life: 2000 }));
    expect(rig({ units: long }).verdict).toBe('PASS');
    expect(rig({ units: long, shape: 1 }).verdict).toBe('HOLD');
  });

  it('fails when even the upper bound lies below the target', () => {
    const failed = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [i, 'other']));
    expect(rig({ units: units(20, failed) }).properties[0]?.verdict).toBe('FAIL');
  });

  it.each([
    ['material', 'material-failure'],
    [undefined, 'cause-open'],
  ])('a failure with the cause %s keeps it open, whatever the bound', (cause, code) => {
    const { verdict, properties } = rig({ units: units(200, { 0: cause }) });
    expect(properties[0]!.lower).toBeGreaterThan(0.9);
    expect(verdict).toBe('HOLD');
    expect(properties[0]!.reasons.map((reason) => reason.code)).toContain(code);
  });

  it('holds the life ratio against a baseline with failures', () => {
    const baseline = [700, 800, 900, 950, 1100].map((one) => ({ life: one, failed: true }));
    const longer = units(29).map((unit) => ({ ...unit, life: 2500 }));
    expect(rig({ units: longer, baseline, lifeRatioLimit: 1 }).verdict).toBe('PASS');
    expect(rig({ units: units(29), baseline, lifeRatioLimit: 3 }).verdict).toBe('HOLD');
    expect(rig({ units: longer, lifeRatioLimit: 1 }).verdict).toBe('HOLD');
  });

  it('bounds pass and fail exactly: 59 sound parts of 59 show 0.95', () => {
    const of = (tested: number, failures: number) =>
      (
        gates({
          component: { passFail: [{ id: 'spin', reliability: 0.95, tested, failures }] },
        })[1] as GateTwo
      ).properties[0]!;
    expect(of(59, 0).verdict).toBe('PASS');
    expect(of(58, 0)).toMatchObject({ verdict: 'HOLD', moreUnits: { units: 1 } });
    expect(of(40, 8).verdict).toBe('FAIL');
  });

  it('never passes while gate 1 is open', () => {
    const [one, two] = gates({ component: { lives: [{ ...life, units: units(29) }] } }, 1000);
    expect([one.verdict, two?.verdict]).toEqual(['FAIL', 'HOLD']);
    expect(two?.issues).toContain('gate 1 is open');
  });
});

const COMPONENT = { lives: [{ ...life, units: units(29) }] };
const fleet = (service: object, component: object | null = COMPONENT) =>
  gates({
    ...(component ? { component } : {}),
    service: { unit: 'h', state: 'lead', limitRate: 1e-4, ...service },
  }).at(-1) as GateThree;
const parts = (count: number, until = 1000) =>
  Array.from({ length: count }, (_, i) => ({ serial: `B${i}`, until }));

describe('gate 3', () => {
  it('excludes 1e-4 per hour after 29957 hours without an event, and says how many are missing', () => {
    const short = fleet({ parts: parts(20) });
    expect(short.verdict).toBe('HOLD');
    expect(short.properties[0]!.moreExposure).toBeCloseTo(-Math.log(0.05) / 1e-4 - 20000, 6);
    const enough = fleet({ parts: parts(30) });
    expect(enough.verdict).toBe('PASS');
    expect(enough.properties[0]!.recommended).toBe('extended');
  });

  it('counts staggered entry, and asks for the least exposure', () => {
    const staggered = parts(30, 3000).map((part) => ({ ...part, from: 2000 }));
    expect(fleet({ parts: staggered }).properties[0]!.exposure).toBe(30000);
    expect(fleet({ parts: staggered, minimumExposure: 50000 }).verdict).toBe('HOLD');
  });

  it('does not let a hopeful prior pass what a flat one does not', () => {
    const prior = { shape: 1, rate: 1e6, source: 'belief' };
    const { verdict, properties } = fleet({ parts: parts(20), prior });
    expect(properties[0]!.probabilityBelow.statedPrior).toBeGreaterThan(0.99);
    expect(verdict).toBe('HOLD');
  });

  const removed = (cause: string, more: object = {}) =>
    parts(60).map((part, i) => (i === 0 ? { ...part, removals: [{ at: 500, cause, ...more }] } : part));

  it('suspends on a hazard, on too many events and on a chart that signals', () => {
    expect(fleet({ parts: removed('material', { hazard: true }) }).properties[0]!.recommended).toBe(
      'suspended',
    );
    const many = parts(10).map((part) => ({ ...part, removals: [{ at: 500, cause: 'material' }] }));
    expect(fleet({ parts: many, goodRate: 1e-5 }).verdict).toBe('FAIL');
    const drift = { property: 'Rm', target: 1000, sd: 10, values: [1000, 990, 975, 970, 968, 965] };
    expect(fleet({ parts: parts(60), series: [drift] }).properties[0]!.recommended).toBe('suspended');
  });

  it('counts an unknown cause as material, and keeps it open; another cause does not count', () => {
    const unknown = fleet({ parts: removed('unknown') });
    expect(unknown.properties[0]!.events).toBe(1);
    expect(unknown.verdict).toBe('HOLD');
    expect(fleet({ parts: removed('other') }).verdict).toBe('PASS');
  });

  it('holds at best when gate 2 was not judged', () => {
    const { verdict, issues } = fleet({ parts: parts(30) }, null);
    expect(verdict).toBe('HOLD');
    expect(issues).toContain('gate 2 was not judged');
  });

  it.each([
    ['hours before entry', [{ serial: 'B', from: 900, until: 800 }], /run backwards/],
    [
      'a removal after the last hours',
      [{ serial: 'B', until: 800, removals: [{ at: 900, cause: 'other' }] }],
      /run backwards/,
    ],
    ['a serial twice', [...parts(1), ...parts(1)], /names a serial twice/],
  ])('refuses %s', (_, bad, words) => {
    expect(() => fleet({ parts: bad })).toThrow(words);
  });
});
