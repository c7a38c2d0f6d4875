import type { TaskContext } from '../desk/context.ts';
import type { namesOfPlant } from '../desk/names-of-plant.ts';
import type { Contract } from '../documents/contract/contract.ts';
import type { Page, PaperPage } from '../documents/page.ts';
import type { Act } from '../metal/plant/person.ts';
import type { Task } from './task.ts';

/** What a page says besides the answer. */
export interface Asked<Order> {
  readonly order: Order;
  /** The names under which the plant knows its alloys. */
  readonly names: ReturnType<typeof namesOfPlant>;
  readonly at: Date;
  /** The ledger, for what the page says that is not in the answer. */
  readonly ledger: () => Promise<TaskContext>;
  /** Where another verb answers an order; absent where nothing answers links: in a file, on a terminal. */
  readonly addressOf?: (verb: Pick<Verb, 'group' | 'name'>, order: object) => string;
}

/** How an answer is shown. */
export interface Shown<Answer, Order> {
  readonly page: (answer: Answer, asked: Asked<Order>) => Page | Promise<Page>;
  /** The same as a workbook, with numbers that stay numbers. */
  readonly workbook?: (answer: Answer) => PaperPage;
  /** The same on paper, where it is written to a file. */
  readonly paper?: (answer: Answer) => PaperPage;
  /** A paper for each customer that the answer is told to, by their names. */
  readonly letters?: (answer: Answer) => Readonly<Record<string, PaperPage>>;
}
export type AnyShown = Shown<unknown, unknown>;

/** The page of an answer of whatever verb. */
export type AnyPage = AnyShown['page'];

/** One verb of the trade as the index has it: its folder holds the rest, which is loaded when it is first asked for. */
export interface Verb {
  readonly group: string;
  readonly name: string;
  /** As it is typed at a terminal; null: the terminal has another verb for it, or several. */
  readonly verb: string | null;
  /** The verbs of the terminal that give a part of its order each. */
  readonly parts?: readonly string[];
  readonly alias?: string | undefined;
  readonly contract: () => Promise<Contract<unknown, unknown, Act | null, unknown>>;
  readonly task: () => Promise<Task<unknown, unknown>>;
  readonly shown: () => Promise<AnyShown>;
}

/** A verb as the index lists it: its folder, and how it is typed; checked against the types of its contract, task and page. */
export const verb = <Order, Answer, Typed>(
  place: `${string}/${string}`,
  words: string | null | readonly string[],
  parts: {
    readonly contract: () => Promise<{ readonly contract: Contract<Order, Answer, Act | null, Typed> }>;
    readonly task: () => Promise<Task<Order, Answer>>;
    readonly shown: () => Promise<Shown<NoInfer<Answer>, NoInfer<Order>>>;
  },
): Verb => {
  const { contract, ...others } = parts as unknown as Parts;
  const [group = '', name = ''] = place.split('/');
  const typed = typeof words === 'string' || words === null ? { verb: words } : { verb: null, parts: words };
  return { group, name, ...typed, ...others, contract: async () => (await contract()).contract };
};

interface Parts extends Pick<Verb, 'task' | 'shown'> {
  readonly contract: () => Promise<{ readonly contract: Awaited<ReturnType<Verb['contract']>> }>;
}
