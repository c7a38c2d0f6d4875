import { describe, expect, it } from 'vitest';
import { askedBy, readText, saidBy } from '../testing/said.ts';

const readJson = (value: unknown) => readText(JSON.stringify(value, null, 1));

describe('results in JSON', () => {
  it('hold one content an object, with the sample, the unit and the spread that stand above or in it', () => {
    const read = readJson({
      laboratory: { name: 'Works', id: 'L-2' },
      samples: [
        {
          sampleId: 'A-1',
          type: 'unknown',
          results: [
            { analyte: 'Cr', value: 18.2, unit: 'wt%', uncertainty: { value: 0.1, k: 2 } },
            { analyte: 'Ti', value: 9000, unit: 'mg/kg' },
          ],
        },
        { sampleId: 'QC-1', type: 'control', results: [{ analyte: 'Cr', value: 18, unit: 'wt%' }] },
      ],
    });
    expect(saidBy(read)).toEqual({ 'A-1': ['Cr 18.2 ±0.1/2', 'Ti 0.9'], 'QC-1': ['Cr 18 control'] });
    expect(askedBy(read)).toEqual([]);
  });

  it('hold elements as fields, burns as a list, their mean and deviation beside them', () => {
    const read = readJson([
      {
        sample: 'B-1',
        unit: '%',
        burns: [
          { no: 1, Ni: 53.2, Cr: '<0.01' },
          { no: 2, Ni: 53.24, Cr: '<0.01' },
        ],
        mean: { Ni: 53.22 },
        sd: { Ni: 0.03 },
        limits: { Ni: 55 },
      },
    ]);
    expect(saidBy(read)).toEqual({
      'B-1': ['Ni 53.2', 'Cr <0.01', 'Ni 53.24', 'Cr <0.01', 'Ni 53.22 ±0.03/1 mean'],
    });
    expect(read.rows.map(({ burn }) => burn)).toEqual([1, 1, 2, 2, undefined]);
  });

  it('hold lists beside each other', () => {
    const read = readJson({
      sample: 'C',
      unit: 'ppm',
      elements: ['S', 'P'],
      values: [5, 40],
      units: ['ppm', 'ppb'],
    });
    expect(saidBy(read)).toEqual({ C: ['S 0.0005', 'P 0.000004'] });
  });

  it('stand one document a line, with digits as printed and the line of each', () => {
    const read = readText('{"id":"A","Ni":53.20,"unit":"%"}\n{"id":"B","Ni":5.0e1,"unit":"%"}\n');
    expect(read.rows.map(({ sample, text, value_wtpct, row }) => [sample, text, value_wtpct, row])).toEqual([
      ['A', '53.20', 53.2, 1],
      ['B', '5.0e1', 50, 2],
    ]);
  });

  it('that hold none, or are broken, are no table of anything', () => {
    expect(askedBy(readJson({ version: 3, rows: [] }))).toEqual(['nothing-read']);
    expect(readText('{"id":"A","Ni":').rows).toEqual([]);
  });
});
