import type { HeatContract } from '../../src/documents/heat-contract.ts';
import { heatContractSchema } from '../../src/documents/heat-contract.ts';
import { numberOf } from '../design/read-number.ts';

/** How a customer pays, as typed. */
export interface TypedContract {
  readonly type: '' | 'fixed' | 'pass-through' | 'toll' | 'buy-back';
  /** Price or fee for a kilogram that comes out. */
  readonly money: string;
  readonly currency: string;
  readonly on: string;
  /** USD for one unit of another currency. */
  readonly rate: string;
  /** Of a toll: loss that is allowed [%], and what metal beyond it costs. */
  readonly loss: string;
  readonly metal: string;
  /** Of a buy-back: share that comes back [%], what is paid for it, and what it is worth here. */
  readonly returned: string;
  readonly paid: string;
  readonly worth: string;
}

export const NO_CONTRACT: TypedContract = {
  ...{ type: '', money: '', currency: 'USD', on: '', rate: '', loss: '', metal: '' },
  ...{ returned: '', paid: '', worth: '' },
};

/** The contract that was typed; undefined where none was, null while something is missing or wrong. */
export function contractOf(typed: TypedContract): HeatContract | undefined | null {
  const { type, on } = typed;
  if (type === '') return undefined;
  const currency = typed.currency.trim().toUpperCase();
  const read = heatContractSchema.safeParse({
    ...{ type, currency, on: on.trim() },
    [type === 'fixed' || type === 'buy-back' ? 'price_per_kg' : 'fee_per_kg']: amountOf(typed.money),
    ...(currency === 'USD' ? {} : { usd_per_unit: amountOf(typed.rate) }),
    ...(type === 'toll' && (typed.loss.trim() !== '' || typed.metal.trim() !== '')
      ? { allowedLoss: shareOf(typed.loss), metal_per_kg: amountOf(typed.metal) }
      : {}),
    ...(type === 'buy-back'
      ? {
          returned: shareOf(typed.returned),
          return_per_kg: amountOf(typed.paid),
          worth_per_kg: amountOf(typed.worth),
        }
      : {}),
  });
  return read.success ? read.data : null;
}

/** An amount that may be nothing; `null` where no number stands, which no contract accepts. */
const amountOf = (text: string): number | null => (text.trim() === '0' ? 0 : (numberOf(text) ?? null));

const shareOf = (text: string): number | null => {
  const percent = amountOf(text);
  return percent === null ? null : Number((percent / 100).toPrecision(9));
};
