import type { Page } from '../../documents/page.ts';
import { placed, type Retelling } from '../../foundation/errors.ts';
import { rolesIn, runTask, type Task } from '../../tasks/task.ts';
import type { Answer, Cli, OutputOptions } from './cli.ts';
import { showAnswer } from './show-page.ts';
import { inWords, type Typed, type Words } from './typed/in-words.ts';
import { optionsOfVerb } from './typed/options-of-verb.ts';
import { lookAtTargets } from './write-file.ts';

/** What the words of a command line make of one task: its order, who acts, and how the answer is shown. */
export interface Performance<Answered> extends OutputOptions {
  /** As the task's schema wants it; what was not given (undefined, empty text) is left out. */
  readonly order: unknown;
  /** What was typed for the fields of the order, where it is not their name. */
  readonly words?: Words | undefined;
  /** File that the field `document` of the order was read from. */
  readonly file?: string | undefined;
  /** `--by`: id of a person of the plant. */
  readonly by?: string | undefined;
  /** True: where no ledger is yet, one is made, and that is said. Otherwise a place without one is refused. */
  readonly makesLedger?: boolean;
  /** What a person looks at. */
  readonly page: (answer: Answered) => Page | Promise<Page>;
  /** `--html`: file that the page is written to as well. */
  readonly html?: string | undefined;
  /** Writes the other files that were asked for; what to say of each. */
  readonly written?: (answer: Answered) => readonly string[] | Promise<readonly string[]>;
  /** Exit code of the answer; default 0. */
  readonly exit?: (answer: Answered) => NonNullable<Answer['exit']>;
  /** What `--json` prints; default the whole answer. */
  readonly document?: (answer: Answered) => unknown;
}

/** Runs one task of the trade and shows the page of its answer: all that a command does besides reading its words. */
export const perform = <Order, Answered>(
  cli: Cli,
  task: Task<Order, Answered>,
  {
    order,
    words,
    file,
    by,
    makesLedger,
    json,
    all,
    page,
    html,
    written,
    exit,
    document,
  }: Performance<Answered>,
): Promise<void> =>
  cli.run({ json, all }, async () => {
    lookAtTargets([html]);
    const context = await cli.context({ by, makesLedger });
    const answer = await placed(typed(cli, task, { words, file }), () =>
      runTask(task, given(order), context),
    );
    const shown = await showAnswer(cli, await page(answer), html);
    const files = (await written?.(answer)) ?? [];
    return {
      document: document ? document(answer) : answer,
      text: (view) => [shown(view), ...files].join('\n'),
      exit: exit?.(answer) ?? 0,
    };
  });

interface Asking extends Pick<Performance<never>, 'words' | 'file' | 'by'> {
  readonly order: unknown;
}

/** What a task answers in the middle of a command; what it refuses is named as it was typed. */
export const ask = async <Order, Answered>(
  cli: Cli,
  task: Task<Order, Answered>,
  { order, by, words, file }: Asking,
): Promise<Answered> => {
  const context = await cli.context({ by });
  return placed(typed(cli, task, { words, file }), () => runTask(task, given(order), context));
};

const typed = (cli: Cli, { name }: { readonly name: string }, { words, file }: Typed): Retelling =>
  inWords(name, { words: { ...optionsOfVerb(cli), ...words }, file });

/** Options that were not given are no fields of an order; what is not an object is refused by the task's schema. */
export const given = (order: unknown): unknown =>
  typeof order !== 'object' || order === null || Array.isArray(order)
    ? order
    : Object.fromEntries(Object.entries(order).filter(([, value]) => value !== undefined && value !== ''));

/** The option `--by` of a verb: what the person does, and the roles that may, as the table of acts has them. */
export const byOption = (
  { act }: Pick<Task<never, unknown>, 'act'>,
  who: string,
): readonly [flags: string, description: string] => [
  '--by <person>',
  act === null ? who : `${who}; needs the role ${rolesIn(act)}`,
];
