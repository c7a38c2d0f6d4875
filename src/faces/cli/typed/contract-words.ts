import { InputError } from '../../../foundation/errors.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { decimalIn } from './numbers.ts';

/** Field of the money, and the further fields of each type. */
const TYPES: Readonly<Record<string, readonly [money: string, ...more: readonly string[]]>> = {
  fixed: ['price_per_kg'],
  'pass-through': ['fee_per_kg'],
  surcharge: ['price_per_kg', 'index', 'baseIndex', 'factor'],
  toll: ['fee_per_kg', 'allowedLoss', 'metal_per_kg'],
  'buy-back': ['price_per_kg', 'returned', 'return_per_kg', 'worth_per_kg'],
};
const RULED = ['usd_per_unit', 'savingShare'];

const FORM = /^(\S+) (\d+(?:\.\d+)?) ([A-Z]{3})\/(kg|t) (\d{4}-\d{2}-\d{2})((?: \w+=\S+)*)$/;

/** A contract as its order reads it, of `TYPE MONEY CURRENCY/kg DAY [name=number ...]`. Throws InputError for other words. */
export function contractIn(words: string): object {
  const [, type = '', money, currency, per, on, rest = ''] =
    FORM.exec(words.trim().replace(/\s+/g, ' ')) ?? [];
  const fields = ownValue(TYPES, type);
  if (fields === undefined)
    throw new InputError(`"${words}" is no contract`, {
      path: '--contract',
      value: words,
      allowed: `${Object.keys(TYPES).join(', ')}; then money per kg or t, and the day of the price`,
      cure: 'such as "fixed 62 USD/kg 2026-11-01" or "toll 4.20 USD/kg 2026-11-01 allowedLoss=0.03 metal_per_kg=15"',
    });
  const [field, ...more] = fields;
  const named =
    rest.trim() === ''
      ? []
      : rest
          .trim()
          .split(' ')
          .map((one) => numberOf(one, [...more, ...RULED]));
  return {
    ...{ type, currency, on, [field]: Number(money) / (per === 't' ? 1000 : 1) },
    ...Object.fromEntries(named),
  };
}

function numberOf(word: string, allowed: readonly string[]): readonly [string, number] {
  const [name = '', text = ''] = word.split('=');
  const value = decimalIn(text);
  if (allowed.includes(name) && Number.isFinite(value)) return [name, value];
  throw new InputError(`"${word}" is nothing that this contract states`, {
    path: '--contract',
    value: word,
    allowed: allowed.map((one) => `${one}=NUMBER`).join(', '),
  });
}
