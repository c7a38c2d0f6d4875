import type { Command } from 'commander';
import { answeredAdvicePage, heatAdvicePage } from '../../../pages/blocks/advice-page.ts';
import { adviseHeat } from '../../../tasks/heats/advise-heat/advise-heat.ts';
import { answerAdvice } from '../../../tasks/heats/answer-advice/answer-advice.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { aboveZero } from '../numbers.ts';
import { ask, byOption, given, perform } from '../perform.ts';
import { routeNamed } from '../route-named.ts';
import { ALL_OPTION, HTML_OPTION, showAnswer } from '../show-page.ts';
import { lookAtTargets } from '../write-file.ts';
import { DECISION_WORDS, decisionOf, exitOf } from './advise.ts';

interface AdviseOptions extends OutputOptions {
  readonly minutes?: string;
  readonly latest?: string;
  readonly confidence?: string;
  readonly stage?: string;
  readonly route?: string;
  readonly html?: string;
  readonly accept?: boolean;
  readonly decline?: string;
  readonly by?: string;
}

/** Advice on a heat of the ledger. */
export function registerAdvise(heat: Command, cli: Cli): void {
  heat
    .command('advise')
    .description(
      'advice on a heat in the furnace from what is recorded of it; exit 0 = pour now, 1 = waiting does not help, 3 = else',
    )
    .argument('<heat>', 'its number')
    .option('--minutes <min>', 'time since the metal was molten; default since its charge was booked')
    .option('--latest <min>', 'until when it may be held, since it was molten; default as long as planned')
    .option('--confidence <p>', 'probability of being inside every limit that is sure enough; default 0.9')
    .option('--stage <n>', 'operation of the route that the bath is in, from 1; default by the furnace log')
    .option(
      '--route <name>',
      'kept route, or a JSON file with its operations, for a heat whose plan names none; not with a furnace log',
    )
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--accept', 'record that a melter takes the advice')
    .option('--decline <reason>', 'record that a melter does not, and why')
    .option(...byOption({ act: 'accept advice' }, 'who answers for it'))
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  remelt heat advise H26-001 --minutes 45 --latest 120\n  remelt heat advise H26-001 --minutes 45 --accept --by p-melt',
    )
    .action((id: string, options: AdviseOptions) => {
      const { minutes, latest, confidence, stage, route, html, json, all, by, accept, decline } = options;
      const order = given({
        heat: id,
        minutes: aboveZero(minutes, '--minutes'),
        latestMinutes: aboveZero(latest, '--latest'),
        confidence: aboveZero(confidence, '--confidence'),
        stage: aboveZero(stage, '--stage'),
        route: route === undefined ? undefined : routeNamed(route, cli),
      });
      const asked = { order, words: { latestMinutes: '--latest' } };
      if (!accept && decline === undefined)
        return perform(cli, adviseHeat, {
          ...asked,
          ...{ json, all, html },
          page: heatAdvicePage,
          exit: ({ advice }) => exitOf(advice),
        });
      const decision = decisionOf({ accept, decline, by });
      return cli.run({ json, all }, async () => {
        lookAtTargets([html]);
        const { document } = await ask(cli, adviseHeat, { ...asked, by });
        const answer = await ask(cli, answerAdvice, {
          order: given({ document, ...decision }),
          words: DECISION_WORDS,
          by,
        });
        return { document: answer, text: await showAnswer(cli, answeredAdvicePage(answer), html) };
      });
    });
}
