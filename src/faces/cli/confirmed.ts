import { CancelledError, placed } from '../../foundation/errors.ts';
import { runTask, type Task } from '../../tasks/task.ts';
import type { Cli } from './cli.ts';
import { given, type Performance } from './perform.ts';
import { showAnswer } from './show-page.ts';
import { inWords } from './typed/in-words.ts';
import { optionsOfVerb } from './typed/options-of-verb.ts';

/** A task that shows first what it would do, and does it when the order confirms that. */
export interface Confirmable {
  /** Stands for what is shown: the order that confirms it repeats it as `confirm`. */
  readonly shown: string;
}

interface Confirmation<Answered> extends Omit<Performance<Answered>, 'makesLedger' | 'written' | 'document'> {
  readonly order: object;
  /** `--yes` and the like. */
  readonly yes: boolean | undefined;
  /** Name of that option, for the refusal. */
  readonly option: string;
  /** Nothing is left to confirm. */
  readonly isDone: (answer: Answered) => boolean;
  readonly question: string;
}

/**
 * Runs a task twice: what it would do is shown, and done after a yes on the terminal or with the option that says so. In a
 * pipe without the option it is a CancelledError that names it, with what would have been done.
 */
export const performConfirmed = <Order, Answered extends Confirmable>(
  cli: Cli,
  task: Task<Order, Answered>,
  {
    order,
    words,
    file,
    by,
    yes,
    option,
    isDone,
    question,
    json,
    all,
    page,
    html,
    exit,
  }: Confirmation<Answered>,
): Promise<void> =>
  cli.run({ json, all }, async () => {
    const context = await cli.context({ by });
    const retelling = inWords(task.name, { words: { ...optionsOfVerb(cli), ...words }, file });
    const run = (more: object = {}): Promise<Answered> =>
      placed(retelling, () => runTask(task, given({ ...order, ...more }), context));
    let answer = await run();
    if (!isDone(answer)) {
      const shown = await showAnswer(cli, await page(answer));
      if (!yes) await requireYes(cli, { words: shown({ columns: cli.columns }), question, option });
      answer = await run({ confirm: answer.shown });
    }
    const done = await showAnswer(cli, await page(answer), html);
    return { document: answer, text: (view) => done(view), exit: exit?.(answer) ?? 0 };
  });

/** Shows what would be done and asks for a yes. Throws CancelledError, naming the option, where none is given. */
export async function requireYes(
  cli: Cli,
  { words, question, option }: { readonly words: string; readonly question: string; readonly option: string },
): Promise<void> {
  cli.note(words);
  if (cli.ask && (await cli.ask(question))) return;
  throw new CancelledError(
    cli.ask ? 'not confirmed: nothing was booked' : 'this needs a confirmation: nothing was booked',
    {
      path: option,
      cure: `check what is shown, then run it again with ${option}`,
    },
  );
}
