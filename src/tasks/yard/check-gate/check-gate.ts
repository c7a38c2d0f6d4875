import { additionsOf } from '../../../calculations/lots/contamination.ts';
import {
  COATING_CHECK,
  EARLIER_CHECK,
  FILM_CHECK,
  foundNoMore,
  OIL_CHECK,
  RESIDUE_CHECK,
} from '../../../calculations/lots/findings.ts';
import { judgeGate, usualOil } from '../../../calculations/lots/yard-rules.ts';
import { signatureOf } from '../../../desk/actor.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { onOneHead } from '../../../desk/on-one-head.ts';
import type { GateCheckItem } from '../../../evidence/ledger/state.ts';
import type { LotView } from '../../../evidence/ledger/store.ts';
import { ConflictError, cureBy, InputError } from '../../../foundation/errors.ts';
import { shortPercent } from '../../../foundation/quantity/format.ts';
import { toDecimalText } from '../../../foundation/quantity/reading.ts';
import { defineVerb } from '../../task.ts';
import { contract, type GateOrder } from './contract.ts';

/**
 * Judges what the gate found on a lot and records one row per check: radiation, closed cavities, moisture and oil,
 * mutilation, export class, owner, declared grade; coating, residues and oxide film where somebody looked. A check that
 * was not made is HOLD; what pieces and turnings were found to hold stays. Only PASS of all lets the lot be cleared
 * later. Throws NotFoundError for an unknown lot, ConflictError for oil or a coating that is gone without a treatment or a reason, and
 * for findings that contradict what the lot was booked as (Y11, Y12).
 */
export const checkGate = defineVerb(contract, async ({ lot: id, ...visit }, context) => {
  const lot = await context.store.lot(id);
  const { gate, note } = await recordChecks(
    lot,
    explained(lot, checksOf(lot, visit, context), visit),
    context,
  );
  return { ...gate!, ...(note === null ? {} : { note }) };
});

/** What was found on a lot before and is found no more, though no treatment of it was booked; null = nothing of the kind. */
export const goneUntreated = (lot: LotView, found: readonly GateCheckItem[]): string | null =>
  lot.processed === undefined ? foundNoMore(lot.gate?.checks ?? [], withChecks(lot, found)) : null;

/** The checks as they are recorded. Throws ConflictError for metal that became clean of itself, unless somebody says why. */
function explained(
  lot: LotView,
  found: readonly GateCheckItem[],
  { despite }: Visit,
): readonly GateCheckItem[] {
  const gone = goneUntreated(lot, found);
  if (gone === null) return found;
  if (despite !== undefined) return withReason(found, gone, despite);
  throw new ConflictError(`lot ${lot.id}: ${gone}, and no treatment was booked`, {
    path: 'despite',
    allowed: 'a treatment between the two, or why the metal is clean without one',
    ...cureBy('book what was done, or say why', 'yard/process-lot', { lot: lot.id }),
  });
}

/** The checks, and why something that was found before is found no more: a row that judges nothing. */
export const withReason = (
  found: readonly GateCheckItem[],
  gone: string,
  despite: string,
): readonly GateCheckItem[] => [
  ...found,
  { check: EARLIER_CHECK, verdict: 'PASS', reason: `${gone}: ${despite}` },
];

/** Most oil and moisture that its carbon and sulfur are reckoned for [kg/kg]. */
const MOST_OIL = 0.5;

export type Visit = Omit<GateOrder, 'lot'>;

/** One row per check of the gate, and one for what somebody saw on the metal. */
export function checksOf(lot: LotView, visit: Visit, { compute }: TaskContext): GateCheckItem[] {
  const { oil, coating, residues = [], film_m, despite: _, ...findings } = visit;
  if (oil !== undefined && oil > MOST_OIL)
    throw new InputError(
      `lot ${lot.id}: ${shortPercent(oil)} of oil and moisture is more than half of the lot`,
      {
        path: 'oil',
        value: oil,
        unit: 'kg/kg',
        allowed: `0 to ${MOST_OIL} kg/kg (${shortPercent(MOST_OIL)})`,
        cure: 'read the number again',
      },
    );
  // Refused here, at the gate, what could not be counted into the composition later.
  additionsOf(lot.form, { oil: oil ?? null, residues, film_m: film_m ?? null }, compute.facts());
  const moistureAndOil =
    oil === undefined
      ? {}
      : { moistureAndOil: { share: oil, usualMax: usualOil(lot.form, compute.facts()) } };
  const owner = findings.owner ?? lot.owner ?? 'plant';
  const { rows } = judgeGate({ ...findings, owner, ...moistureAndOil }, lot);
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

/** Plain decimal text of what was measured: six significant digits, no exponent. */
const decimal = (value: number): string =>
  value === 0 ? '0' : toDecimalText(value, Math.max(0, 5 - Math.floor(Math.log10(value))));
