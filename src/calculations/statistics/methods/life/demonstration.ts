import {
  demonstrationTime,
  demonstrationUnits,
  zeroFailureUnits,
} from '../../../../foundation/statistics/life/demonstration.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';

export const demonstrationSampleSize: StatisticMethod = {
  name: 'demonstrationSampleSize',
  title: 'number of units for a demonstration test without (or with few) failures',
  formula:
    'n = ln(1-C)/(L^b ln R), rounded up; with failures the smallest n with P[Bin(n, 1-R^(L^b)) <= f] <= 1-C',
  source: 'Meeker and Escobar (1998), 10.6; binomial demonstration',
  comparedWith: '2995, 999, 299, 29; closed form 1e-9 (one published page prints ln C for ln(1-C))',
  refuses: 'reliability or confidence outside (0, 1), lifetimes or shape not above zero',
  assumptions: ['shape known when the test is not one mission long'],
  inputs: {
    reliability: 'number or list',
    confidence: 'number or list',
    lifetimes: 'test length in missions, default 1',
    shape: 'Weibull shape, default 1',
    failures: 'allowed, default 0',
  },
  run(reader) {
    const reliability = reader.either('reliability', { above: 0, below: 1 });
    const confidence = reader.either('confidence', { above: 0, below: 1, fallback: 0.95 });
    const lifetimes = reader.either('lifetimes', { above: 0, fallback: 1 });
    const shape = reader.either('shape', { above: 0, fallback: 1 });
    const failures = reader.either('failures', { min: 0, whole: true, fallback: 0 });
    const inputs = { reliability, confidence, lifetimes, shape, failures };
    return {
      quantities: {
        n: broadcast(inputs, (row) => demonstrationUnits(row, row.confidence, row.lifetimes)),
        nReal: broadcast(inputs, (row) => zeroFailureUnits(row, row.confidence)),
      },
    };
  },
};

export const demonstrationTestTime: StatisticMethod = {
  name: 'demonstrationTestTime',
  title: 'test time per unit that proves a reliability, failures allowed',
  formula: 'T = mission [chi2_C(2f+2)/(2 n (-ln R))]^(1/shape)',
  source: 'Weibull demonstration with known shape, chi-square (Poisson) form',
  comparedWith: 'ReliaGrowR rdt() 1e-9 (its page prints ln C for ln(1-C))',
  refuses: 'reliability or confidence outside (0, 1), n below 1',
  assumptions: ['shape known'],
  inputs: {
    reliability: 'at the mission',
    missionTime: 'unit of time',
    confidence: '0..1',
    n: 'units',
    plans: 'list of {shape, failures}, or shape and failures',
  },
  run(reader) {
    const reliability = reader.number('reliability', { above: 0, below: 1 });
    const missionTime = reader.number('missionTime', { above: 0 });
    const confidence = reader.number('confidence', { above: 0, below: 1 });
    const n = reader.number('n', { min: 1, whole: true });
    const time = (shape: number, failures: number): number =>
      demonstrationTime({ reliability, shape, failures }, { missionTime, n }, confidence);
    const rule = {
      shape: { above: 0, fallback: 1 },
      failures: { min: 0, whole: true, fallback: 0 },
    } as const;
    const testTime = reader.has('plans')
      ? reader
          .items('plans')
          .map((plan) => time(plan.number('shape', rule.shape), plan.number('failures', rule.failures)))
      : broadcast(
          { shape: reader.either('shape', rule.shape), failures: reader.either('failures', rule.failures) },
          (row) => time(row.shape, row.failures),
        );
    return { quantities: { testTime } };
  },
};
