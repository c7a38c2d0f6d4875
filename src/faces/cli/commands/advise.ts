import type { Command } from 'commander';
import type { AdviseOutput } from '../../../documents/advise.ts';
import { InputError } from '../../../foundation/errors.ts';
import { advicePage } from '../../../pages/blocks/advice-page.ts';
import { answerAdvice } from '../../../tasks/heats/answer-advice.ts';
import type { Answer, Cli } from '../cli.ts';
import { controlOf } from '../progress.ts';
import { showPage } from '../show-page.ts';
import { lookAtTargets } from '../write-file.ts';

interface AdviseOptions {
  readonly accept?: boolean;
  readonly decline?: string;
  readonly by?: string;
  readonly html?: string;
  readonly json?: boolean;
}

/** What may be done with a melt that is in the furnace. */
export function register(program: Command, cli: Cli): void {
  program
    .command('advise')
    .description(
      'during a heat: pour, wait, sample or add, and how sure; exit 0 pour now, 1 not by waiting, else 3',
    )
    .argument('<file>', 'remelt-advise/1 document, - = standard input')
    .option('--accept', 'record in the ledger that a melter takes the advice')
    .option('--decline <reason>', 'record that a melter does not, and why')
    .option('--by <person>', 'the melter, by the id of data/plant.json')
    .option('--html <file>', 'also write it as one page to look at: how sure and which contents, over time')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt advise docs/formats/advise.example.json\n  remelt advise now.json --accept --by p-melt',
    )
    .action((file: string, options: AdviseOptions) => cli.run(options, () => answerOf(file, options, cli)));
}

async function answerOf(file: string, options: AdviseOptions, cli: Cli): Promise<Answer> {
  const control = controlOf(cli);
  lookAtTargets([options.html], file);
  const document = cli.readDocument(file);
  if (!options.accept && options.decline === undefined) {
    const output = await cli.compute.advise(document, control);
    const text = await showPage(advicePage(output), options.html);
    return { document: output, text, exit: exitOf(output) };
  }
  if (options.by === undefined || (options.accept && options.decline !== undefined)) {
    throw new InputError('who answers the advice, and how?', {
      path: '--by',
      allowed: '--accept --by PERSON, or --decline REASON --by PERSON',
    });
  }
  const answered = await answerAdvice(
    document,
    {
      by: options.by,
      decision: options.accept ? 'accepted' : 'declined',
      ...(options.decline === undefined ? {} : { reason: options.decline }),
    },
    await cli.context(),
    control,
  );
  const last = answered.heat.advice?.at(-1);
  const shown = await showPage(advicePage(answered.output), options.html);
  return {
    document: { format: 'remelt-answered-advice/1', advice: answered.output, answer: last },
    text: `${shown}\n\n${last?.decision} by ${last?.by}: recorded, nothing was moved`,
    exit: 0,
  };
}

function exitOf({ action }: AdviseOutput): 0 | 1 | 3 {
  if (action === 'pour') return 0;
  return action === 'not-by-waiting' ? 1 : 3;
}
