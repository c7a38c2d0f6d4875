import {
  fitLarsonMiller,
  larsonMillerBound,
  larsonMillerParameter,
  larsonMillerTime,
  RANKINE_PER_KELVIN,
  type RuptureTests,
} from '../../../../foundation/statistics/regression/larson-miller.ts';
import { A_CONTENT, B_CONTENT } from '../../../../models/qualification/basis/content.ts';
import { unchecked } from '../../../../models/qualification/diagnostic.ts';
import { fitDiagnostic } from '../../../../models/qualification/diagnostics/fit.ts';
import { insideDiagnostic } from '../../../../models/qualification/diagnostics/tested-range.ts';
import type { Reader } from '../../../method/reader.ts';
import type { StatisticMethod } from '../../method.ts';

/** 0 degF in degrees Rankine, by definition. */
const RANKINE_OFFSET = 459.67;

/** Absolute temperature [degrees Rankine] of a field in F, C or K. */
function readRankine(reader: Reader, stem: string): number[] {
  const toRankine: Readonly<Record<string, (t: number) => number>> = {
    F: (t) => t + RANKINE_OFFSET,
    C: (t) => (t + 273.15) * RANKINE_PER_KELVIN,
    K: (t) => t * RANKINE_PER_KELVIN,
    _K: (t) => t * RANKINE_PER_KELVIN,
  };
  for (const [unit, convert] of Object.entries(toRankine)) {
    if (!reader.has(`${stem}${unit}`)) continue;
    const value = reader.either(`${stem}${unit}`);
    const list = (Array.isArray(value) ? value : [value]).map(convert);
    if (list.some((t) => !(t > 0))) reader.refuse(`${stem}${unit}`, 'is below absolute zero');
    return list;
  }
  return reader.refuse(`${stem}F`, 'is missing', `${stem}F, ${stem}C or ${stem}K`);
}

/** Reads temperatureF (or C, K), stress, timeH. */
export function readRuptureTests(reader: Reader): RuptureTests {
  const temperature = readRankine(reader, 'temperature');
  const beside = ['temperature', temperature.length] as const;
  const stress = reader.numbers('stress', { above: 0, beside });
  const time = reader.numbers(reader.firstOf('timeH', 'time'), { above: 0, beside });
  if (new Set(temperature).size < 2) {
    reader.refuse(
      'temperatureF',
      'is one temperature only: C cannot be determined',
      'two or more temperatures',
    );
  }
  return { temperature, stress, time };
}

export const larsonMiller: StatisticMethod = {
  name: 'larsonMiller',
  title: 'Larson-Miller parameter, and the time at another temperature for the same parameter',
  formula: 'P = T (C + log10 t), T absolute (Rankine), t in hours',
  source: 'Larson and Miller (1952), Trans. ASME 74, 765',
  comparedWith: 'reliability (Python) documentation: 1e-12; in kelvin the parameter is 5/9 of this',
  refuses: 'temperatures below absolute zero, times at or below zero',
  assumptions: ['one mechanism between the two temperatures'],
  inputs: {
    tempLowF: 'temperature of the test (or tempLowC, tempLowK)',
    timeLowH: 'its time',
    tempHighF: 'other temperature (or tempHighC, tempHighK)',
    C: 'default 20',
  },
  run(reader) {
    const constant = reader.number('C', {
      fallback: 20,
      because: 'customary; fit it with larsonMillerRegression',
    });
    const low = readRankine(reader, 'tempLow')[0]!;
    const time = reader.number('timeLowH', { above: 0 });
    const high = readRankine(reader, 'tempHigh')[0]!;
    const parameter = larsonMillerParameter(low, time, constant);
    const timeHighH = larsonMillerTime(parameter, high, constant);
    return {
      quantities: {
        parameter,
        parameterKelvin: parameter / RANKINE_PER_KELVIN,
        timeHighH,
        ratio: time / timeHighH,
      },
      diagnostics: [
        unchecked('one mechanism', 'a constant C carries a time only within one mechanism of creep'),
      ],
    };
  },
};

