import { annuityInputs } from '../../../documents/economics/economics-methods.ts';
import { capitalRecovery, presentWorth } from '../../../models/economics/discounting/annuity.ts';
import { defineMethod } from '../method.ts';

export const annuity = defineMethod({
  name: 'annuity',
  title: 'capital recovery factor, and the present worth of yearly payments',
  formula: 'CRF = i/(1 - (1+i)^-n); P/A(i, g, n) = (1 - ((1+g)/(1+i))^n)/(i - g)',
  source: 'closed form; WaterTAP and IDAES costing',
  schema: annuityInputs,
  run({ i, n, growth = 0, principal }) {
    const crf = capitalRecovery(i, n);
    return {
      quantities: {
        crf,
        presentWorth: presentWorth({ discount: i, growth, years: n }),
        ...(principal === undefined ? {} : { payment: crf * principal }),
      },
    };
  },
});
