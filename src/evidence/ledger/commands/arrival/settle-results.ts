import { ConflictError, InputError } from '../../../../foundation/errors.ts';
import { ownValue } from '../../../../foundation/quantity/own-value.ts';
import type { Act } from '../../../../metal/plant/person.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';
import type { Desk } from '../../rules/desk.ts';
import { type ArrivalState, isBookedFrom } from '../../subjects/arrival.ts';
import { alive } from '../found.ts';
import { arrivalFound, ruleFound } from './taken-from.ts';

export type SettleResults = Asks<'settleResults', 'results.settled', 'rule'> & {
  readonly arrival: string;
  /** Rule by which they are taken; absent where a person takes them. */
  readonly takingRule?: string;
};

type Row = SettleResults['rows'][number];

/**
 * A2: each sample of a file is taken or refused once; until then a person says whose it is. What was taken stands in analyses of that
 * metal, booked with it; refusing needs a reason.
 */
export const settleResults = defineCommand<SettleResults>({
  type: 'settleResults',
  names: ({ arrival, rows, takingRule }) => ({
    subjects: [
      `arrival:${arrival}`,
      ...rows.flatMap(({ of }) => of ?? []),
      ...(takingRule === undefined ? [] : [`register:taking-rule/${takingRule}`]),
    ],
  }),
  act: actOf,
  decide(desk, command) {
    const { step, rows, reason, takingRule } = command;
    const state = arrivalFound(desk, command.arrival);
    for (const [i, row] of rows.entries()) {
      const path = `${desk.path}rows[${i}]`;
      refuseStranger(state, row, path);
      refuseSettled(desk, { state, row, path });
      if (step !== 'refused') refuseElsewhere(desk, { state, row, path, isTaken: step === 'taken' });
    }
    if (step === 'refused' && (reason ?? '').trim() === '')
      throw new InputError('results are refused with a reason', {
        path: `${desk.path}reason`,
        value: reason ?? null,
        allowed: 'words, such as "wrong sample in the spark stand"',
      });
    const rule = takingRule === undefined ? undefined : ruleFound(desk, takingRule);
    desk.write('results.settled', state.subject, {
      ...command,
      rule: rule === undefined ? undefined : { name: takingRule!, ...(rule.by ? { setBy: rule.by } : {}) },
    });
  },
});

/** What is taken is held against the rights by its analyses; by a rule, nobody takes it. */
function actOf({ step, takingRule }: SettleResults): Act | null {
  return step === 'taken' || takingRule !== undefined ? null : 'settle results';
}

function refuseStranger({ samples, file }: ArrivalState, { name }: Row, path: string): void {
  // a file that nobody can read is refused whole, under its own name
  if (samples.length === 0 ? name === file : samples.includes(name)) return;
  throw new InputError(`${file} has no sample ${name}`, {
    path: `${path}.name`,
    value: name,
    allowed: samples.length === 0 ? file : samples.join(', '),
  });
}

interface Place {
  readonly state: ArrivalState;
  readonly row: Row;
  readonly path: string;
}

function refuseSettled(desk: Desk, { state, row: { name }, path }: Place): void {
  const before = ownValue(state.settled, name);
  if (!before || before.step === 'matched') return;
  // what was taken and taken back since waits again
  const { of, sample, seq } = before;
  if (of && !isBookedFrom(state.id, { sample, before: seq }, desk.metal(of))) return;
  throw new ConflictError(`sample ${name} of ${state.file} was ${before.step} already`, {
    path: `${path}.name`,
    value: name,
    allowed: 'a sample that nobody has taken or refused',
    cure:
      before.step === 'taken'
        ? 'take its analysis back first, where it is on the wrong metal'
        : 'send the file again under another name of its source',
  });
}

/** The metal is there, and of what is taken it holds an analysis from this file. */
function refuseElsewhere(
  desk: Desk,
  { state, row: { name, of, sample }, path, isTaken }: Place & { readonly isTaken: boolean },
): void {
  if (of === undefined || sample === undefined)
    throw new InputError(`sample ${name} of ${state.file} needs the metal and the number of its sample`, {
      path: of === undefined ? `${path}.of` : `${path}.sample`,
      allowed: 'a lot, heat or object, and the number of a sample of it',
    });
  const metal = alive(desk, of);
  if (!isTaken || isBookedFrom(state.id, { sample }, metal)) return;
  throw new InputError(`${of} has no analysis of sample ${sample} that was taken from ${state.file}`, {
    path: `${path}.of`,
    value: of,
    allowed: 'results that are booked together with their taking',
  });
}
