import { ConflictError, cureBy, ForbiddenError, InputError } from '../../../../foundation/errors.ts';
import { kilograms } from '../../../../foundation/quantity/format.ts';
import type { Subject } from '../../../../metal/alloy/words.ts';
import type { Said } from '../../../records/kinds.ts';
import { checkGrams, type Desk } from '../../rules/desk.ts';
import type { HeatState, LotState, ObjectState } from '../../state.ts';
import { reservedGrams } from '../../subjects/stock.ts';

/** A mass out of a lot, or out of an object that is melted again (electrode). */
export type Portion = Said<'heat.charged'>['inputs'][number];

/** The lot or object, if a heat of that owner may use it. Throws ForbiddenError with the rule otherwise. */
export function usable(desk: Desk, from: Subject, heat: HeatState, path: string): LotState | ObjectState {
  const stock = desk.metal(from);
  if (stock.type === 'heat') {
    throw new InputError(`${from} is a heat and cannot be charged itself`, {
      path,
      value: from,
      allowed: 'a lot or object',
      cure: 'charge the objects and lots that came out of it',
    });
  }
  const forbid = (words: string, cure?: string): never => {
    const told = { path, value: stock.id, ...(cure === undefined ? {} : { cure }) };
    throw new ForbiddenError(`${stock.type} ${stock.id} ${words}`, told);
  };
  if (stock.type === 'lot' && stock.status !== 'cleared')
    forbid(`is not cleared (${stock.holdReason ?? stock.status})`, howToClear(stock));
  if (stock.type === 'object' && stock.status === 'void') forbid('was never cast: its record was withdrawn');
  if (stock.type === 'object' && stock.held)
    forbid(`is on hold (${stock.held.reason}); release it anew when it was shown good`);
  if (stock.status === 'cut') forbid('is cut up; use its pieces');
  if (stock.status === 'shipped') forbid('was shipped');
  if (stock.status === 'failed' && stock.disposition !== 'remelt')
    forbid('failed; it may be remelted only after the disposition "remelt"');
  if (stock.disposition && stock.disposition !== 'remelt' && stock.disposition !== 'downgrade')
    forbid(`has the disposition "${stock.disposition}"`);
  if (!ownedFor(stock, heat)) {
    forbid(
      `belongs to ${stock.owner ?? 'the plant'}, heat ${heat.id} to ${heat.owner ?? 'the plant'}; their metal must not be mixed`,
    );
  }
  return stock;
}

/** Who does what before a heat may use the lot (L4, L10); nothing where no clearing brings it back. */
function howToClear({ status, held, disposition }: LotState): string | undefined {
  const isGone = disposition && disposition !== 'remelt' && disposition !== 'downgrade';
  if (status === 'void' || isGone) return undefined;
  const clears = 'quality clears the lot; then book this again';
  if (!held) return clears;
  if (held.lift) return `${held.lift.by} proposed to lift the hold: another person of ${clears}`;
  return `quality, an analyst or a certifier proposes to lift the hold of ${held.by ?? 'the lot'}, and another person of ${clears}`;
}

/** H8: customer-owned metal is not mixed; the plant's virgin metal and addition alloys may be agreed as additions. */
function ownedFor(stock: LotState | ObjectState, heat: HeatState): boolean {
  if (stock.owner === heat.owner) return true;
  const addition = ['virgin', 'addition-alloy'];
  return (
    stock.owner === null && heat.ownAdditions && stock.type === 'lot' && addition.includes(stock.lotClass)
  );
}

/** Up to this share of its booked mass a lot that weighs more was booked too light; beyond it the number is a slip (assumption). */
const WEIGHED_AGAIN = 1.02;

/** H9: no gram is promised or drawn twice. */
export function refuseTooMuch(
  stock: LotState | ObjectState,
  asked: number,
  free: number,
  path: string,
): void {
  if (asked <= free) return;
  throw new ConflictError(
    `${stock.type} ${stock.id} has ${kilograms(free)} free; ${kilograms(asked)} were asked for`,
    {
      path,
      value: asked,
      unit: 'g',
      where: stock.subject,
      allowed: `at most ${kilograms(free)}`,
      ...(stock.type === 'lot' && asked > stock.mass_g && asked < WEIGHED_AGAIN * free
        ? cureBy(
            'correct the mass of the lot, if the scale shows more than was booked, or use less',
            'proof/correct-record',
            { of: stock.subject, values: { mass_g: null } },
          )
        : {
            cure:
              reservedGrams(stock) > 0
                ? `plan again the heats that reserve it (${Object.keys(stock.reserved_g).join(', ')}), or use other metal`
                : 'ask for less, or use other metal',
          }),
    },
  );
}

/** Every mass is one, and nothing is named twice. */
export function checkPortions(list: readonly Portion[], path: string): void {
  const seen = new Set<string>();
  for (const [i, { from, mass_g }] of list.entries()) {
    checkGrams(mass_g, `${path}[${i}].mass_g`);
    if (seen.has(from)) {
      throw new InputError(`${from} is listed twice`, {
        path: `${path}[${i}].from`,
        value: from,
        cure: 'list it once, with the sum of both masses',
      });
    }
    seen.add(from);
  }
}

/** Portions without what else is known of them. */
export const portions = (list: readonly Portion[]): readonly Portion[] =>
  list.map(({ from, mass_g }) => ({ from, mass_g }));

/** Gives back all that a heat still has reserved. */
export function giveBack(desk: Desk, heat: HeatState, happenedAt: string): void {
  for (const [from, grams] of Object.entries(heat.reserved_g)) {
    const stock = desk.metal(from);
    if (stock.type === 'heat') continue;
    desk.write(`${stock.type}.unreserved`, stock.subject, {
      happenedAt,
      heat: heat.id,
      mass_g: grams,
    });
  }
}
