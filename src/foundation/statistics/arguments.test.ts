import { describe, expect, it } from 'vitest';
import { updateRate } from './bayes/gamma-poisson-update.ts';
import { capabilityOf } from './capability/process-capability.ts';
import { demonstrationUnits } from './life/demonstration.ts';
import { mtbfBounds } from './life/exponential-mtbf-lower.ts';
import { productLimit } from './life/kaplan-meier.ts';
import { binomialLines } from './sequential/sprt-binomial.ts';
import { summaryOf } from './summary/univariate-summary.ts';

describe('a typed statistic refuses what a document would be refused for', () => {
  it.each([
    [
      'a reliability above one',
      () => demonstrationUnits({ reliability: 1.2 }),
      /reliability is 1.2; it must be below 1/,
    ],
    [
      'a number that is none',
      () => demonstrationUnits({ reliability: Number.NaN }),
      /must be a finite number/,
    ],
    ['half a failure', () => mtbfBounds({ time: 10, failures: 0.5 }), /must be a whole number/],
    [
      'a time that has not passed',
      () => mtbfBounds({ time: 0, failures: 1 }),
      /time is 0; it must be above 0/,
    ],
    [
      'no failure that ended a test',
      () => mtbfBounds({ time: 1, failures: 0, failureTerminated: true }),
      /at least 1/,
    ],
    ['a life below zero', () => productLimit({ time: [3, -1] }), /time\[1\] is -1/],
    [
      'lists of two lengths',
      () => productLimit({ time: [3, 1], event: [true] }),
      /event has 1 value, but time has 2/,
    ],
    [
      'a rejectable fraction below the acceptable',
      () => binomialLines({ p1: 0.2, p2: 0.1, alpha: 0.1, beta: 0.1 }),
      /p1 is 0.2/,
    ],
    [
      'limits out of order',
      () => capabilityOf({ mean: 1, sd: 1 }, { lsl: 2, usl: 1 }),
      /lsl = 2 is not below usl = 1/,
    ],
    ['no limit', () => capabilityOf({ mean: 1, sd: 1 }, {}), /a specification limit is missing/],
    [
      'a flat prior that is none',
      () => updateRate({ shape: 1, rate: 0 }, { failures: 1, exposure: 2 }),
      /rate is 0/,
    ],
    ['one value', () => summaryOf([1]), /at least 2 are needed/],
    ['a hole in the values', () => summaryOf([1, Number.POSITIVE_INFINITY]), /y\[1\] is Infinity/],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(message);
    expect(call).toThrow(expect.objectContaining({ code: 'input' }));
  });
});
