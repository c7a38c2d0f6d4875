import {
  natrellaFactor,
  toleranceFactor,
} from '../../../../foundation/statistics/tolerance/normal-tolerance.ts';
import { B_CONTENT } from '../../../../models/qualification/basis/content.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';

export const normalToleranceFactorOneSided: StatisticMethod = {
  name: 'normalToleranceFactorOneSided',
  title:
    'one-sided normal tolerance factor k: mean - k sd lies below the content of the population with the confidence',
  formula: "k = t'_C(n-1, z_p sqrt(n))/sqrt(n); exact check at p = 0.5: t_C(n-1)/sqrt(n)",
  source: 'Owen (1968), Technometrics 10, 445; Natrella (1963), NIST Handbook 91, for kNatrella',
  comparedWith:
    '40-digit quadrature, n = 2..2000, content 0.5..0.999: 1e-12 relative; CMH-17 tables 8.5.10 and 8.5.11 within 0.0017 (the tables round up)',
  refuses: 'n below 2, content or confidence outside (0, 1)',
  assumptions: ['normal population', 'independent values'],
  inputs: {
    n: 'sample size, number or list',
    content: '0..1, number or list',
    confidence: '0..1, number or list',
  },
  run(reader) {
    const n = reader.either('n', { min: 2, whole: true });
    const content = reader.either('content', {
      above: 0,
      below: 1,
      fallback: B_CONTENT,
      because: 'B-basis, CMH-17',
    });
    const confidence = reader.either('confidence', {
      above: 0,
      below: 1,
      fallback: 0.95,
      because: 'CMH-17 and MMPDS',
    });
    const k = broadcast({ n, content, confidence }, (row) => toleranceFactor(row.n, row));
    const kNatrella = broadcast({ n, content, confidence }, (row) => {
      const factor = natrellaFactor(row.n, row);
      return Number.isFinite(factor) && factor > 0 ? factor : null;
    });
    const first = <T>(value: T | readonly T[]): T => (Array.isArray(value) ? value[0] : value) as T;
    return {
      quantities: {
        k,
        kExact: k,
        kNatrella,
        // Thirteen digits are what the quadrature warrants.
        kDecimalString: broadcast({ n, content, confidence }, (row) =>
          toleranceFactor(row.n, row).toPrecision(13),
        ),
        k30: toleranceFactor(30, { content: first(content), confidence: first(confidence) }),
      },
    };
  },
};
