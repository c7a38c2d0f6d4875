import type { Contract } from '../documents/contract/contract.ts';
import type { Page } from '../documents/page.ts';
import type { Act } from '../metal/plant/person.ts';
import type { TaskContext } from './context.ts';
import type { namesOfPlant } from './names-of-plant.ts';
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

/** The page of an answer of whatever verb. */
export type AnyPage = (answer: unknown, asked: Asked<unknown>) => Page | Promise<Page>;

/** One verb of the trade as the index has it: its folder holds the rest, which is loaded when it is first asked for. */
export interface Verb {
  readonly group: string;
  readonly name: string;
  /** As it is typed at a terminal; null: the terminal has another verb for it. */
  readonly verb: string | null;
  readonly title: string;
  readonly contract: () => Promise<Contract<unknown, unknown, Act | null, unknown>>;
  readonly task: () => Promise<Task<unknown, unknown>>;
  readonly page: () => Promise<AnyPage>;
}

/** A verb as the index lists it, checked against the types of its contract, task and page. */
export const verb = <Order, Answer, Typed>(
  words: Pick<Verb, 'group' | 'name' | 'verb' | 'title'>,
  parts: {
    readonly contract: () => Promise<Contract<Order, Answer, Act | null, Typed>>;
    readonly task: () => Promise<Task<Order, Answer>>;
    readonly page: () => Promise<
      (answer: NoInfer<Answer>, asked: Asked<NoInfer<Order>>) => Page | Promise<Page>
    >;
  },
): Verb => ({ ...words, ...(parts as unknown as Pick<Verb, 'contract' | 'task' | 'page'>) });
