import type { Command } from 'commander';
import type { AdviseOutput } from '../../../../documents/heats/advise.ts';
import { InputError } from '../../../../foundation/errors.ts';
import { advicePage, answeredAdvicePage } from '../../../../pages/blocks/heats/advice-page.ts';
import { answerAdvice } from '../../../../tasks/heats/answer-advice/answer-advice.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { performFile } from '../../document-verb.ts';
import { byOption, perform } from '../../perform.ts';
import { ALL_OPTION } from '../../show-page.ts';

interface AdviseOptions extends OutputOptions {
  readonly accept?: boolean;
  readonly decline?: string;
  readonly by?: string;
  readonly html?: string;
}

/** What may be done with a melt that is in the furnace. */
export function register(program: Command, cli: Cli): void {
  program
    .command('advise')
    .description(
      'advice during a heat: pour, wait, sample or add, and how sure; exit 0 = pour now, 1 = waiting does not help, 3 = else',
    )
    .argument('<file>', 'remelt-advise/1 document, - = standard input')
    .option('--accept', 'record in the ledger that a melter takes the advice')
    .option('--decline <reason>', 'record that a melter does not, and why')
    .option(...byOption({ act: 'accept advice' }, 'who answers for it'))
    .option('--html <file>', 'also write it as one page to look at: how sure and which contents, over time')
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt advise docs/formats/advise.example.json\n  remelt advise now.json --accept --by p-melt',
    )
    .action((file: string, options: AdviseOptions) =>
      options.accept || options.decline !== undefined
        ? answered(cli.readDocument(file), options, cli)
        : performFile(cli, 'advise', { ...options, file, page: advicePage, exit: exitOf }),
    );
}

function answered(document: unknown, options: AdviseOptions, cli: Cli): Promise<void> {
  const { accept, decline, by, html, json, all } = options;
  return perform(cli, answerAdvice, {
    order: { document, ...decisionOf({ accept, decline, by }) },
    words: DECISION_WORDS,
    by,
    json,
    all,
    html,
    page: answeredAdvicePage,
  });
}

/** What is typed for the fields of a decision. */
export const DECISION_WORDS = { reason: '--decline' };

/** What a melter does with advice. Throws InputError for two answers, or one of nobody. */
export function decisionOf({
  accept,
  decline,
  by,
}: {
  readonly accept: boolean | undefined;
  readonly decline: string | undefined;
  readonly by: string | undefined;
}) {
  if (by === undefined || (accept && decline !== undefined))
    throw new InputError('an answer to advice needs one decision and the person who takes it', {
      path: '--by',
      allowed: '--accept --by PERSON, or --decline REASON --by PERSON',
    });
  return { decision: accept ? 'accepted' : 'declined', reason: decline };
}

/** 0 = pour now, 1 = waiting does not help, 3 = else. */
function exitOf({ action }: Pick<AdviseOutput, 'action'>): 0 | 1 | 3 {
  if (action === 'pour') return 0;
  return action === 'not-by-waiting' ? 1 : 3;
}
