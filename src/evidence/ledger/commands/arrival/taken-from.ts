import { ConflictError, ForbiddenError, InputError, NotFoundError } from '../../../../foundation/errors.ts';
import type { Subject } from '../../../../metal/alloy/words.ts';
import type { Said } from '../../../records/kinds.ts';
import type { Desk } from '../../rules/desk.ts';
import type { HeatState, MetalState } from '../../state.ts';
import { type ArrivalState, isBookedFrom, openSamples } from '../../subjects/arrival.ts';
import type { RegisterState } from '../../subjects/register.ts';
import { specimenOf } from '../../subjects/stock.ts';

/** What an analysis says of the file that it is taken from. */
type Taken = Pick<Said<'heat.analysed'>, 'arrival' | 'takingRule' | 'basis' | 'method' | 'sample'> & {
  readonly of: Subject;
};

/** What an analysis names of the file that it is taken from. */
export const namedByArrival = ({
  arrival,
  takingRule,
}: {
  readonly arrival: string | undefined;
  readonly takingRule: string | undefined;
}): readonly string[] => [
  ...(arrival === undefined ? [] : [`arrival:${arrival}`]),
  ...(takingRule === undefined ? [] : [`register:taking-rule/${takingRule}`]),
];

/** A file of results that arrived. Throws NotFoundError for one that never did. */
export function arrivalFound(desk: Desk, id: string): ArrivalState {
  const state = desk.book.stateOf(`arrival:${id}`);
  if (state) return state as ArrivalState;
  throw new NotFoundError('no such file of results arrived', {
    path: `${desk.path}arrival`,
    value: id,
    cure: 'see the list of files that arrived',
    does: [{ verb: 'links/list-results' }],
  });
}

/** A rule of the plant by which results are taken. Throws ForbiddenError for one that does not stand. */
export function ruleFound(desk: Desk, name: string): RegisterState {
  const state = desk.book.stateOf(`register:taking-rule/${name}`) as RegisterState | undefined;
  if (state?.status === 'entered') return state;
  throw new ForbiddenError(`the plant has no rule ${name} by which results are taken`, {
    path: `${desk.path}takingRule`,
    value: name,
    allowed: 'a rule that quality has entered and that was not ended',
    cure: 'let a person take the results',
  });
}

/**
 * A3: the file that an analysis is taken from, some sample of which still waits; undefined where it names none. By a rule only where that is
 * for the source of the file and the method, for a sample that was taken and that nobody has measured by it.
 */
export function arrivalOf(desk: Desk, command: Taken, state: MetalState): ArrivalState | undefined {
  const { arrival, takingRule, basis } = command;
  if (takingRule !== undefined && (arrival === undefined || basis !== 'measured'))
    throw new InputError('a rule takes measured results that arrived', {
      path: `${desk.path}takingRule`,
      value: takingRule,
      allowed: 'the file that the results arrived in',
    });
  if (arrival === undefined) return undefined;
  const found = arrivalFound(desk, arrival);
  if (openSamples(found).length === 0 && !isAgain(desk, found))
    throw new ConflictError(`nothing of ${found.file} waits any more`, {
      path: `${desk.path}arrival`,
      value: arrival,
      allowed: 'a file with a sample that nobody has taken or refused',
    });
  if (takingRule !== undefined) refuseAgainstRule(desk, { ...command, takingRule }, { found, state });
  return found;
}

/** True where an analysis of the file was taken back since. */
const isAgain = (desk: Desk, { id, settled }: ArrivalState): boolean =>
  Object.values(settled).some(
    ({ step, of, sample, seq }) =>
      step === 'taken' && of !== null && !isBookedFrom(id, { sample, before: seq }, desk.metal(of)),
  );

function refuseAgainstRule(
  desk: Desk,
  { takingRule, method, sample, of }: Taken & { readonly takingRule: string },
  { found, state }: { readonly found: ArrivalState; readonly state: MetalState },
): void {
  const rule = JSON.parse(ruleFound(desk, takingRule).entry) as {
    readonly source?: string;
    readonly method?: string;
  };
  const isFor = rule.source === found.source && rule.method === method;
  const isAsked =
    sample !== undefined &&
    state.samples.includes(sample) &&
    !state.analyses.some(
      (one) =>
        one.basis === 'measured' &&
        specimenOf(one) === sample &&
        one.method === method &&
        one.arrival !== found.id,
    );
  if (isFor && isAsked) return;
  throw new ForbiddenError(
    isFor
      ? `rule ${takingRule} takes results of samples that were taken and not measured yet; ${sample ?? 'this'} of ${of} is not one`
      : `rule ${takingRule} is for ${rule.method ?? 'another method'} from ${rule.source ?? 'another source'}`,
    {
      path: `${desk.path}takingRule`,
      value: takingRule,
      allowed: isFor ? 'a sample that waits for its result' : `${found.source}, ${method}`,
      cure: 'let a person take the results',
    },
  );
}

/** Results of a sample, and the file that they arrived in. */
export type ArrivedSample = NonNullable<Said<'heat.advised'>['arrivals']>[number];

/** A4: nothing is added to a heat, and no advice accepted, on a result that nobody took. */
export function refuseUntaken(desk: Desk, heat: HeatState, arrivals: readonly ArrivedSample[] = []): void {
  const isTaken = ({ arrival, sample }: ArrivedSample): boolean => isBookedFrom(arrival, { sample }, heat);
  const untaken = arrivals.filter((one) => !isTaken(one));
  if (untaken.length === 0) return;
  const samples = untaken.map(({ sample }) => sample).join(', ');
  throw new ConflictError(
    `the advice on heat ${heat.id} rests on results of sample ${samples} that arrived and that nobody has taken`,
    {
      path: `${desk.path}arrivals`,
      value: samples,
      allowed: 'advice that rests on results that were taken',
      cure: 'take the results first, then ask for advice again',
      does: untaken.map(({ arrival }) => ({ verb: 'links/take-results', order: { arrival } })),
    },
  );
}
