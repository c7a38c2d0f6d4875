import { ConflictError, cureBy, InputError } from '../../../../foundation/errors.ts';
import { counted } from '../../../../foundation/quantity/format.ts';
import type { Subject } from '../../../../metal/alloy/words.ts';
import { elementNamed } from '../../../records/results.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';
import { checkId, type Desk } from '../../rules/desk.ts';
import type { MetalState } from '../../state.ts';
import { countsInRelease, specimenNames, specimenOf } from '../../subjects/stock.ts';
import { alive } from '../found.ts';

/** Opens the retest of a failed specimen: the further specimens are named before anybody measures them. */
type OpenRetest = Asks<'openRetest', 'heat.retest-opened', 'elements'> & {
  readonly of: Subject;
  /** How many specimens the rule asks for each failed characteristic. */
  readonly specimens: number;
  /** Elements that failed. */
  readonly characteristics: readonly string[];
};

/**
 * E10: a retest answers a recorded FAIL once. Rule, cause, characteristics and further specimens are named before anything is
 * known of these: as many as the rule asks for, no more. It is of what the verdict says failed. Their results are analyses like any other.
 */
export const openRetest = defineCommand<OpenRetest>({
  type: 'openRetest',
  names: ({ of }) => ({ subjects: [of] }),
  act: 'book analysis',
  decide(desk, command) {
    const state = alive(desk, command.of);
    const elements = command.characteristics.map((element) =>
      elementNamed(element, `${desk.path}characteristics`),
    );
    if (state.type === 'lot' || state.release?.verdict !== 'FAIL') throw notFailed(desk, command, state);
    refuseWithoutCause(desk, command);
    refuseOthersThanFailed(desk, { command, state, elements });
    refuseOtherNames(desk, command, state);
    desk.write(`${state.type}.retest-opened`, state.subject, { ...command, elements });
  },
});

/** E10: what is measured in the same booking as its retest is opened was known before. */
export function refuseKnownBefore(desk: Desk, { retests = [] }: MetalState, specimen: string): void {
  const first = desk.nextSeq - desk.entries.length;
  const opened = retests.find(({ seq, specimens }) => seq >= first && specimens.includes(specimen));
  if (!opened) return;
  throw new ConflictError(`specimen ${specimen} is measured in the booking that opens its retest`, {
    path: `${desk.path}sample`,
    value: specimen,
    allowed: 'a retest that was opened before its results were known',
    cure: 'open the retest first, then book the results of its specimens',
  });
}

/** E10: what is booked as of a retest is of a specimen that one named when it was opened. */
export function refuseUnnamed(desk: Desk, { subject, retests = [] }: MetalState, specimen: string): void {
  const named = retests.flatMap(({ specimens }) => specimens);
  if (named.includes(specimen)) return;
  throw new ConflictError(
    named.length === 0
      ? `no retest of ${subject} is open: specimen ${specimen} answers no failure`
      : `no retest of ${subject} named specimen ${specimen}`,
    {
      path: `${desk.path}sample`,
      value: specimen,
      allowed: named.join(', ') || 'none: no retest is open',
      cure:
        named.length === 0
          ? 'open the retest first: name its further specimens before they are measured'
          : 'book the results of these; a further analysis that answers nothing is a sample of its own',
    },
  );
}

function notFailed(desk: Desk, { of }: OpenRetest, state: MetalState): ConflictError {
  const verdict = state.type === 'lot' ? undefined : state.release?.verdict;
  return new ConflictError(`${of} cannot be retested: it is ${verdict ?? 'not decided'}`, {
    path: `${desk.path}of`,
    value: verdict ?? null,
    allowed: 'a heat or object with the verdict FAIL',
    cure: 'record the release first: a retest answers a failure, not a doubt',
  });
}

function refuseWithoutCause(desk: Desk, { cause }: OpenRetest): void {
  if (cause.trim() !== '') return;
  throw new InputError('a retest of chemistry needs the assigned cause of the failure', {
    path: `${desk.path}cause`,
    value: cause,
    allowed: 'words, such as "sample contaminated in cutting"',
  });
}

