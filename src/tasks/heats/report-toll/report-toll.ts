import { accountOf } from '../../../calculations/heats/toll-account.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { isMarked } from '../../../desk/demonstration.ts';
import {
  countedMetal,
  heatMoves,
  leavingMoves,
  type Metal,
  receivedMoves,
} from '../../../desk/money/booked-moves.ts';
import { contentsIn } from '../../../desk/planning/contents-of-metal.ts';
import { NotFoundError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';
import { inheritedContents, placesOf, type TollMoves, tollEntries } from './toll-entries.ts';
import { contractFee, feeOf } from './toll-fee.ts';

/** The account of a customer whose metal is melted here: what came in, what the heats made of it, what is still here. */
export const reportToll = defineVerb(contract, async ({ customer, month, fee }, context) => {
  const all = await movesOf(customer, context);
  const contents = inheritedContents(all.metal, contentsIn(all.metal, context));
  const entries = tollEntries(all, contents);
  const madeAt = context.clock().toISOString();
  const from = month === undefined ? null : `${month}-01`;
  const to = month === undefined ? madeAt.slice(0, 10) : lastDayOf(month);
  const owed = fee === undefined ? contractFee(all, { from, to }) : feeOf(fee, all, { from, to });
  const unknown = entries.filter(
    ({ kind, grams, on }) => kind === 'received' && grams.size === 0 && on <= to,
  );
  return {
    format: 'remelt-toll/1' as const,
    ...{ customer, from, to },
    ...accountOf(entries, { from, to }),
    places: placesOf(all, to).map(([place, mass_g]) => ({ place, mass_kg: mass_g / 1000 })),
    notAnalysed_kg: unknown.reduce((sum, { mass_g }) => sum + mass_g, 0) / 1000,
    ...(owed === undefined ? {} : { fee: owed }),
    rules: RULES,
    specimen: await isMarked(context),
    madeAt,
  };
});

const RULES = [
  'The account holds what is the customer’s: lots, pieces, metal in the furnace, skull and crops. Moves between these change nothing.',
  'A heat counts whole on the day it was melted, a lot on the day it came in, a piece on the day it was shipped. Days are in UTC.',
  'Metal of the plant that was charged into a heat of the customer is an entry of its own: whose it is then, the contract says.',
  'Contents of a lot are those of its analyses, of a piece those of its heat. Where nothing was measured, a heat has the contents of its charge.',
  'Difference: what came out of a heat by analysis, less what was charged. What slag and fume took is in it, and so is the error of the analyses.',
  'A correction counts from the beginning: each figure is what the ledger says now, also of a month that is over.',
];

/** First and last day that a ledger can hold. */
const ALWAYS = { from: '0000-01-01', to: '9999-12-31' };

/** Everything that was booked. Throws NotFoundError naming the customers where this one owns nothing. */
async function movesOf(customer: string, context: TaskContext): Promise<TollMoves> {
  const metal = await countedMetal(context);
  const owners = ownersOf(metal);
  if (!owners.includes(customer))
    throw new NotFoundError(`no lot or heat of this ledger belongs to "${customer}"`, {
      path: 'customer',
      value: customer,
      allowed: owners.length === 0 ? 'none: all metal is the plant’s own' : owners.join(', '),
      cure: 'book lots with their owner (column "owner" of the sheet), or put the owner of a lot right',
    });
  const heats = await heatMoves(metal, ALWAYS, context);
  const moves = [...receivedMoves(metal, ALWAYS), ...(await leavingMoves(metal, ALWAYS, context))];
  return { customer, metal, moves, heats };
}

const ownersOf = ({ lots, heats, objects }: Metal): string[] => {
  const owners = [...lots, ...heats, ...objects].map(({ owner }) => owner);
  return [...new Set(owners.filter((owner) => owner !== null))].sort();
};

/** "2026-10" -> "2026-10-31". */
const lastDayOf = (month: string): string => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
};
