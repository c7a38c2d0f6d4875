import { InputError } from '../../../../foundation/errors.ts';
import { defineRecord } from '../../rules/command.ts';
import { checkName, whenHappened } from '../../rules/desk.ts';
import { anew } from '../found.ts';

/** N4: a price has a day that has come and a source. */
export const setPrice = defineRecord({
  type: 'setPrice',
  of: anew('price', 'of'),
  says: 'price.set',
  act: 'set price',
  work(desk, { of, usdPerKg, on }) {
    checkName(of, `${desk.path}of`);
    if (!(Number(usdPerKg) > 0))
      throw new InputError(`"${usdPerKg}" is not a price`, {
        path: `${desk.path}usdPerKg`,
        value: usdPerKg,
        unit: 'USD/kg',
        allowed: 'a decimal above 0, such as 15.40',
      });
    // refuses what is not a day, and a day to come
    return { on: whenHappened({ ...desk, path: `${desk.path}on: ` }, on).slice(0, 10) };
  },
});
