import { InputError } from '../../../foundation/errors.ts';
import { defineCommand, type Told } from '../command.ts';
import { checkName, whenHappened } from '../desk.ts';

/** A price with its day and where it was read. */
export interface SetPrice extends Told {
  readonly type: 'setPrice';
  /** Element or charge material. */
  readonly of: string;
  /** USD per kg, a decimal above 0 as written. */
  readonly usdPerKg: string;
  /** ISO date, not in the future. */
  readonly on: string;
  readonly source: string;
}

/** N4: a price has a day that has come and a source. */
export const setPrice = defineCommand<SetPrice>({
  type: 'setPrice',
  names: ({ of }) => ({ subjects: [`price:${of}`] }),
  act: 'set price',
  decide(desk, { of, usdPerKg, on, source, by, happenedAt }) {
    checkName(of, `${desk.path}of`);
    if (!(Number(usdPerKg) > 0))
      throw new InputError(`"${usdPerKg}" is not a price`, {
        path: `${desk.path}usdPerKg`,
        value: usdPerKg,
        unit: 'USD/kg',
        allowed: 'a decimal above 0, such as 15.40',
      });
    // refuses what is not a day, and a day to come
    const day = whenHappened({ ...desk, path: `${desk.path}on: ` }, on);
    desk.write('price.set', `price:${of}`, {
      happenedAt: whenHappened(desk, happenedAt),
      usdPerKg,
      on: day.slice(0, 10),
      source,
      by,
    });
  },
});
