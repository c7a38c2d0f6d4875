import type { z } from 'zod';
import type { Schema } from '../common.ts';
import type { List } from './list.ts';

/** Exit code of an answer: 0 yes, 1 no, 3 undecided or asked. */
export type AnswerExit = 0 | 1 | 3;

/** Exit code of a verdict. */
export const VERDICT_EXIT = { PASS: 0, FAIL: 1, HOLD: 3 } as const;

/**
 * All that is said of one verb of the trade, once: what it is asked and answers, who may, and its words. Its option, form, route, refusal
 * and reference follow from here. How it is done stands beside it, in the file of its name.
 */
export interface Contract<Order, Answer, Act extends string | null = string | null, Typed = Order> {
  /** The folder of its folder: `yard`. */
  readonly group: string;
  /** Verb and noun, and its folder: `hold-lot`. */
  readonly name: string;
  /** As it is typed at a terminal: `lot hold`; absent: the terminal has another verb for it, or several. */
  readonly verb?: string;
  /** The verbs of the terminal that give a part of the order each. */
  readonly verbs?: readonly PartVerb<Typed>[];
  /** What it does, in one sentence for help, page and API. */
  readonly title: string;
  readonly order: z.ZodType<Order, Typed>;
  readonly answer: Schema<Answer>;
  /** What the actor must have a role for; null = it reads, or each of its records says who may. */
  readonly act: Act;
  /** Who acts, as the help of `--by` names them: "who holds it". */
  readonly who?: string;
  /** Orders that a person could give, and who gives them where that must be said. */
  readonly examples: readonly NoInfer<Typed>[];
  readonly exampleBy?: string;
  /** On its button: "Put on hold"; default: the title. */
  readonly button?: string;
  // a method, so that a list can hold contracts of different answers
  exit?(answer: Answer): AnswerExit;
  /** It is shown first and booked once somebody has said yes: what a terminal asks, and its option that says so before. */
  readonly confirms?: { readonly question: string; readonly option: string; readonly help: string };
  /** Nothing of the answer is left to say yes to. */
  isBooked?(answer: Answer): boolean;
  /** It books nothing and keeps nothing: the same question may be asked again. */
  readonly reads?: true;
  /** It calculates nothing long: as a job it waits for no calculation to end. */
  readonly onlyBooks?: true;
  /** Its list is short: all of it comes where no limit is named. */
  readonly isShort?: true;
  /** It changes only what proves who asks: every person may, also one who only reads. */
  readonly ofOneself?: true;
  /**
   * A visitor (inspector or reader, who may be of a customer) may ask it: what the ledger holds of money, parties and persons is hidden
   * from it then. Absent: its answer is of those, and for the plant alone.
   */
  readonly forVisitors?: true;
  /** Who signs may be somebody else than who is signed in, proved on the spot: an inspector at the melter's terminal. */
  readonly signedByOther?: true;
  /** Where no ledger is yet, one is made. */
  readonly makesLedger?: true;
  /**
   * Words that make another verb of the same name this one: options, or an argument (`<lot>`). A flag that is not a field of the order is
   * told by the title.
   */
  readonly chosenBy?: readonly string[];
  /** Field of the answer that a terminal prints as JSON; absent: all of it. */
  readonly prints?: string;
  /** One of these fields is needed: without any it would be another deed. */
  readonly needs?: readonly string[];
  /** The file that a terminal writes the answer to. */
  readonly file?: AnswerFile;
  /** The rows of its answer are a list: OData, CSV and workbook follow. */
  readonly list?: List;
  /** A terminal writes it as a workbook too (`--xlsx`), which its page.ts makes. */
  readonly workbook?: true;
  /** A terminal writes a paper for each customer (`--letters`), which its page.ts makes; what they are. */
  readonly letters?: string;
}

/** One of several verbs by which a terminal gives an order: what it takes of it, and its own words. */
export interface PartVerb<Typed>
  extends Pick<Contract<unknown, unknown>, 'title' | 'who' | 'exampleBy' | 'confirms' | 'needs'> {
  readonly verb: string;
  /** Fields of the order, by name. */
  readonly takes: readonly string[];
  /** Who may is told by it, where the contract leaves that to each of its records. */
  readonly act?: string;
  readonly examples: readonly NoInfer<Typed>[];
}

/** A file that an answer is written to: its JSON, the bytes of one of its fields in base64, or the paper that its page.ts makes. */
export interface AnswerFile {
  readonly option: string;
  readonly help: string;
  readonly isNeeded?: true;
  readonly bytes?: string;
  /** It is a paper (PDF); endings of its name, where it must have one: `.xlsx` = the workbook in its place, `.zpl` = its labels for a printer. */
  readonly paper?: readonly ('.pdf' | '.xlsx' | '.zpl')[];
  /** Field of the order that gets the ending (`PDF`) where the file is asked for: it counts as printed. */
  readonly sets?: string;
}

/** A contract as a value whose order and answer are those of its schemas. */
export const defineContract = <Order, Answer, const Act extends string | null, Typed>(
  contract: Contract<Order, Answer, Act, Typed>,
): Contract<Order, Answer, Act, Typed> => contract;

/** A contract of whatever verb. */
export type AnyContract = Contract<unknown, unknown, string | null, unknown>;

/** The contract of each verb of the terminal: what it takes of the order. */
export const partsOf = ({ verbs = [], ...contract }: AnyContract): readonly AnyContract[] =>
  verbs.map((part) => {
    const taken = Object.fromEntries(part.takes.map((name: string) => [name, true]));
    return {
      ...contract,
      ...part,
      order: (contract.order as z.ZodObject).pick(taken as Record<string, true>),
    };
  });

/** Where the API has a verb. */
export const addressOf = ({ group, name }: Pick<Contract<never, unknown>, 'group' | 'name'>): string =>
  `/api/${group}/${name}`;
