import type { TaskContext } from '../../desk/context.ts';
import type { Correct } from '../../evidence/ledger/commands/log/correct.ts';
import type { Single } from '../../evidence/ledger/commands.ts';
import type { HeatState, LotState, ObjectState } from '../../evidence/ledger/state.ts';
import type { Store } from '../../evidence/ledger/store.ts';
import { InputError } from '../../foundation/errors.ts';
import type { Subject } from '../../metal/alloy/words.ts';
import type { Act } from '../../metal/plant/person.ts';
import type { CorrectionOrder } from './correct-record/contract.ts';

/** A correction worked out: what to ask of the ledger, who may, and what it does in words. */
export interface PlannedCorrection {
  readonly record: string;
  readonly act: Act;
  readonly commands: readonly Single[];
  readonly effects: readonly string[];
}

/** An order about one subject. */
export type Order = CorrectionOrder & { readonly of: Subject };
export type Metal = LotState | HeatState | ObjectState;

/** What a word of an order means; `rest` is what follows its colon. */
export type Way<S extends Metal> = (
  state: S,
  order: Order,
  beside: { readonly rest: string; readonly context: TaskContext },
) => PlannedCorrection | Promise<PlannedCorrection>;

/** The assigned cause of an order, as a command says it. */
export const causeOf = ({
  cause,
  document,
  repeat,
}: {
  readonly cause?: Order['cause'] | undefined;
  readonly document?: string | undefined;
  readonly repeat?: string | undefined;
}): Pick<Correct, 'cause'> =>
  cause === undefined
    ? {}
    : {
        cause: {
          kind: cause,
          ...(document === undefined ? {} : { document }),
          ...(repeat === undefined ? {} : { repeat }),
        },
      };

/** The withdrawal of a record, as a command. */
export const withdrawal = (seq: number, order: Order): Correct => ({
  type: 'correct',
  seq,
  how: 'did-not-occur',
  reason: order.reason,
  ...causeOf(order),
});

/** Values of a record as they should have been, as a command. */
export const putRight = (seq: number, reason: string, values: NonNullable<Correct['values']>): Correct => ({
  type: 'correct',
  seq,
  how: 'incorrect-data',
  reason,
  values,
});

/** What an order names. Throws InputError naming what there is, where that is not there. */
export function found<T>(
  one: T | undefined,
  { words, value }: { readonly words: string; readonly value: string },
  there: readonly string[],
): T {
  if (one !== undefined) return one;
  throw new InputError(words, {
    ...{ path: 'record', value, allowed: there.join(', ') || 'nothing: no such record is there' },
  });
}

/** The latest record of a step of metal, of one sample where it is named. */
export const lastOf = async (
  { subject, type }: Metal,
  step: string,
  { store, sample }: { readonly store: Store; readonly sample?: string },
) =>
  (await store.history(subject)).findLast(
    ({ record, body }) =>
      record.kind === `${type}.${step}` && (sample === undefined || body.sample === sample),
  );