export const larsonMillerRegression: StatisticMethod = {
  name: 'larsonMillerRegression',
  title: 'Larson-Miller constant and stress polynomial fitted together',
  formula: 'log10 t = -C + (a0 + a1 L + a2 L^2)/T, L = log10 stress, T in Rankine; QR least squares',
  source: 'Larson and Miller (1952); Modarres, Amiri and Jackson (2017), example 2.16 for the data',
  comparedWith: 'R lm: C 1e-6, a 1e-5, residual sd 1e-7',
  refuses: 'one temperature only, times or stresses at or below zero, no degree of freedom',
  assumptions: ['fit:lognormal rupture time', 'one heat (else larsonMillerHeats)', 'one mechanism'],
  inputs: {
    temperatureF: 'of each test (or temperatureC, temperatureK)',
    stress: 'of each test',
    timeH: 'rupture time of each test',
    degree: 'of the stress polynomial, default 2',
    model: 'for the record',
  },
  run(reader) {
    const tests = readRuptureTests(reader);
    const degree = reader.number('degree', { min: 1, max: 4, whole: true, fallback: 2 });
    reader.raw('model');
    const fit = fitLarsonMiller(tests, degree);
    if (fit.df < 1) reader.refuse('stress', 'leaves no degree of freedom');
    const cubic = tests.time.length > 5 ? fitLarsonMiller(tests, 3) : undefined;
    const [constant, ...a] = fit.coefficients;
    return {
      quantities: {
        C: constant!,
        a,
        residualSd: Math.sqrt(fit.residualSumOfSquares / fit.df),
        // Root mean square residual over the degrees of freedom, as residualSd.
        rmsLog10Cubic: cubic && cubic.df > 0 ? Math.sqrt(cubic.residualSumOfSquares / cubic.df) : null,
        df: fit.df,
      },
      diagnostics: [
        { ...fitDiagnostic([...fit.residuals], 'normal'), name: 'fit:lognormal rupture time' },
        unchecked('one heat', 'no heat was given: with several heats use larsonMillerHeats'),
      ],
    };
  },
};

/** Points asked for: list of {T, S} in the unit of the tests. */
export function readPoints(reader: Reader): { temperature: number; stress: number }[] {
  return reader.items('at').map((point) => {
    const stem = point.has('T') ? undefined : 'temperature';
    const temperature = stem ? readRankine(point, stem)[0]! : rankineLike(reader, point.number('T'));
    return { temperature, stress: point.number(point.firstOf('S', 'stress'), { above: 0 }) };
  });
}

/** T of a point is in the unit the tests' temperatures are given in. */
function rankineLike(reader: Reader, t: number): number {
  if (reader.has('temperatureF')) return t + RANKINE_OFFSET;
  return reader.has('temperatureC') ? (t + 273.15) * RANKINE_PER_KELVIN : t * RANKINE_PER_KELVIN;
}

export const larsonMillerLowerBound: StatisticMethod = {
  name: 'larsonMillerLowerBound',
  title: 'A- and B-type lower bounds of log10 rupture time at given temperature and stress, one heat',
  formula: "x0'b - k s, k = sqrt(h) t'_C(n-q, z_p/sqrt(h)) on the Larson-Miller regression",
  source: 'Owen (1968); Larson and Miller (1952)',
  comparedWith: 'independent R formulas: 1e-6',
  refuses: 'as larsonMillerRegression',
  assumptions: [
    'fit:lognormal rupture time',
    'one heat: MMPDS treats heats as blocks',
    'inside the tested range',
  ],
  inputs: {
    temperatureF: 'of each test (or temperatureC, temperatureK)',
    stress: 'of each test',
    timeH: 'of each test',
    at: 'list of {T, S}',
    confidence: 'default 0.95',
    degree: 'default 2',
  },
  run(reader) {
    const tests = readRuptureTests(reader);
    const degree = reader.number('degree', { min: 1, max: 4, whole: true, fallback: 2 });
    const confidence = reader.number('confidence', { above: 0, below: 1, fallback: 0.95 });
    const points = readPoints(reader);
    const fit = fitLarsonMiller(tests, degree);
    if (fit.df < 1) reader.refuse('stress', 'leaves no degree of freedom');
    const at = (content: number) =>
      points.map((point) => larsonMillerBound(fit, point, { degree, content, confidence }));
    const b = at(B_CONTENT);
    return {
      quantities: {
        log10TimeMean: b.map((bound) => bound.fit),
        log10TimeB: b.map(({ lower }) => lower),
        log10TimeA: at(A_CONTENT).map(({ lower }) => lower),
        timeMeanH: b.map((bound) => 10 ** bound.fit),
        timeBH: b.map(({ lower }) => 10 ** lower),
        h: b.map(({ h }) => h),
      },
      diagnostics: [
        { ...fitDiagnostic([...fit.residuals], 'normal'), name: 'fit:lognormal rupture time' },
        unchecked('one heat', 'no heat was given: with several heats use larsonMillerHeats'),
        insideDiagnostic(tests, points),
      ],
    };
  },
};
