import { ConflictError, ForbiddenError, InputError } from '../../../../foundation/errors.ts';
import { kilograms } from '../../../../foundation/quantity/format.ts';
import { ownValue } from '../../../../foundation/quantity/own-value.ts';
import { BATH, type CorrectionReason } from '../../../../metal/alloy/words.ts';
import type { Said } from '../../../records/kinds.ts';
import { defineCommand, type Told } from '../../rules/command.ts';
import { checkGrams, checkNames, type Desk, type Earlier } from '../../rules/desk.ts';
import type { HeatState, LotState } from '../../state.ts';
import { drawnGrams, reservedGrams } from '../../subjects/stock.ts';
import type { State } from '../../subjects/subjects.ts';
import { actOfStamp } from '../heat/stamp-heat.ts';
import { addedPoints, type StatedPoint } from '../heat/stated-points.ts';
import { type Cause, requireAssignedCause } from '../metal/assigned-cause.ts';
import { asPrinted } from '../metal/printed-results.ts';
import { isAnalysis, refuseWithdrawal } from './correctable.ts';
import { corrected } from './corrected.ts';

type OfReceipt =
  | 'mass_g'
  | 'form'
  | 'supplier'
  | 'owner'
  | 'lotClass'
  | 'declaredGrade'
  | 'originClass'
  | 'reference';

/**
 * Corrects an earlier record by a new one; nothing is edited. `values` replaces fields of `lot.received` (mass_g,
 * form, supplier, owner, lotClass, declaredGrade, originClass, reference), the `contract` of a planned heat or the `results` of an analysis;
 * `holdPoints` adds some to a planned heat;
 * `did-not-occur` withdraws what
 * `correctable.ts` lists: a lot nothing was taken from, an analysis, the last step of a heat, a shipment.
 */
export interface Correct extends Told {
  readonly type: 'correct';
  readonly seq: number;
  readonly how: CorrectionReason;
  readonly reason: string;
  /** Needed for a measured analysis of metal that was judged (E13). */
  readonly cause?: Cause;
  readonly values?: Pick<Said<'record.corrected'>, OfReceipt | 'results' | 'contract'> & {
    /** Hold and witness points that a planned heat gets later. */
    readonly holdPoints?: readonly StatedPoint[];
  };
}

/** E5: a correction is a new record; it cannot take away grams that are drawn or promised. */
export const correct = defineCommand<Correct>({
  type: 'correct',
  names: ({ seq }) => ({ subjects: [], seqs: [seq] }),
  act: ({ seq, how, values }, desk) => {
    const earlier = desk.earlier(seq);
    if (how === 'did-not-occur' && isAnalysis(earlier))
      return isOfBath(desk, earlier) ? 'withdraw bath analysis' : 'withdraw analysis';
    // who may put a stamp there may take it back
    if (earlier.kind === 'heat.inspected') return actOfStamp(desk, earlier);
    if (values?.holdPoints !== undefined) return 'set hold point';
    return values?.contract === undefined ? 'correct record' : 'plan heat';
  },
  decide(desk, command) {
    const earlier = desk.earlier(command.seq);
    refuseUnchangeable(desk, earlier);
    const state = desk.any(earlier.subject);
    const { values } = command;
    const analysis = isAnalysis(earlier);
    if (command.how === 'did-not-occur') refuseWithdrawal(desk, earlier, state);
    const { results, contract, holdPoints, ...fields } = values ?? {};
    const wrong =
      (results !== undefined && !analysis) ||
      ((contract ?? holdPoints) !== undefined && earlier.kind !== 'heat.planned') ||
      (Object.keys(fields).length > 0 && earlier.kind !== 'lot.received') ||
      (values !== undefined && command.how === 'did-not-occur');
    if (wrong) {
      throw new InputError(`these values do not fit record ${command.seq} (${earlier.kind})`, {
        path: `${desk.path}values`,
        allowed:
          'fields of the receipt for a lot, the contract or hold points for the plan of a heat, results for an analysis, no values with "did-not-occur"',
      });
    }
    refuseUnassigned(desk, command, earlier);
    if (earlier.kind === 'lot.received') refuseMissingGrams(desk, state, command);
    checkNames({ supplier: values?.supplier }, `${desk.path}values.`);
    desk.write('record.corrected', state.subject, {
      ...fields,
      ...corrected(earlier, command),
      how: command.how,
      results: results && asPrinted(results, `${desk.path}values.results`),
      contract,
      holdPoints: holdPoints && addedPoints(desk, state as HeatState, holdPoints),
      cause: command.cause?.kind,
      document: command.cause?.document,
      repeat: command.cause?.repeat,
    });
  },
});

