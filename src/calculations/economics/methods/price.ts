import { priceInputs } from '../../../documents/economics/economics-methods.ts';
import { capitalRecovery, presentWorth } from '../../../models/economics/discounting/annuity.ts';
import { minimumPrice } from '../../../models/economics/price/minimum-price.ts';
import { scheduleNamed } from '../../stated/schedule.ts';
import { defineMethod, orAssumed } from '../method.ts';
import { moneyPerTonne } from '../units.ts';

export const price = defineMethod({
  name: 'price',
  title: 'lowest price at which a plant pays its capital with interest',
  formula: 'p = (CRF capital + operating)/output without tax; with tax the price of zero net present value',
  source: 'closed form; the two are one (BioSTEAM: minimum selling price)',
  schema: priceInputs,
  run(inputs) {
    const { capital, discount, years, operating, output } = inputs;
    const [unit, noUnit] = orAssumed(inputs.unit, 'USD, t', {
      what: 'unit of money and mass',
      unit: 'text',
      source: 'none was stated: money as given per tonne',
    });
    const [schedule, noSchedule] =
      inputs.incomeTax === undefined
        ? ['SL1', []]
        : orAssumed(inputs.depreciation, `SL${Math.min(years, 99)}`, {
            what: 'depreciation',
            unit: 'text',
            source: 'assumption: straight line over the life of the plant',
          });
    const { revenue, npv } = minimumPrice({
      capital,
      discount,
      years,
      operating,
      incomeTax: inputs.incomeTax ?? 0,
      depreciation: scheduleNamed(schedule, 'depreciation'),
      workingCapital: inputs.workingCapital ?? 0,
      byProducts: inputs.byProducts ?? 0,
    });
    const perTonne = moneyPerTonne(unit);
    return {
      quantities: {
        crf: capitalRecovery(discount, years),
        presentWorth: presentWorth({ discount, years }),
        pricePerTonne: (revenue / output) * perTonne.factor,
        pricePerKg: ((revenue / output) * perTonne.factor) / 1000,
        currency: perTonne.currency,
        npvAtThatPrice: npv,
      },
      assumed: [...noUnit, ...noSchedule],
    };
  },
});
