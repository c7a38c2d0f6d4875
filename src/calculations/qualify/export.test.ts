import { describe, expect, it } from 'vitest';
import { type LifePlan, qualifyExportSchema } from '../../documents/qualification/qualify-export.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { qualifyExportDocument } from './export.ts';

const facts = dataFacts();
const heats = ['H1', 'H2', 'H3'];
const programme = {
  id: 'P1',
  level: '1S',
  properties: [{ id: 'strength', unit: 'MPa', side: 'lower', designMinimum: 900 }],
};
const evidence = heats.flatMap((heat, h) =>
  [0, 1, 2, 3, 4, 5].map((i) => ({
    property: 'strength',
    heat,
    specimen: `${h}-${i}`,
    value: 990 + 3 * i + h,
  })),
);
const bare = { programme, evidence };
const full = {
  programme: {
    ...programme,
    process: { secret: 'the melt practice' },
    qualifiedHeats: heats.map((heat, h) => ({
      heat,
      route: ['vacuum-induction'],
      furnace: 'VIM-1',
      settings: { 'vacuum-induction.temperature_K': 1800 + h },
      revertShare: 0.4,
    })),
  },
  evidence,
  cleanliness: [{ id: 'foreign', findings: 0, mass_t: 9, limit_per_t: 0.5 }],
  component: {
    lives: [
      {
        id: 'spin',
        unit: 'cycles',
        shape: 2,
        shapeSource: 'fleet 2019',
        life: 1000,
        reliability: 0.9,
        units: [{ serial: 'D1', life: 9000, failed: false }],
      },
    ],
  },
  service: {
    unit: 'h',
    state: 'lead',
    limitRate: 1e-3,
    parts: [{ serial: 'S1', until: 500, removals: [{ at: 400, cause: 'unknown' }] }],
  },
};
const written = (plan: LifePlan, document: object = full) =>
  qualifyExportSchema.parse(qualifyExportDocument({ plan, document }, facts));
const part = (plan: LifePlan, heading: string, document?: object) =>
  written(plan, document).parts.find((one) => one.heading === heading)!;

describe('export to the three plans', () => {
  it('engineering: properties, anomalies and lives, with the source of a shape', () => {
    expect(part('engineering', 'Lives shown on rigs and engines').rows).toEqual([
      ['spin', 'PASS', '1,000 cycles', expect.stringMatching(/^0\.96\d* at 95 %$/), '0.9', '2, fleet 2019'],
    ]);
    expect(part('engineering', 'Anomalies').missing).toContain('probability of detection of foreign');
  });

  it('manufacturing: windows, furnaces and revert that three heats cover; of the frozen process only its hash', () => {
    const { rows } = part('manufacturing', 'Process constraints');
    expect(rows).toContainEqual(['vacuum-induction.temperature_K', '1,801 to 1,801']);
    expect(rows).toContainEqual(['furnaces', 'VIM-1']);
    expect(JSON.stringify(written('manufacturing'))).not.toContain('melt practice');
    expect(rows[0]![1]).toMatch(/^[0-9a-f]{64}$/);
    expect(part('manufacturing', 'Changes that re-open a gate').rows).toHaveLength(
      facts.requalificationTriggers.length,
    );
  });

  it('service management: the fleet, each removal by serial, and causes that are open', () => {
    expect(part('service-management', 'Removals by serial')).toMatchObject({
      rows: [['S1', '400 h', 'unknown', '']],
      missing: ['causes of S1'],
    });
  });

  it.each<[LifePlan, string, string]>([
    ['engineering', 'Anomalies', 'anomaly rates: the document states none'],
    [
      'engineering',
      'Lives shown on rigs and engines',
      'component, rig and engine tests: gate 2 was not judged',
    ],
    ['manufacturing', 'Process constraints', 'how the qualified heats were made: none is stated'],
    ['manufacturing', 'Metal that may be charged', 'source classes'],
    ['service-management', 'Fleet in service', 'service evidence: gate 3 was not judged'],
  ])('%s says what is missing of "%s"', (plan, heading, missing) => {
    expect(part(plan, heading, bare).missing).toContain(missing);
  });

  it('refuses another plan, and a document that evaluate refuses', () => {
    expect(() => qualifyExportDocument({ plan: 'marketing', document: bare }, facts)).toThrow(/plan/);
    expect(() => qualifyExportDocument({ plan: 'engineering', document: { programme } }, facts)).toThrow(
      /evidence/,
    );
  });
});
