import { describe, expect, it } from 'vitest';
import flows from '../../../data/flows.json' with { type: 'json' };
import footprints from '../../../data/footprints.json' with { type: 'json' };
import grades from '../../../data/grades.json' with { type: 'json' };
import document from '../../../data/trace-limits.json' with { type: 'json' };
import { entriesOf } from './element.ts';
import { flowsById } from './flow.ts';
import { footprintsOf } from './footprint.ts';
import { gradesById } from './grade.ts';
import { traceLimits } from './trace-limits.ts';

describe('trace limits', () => {
  const limits = traceLimits(document);
  it('matches AMS 5662: Pb 5, Bi 0.3, Se 3, S 150, P 150 ppm, texts kept', () => {
    const ams = limits.classes.get('AMS5662')!;
    expect(Object.keys(ams.limits).sort()).toEqual(['Bi', 'P', 'Pb', 'S', 'Se']);
    expect(ams.limits.Bi?.max).toBeCloseTo(0.3e-6, 15);
    expect(ams.limits.Bi?.printed).toEqual({ max: '0.3', unit: 'ppm' });
    expect(ams.confidence).toBe('read');
  });
  it('recalled numbers are flagged, and AMS 2281 controls without numbers', () => {
    expect(limits.classes.get('AMS2280-1')?.confidence).toBe('recalled');
    expect(limits.classes.get('AMS2280-1')?.checks[0]?.what).toMatch(/recalled/);
    const rotating = limits.classes.get('AMS2281')!;
    expect(rotating.limits).toEqual({});
    expect(rotating.controls).toEqual(['Pb', 'Bi', 'Se', 'Ag', 'Sn', 'Tl', 'Te', 'As']);
  });
  it('AMS 2280 class 2 limits the total to 400 ppm', () => {
    expect(limits.classes.get('AMS2280-2')?.totalMax).toBeCloseTo(400e-6, 12);
  });
  it('median of printed S maxima: wrought 150, single crystal 20 ppm', () => {
    expect(limits.envelope.get('wrought')?.get('S')?.median).toBeCloseTo(150e-6, 12);
    expect(limits.envelope.get('single-crystal')?.get('S')?.median).toBeCloseTo(20e-6, 12);
  });
  it('the envelope is what the grades print: the tightest maximum is that of its grade', () => {
    const known = gradesById(grades);
    for (const [form, elements] of limits.envelope)
      for (const [element, { tightest, tightestGrade }] of elements) {
        const limit = known.get(tightestGrade)?.limits[element];
        expect(limit?.max, `${form} ${element} ${tightestGrade}`).toBeCloseTo(tightest, 12);
      }
  });
  it('check-analysis steps rise with content', () => {
    for (const [element, steps] of limits.checkAnalysis)
      for (let i = 1; i < steps.length; i++)
        expect(steps[i]!.tolerance, element).toBeGreaterThanOrEqual(steps[i - 1]!.tolerance);
  });
});

describe('footprints', () => {
  const table = footprintsOf(footprints);
  it('metal content of every grade in the file follows from elements and nominal within 1 %', () => {
    const known = gradesById(grades);
    const rows = footprints.records.filter((row) => row.kind === 'alloy');
    expect(rows.length).toBeGreaterThan(40);
    for (const row of rows) {
      const computed = entriesOf(known.get(row.gradeId!)!.nominal).reduce(
        (sum, [element, content]) => sum + content * (table.elements.get(element)?.value ?? 0),
        0,
      );
      expect(Math.abs(computed / row.value - 1), row.gradeId).toBeLessThan(0.01);
    }
  });
  it('keeps ranges and grids', () => {
    expect(table.operations.get('vacuum-induction')).toMatchObject({ low: 900, high: 1500, unit: 'kWh/t' });
    expect(table.grids.get('EU')?.value).toBe(0.25);
    expect(table.alternatives.get('Ni/indonesia-matte')).toMatchObject({ low: 45, high: 70 });
  });
});

describe('flows', () => {
  const table = flowsById(flows);
  it('the US balance of 1976 closes: 416.8 + 104.9 + 19.7 + 39.5 = 580.9 million lb (IC 8821)', () => {
    const rows = Object.values(table.get('table/US1976')!.rows) as number[];
    expect(rows.slice(1).reduce((sum, x) => sum + x, 0)).toBeCloseTo(rows[0]!, 6);
    const shares = Object.values(table.get('table/US1976')!.shares!);
    expect(shares.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 12);
  });
  it('the US balance of 1986 closes: 38.5 + 11 + 5.5 = 55 million lb (Papp 1988)', () => {
    const rows = table.get('table/US1986')!.rows as Readonly<Record<string, number>>;
    const out = ['recycled into the same superalloy', 'downgraded', 'sold to refineries'];
    expect(out.reduce((sum, key) => sum + rows[key]!, 0)).toBe(rows.processed);
  });
  it('printed bounds stay as printed: tungsten >50 %', () => {
    expect(table.get('reliance/US')?.rows.W).toBe('>50');
  });
});
