import { B_CONTENT } from '../../../../models/qualification/basis/content.ts';
import { hansonKoopmansFactor } from '../../../../models/qualification/basis/hanson-koopmans.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';

export const extendedHansonKoopmansFactor: StatisticMethod = {
  name: 'extendedHansonKoopmansFactor',
  title: 'factor z of the extended Hanson-Koopmans bound x(j) (x(i)/x(j))^z',
  formula: 'P[U(j) R^z <= 1-p] = C, R ~ Beta(i, j-i), U(j) ~ Beta(j, n-j+1)',
  source:
    'Hanson and Koopmans (1964); Vangel (1994), Comm. Statist. 23, 2331; CMH-17-1G tables 8.5.14 and 8.5.15',
  comparedWith: 'Vangel (1994) tables within 5e-5, CMH-17 tables within 0.2 %; an independent integral 1e-7',
  refuses: 'ranks out of order or outside 1..n',
  assumptions: ['log-concave distribution function'],
  inputs: {
    n: 'sample size',
    i: 'lower rank',
    j: 'upper rank',
    content: '0..1',
    confidence: '0..1; numbers or lists',
  },
  run(reader) {
    const n = reader.either('n', { min: 2, whole: true });
    const i = reader.either('i', { min: 1, whole: true, fallback: 1 });
    const j = reader.has('j')
      ? reader.either('j', { min: 2, whole: true })
      : // The A-basis of the handbook pairs the extremes.
        n;
    const content = reader.either('content', { above: 0, below: 1, fallback: B_CONTENT, because: 'B-basis' });
    const confidence = reader.either('confidence', { above: 0, below: 1, fallback: 0.95, because: 'CMH-17' });
    const z = broadcast({ n, i, j, content, confidence }, (row) => {
      if (!(row.i < row.j && row.j <= row.n)) {
        return reader.refuse('j', `= ${row.j} does not lie above i = ${row.i} and up to n = ${row.n}`);
      }
      return hansonKoopmansFactor(row, row);
    });
    return { quantities: { z, k: z } };
  },
};
