import {
  fitLarsonMillerHeats,
  heatBound,
} from '../../../../foundation/statistics/regression/larson-miller-heats.ts';
import { A_CONTENT, B_CONTENT } from '../../../../models/qualification/basis/content.ts';
import { fitDiagnostic } from '../../../../models/qualification/diagnostics/fit.ts';
import { insideDiagnostic } from '../../../../models/qualification/diagnostics/tested-range.ts';
import type { StatisticMethod } from '../../method.ts';
import { readPoints, readRuptureTests } from './larson-miller.ts';

export const larsonMillerHeats: StatisticMethod = {
  name: 'larsonMillerHeats',
  title: 'Larson-Miller with heats as blocks: variance components and lower bounds for a new heat',
  formula:
    'log10 t = -C_h + (a0 + a1 L + a2 L^2)/T; bound fit - T S, S^2 = between + within, T as in basisAnova with k0 = Owen without heats and k1 = k(heats)',
  source:
    'Rice (1981), AFWAL-TR-81-4097, for heats as blocks (title only read); Owen (1968); Vangel (1992) for T',
  comparedWith:
    'simulation: coverage 0.935 to 0.98 with 3 heats, 0.945 to 0.97 with 5 to 10 (approximate method); near larsonMillerLowerBound when heats are alike',
  refuses: 'fewer than three heats, one temperature only, no degree of freedom',
  assumptions: [
    'fit:lognormal within heats',
    'normal heats',
    'same slope in every heat',
    'inside the tested range',
  ],
  inputs: {
    temperatureF: 'of each test (or temperatureC, temperatureK)',
    stress: 'of each test',
    timeH: 'of each test',
    heat: 'heat of each test',
    at: 'list of {T, S}',
    confidence: 'default 0.95',
    degree: 'default 2',
  },
  run(reader) {
    const tests = readRuptureTests(reader);
    const heat = reader.labels('heat', { beside: ['timeH', tests.time.length] });
    const degree = reader.number('degree', { min: 1, max: 4, whole: true, fallback: 2 });
    const confidence = reader.number('confidence', { above: 0, below: 1, fallback: 0.95 });
    if (new Set(heat).size < 3) reader.refuse('heat', 'names fewer than three heats', 'three or more heats');
    const points = readPoints(reader);
    const heatFit = fitLarsonMillerHeats(tests, heat, degree);
    if (heatFit.fit.df < 1) reader.refuse('stress', 'leaves no degree of freedom');
    const at = (content: number) => points.map((point) => heatBound(heatFit, point, { content, confidence }));
    const b = at(B_CONTENT);
    const k = heatFit.heats.length;
    const coefficients = [...heatFit.fit.coefficients];
    return {
      quantities: {
        C: -coefficients.slice(0, k).reduce((sum, value) => sum + value, 0) / k,
        constantByHeat: Object.fromEntries(heatFit.heats.map((name, i) => [name, -coefficients[i]!])),
        a: coefficients.slice(k),
        varBetween: heatFit.between,
        varWithin: heatFit.within,
        log10TimeMean: b.map(({ mean }) => mean),
        log10TimeB: b.map(({ lower }) => lower),
        log10TimeA: at(A_CONTENT).map(({ lower }) => lower),
        factorB: b.map(({ factor }) => factor),
        testsPerHeat: heatFit.perHeat,
        heats: k,
      },
      diagnostics: [
        { ...fitDiagnostic([...heatFit.fit.residuals], 'normal'), name: 'fit:lognormal within heats' },
        {
          name: 'number of batches',
          verdict: k >= 5 ? 'PASS' : 'HOLD',
          reason: `${k} heats; five or more are wanted`,
          statistic: k,
          limit: 5,
        },
        insideDiagnostic(tests, points),
      ],
    };
  },
};
