import { signatureOf } from '../desk/actor.ts';
import type { TaskContext } from '../desk/context.ts';
import { breathe } from '../desk/in-turns.ts';
import { inOwnPlant } from '../desk/reference/own-plant.ts';
import { forVisitor, notForVisitors, visitorIn } from '../desk/visitors.ts';
import { parseDocument, type Schema } from '../documents/common.ts';
import type { Contract } from '../documents/contract/contract.ts';
import { requirePlainTexts } from '../documents/plain-text.ts';
import { requireProved } from '../evidence/ledger/rules/require-proved.ts';
import { checkSignature } from '../evidence/records/hands.ts';
import { placed, RemeltError, type Retelling } from '../foundation/errors.ts';
import { type Act, isSigned, mayDo, needsNoSigner, rolesFor } from '../metal/plant/person.ts';

/** What the contract of a verb says of it to whoever runs it. */
type Declared<Order, Answer> = Pick<
  Contract<Order, Answer, Act | null>,
  | 'name'
  | 'title'
  | 'answer'
  | 'act'
  | 'reads'
  | 'onlyBooks'
  | 'isShort'
  | 'ofOneself'
  | 'forVisitors'
  | 'signedByOther'
  | 'makesLedger'
> & { readonly order: Schema<Order> };

/**
 * One verb of the trade. Faces know nothing else of it: they read an order, run the task as somebody, and show the
 * answer. What an order and an answer hold stands in `documents/`.
 */
export interface Task<Order, Answer> extends Declared<Order, Answer> {
  /** What its answer rests on besides the ledger and the day, in letters, digits and points: an earlier answer is one only while it is the same. */
  alsoOn?(order: Order, context: TaskContext): string | Promise<string>;
  /** The sentence that who asks for the order signs; null for an order of it that nobody is asked again for. */
  signs?(order: Order, name: string, context: TaskContext): string | null | Promise<string | null>;
  // A method, not a field: so a list can hold tasks of different orders.
  run(order: Order, context: TaskContext): Promise<Answer>;
}

/** How a verb is done, beside its contract: what the order and the answer are follows from there. */
export const defineVerb = <Order, Answer, Typed>(
  contract: Contract<Order, Answer, Act | null, Typed>,
  run: (order: NoInfer<Order>, context: TaskContext) => Promise<NoInfer<Answer>>,
  more: Pick<Task<NoInfer<Order>, NoInfer<Answer>>, 'signs' | 'alsoOn'> = {},
): Task<Order, Answer> => ({ ...contract, ...more, run });

/**
 * Answer of a task to an order that nobody has read yet. Throws InputError naming the field of a wrong order,
 * ForbiddenError for an actor whose roles do not allow the act, and what the task throws.
 */
export async function runTask<Order, Answer>(
  task: Task<Order, Answer>,
  order: unknown,
  context: TaskContext,
): Promise<Answer> {
  const read = parseDocument(task.order, order, task.name);
  if (task.onlyBooks) await breathe();
  // what books nothing may be asked with any text: a document of others is told of by its own places
  if (!task.reads) requirePlainTexts(read, task.name);
  const visitor = visitorIn(context);
  if (visitor && !task.forVisitors) throw notForVisitors(task.title);
  const seen = visitor ? forVisitor(visitor, context) : context;
  const acting = task.act === null ? seen : await actingFor(task.act, seen);
  // a visitor reads no register, and is told what follows from it all the same
  const { compute } = task.act === null ? await ownIfThere(task, context) : await inOwnPlant(context);
  try {
    return await task.run(read, { ...acting, compute });
  } catch (error) {
    if (!(error instanceof RemeltError) || !error.details.some(({ path }) => path && OF_BATCH.test(path)))
      throw error;
    return placed(IN_ORDER, () => {
      throw error;
    });
  }
}

/** A place in the commands that a task has put together for the ledger: its caller knows of no commands. */
const OF_BATCH = /^commands\[\d+\]\.?/;
const IN_ORDER: Retelling = {
  detail: ({ path, ...detail }) =>
    path === undefined ? detail : { ...detail, path: path.replace(OF_BATCH, '') },
};

/** The context of a task that may do without a ledger: one that makes a ledger looks by itself whether there is one. */
async function ownIfThere(
  { makesLedger }: Pick<Task<never, unknown>, 'makesLedger'>,
  context: TaskContext,
): Promise<TaskContext> {
  if (makesLedger) return context;
  try {
    return await inOwnPlant(context);
  } catch (error) {
    // what keeps the ledger shut is told by the task, where it asks for it
    if (error instanceof RemeltError) return context;
    throw error;
  }
}

/**
 * The rule of the ledger (W1, W7), before any work is done: every act has a person, and outside a demonstration one who was
 * proved. In a demonstration an invented person stands in for whoever gives no name, save for what must be signed.
 */
async function actingFor(act: Act, context: TaskContext): Promise<TaskContext> {
  const { actor, store, clock, onProgress } = context;
  const { plant, persons, demonstration, signedIn } = await store.roster();
  const on = clock().toISOString().slice(0, 10);
  const by = signatureOf(actor).by ?? signedIn;
  if (by === undefined && demonstration && needsNoSigner(act)) {
    const person = persons.find((one) => mayDo(one, act, on));
    if (person === undefined) return context;
    onProgress?.(`${act}: as ${person.id} of the demonstration plant (--by names another)`);
    return { ...context, actor: { kind: 'person', person } };
  }
  if (plant && !demonstration) requireProved({ plant, signedIn }, by);
  checkSignature(persons, { by, act, needed: persons.length > 0 || isSigned(act), on, path: 'by' });
  const person = persons.find(({ id }) => id === by);
  return person ? { ...context, actor: { kind: 'person', person } } : context;
}

/** Throws ForbiddenError for whoever may not ask the task, before another one books what needs it. */
export async function requireMay(
  { act }: Pick<Task<never, unknown>, 'act'>,
  context: TaskContext,
): Promise<void> {
  if (act !== null) await actingFor(act, context);
}

/** Roles that may do an act, in words: "receiver, sampler or analyst". */
export const rolesIn = (act: Act): string =>
  rolesFor(act)
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' or ');
