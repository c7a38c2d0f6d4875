import { z } from 'zod';
import { massText } from '../../foundation/quantity/format.ts';
import { share } from '../common.ts';

const amount = z.number().min(0).max(1e9);

const ruled = {
  /** Money of the contract. */
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency such as USD'),
  /** Day of the price or fee. */
  on: z.iso.date({ error: 'must be a day such as 2026-11-28' }),
  /** USD for one unit of another currency. */
  usd_per_unit: z.number().positive().max(1e6).exactOptional(),
  /** Share of the saving against new metal that the customer gets. */
  savingShare: share.exactOptional(),
};

const contracts = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('fixed'), price_per_kg: amount, ...ruled }),
  /** Metal at cost, and a fee. */
  z.strictObject({ type: z.literal('pass-through'), fee_per_kg: amount, ...ruled }),
  /** A base price, and what the metal index moved since, times a factor. */
  z.strictObject({
    type: z.literal('surcharge'),
    price_per_kg: amount,
    index: amount,
    baseIndex: amount,
    factor: amount,
    ...ruled,
  }),
  /** A fee on the customer's metal; loss beyond the allowed share of the charge is paid by the plant. */
  z.strictObject({
    type: z.literal('toll'),
    fee_per_kg: amount,
    allowedLoss: share.exactOptional(),
    metal_per_kg: amount.exactOptional(),
    ...ruled,
  }),
  /** A price, and returns that are bought back: kilograms for each sold, what is paid for one, and what it is worth here. */
  z.strictObject({
    type: z.literal('buy-back'),
    price_per_kg: amount,
    returned: share,
    return_per_kg: amount,
    worth_per_kg: amount,
    ...ruled,
  }),
]);

/** How a customer pays for the metal of a heat; money for each kilogram that comes out. */
export const heatContractSchema = contracts
  .refine(({ currency, usd_per_unit }) => currency === 'USD' || usd_per_unit !== undefined, {
    path: ['usd_per_unit'],
    error: 'is missing: money of another currency needs its rate, such as 1.16 USD for 1 EUR',
  })
  .refine(
    (one) => one.type !== 'toll' || (one.allowedLoss === undefined) === (one.metal_per_kg === undefined),
    {
      path: ['metal_per_kg'],
      error: 'and allowedLoss belong together: which loss is allowed, and what metal beyond it costs',
    },
  );
export type HeatContract = z.infer<typeof heatContractSchema>;

/** A contract in words: "fixed, 62 USD/kg of 2026-11-01". */
export function contractWords(contract: HeatContract): string {
  const { currency, on, savingShare } = contract;
  const rate = 'price_per_kg' in contract ? contract.price_per_kg : contract.fee_per_kg;
  const fee = 'fee_per_kg' in contract ? 'fee ' : '';
  const share =
    savingShare === undefined ? '' : `, ${Math.round(100 * savingShare)} % of the saving to the customer`;
  return `${contract.type}, ${fee}${rate} ${currency}/kg of ${on}${more(contract)}${share}`;
}

/** What is sold under a contract, in words: what was shipped [kg], never what was poured. */
export const soldWords = (shipped_kg: number, contract: string): string =>
  shipped_kg > 0
    ? `${massText(shipped_kg)} kg shipped, ${contract}`
    : `nothing is shipped yet, so nothing is sold (contract: ${contract})`;

function more(contract: HeatContract): string {
  if (contract.type === 'surcharge')
    return `, ${contract.factor} x (index ${contract.index} - ${contract.baseIndex})`;
  if (contract.type === 'buy-back')
    return `, ${contract.returned} kg/kg bought back at ${contract.return_per_kg}`;
  if (contract.type === 'toll' && contract.allowedLoss !== undefined)
    return `, loss above ${Math.round(1000 * contract.allowedLoss) / 10} % at ${contract.metal_per_kg}`;
  return '';
}
