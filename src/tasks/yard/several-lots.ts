import { bookOrTry } from '../../desk/book-or-try.ts';
import type { TaskContext } from '../../desk/context.ts';
import { onOneHead } from '../../desk/on-one-head.ts';
import type { SelectionOrder } from '../../documents/contract/fields.ts';
import type { LotsStep } from '../../documents/yard/lots-step.ts';
import type { Single } from '../../evidence/ledger/commands.ts';
import type { Head, LotView } from '../../evidence/ledger/store.ts';
import {
  ConflictError,
  cureBy,
  ForbiddenError,
  InputError,
  NotFoundError,
  RemeltError,
} from '../../foundation/errors.ts';
import { sumOf } from '../../foundation/numerics/sum.ts';

/** What a step makes of one lot: its commands, how it is told, and the lot it is for. */
export interface LotStep {
  readonly lot: LotView;
  readonly commands: readonly Single[];
  readonly outcome: string;
  readonly words: string;
  /** What was identified against the declared grade. */
  readonly declaredOtherwise?: string;
  /** What the gate found before and finds no more. */
  readonly foundNoMore?: string;
}

/**
 * Takes the selected lots one step on, all in one command of the ledger: those that the rules let go. The others are named
 * with the reason; a dry run leaves out the same ones as the booking. `plan` looks at all lots at once and throws nothing for a single one. Throws InputError when nothing is
 * selected, NotFoundError for a lot that is named and unknown.
 */
export async function stepTogether(
  order: SelectionOrder & { readonly step: LotsStep['step'] },
  context: TaskContext,
  plan: (lots: readonly LotView[]) => Promise<readonly LotStep[]> | readonly LotStep[],
): Promise<LotsStep> {
  const steps = await onOneHead(context.store, async (expectedHead) => {
    const planned = await plan(await selectedLots(order, context));
    const how = { expectedHead, dryRun: order.dryRun };
    if ((await refusalOf(planned, how, context)) === null) return planned;
    // the ledger refuses a whole command because of one lot: asked one by one, only those that it refuses are left out
    const allowed: LotStep[] = [];
    for (const step of planned) {
      const refused = await refusalOf([step], { ...how, dryRun: true }, context);
      allowed.push(refused === null ? step : leftOut(step.lot, refused));
    }
    const together = await refusalOf(allowed, how, context);
    if (together) throw together;
    return allowed;
  });
  return {
    format: 'remelt-lots-step/1',
    step: order.step,
    booked: !order.dryRun,
    lots: steps.map(({ lot, outcome, words, declaredOtherwise, foundNoMore }) => ({
      lot: lot.id,
      mass_g: present(lot),
      supplier: lot.supplier,
      declaredGrade: lot.declaredGrade,
      ...(lot.note === null ? {} : { note: lot.note }),
      outcome,
      words,
      ...(declaredOtherwise === undefined ? {} : { declaredOtherwise }),
      ...(foundNoMore === undefined ? {} : { foundNoMore }),
    })),
  };
}

/** Books the commands of steps together, or tries them: the refusal of a rule of the ledger; null where it takes them. */
async function refusalOf(
  steps: readonly LotStep[],
  how: { readonly expectedHead: Head; readonly dryRun: boolean | undefined },
  context: TaskContext,
): Promise<RemeltError | null> {
  const commands = steps.flatMap((step) => step.commands);
  if (commands.length === 0) return null;
  try {
    await bookOrTry({ type: 'batch', commands }, how, context);
    return null;
  } catch (error) {
    if (error instanceof ForbiddenError || error instanceof InputError) return error;
    if (error instanceof ConflictError && error.details[0]?.path !== 'expectedHead') return error;
    throw error;
  }
}

/** Grams of the lot that the step is for: what a treatment or a draw took is gone. */
const present = ({ mass_g, drawn_g }: LotView): number =>
  mass_g - sumOf(Object.values(drawn_g), (grams) => grams);

/** A lot that does not take the step, with the refusal of the rule that keeps it. */
export function leftOut(lot: LotView, refusal: unknown): LotStep {
  if (!(refusal instanceof RemeltError)) throw refusal;
  const cure = refusal.details.find((detail) => detail.cure !== undefined)?.cure;
  return {
    lot,
    commands: [],
    outcome: 'left out',
    words: [refusal.message, cure].filter(Boolean).join('; '),
  };
}

async function selectedLots(
  { lots: ids, which, supplier }: SelectionOrder,
  { store }: TaskContext,
): Promise<LotView[]> {
  if (ids === undefined && which === undefined && supplier === undefined)
    throw new InputError('no lots are selected', {
      path: 'lots',
      allowed: 'ids of lots, --all-on-hold, --new, --all-identified, --supplier or --from',
    });
  const found = await store.lots({
    ...(ids === undefined ? { status: 'hold' as const } : { ids }),
    ...(supplier === undefined ? {} : { supplier }),
  });
  const unknown = ids?.find((id) => !found.some((lot) => lot.id === id));
  if (unknown !== undefined && supplier === undefined)
    throw new NotFoundError(`there is no lot ${unknown}`, {
      path: 'lots',
      value: unknown,
      ...cureBy('see the lots', 'yard/list-lots'),
    });
  const chosen = found.filter((lot) => isOf(lot, which));
  if (chosen.length > 0) return chosen;
  throw new InputError('no lot is of that selection', {
    path: 'lots',
    value: [which, supplier].filter(Boolean).join(', ') || null,
    allowed: 'at least one lot',
    ...cureBy('see the lots on hold, and why', 'yard/list-lots', { status: 'hold' }),
  });
}

function isOf(lot: LotView, which: SelectionOrder['which']): boolean {
  if (which === undefined) return true;
  if (lot.status !== 'hold') return false;
  if (which === 'new') return lot.gate?.verdict === 'PASS' && lot.identification === null;
  return which === 'on-hold' || lot.identification?.verdict === 'identified';
}
