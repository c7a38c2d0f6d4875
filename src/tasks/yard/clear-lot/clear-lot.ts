import { signatureOf } from '../../../desk/actor.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { namesOfPlant } from '../../../desk/names-of-plant.ts';
import { assertYardStep } from '../../../desk/yard/yard-step.ts';
import { heldByHand } from '../../../evidence/ledger/commands/lot/clear-lot.ts';
import type { Single } from '../../../evidence/ledger/commands.ts';
import type { LotView } from '../../../evidence/ledger/store.ts';
import { ForbiddenError, InputError } from '../../../foundation/errors.ts';
import { knownGrade } from '../../../metal/alloy/catalogue.ts';
import { requireOtherHands } from '../../../metal/plant/person.ts';
import { defineVerb } from '../../task.ts';
import { type ClearOrder, contract } from './contract.ts';

/**
 * Positive release of a lot: lifts the hold when the gate passed and the lot was identified, as the grade it was
 * identified as under the name that the plant reads; ambiguous metal only under a named override that has not expired, mixed and unknown metal never (Y4).
 * Throws ForbiddenError with the reason otherwise; nothing un-cleared can be planned.
 */
export const clearLot = defineVerb(
  contract,
  async ({ lot: id, ...wanted }, context) => {
    const { store } = context;
    const lot = await store.lot(id);
    if (context.booked) return lot;
    await store.execute(clearing(lot, { ...wanted, context }), signalOf(context));
    return store.lot(id);
  },
  {
    signs: ({ lot, override }, name) =>
      override
        ? `I, ${name}, clear lot ${lot} although it is not certain what it is, until ${override.expires}. Reason: ${override.reason}.`
        : null,
  },
);

/** The command that clears a lot. Throws the refusal of the rule that keeps it. */
export function clearing(
  lot: LotView,
  {
    grade: wanted,
    override,
    despite,
    context,
  }: Pick<ClearOrder, 'grade' | 'override'> & {
    /** Why it is cleared against what is said of its paper: "although declared as IN718: two papers were mixed up". */
    readonly despite?: string;
    readonly context: TaskContext;
  },
): Single {
  const at = context.clock().toISOString();
  const held = heldByHand(lot);
  if (held !== null)
    throw new ForbiddenError(`lot ${lot.id} cannot be cleared: ${held}`, { path: 'lot', value: lot.id });
  const { by } = signatureOf(context.actor);
  if (by !== undefined)
    requireOtherHands({ act: 'clear lot', by }, lot.hands ?? [], { of: `lot ${lot.id}`, path: 'by' });
  assertYardStep(lot, { type: 'clear', at, ...(override ? { override } : {}) }, context);
  const { candidates = [], equivalent = [] } = lot.identification ?? {};
  const possible = [...candidates.map(({ grade }) => grade), ...equivalent];
  const typed =
    wanted === undefined || possible.includes(wanted)
      ? wanted
      : (knownGrade(context.compute.facts().grades, wanted)?.id ?? wanted);
  // Among the names of one alloy, the one that the plant reads.
  const usual = possible[0] && namesOfPlant(context.compute).nameOf(possible[0]);
  const grade = typed ?? possible.find((one) => one === usual) ?? possible[0];
  if (grade === undefined || !possible.includes(grade))
    throw new InputError(`lot ${lot.id} was not identified as ${grade ?? 'any grade'}`, {
      path: 'grade',
      value: grade ?? null,
      allowed: possible.join(', ') || 'none: the lot is not identified',
      cure: 'name one of these grades, or identify the lot again',
    });
  return {
    type: 'clearLot',
    lot: lot.id,
    grade,
    reason: reasonOf(grade, { override, despite }),
    ...(override ? { override } : {}),
    ...signatureOf(context.actor),
  };
}

/** What the record says of why it was cleared. */
function reasonOf(
  grade: string,
  { override, despite }: { readonly override: ClearOrder['override']; readonly despite: string | undefined },
): string {
  if (override) return `taken as ${grade}: ${override.reason}`;
  return [`identified as ${grade}`, despite ?? []].flat().join(', ');
}
