import { describe, expect, it } from 'vitest';
import type { Gate } from '../../../documents/qualification/qualify.ts';
import { gateBoard } from './gate-board.ts';

const property = {
  id: 'tensile strength',
  unit: 'MPa',
  verdict: 'HOLD',
  heats: 5,
  values: 40,
  basis: [],
  issued: { method: 'anova', content: 0.99, confidence: 0.95, value: 944.3, side: 'lower', label: 'S' },
  reasons: [],
  moreSpecimens: { heats: 7, perHeat: 10 },
} as const;
const rate = {
  id: 'anomalies',
  verdict: 'HOLD',
  findings: 1,
  mass_t: 2,
  limit_per_t: 0.5,
  more_t: 5.99,
} as const;
const spin = {
  id: 'spin test',
  verdict: 'FAIL',
  method: 'clopperPearson',
  confidence: 0.95,
  target: 0.9,
  lower: 0.5,
  upper: 0.8,
  reasons: [],
  moreUnits: { units: 12 },
} as const;
const gates: Gate[] = [
  { gate: 1, verdict: 'HOLD', level: '1M', issues: [], properties: [property], cleanliness: [rate] },
  { gate: 2, verdict: 'FAIL', issues: [], properties: [spin] },
];

describe('gateBoard', () => {
  it('has a row for everything that is judged, under its own gate, and a gate without evidence is open', () => {
    const { columns, rows } = gateBoard(gates);
    expect(columns.map(({ head }) => head).slice(1, 4)).toEqual(['gate 1', 'gate 2', 'gate 3']);
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      ['whole gate', { verdict: 'HOLD' }, { verdict: 'FAIL' }, 'open'],
      ['tensile strength', { verdict: 'HOLD' }, '', ''],
      ['anomalies', { verdict: 'HOLD' }, '', ''],
      ['spin test', '', { verdict: 'FAIL' }, ''],
    ]);
  });
  it('says what was shown and what is still needed, heats before bars', () => {
    expect(gateBoard(gates).rows.map((row) => row.slice(4))).toEqual([
      ['', ''],
      ['5 heats, 40 values; S 944.3 MPa (anova)', '7 heats of 10'],
      ['1 finding in 2 t', '5.99 t without a finding'],
      ['reliability 0.5, target 0.9', '12 units'],
    ]);
  });
});

it('says nothing is issued or needed where that is so, and what a fleet and inclusions show', () => {
  const bare = { ...property, issued: null, moreSpecimens: null };
  const inclusion = { id: 'TiN', verdict: 'HOLD', fields: 40, unit: 'um', limit: 12 };
  const fleet = {
    state: 'lead',
    verdict: 'HOLD',
    events: 1,
    exposure: 1200,
    unit: 'h',
    moreExposure: 0,
    recommended: 'lead',
  };
  const rows = gateBoard([
    {
      ...{
        gate: 1,
        verdict: 'HOLD',
        level: '1M',
        issues: [],
        properties: [bare],
        cleanliness: [{ ...rate, more_t: 0 }],
      },
      inclusions: [inclusion, { ...inclusion, upper: 9.5, moreFields: 3 }],
    },
    { gate: 2, verdict: 'HOLD', issues: [], properties: [{ ...spin, moreUnits: null }] },
    { gate: 3, verdict: 'HOLD', issues: [], properties: [fleet, { ...fleet, moreExposure: 500 }] },
  ] as unknown as Gate[]).rows.slice(1);
  expect(rows.map((row) => [row[0], row[4], row[5]])).toEqual([
    ['tensile strength', '5 heats, 40 values; nothing issued', ''],
    ['anomalies', '1 finding in 2 t', ''],
    ['TiN', '40 fields', ''],
    ['TiN', 'at most 9.5 um, limit 12', '3 fields'],
    ['spin test', 'reliability 0.5, target 0.9', ''],
    ['fleet, lead', '1 event in 1,200 h', ''],
    ['fleet, lead', '1 event in 1,200 h', '500 h without an event'],
  ]);
});