/** True for an analysis of a bath that is still in the furnace. */
function isOfBath(desk: Desk, { subject, seq }: Earlier): boolean {
  const state = desk.any(subject);
  return (
    state.type === 'heat' &&
    state.status === 'charged' &&
    state.analyses.some((one) => one.seq === seq && one.place === BATH)
  );
}

/** E13 for an analysis; of any other record there is no cause to assign. */
function refuseUnassigned(desk: Desk, command: Correct, earlier: Earlier): void {
  const state = isAnalysis(earlier) ? desk.metal(earlier.subject) : undefined;
  const analysis = state?.analyses.find(({ seq }) => seq === earlier.seq);
  if (state && analysis) requireAssignedCause(desk, command, { analysis, state });
  else if (command.cause !== undefined)
    throw new InputError(`record ${earlier.seq} (${earlier.kind}) is not corrected with an assigned cause`, {
      path: `${desk.path}cause`,
      value: command.cause.kind,
      allowed: 'a cause for an analysis that counts; for other records the reason alone',
    });
}

/** What is never corrected, and how it is said anew. */
const SAID_ANEW: Readonly<Record<string, readonly [cure: string, ...verbs: string[]]>> = {
  plant: ['propose a change of the person', 'persons/propose-person'],
  person: ['propose a change of the person', 'persons/propose-person'],
  clock: ['say what is so now', 'proof/settle-clock'],
  index: ['it is computed', 'proof/sign-checkpoint'],
  key: ['make a new key, or revoke this one', 'proof/make-key', 'proof/revoke-key'],
};

/** W4, S23, V2: who is who, and what was said of the clock, is not corrected: it is said anew. */
function refuseUnchangeable(desk: Desk, { seq, kind }: Earlier): void {
  const [type = ''] = kind.split('.', 1);
  const [cure, ...verbs] = ownValue(SAID_ANEW, type) ?? [];
  if (cure === undefined) return;
  throw new ForbiddenError(`record ${seq} (${kind}) is never changed`, {
    path: `${desk.path}seq`,
    value: seq,
    allowed: 'a record of metal',
    cure,
    does: verbs.map((verb) => ({ verb })),
  });
}

function refuseMissingGrams(desk: Desk, state: State, command: Correct): void {
  if (state.type !== 'lot') return;
  const bound = reservedGrams(state) + drawnGrams(state);
  const mass_g = command.how === 'did-not-occur' ? 0 : (command.values?.mass_g ?? state.mass_g);
  if (command.how !== 'did-not-occur') checkGrams(mass_g, `${desk.path}values.mass_g`);
  if (bound <= mass_g) return;
  throw new ConflictError(
    command.how === 'did-not-occur'
      ? `lot ${state.id} cannot be withdrawn: ${kilograms(bound)} of it are drawn or reserved (${boundTo(state)})`
      : `lot ${state.id} cannot become ${kilograms(mass_g)}: ${kilograms(bound)} of it are drawn or reserved (${boundTo(state)})`,
    {
      path: `${desk.path}values.mass_g`,
      value: mass_g,
      unit: 'g',
      allowed: `at least ${bound} g`,
      cure: 'cancel the plans and take back the charges that hold it first; a melted heat keeps its metal',
    },
  );
}

/** Heats, samples and losses that hold grams of a lot. */
const boundTo = ({ reserved_g, drawn_g }: LotState): string =>
  [...Object.keys(drawn_g), ...Object.keys(reserved_g).map((heat) => `plan of ${heat}`)].join(', ');
