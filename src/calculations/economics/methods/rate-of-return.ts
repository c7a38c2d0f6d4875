import { returnInputs } from '../../../documents/economics/economics-methods.ts';
import {
  paybackYears,
  presentValue,
  ratesOfReturn,
  signChanges,
} from '../../../models/economics/discounting/present-value.ts';
import { rateWords } from '../../../models/economics/discounting/rate-words.ts';
import { defineMethod } from '../method.ts';

export const rateOfReturn = defineMethod({
  name: 'return',
  title: 'internal rates of return, payback and net present value of yearly flows',
  formula: 'NPV(r) = sum F_k/(1+r)^k; every r with NPV(r) = 0; payback where the sum stays at or above zero',
  source: 'closed form; number of rates limited by the changes of sign (Descartes)',
  schema: returnInputs,
  run({ cashFlow, discount }) {
    const rates = ratesOfReturn(cashFlow);
    return {
      quantities: {
        irr: rates.length === 1 ? rates[0]! : null,
        rates,
        signChanges: signChanges(cashFlow),
        words: rateWords(rates.length),
        paybackYears: paybackYears(cashFlow),
        ...(discount === undefined
          ? {}
          : {
              npv: presentValue(cashFlow, discount),
              discountedPaybackYears: paybackYears(cashFlow, discount),
            }),
      },
    };
  },
});
