import type { TaskContext } from '../desk/context.ts';
import type { Command } from '../evidence/ledger/commands.ts';
import type { ExecuteOptions, Head, Store, StoredRecord } from '../evidence/ledger/store.ts';
import { ConflictError, RemeltError } from '../foundation/errors.ts';
import { counted } from '../foundation/quantity/format.ts';
import { runTask, type Task } from './task.ts';

/** A request that is booked once, however often it comes. */
export interface Request {
  /** Key of the request; each command that it books has one made of it. */
  readonly key: string;
  /** SHA-256 of what is asked [hex]. */
  readonly asked: string;
  /** The head that its first command is booked on. */
  readonly expectedHead?: Head | undefined;
}

/** Records read at a time. */
const PAGE = 1000;

/** What the ledger recorded under the key of a request, in order; null where nothing. */
export type Booked = readonly StoredRecord[] | null;

/**
 * What the ledger recorded for a request before; null for a new one. Looked up before the task decides anything, because what it
 * would decide now rests on its own booking. Throws ConflictError for a key that stands for another request.
 */
export async function bookedBefore(store: Store, { key, asked }: Request): Promise<Booked> {
  const records: StoredRecord[] = [];
  for (let command = 1; ; command++) {
    const before = await store.recordedUnder(`${key}-${command}`);
    if (before === null) return records.length === 0 ? null : records;
    if (before.asked !== asked) throw otherRequest(before);
    for (let read = 0; read < before.records; read += PAGE)
      records.push(...(await store.records(before.firstSeq + read, Math.min(PAGE, before.records - read))));
  }
}

const otherRequest = (before: { readonly firstSeq: number }): ConflictError =>
  new ConflictError('this idempotency key stands for another request', {
    path: 'Idempotency-Key',
    where: `record ${before.firstSeq}`,
    allowed: 'the same request again, or a new key',
    cure: 'make a new key for each thing that is done',
  });

/**
 * Answer of a task to a request. One that was booked before books nothing again and is answered from its records (S3). Throws what the task
 * throws; ConflictError naming the records where a booked request can no longer be answered.
 */
export async function runOnce<Order, Answer>(
  task: Task<Order, Answer>,
  order: unknown,
  {
    request,
    before,
    context,
  }: { readonly request: Request; readonly before: Booked; readonly context: TaskContext },
): Promise<Answer> {
  const store = bookingStore(context.store, request);
  if (before === null) return runTask(task, order, { ...context, store });
  try {
    return await runTask(task, order, { ...context, store, booked: before });
  } catch (error) {
    if (!(error instanceof RemeltError)) throw error;
    throw new ConflictError(
      `this request was booked already (${counted(before.length, 'record')}); sent again: ${error.message}`,
      {
        path: 'Idempotency-Key',
        where: `record ${before[0]!.seq}`,
        cure: 'do not send it again: what it has booked stands in these records',
      },
      error,
    );
  }
}

/** A store whose commands carry the key of the request, and until the first is booked the head that was expected. */
function bookingStore(store: Store, { key, asked, expectedHead }: Request): Store {
  let [booked, awaited] = [0, expectedHead];
  return {
    ...store,
    execute: async (command: Command, options: ExecuteOptions = {}) => {
      const receipt = await store.execute(command, {
        // a command that was refused has left nothing under its key: the next one has it
        idempotencyKey: `${key}-${booked + 1}`,
        ...(options.idempotencyKey === undefined ? { asked } : {}),
        ...options,
        ...(awaited ? { expectedHead: awaited } : {}),
      });
      if (options.trial) return receipt;
      booked += 1;
      awaited = undefined;
      return receipt;
    },
  };
}
