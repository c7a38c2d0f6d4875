import type { HeatContract } from '../../src/documents/heats/heat-contract.ts';
import { heatContractSchema } from '../../src/documents/heats/heat-contract.ts';
import { fromZero } from '../design/read-number.ts';

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
  if (typed.type === '') return undefined;
  const read = heatContractSchema.safeParse(documentOf(typed));
  return read.success ? read.data : null;
}

/** The fields of a contract that are missing or wrong; none where the contract stands. */
export function wrongFields(typed: TypedContract): ReadonlySet<keyof TypedContract> {
  if (typed.type === '') return new Set();
  const issues = heatContractSchema.safeParse(documentOf(typed)).error?.issues ?? [];
  return new Set(issues.flatMap(({ path: [field] }) => FIELDS[String(field)] ?? []));
}

/** The field of the form for each field of the document. */
const FIELDS: Readonly<Record<string, keyof TypedContract>> = {
  ...{ price_per_kg: 'money', fee_per_kg: 'money', currency: 'currency', on: 'on', usd_per_unit: 'rate' },
  ...{ allowedLoss: 'loss', metal_per_kg: 'metal' },
  ...{ returned: 'returned', return_per_kg: 'paid', worth_per_kg: 'worth' },
};

function documentOf(typed: TypedContract): object {
  const { type, on } = typed;
  const currency = typed.currency.trim().toUpperCase();
  return {
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
  };
}

/** An amount that may be nothing; `null` where no number stands, which no contract accepts. */
const amountOf = (text: string): number | null => fromZero(text) ?? null;

const shareOf = (text: string): number | null => {
  const percent = amountOf(text);
  return percent === null ? null : Number((percent / 100).toPrecision(9));
};
