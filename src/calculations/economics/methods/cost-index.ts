import { indexInputs } from '../../../documents/economics/economics-methods.ts';
import { InputError } from '../../../foundation/errors.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { defineMethod } from '../method.ts';

/** Years over which an index may be trusted. Source: the author of the update of CEPCI, Vatavuk 2002. */
const TRUSTED_YEARS = 5;

export const costIndex = defineMethod({
  name: 'index',
  title: 'money of one year in money of another by a plant cost index',
  formula: 'cost_b = cost_a index_b/index_a',
  source: 'IDAES costing; Vatavuk 2002 advises use over at most five years',
  schema: indexInputs,
  run({ index, amount, from, to }) {
    const at = (year: number, path: string): number => {
      const value = ownValue(index, String(year));
      if (value !== undefined) return value;
      throw new InputError(`index: there is no index of the year ${year}`, {
        path,
        value: year,
        allowed: Object.keys(index).join(', '),
        cure: 'add the year to the index, or name one that it has',
      });
    };
    const ratio = at(to, 'to') / at(from, 'from');
    const years = Math.abs(to - from);
    return {
      quantities: { result: amount * ratio, ratio, years },
      assumed:
        years <= TRUSTED_YEARS
          ? []
          : [
              {
                what: 'the index holds over more than five years',
                value: years,
                unit: 'a',
                source: 'Vatavuk 2002 advises against it (read)',
              },
            ],
    };
  },
});
