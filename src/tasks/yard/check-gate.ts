import { additionsOf } from '../../calculations/lots/contamination.ts';
import { COATING_CHECK, FILM_CHECK, OIL_CHECK, RESIDUE_CHECK } from '../../calculations/lots/findings.ts';
import { judgeGate, usualOil } from '../../calculations/lots/yard-rules.ts';
import { checkGateOrder, type GateOrder } from '../../documents/orders/yard.ts';
import { gateSchema } from '../../documents/stock.ts';
import type { GateCheckItem } from '../../evidence/ledger/state.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { toDecimalText } from '../../foundation/quantity/reading.ts';
import { signatureOf } from '../actor.ts';
import { signalOf, type TaskContext } from '../context.ts';
import { onOneHead } from '../on-one-head.ts';
import { defineTask } from '../task.ts';

/**
 * Judges what the gate found on a lot and records one row per check: radiation, closed cavities, moisture and oil,
 * mutilation, export class, owner, declared grade; coating, residues and oxide film where somebody looked. A check that
 * was not made is HOLD; what pieces and turnings were found to hold stays. Only PASS of all lets the lot be cleared
 * later. Throws NotFoundError for an unknown lot.
 */
export const checkGate = defineTask({
  name: 'check-gate',
  title: 'Record the gate checks of a lot (a missing check keeps it on hold)',
  order: checkGateOrder,
  answer: gateSchema,
  act: 'check lot',
  run: async ({ lot: id, ...visit }, context) => {
    const lot = await context.store.lot(id);
    const { gate } = await recordChecks(lot, checksOf(lot, visit, context), context);
    return gate!;
  },
});

export type Visit = Omit<GateOrder, 'lot'>;

/** One row per check of the gate, and one for what somebody saw on the metal. */
export function checksOf(lot: LotView, visit: Visit, { compute }: TaskContext): GateCheckItem[] {
  const { oil, coating, residues = [], film_m, ...findings } = visit;
  // Refused here, at the gate, what could not be counted into the composition later.
  additionsOf(lot.form, { oil: oil ?? null, residues, film_m: film_m ?? null }, compute.facts());
  const { rows } = judgeGate({
    ...findings,
    owner: findings.owner ?? lot.owner ?? 'plant',
    ...(oil === undefined
      ? {}
      : { moistureAndOil: { share: oil, usualMax: usualOil(lot.form, compute.facts()) } }),
  });
  return [
    ...rows.map((row) =>
      row.check === OIL_CHECK && oil !== undefined ? { ...row, text: decimal(oil), unit: 'kg/kg' } : row,
    ),
    ...(coating === undefined
      ? []
      : [
          {
            check: COATING_CHECK,
            verdict: coating === 'unknown' ? ('HOLD' as const) : ('PASS' as const),
            reason: coating,
          },
        ]),
    ...residues.map(({ residue, share }) => counted(`${RESIDUE_CHECK}${residue}`, share, 'kg/kg')),
    ...(film_m === undefined ? [] : [counted(FILM_CHECK, film_m, 'm')]),
  ];
}

/** A row that judges nothing: what was measured on the metal is added to its composition. */
const counted = (check: string, value: number, unit: string): GateCheckItem => ({
  check,
  verdict: 'PASS',
  text: decimal(value),
  unit,
  reason: 'counted into the composition',
});

/** Checks beside those that stand: a check made again replaces its earlier row. */
export function withChecks(
  { gate }: Pick<LotView, 'gate'>,
  found: readonly GateCheckItem[],
): GateCheckItem[] {
  const again = new Set(found.map(({ check }) => check));
  return [...(gate?.checks ?? []).filter(({ check }) => !again.has(check)), ...found];
}

/** Records checks beside those that stand. */
export async function recordChecks(
  lot: Pick<LotView, 'id'>,
  found: readonly GateCheckItem[],
  context: TaskContext,
): Promise<LotView> {
  const { store, actor } = context;
  // What stands is read anew: a check that somebody else made meanwhile must not be lost.
  await onOneHead(store, async (expectedHead) => {
    const checks = withChecks(await store.lot(lot.id), found);
    await store.execute(
      { type: 'gateCheck', lot: lot.id, checks, ...signatureOf(actor) },
      { expectedHead, ...signalOf(context) },
    );
  });
  return store.lot(lot.id);
}

/** What the gate said about a coating; null when nobody looked. */
export const coatingOf = (lot: LotView): string | null =>
  lot.gate?.checks.find(({ check }) => check === COATING_CHECK)?.reason ?? null;

/** Plain decimal text of what was measured: six significant digits, no exponent. */
const decimal = (value: number): string =>
  value === 0 ? '0' : toDecimalText(value, Math.max(0, 5 - Math.floor(Math.log10(value))));
