import { momentsOf } from '../../../../foundation/statistics/sample.ts';
import { modifiedCvOf } from '../../../../models/qualification/basis/modified-cv.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';

export const modifiedCv: StatisticMethod = {
  name: 'modifiedCv',
  title: 'modified coefficient of variation for as-yet-unseen scatter',
  formula: 'CV < 4 % -> 6 %; 4 to 8 % -> CV/2 + 4 %; above unchanged',
  source: 'CMH-17-1G 8.4.4',
  comparedWith: 'the rule itself, and HYTEQ 6.415/141.310 -> 0.0627',
  refuses: 'a negative CV (give fractions, not percent: a CV above 1 is refused)',
  assumptions: [],
  inputs: { cv: 'coefficient of variation as a fraction, number or list; or x: values' },
  run(reader) {
    if (!reader.has('cv') && reader.has('x')) {
      const { mean, sd } = momentsOf(reader.numbers('x', { atLeast: 2 }));
      return { quantities: { cv: sd / mean, cvStar: modifiedCvOf(sd / mean) } };
    }
    const cv = reader.either('cv', { min: 0, max: 1 });
    return { quantities: { cvStar: broadcast({ cv }, (row) => modifiedCvOf(row.cv)) } };
  },
};
