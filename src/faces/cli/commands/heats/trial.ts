import type { Command } from 'commander';
import { InputError } from '../../../../foundation/errors.ts';
import { trialPage } from '../../../../pages/blocks/heats/trial-page.ts';
import { contract } from '../../../../tasks/heats/plan-trial/contract.ts';
import { planTrial } from '../../../../tasks/heats/plan-trial/plan-trial.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { performFile } from '../../document-verb.ts';
import { perform } from '../../perform.ts';
import { ALL_OPTION, HTML_OPTION } from '../../show-page.ts';
import { type Taken, takeFields } from '../../verb.ts';

interface TrialOptions extends OutputOptions {
  readonly route?: string;
  readonly grade?: string;
  readonly mass?: string;
  readonly html?: string;
}

/** Heats and samples that would teach a route that nobody has proven. */
export function register(program: Command, cli: Cli): void {
  const command = program
    .command('trial')
    .description(
      'how many heats and samples would teach the plant each factor of a route that nobody has proven',
    )
    .argument('[file]', 'remelt-trial/1 document, - = standard input; else the options say it');
  const taken = takeFields(command, contract.order);
  // a document says it all
  for (const option of command.options) option.makeOptionMandatory(false);
  command
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt trial --route triple-melt --grade IN718 --mass 500 --html trial.html\n  remelt trial docs/formats/trial.example.json',
    )
    .action((file: string | undefined, options: TrialOptions) =>
      file === undefined ? ofWords({ taken, options }, cli) : ofDocument(file, options, cli),
    );
}

function ofDocument(file: string, options: TrialOptions, cli: Cli): Promise<void> {
  if (options.route !== undefined || options.grade !== undefined)
    throw new InputError('a trial is told by a document or by options, not by both', {
      path: 'file',
      value: file,
      cure: 'leave out the file, or --route and --grade',
    });
  return performFile(cli, 'trial', { ...options, file, page: trialPage });
}

function ofWords(
  { taken, options }: { readonly taken: Taken; readonly options: TrialOptions },
  cli: Cli,
): Promise<void> {
  const { route, mass, json, all, html, ...typed } = options;
  if (route === undefined || mass === undefined)
    throw new InputError('a trial needs a document, or a route, a product and a mass', {
      path: route === undefined ? '--route' : '--mass',
      allowed: 'a remelt-trial/1 document, or --route, --grade or --spec, and --mass',
    });
  const order = taken.orderOf({ route, mass, ...typed }, cli);
  return perform(cli, planTrial, { order, words: taken.words, json, all, html, page: trialPage });
}
