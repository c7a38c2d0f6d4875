import { learningInputs } from '../../../documents/economics/economics-methods.ts';
import { costOfNth, learningExponent } from '../../../models/economics/capital/learning.ts';
import { defineMethod } from '../method.ts';

export const learning = defineMethod({
  name: 'learning',
  title: 'cost of the n-th plant after a first one',
  formula: 'C_n = C_1 n^(-b), b = -log2(1 - LR)',
  source: 'IDAES costing, citing Rubin et al. 2016: rates of 0.01 to 0.10 by maturity',
  schema: learningInputs,
  run: ({ firstOfAKind: first, n, learningRate }) => ({
    quantities: {
      costNth: costOfNth({ first, learningRate }, n),
      exponent: learningExponent(learningRate),
      costShare: costOfNth({ first: 1, learningRate }, n),
    },
  }),
});