interface Asked {
  readonly command: OpenRetest;
  readonly state: MetalState;
  readonly elements: readonly string[];
}

/** The failed specimen is known, measured, no retest itself, and says something of each characteristic; once. */
function refuseOthersThanFailed(desk: Desk, { command, state, elements }: Asked): void {
  if (elements.length === 0)
    throw new InputError('the retest names no characteristic', {
      path: `${desk.path}characteristics`,
      allowed: 'the elements that failed',
    });
  const measured = state.analyses.filter((one) => countsInRelease(one) && one.retest === undefined);
  const failed = measured.filter((one) => specimenOf(one) === command.replaces);
  if (failed.length === 0)
    throw new InputError(`${command.of} has no measured specimen "${command.replaces}"`, {
      path: `${desk.path}replaces`,
      value: command.replaces,
      allowed: [...new Set(measured.map(specimenOf))].join(', ') || 'none: nothing was measured',
    });
  for (const element of elements) {
    const path = `${desk.path}characteristics`;
    if (!failed.some(({ results }) => results.some((one) => one.element === element)))
      throw new InputError(`specimen ${command.replaces} has no result of ${element}`, {
        path,
        value: element,
        allowed: failed.flatMap(({ results }) => results.map((one) => one.element)).join(', '),
        ...cureBy('what has no result is measured, not retested', 'heats/record-heat', { samples: null }),
      });
    refusePassed(desk, { replaces: command.replaces, element, state });
    const before = specimensBefore(state, command.replaces, element);
    if (before !== undefined)
      throw new ConflictError(`${element} of specimen ${command.replaces} was already retested`, {
        path,
        value: element,
        where: before,
        allowed: 'one retest of each failed characteristic',
        cure: `measure the specimens that were named (${before}), then release it again`,
      });
  }
}

/** Throws ConflictError for a result that the verdict does not name as outside, with those that it does. */
function refusePassed(
  desk: Desk,
  {
    replaces,
    element,
    state,
  }: Pick<OpenRetest, 'replaces'> & { readonly element: string; readonly state: MetalState },
): void {
  const outside = state.type === 'lot' ? undefined : state.release?.outside;
  if (!outside || outside.some((one) => one.element === element && one.specimen === replaces)) return;
  throw new ConflictError(`${element} of specimen ${replaces} did not fail`, {
    path: `${desk.path}characteristics`,
    value: element,
    allowed: outside.map((one) => `${one.element} of ${one.specimen}`).join(', '),
    cure: 'retest what failed, and leave out what passed',
  });
}

/** Specimens of an earlier retest of the characteristic, in words; undefined without one. */
function specimensBefore(
  { retests = [] }: MetalState,
  replaces: string,
  element: string,
): string | undefined {
  const opened = retests.find((one) => one.replaces === replaces && one.elements.includes(element));
  return opened?.specimens.join(', ');
}

/** As many further specimens as the rule asks for, and nobody has measured one of them. */
function refuseOtherNames(desk: Desk, command: OpenRetest, state: MetalState): void {
  const path = `${desk.path}names`;
  const { names, rule, specimens } = command;
  for (const [i, name] of names.entries()) checkId(name, `${path}[${i}]`);
  const distinct = new Set(names).size;
  if (distinct !== specimens || distinct !== names.length)
    throw new InputError(
      `the retest names ${counted(distinct, 'further specimen')}; the rule ${rule} asks for ${specimens}`,
      {
        path,
        value: names.join(', '),
        allowed: `${counted(specimens, 'specimen')}, each with a name of its own`,
        cure: 'name each further specimen before it is measured',
      },
    );
  const taken = specimenNames(state);
  const known = names.find((name) => taken.has(name));
  if (known === undefined) return;
  throw new ConflictError(`"${known}" of ${command.of} was measured or named before`, {
    path,
    value: known,
    allowed: 'the name of a further specimen that nobody has measured',
    cure: 'take a further specimen and give it a name of its own',
  });
}
