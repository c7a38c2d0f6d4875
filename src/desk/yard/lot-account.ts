import { isStated } from '../../calculations/lots/contents.ts';
import { oilToWash } from '../../calculations/lots/findings.ts';
import { whyOnHold } from '../../calculations/lots/why-on-hold.ts';
import { stageOf } from '../../calculations/lots/yard-rules.ts';
import type { IdentifiedToday } from '../../documents/yard/identify.ts';
import type { YardLot } from '../../documents/yard/yard.ts';
import { laterAnalyses } from '../../evidence/ledger/commands/lot/clear-lot.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { sumOf } from '../../foundation/numerics/sum.ts';
import { daysBetween } from '../../foundation/quantity/days.ts';
import type { TaskContext } from '../context.ts';
import { inTurns } from '../in-turns.ts';
import { note } from '../memory.ts';
import { type LotWorth, lotWorth } from '../money/lot-worth.ts';
import { declaredOtherwise } from './declared-otherwise.ts';
import { identifiedToday } from './identified-today.ts';
import { forYard } from './yard-step.ts';

/** What a lot is cleared as, else declared as; empty when neither. */
export const gradeOf = ({ clearedAs, declaredGrade }: LotView): string => clearedAs ?? declaredGrade ?? '';

/** Nothing of it is left, or it never was there. */
export const isGone = ({ status, mass_g, drawn_g }: LotView): boolean =>
  status === 'void' || sumOf(Object.values(drawn_g), (grams) => grams) >= mass_g;

/** The lots that are there, as `accountOf` tells them. */
export const lotsThere = async (context: TaskContext): Promise<YardLot[]> =>
  accountOf(
    (await context.store.lots()).filter((lot) => !isGone(lot)),
    context,
  );

/** Lots with what they are worth, how old they are and why they wait. */
export async function accountOf(lots: readonly LotView[], context: TaskContext): Promise<YardLot[]> {
  const today = await identifiedToday(lots, context);
  return inTurns(lots, (lot) => yardLot(lot, today.get(lot.id), context));
}

function yardLot(lot: LotView, today: IdentifiedToday | undefined, context: TaskContext): YardLot {
  const left_kg = lot.free_g / 1000;
  const facts = context.compute.facts();
  const { contained_usd_per_kg, price_usd_per_kg, ...told } = today
    ? toldOf(lot, today, context)
    : context.memory.of(TOLD, [lot, facts], () => toldOf(lot, today, context));
  return {
    ...lot,
    free_g: lot.status === 'cleared' ? lot.free_g : 0,
    ...(lot.status === 'hold' ? { held_g: lot.free_g } : {}),
    grade: gradeOf(lot),
    age_d: daysBetween(lot.receivedAt, context.clock()),
    contained_usd: contained_usd_per_kg && contained_usd_per_kg * left_kg,
    payable_usd: price_usd_per_kg && price_usd_per_kg * left_kg,
    ...told,
  };
}

/** What the account of a lot says that rests on neither the day nor its mass. */
type Told = Pick<YardLot, 'stage' | 'why' | 'conflicts' | 'declaredOtherwise' | 'isOily' | 'nearest'> &
  Pick<LotWorth, 'contained_usd_per_kg' | 'price_usd_per_kg'>;

const TOLD = note<Told>();

function toldOf(lot: LotView, today: IdentifiedToday | undefined, context: TaskContext): Told {
  const facts = context.compute.facts();
  const { contained_usd_per_kg, price_usd_per_kg, conflicts, nearest } = lotWorth(lot, facts, context.memory);
  const held = forYard(lot);
  const otherwise = declaredOtherwise(lot, context);
  const heldFor = isWritten(lot) ? lot.holdReason : null;
  return {
    ...{ contained_usd_per_kg, price_usd_per_kg },
    ...(nearest === null ? {} : { nearest }),
    stage: stageOf(held),
    ...(stageOf(held) === 'quarantined' && oilToWash(held.checks) !== null ? { isOily: true as const } : {}),
    why:
      lot.status === 'void'
        ? ['its receipt was withdrawn']
        : whyOnHold(
            {
              ...{ ...held, heldFor, declaredOtherwise: otherwise, laterAnalyses: laterAnalyses(lot) },
              lift: lot.held?.lift ?? null,
              hasAnalysis: lot.analyses.some(isStated),
            },
            facts,
            today,
          ),
    conflicts: [...conflicts],
    ...(otherwise === null ? {} : { declaredOtherwise: otherwise }),
  };
}

/** True when a person wrote why it is held; the ledger's own words say nothing that the checks do not. */
const isWritten = ({ status, holdReason }: LotView): boolean =>
  status === 'hold' &&
  holdReason !== null &&
  holdReason !== 'received, not yet shown good' &&
  !holdReason.startsWith('gate check: ');
