import { tryingContext } from '../../../desk/for-assistant.ts';
import { type Proposal, type ProposalOrder, proposalOrder } from '../../../documents/assistant.ts';
import { parseDocument } from '../../../documents/common.ts';
import { addressOf } from '../../../documents/contract/contract.ts';
import { ForbiddenError, RemeltError, throwIfCancelled } from '../../../foundation/errors.ts';
import type { AnyTask } from '../../../tasks/registry.ts';
import { rolesAsking } from '../../../tasks/rights.ts';
import { runTask } from '../../../tasks/task.ts';
import { verbCalled } from '../../../tasks/verb-called.ts';
import { typedDeed } from '../typed/typed-deed.ts';
import { NOT_PROPOSED } from './folds.ts';
import type { Asking, Tool } from './tool.ts';

/** The tool that drafts a booking for a person. */
export const proposeTool: Tool<ProposalOrder> = {
  name: 'propose',
  about:
    'Draft a booking for a person: the order is checked, tried on the ledger without being recorded, and told as the command by which a ' +
    'person books it. Nothing is booked; say so. The tool help lists the verbs, and the order of each.',
  order: proposalOrder,
  run: async ({ verb, order = {} }, asking) => JSON.stringify(await proposalOf(verb, order, asking)),
};

async function proposalOf(
  called: string,
  order: Readonly<Record<string, unknown>>,
  { context, signal }: Asking,
): Promise<Proposal> {
  const verb = verbCalled(called);
  const task = await verb.task();
  if (task.reads || NOT_PROPOSED.has(verb.name))
    throw new ForbiddenError(
      task.reads
        ? `${verb.name} reads, so there is nothing to book`
        : `an assistant does not propose ${verb.name}`,
      {
        path: 'verb',
        value: verb.name,
        cure: task.reads ? 'ask it with the tool that lists it' : 'let a person do it',
      },
    );
  parseDocument(task.order, order, task.name);
  const contract = await verb.contract();
  return {
    format: 'remelt-proposal/1',
    verb: verb.name,
    title: contract.title,
    booked: false,
    tried: await trialOf(task, order, { context, signal }),
    who: rolesAsking(task),
    isSigned: task.signs !== undefined,
    command: await commandOf(`${verb.group}/${verb.name}`, order),
    address: addressOf(contract),
    order,
  };
}

/** What the ledger would do with an order now, in words. Throws what it refuses. */
async function trialOf(task: AnyTask, order: unknown, { context, signal }: Asking): Promise<string> {
  let taken = 0;
  const trying = await tryingContext(context, {
    signal,
    onTried: () => {
      taken += 1;
    },
  });
  try {
    await runTask(task, order, trying);
  } catch (error) {
    throwIfCancelled(signal);
    // what stands on a record that was not written cannot be tried
    if (taken > 0)
      return 'the ledger takes its first record; what rests on that is decided when it is booked';
    if (error instanceof RemeltError && error.code === 'unavailable') return `not tried: ${error.message}`;
    throw error;
  }
  return taken > 0
    ? 'the ledger would take it now'
    : 'the order is right, and as it stands it only shows: a person looks at what it shows, and confirms that';
}

/** The command of an order; null where none takes all of it. */
const commandOf = (verb: string, order: Readonly<Record<string, unknown>>): Promise<string | null> =>
  typedDeed({ verb, order }).catch((error: unknown) => {
    if (error instanceof RangeError) return null;
    throw error;
  });
