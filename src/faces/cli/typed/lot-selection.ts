import type { Command } from 'commander';
import type { LotsStep } from '../../../documents/yard/lots-step.ts';
import { InputError } from '../../../foundation/errors.ts';
import { lotsStepPage } from '../../../pages/blocks/yard/lots-step-page.ts';
import type { Task } from '../../../tasks/task.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { ask, perform } from '../perform.ts';
import { HTML_OPTION, showAnswer } from '../show-page.ts';
import type { Words } from './in-words.ts';

/** The options that select several lots, the same for every verb that takes them. */
export interface SelectionOptions extends OutputOptions {
  readonly allOnHold?: boolean;
  readonly new?: boolean;
  readonly allIdentified?: boolean;
  readonly supplier?: string;
  readonly from?: string;
  readonly yes?: boolean;
  readonly html?: string;
  readonly by?: string;
}

/** Adds the lots and the options that select several of them; `from` = what the file of `--from` holds. */
export const selecting = (verb: Command, from: string): Command =>
  verb
    .argument('[lots...]', 'one lot, or several that go together')
    .option('--all-on-hold', 'all lots on hold')
    .option('--new', 'all that the gate passed and nobody identified')
    .option('--all-identified', 'all that are identified and on hold')
    .option('--supplier <name>', 'only lots of this supplier')
    .option('--from <file>', from)
    .option('--yes', 'book several lots without being asked')
    .option(...HTML_OPTION);

/** True when the options select several lots; one lot by its id goes alone. */
export const selectsSeveral = (lots: readonly string[], options: SelectionOptions): boolean =>
  lots.length !== 1 ||
  kindsOf(options).length > 0 ||
  options.supplier !== undefined ||
  options.from !== undefined;

const kindsOf = ({ allOnHold, new: fresh, allIdentified }: SelectionOptions): string[] => [
  ...(allOnHold ? ['on-hold'] : []),
  ...(fresh ? ['new'] : []),
  ...(allIdentified ? ['identified'] : []),
];

/** The part of an order that selects lots: ids of the command line and of the file together. Throws InputError for two kinds at once. */
export function selectionOf(lots: readonly string[], options: SelectionOptions): object {
  const [which, ...more] = kindsOf(options);
  if (more.length > 0)
    throw new InputError('--all-on-hold, --new and --all-identified exclude each other', {
      path: '--all-on-hold, --new, --all-identified',
      allowed: 'one of them',
      cure: 'leave out the others',
    });
  return {
    ...(lots.length === 0 ? {} : { lots: [...new Set(lots)] }),
    ...(which === undefined ? {} : { which }),
    ...(options.supplier === undefined ? {} : { supplier: options.supplier }),
  };
}

interface Several {
  readonly order: object;
  readonly options: SelectionOptions;
  /** What was typed for fields of the order that have another name. */
  readonly words?: Words | undefined;
  /** Exit code of what was booked. */
  readonly exit: (answer: LotsStep) => 0 | 1 | 3;
}

/** Shows what would happen to the lots, asks once, and books it together; without anybody to ask, exit 3. */
export async function stepSeveral<Order>(
  cli: Cli,
  task: Task<Order, LotsStep>,
  { order, options, words, exit }: Several,
): Promise<void> {
  const { by, json, html, all, yes } = options;
  if (!yes) {
    const preview = await ask(cli, task, { order: { ...order, dryRun: true }, words, by });
    const asked = json ? undefined : cli.ask;
    if (!asked)
      return cli.run({ json, all }, async () => ({
        document: preview,
        text: await showAnswer(cli, lotsStepPage(preview, 'next: the same command with --yes'), html),
        exit: 3,
      }));
    cli.note((await showAnswer(cli, lotsStepPage(preview)))({ columns: cli.columns, all: true }));
    if (!(await asked('Book it so?'))) {
      cli.note('nothing was booked');
      return;
    }
  }
  await perform(cli, task, { order, words, by, json, html, page: (answer) => lotsStepPage(answer), exit });
}
