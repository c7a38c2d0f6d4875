import { expect, it } from 'vitest';
import { fitHeats, knownAt } from '../src/calculations/calibrate/fit.ts';
import { heatToCome } from '../src/calculations/calibrate/predict.ts';
import { dataFacts } from '../src/calculations/testing/data-facts.ts';
import { drawTruth, syntheticHeat } from '../src/calculations/testing/synthetic-furnace.ts';
import { summarise } from '../src/metal/alloy/ensemble.ts';

/** As many as `npm run long` takes, and the first of them in every run. */
const FURNACES = process.env.REMELT_LONG === '1' ? 6 : 3;
const HEATS = 5;

/** The short version of `npm run bench -- calibrate`: wide enough bands for 60 intervals, narrow enough to catch a wrong noise. */
it(`90 % intervals and next-heat bands hold the truth of ${FURNACES} synthetic furnaces (seeds short/0 ...)`, async () => {
  const facts = dataFacts();
  const hits = { parameters: 0, next: 0 };
  const all = { parameters: 0, next: 0 };
  for (let f = 0; f < FURNACES; f++) {
    const truth = drawTruth(facts, `short/${f}`);
    const heats = Array.from({ length: HEATS + 1 }, (_, h) => syntheticHeat(truth, h, { facts, samples: 2 }));
    const fit = await fitHeats(heats.slice(0, HEATS).map(({ heat }) => heat));
    const { mean, covariance } = knownAt(fit, null);
    const p = fit.parameters.length;
    fit.parameters.forEach(({ name }, j) => {
      const at = truth.parameters.findIndex((one) => one.name === name);
      // what the models lack, these furnaces do not have either
      if (at < 0) return;
      const real = truth.z[at]!;
      all.parameters += 1;
      if (Math.abs(real - mean[j]!) <= 1.645 * Math.sqrt(covariance[j * p + j]!)) hits.parameters += 1;
    });
    const { heat, true_ppm } = heats[HEATS]!;
    const { contents, samples } = heatToCome(heat, { fit, seed: f })(heat.readings);
    heat.readings.forEach((_, r) => {
      const { p05, p95 } = summarise(
        Float64Array.from({ length: samples }, (__, s) => contents[s * heat.readings.length + r]!),
      );
      all.next += 1;
      if (true_ppm[r]! >= p05 && true_ppm[r]! <= p95) hits.next += 1;
    });
  }
  // three binomial standard deviations at 90 % of 33 and, in clusters of a heat, of 36
  expect(hits.parameters / all.parameters).toBeGreaterThan(0.75);
  expect(hits.next / all.next).toBeGreaterThan(0.75);
  expect(hits.parameters + hits.next).toBeLessThan(all.parameters + all.next);
}, 900_000);
