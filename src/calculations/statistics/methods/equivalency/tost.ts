import { proveEquivalence } from '../../../../models/qualification/equivalency/tost.ts';
import type { StatisticMethod } from '../../method.ts';
import { percentName } from '../../percent-name.ts';
import { readTwoSamples } from './two-samples.ts';

export const tost: StatisticMethod = {
  name: 'tost',
  title: 'two one-sided tests: proof that two means differ by less than a stated margin',
  formula:
    't_L = (d + D)/se, t_U = (d - D)/se, both one-sided at alpha; the same as the (1 - 2 alpha) interval inside (-D, D); Welch by default',
  source: 'Schuirmann (1987), J. Pharmacokin. Biopharm. 15, 657',
  comparedWith:
    'R t.test intervals: 1e-9; coverage of the error at the margin within 3 standard errors (pooled)',
  refuses: 'a margin not above zero, fewer than two values per sample, zero variance in both',
  assumptions: ['outliers', 'fit:normal', 'equal variance (pooled form only)'],
  inputs: {
    reference: 'values of the qualified route (or nReference, meanReference, sdReference)',
    candidate: 'values of the candidate',
    margin:
      'largest difference that does not matter, in the unit of the values; or marginLower and marginUpper',
    equalVariance: 'true: pooled; default Welch',
    alpha: 'default 0.05',
  },
  run(reader) {
    const samples = readTwoSamples(reader);
    const alpha = reader.number('alpha', { above: 0, below: 0.5, fallback: 0.05 });
    const equalVariance = reader.flag('equalVariance', false);
    const [lower, upper] = reader.has('marginLower')
      ? [reader.number('marginLower'), reader.number('marginUpper')]
      : [-reader.number('margin', { above: 0 }), reader.number('margin', { above: 0 })];
    if (!(lower < upper)) reader.refuse('marginLower', `= ${lower} is not below marginUpper = ${upper}`);
    const { interval, equivalent, ...test } = proveEquivalence(samples, {
      margin: [lower, upper],
      alpha,
      equalVariance,
    });
    return {
      quantities: { ...test, [`ci${percentName(1 - 2 * alpha)}`]: interval, interval, equivalent },
      diagnostics: equalVariance
        ? samples.diagnostics
        : samples.diagnostics.filter(({ name }) => name !== 'equal variance'),
    };
  },
};
