import { additionsOf } from '../../calculations/lots/contamination.ts';
import { COATING_CHECK, FILM_CHECK, OIL_CHECK, RESIDUE_CHECK } from '../../calculations/lots/findings.ts';
import { type GateFindings, judgeGate, usualOil } from '../../calculations/lots/yard-rules.ts';
import type { GateCheckItem } from '../../evidence/ledger/state.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { toDecimalText } from '../../foundation/quantity/reading.ts';
import type { TaskContext } from '../context.ts';
import { onOneHead } from '../on-one-head.ts';

/** What the gate found; `oil` [kg/kg] is compared with what the lot's form usually brings. */
export interface GateVisit extends Omit<GateFindings, 'moistureAndOil'> {
  readonly oil?: number;
  readonly coating?: 'none' | 'metallic' | 'ceramic' | 'unknown';
  /** Shell, core, coating or braze left on the metal [kg/kg] by name (models/intake/contamination.ts). */
  readonly residues?: readonly { readonly residue: string; readonly share: number }[];
  /** Thickness of the oxide film [m]: heat tint, scale. */
  readonly film_m?: number;
  readonly by?: string;
}

/**
 * Judges what the gate found on a lot and records one row per check: radiation, closed cavities, moisture and oil,
 * mutilation, export class, owner, declared grade; coating, residues and oxide film where somebody looked. A check that
 * was not made is HOLD; what pieces and turnings were found to hold stays. Only PASS of all lets the lot be cleared
 * later. Throws NotFoundError for an unknown lot.
 */
export async function checkGate(lotId: string, visit: GateVisit, context: TaskContext): Promise<LotView> {
  const { compute, store } = context;
  const lot = await store.lot(lotId);
  const { oil, coating, residues = [], film_m, by, ...findings } = visit;
  // Refused here, at the gate, what could not be counted into the composition later.
  additionsOf(lot.form, { oil: oil ?? null, residues, film_m: film_m ?? null }, compute.facts());
  const { rows } = judgeGate({
    ...findings,
    owner: findings.owner ?? lot.owner ?? 'plant',
    ...(oil === undefined
      ? {}
      : { moistureAndOil: { share: oil, usualMax: usualOil(lot.form, compute.facts()) } }),
  });
  const found: GateCheckItem[] = [
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
    ...residues.map(({ residue, share }) => ({
      check: `${RESIDUE_CHECK}${residue}`,
      verdict: 'PASS' as const,
      text: decimal(share),
      unit: 'kg/kg',
      reason: 'counted into the composition',
    })),
    ...(film_m === undefined
      ? []
      : [
          {
            check: FILM_CHECK,
            verdict: 'PASS' as const,
            text: decimal(film_m),
            unit: 'm',
            reason: 'counted into the composition',
          },
        ]),
  ];
  return recordChecks(lot, { found, ...(by ? { by } : {}) }, context);
}

/** Records checks beside those that stand: a check made again replaces its earlier row. */
export async function recordChecks(
  lot: Pick<LotView, 'id'>,
  { found, by }: { readonly found: readonly GateCheckItem[]; readonly by?: string },
  { store }: TaskContext,
): Promise<LotView> {
  const again = new Set(found.map(({ check }) => check));
  // What stands is read anew: a check that somebody else made meanwhile must not be lost.
  await onOneHead(store, async (expectedHead) => {
    const { gate } = await store.lot(lot.id);
    const checks = [...(gate?.checks ?? []).filter(({ check }) => !again.has(check)), ...found];
    await store.execute({ type: 'gateCheck', lot: lot.id, checks, ...(by ? { by } : {}) }, { expectedHead });
  });
  return store.lot(lot.id);
}

/** What the gate said about a coating; null when nobody looked. */
export const coatingOf = (lot: LotView): string | null =>
  lot.gate?.checks.find(({ check }) => check === COATING_CHECK)?.reason ?? null;

/** Plain decimal text of what was measured: six significant digits, no exponent. */
const decimal = (value: number): string =>
  value === 0 ? '0' : toDecimalText(value, Math.max(0, 5 - Math.floor(Math.log10(value))));
