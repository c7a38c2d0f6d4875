import type { Command } from 'commander';
import { InputError } from '../../../../foundation/errors.ts';
import { answeredAdvicePage, heatAdvicePage } from '../../../../pages/blocks/heats/advice-page.ts';
import { adviseHeat } from '../../../../tasks/heats/advise-heat/advise-heat.ts';
import { contract } from '../../../../tasks/heats/advise-heat/contract.ts';
import { answerAdvice } from '../../../../tasks/heats/answer-advice/answer-advice.ts';
import { contract as answer } from '../../../../tasks/heats/answer-advice/contract.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { ask, byOption, given, perform } from '../../perform.ts';
import { ALL_OPTION, HTML_OPTION, showAnswer } from '../../show-page.ts';
import { takeFields } from '../../verb.ts';
import { lookAtTargets } from '../../write-file.ts';

interface AdviseOptions extends OutputOptions {
  readonly html?: string;
  readonly accept?: boolean;
  readonly decline?: string;
  readonly by?: string;
}

/** Advice on a heat of the ledger. */
export function registerAdvise(heat: Command, cli: Cli): void {
  const command = heat
    .command('advise')
    .description(
      'advice on a heat in the furnace from what is recorded of it; exit 0 = pour now, 1 = waiting does not help, 3 = else',
    );
  const { words, named, orderOf } = takeFields(command, contract.order);
  command
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--accept', 'record that a melter takes the advice')
    .option('--decline <reason>', 'record that a melter does not, and why')
    .option(...byOption(answerAdvice, answer.who!))
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  remelt heat advise H26-001 --minutes 45 --latest 120\n  remelt heat advise H26-001 --minutes 45 --accept --by p-melt',
    )
    .action((...typed: unknown[]) => {
      const { html, json, all, by, accept, decline, ...options } = named<AdviseOptions>(typed);
      const asked = { order: orderOf(options, cli), words };
      if (!accept && decline === undefined)
        return perform(cli, adviseHeat, {
          ...asked,
          ...{ json, all, html },
          page: heatAdvicePage,
          exit: contract.exit!,
        });
      const decision = decisionOf({ accept, decline, by });
      return cli.run({ json, all }, async () => {
        lookAtTargets([html]);
        const { document } = await ask(cli, adviseHeat, { ...asked, by });
        const answered = await ask(cli, answerAdvice, {
          order: given({ document, ...decision }),
          words: DECISION_WORDS,
          by,
        });
        return { document: answered, text: await showAnswer(cli, answeredAdvicePage(answered), html) };
      });
    });
}

/** What is typed for the fields of a decision. */
const DECISION_WORDS = { reason: '--decline' };

/** What a melter does with advice. Throws InputError for two answers, or one of nobody. */
function decisionOf({
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
