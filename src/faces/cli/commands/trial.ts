import type { Command } from 'commander';
import { InputError } from '../../../foundation/errors.ts';
import { trialPage } from '../../../pages/blocks/trial-page.ts';
import { planTrial } from '../../../tasks/heats/plan-trial.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { performFile } from '../document-verb.ts';
import { aboveZero, positiveIfGiven } from '../numbers.ts';
import { given, perform } from '../perform.ts';
import { readContents } from '../results.ts';
import { routeNamed } from '../route-named.ts';
import { ALL_OPTION, HTML_OPTION } from '../show-page.ts';

interface TrialOptions extends OutputOptions {
  readonly route?: string;
  readonly grade?: string;
  readonly spec?: string;
  readonly mass?: string;
  readonly content?: readonly string[];
  readonly heats?: string;
  readonly samples?: string;
  readonly left?: string;
  readonly factor?: string;
  readonly heatUsd?: string;
  readonly analysisUsd?: string;
  readonly html?: string;
}

/** Heats and samples that would teach a route that nobody has proven. */
export function register(program: Command, cli: Cli): void {
  program
    .command('trial')
    .description(
      'how many heats and samples would teach the plant each factor of a route that nobody has proven',
    )
    .argument('[file]', 'remelt-trial/1 document, - = standard input; else the options say it')
    .option('--route <name>', 'name of a kept route, or a JSON file with its operations')
    .option('--grade <id>', 'product: a grade of the catalogue')
    .option('--spec <name>', 'in its place: a stored specification')
    .option('--mass <kg>', 'charge of one heat')
    .option('--content <results...>', 'contents of the charge in place of typical ones: S=25ppm Mg=20ppm')
    .option('--heats <n>', 'most heats; default 12')
    .option('--samples <n>', 'most samples at one place of a heat; default 2')
    .option('--left <share>', 'a factor is learnt when this share of its spread is left; default 0.5')
    .option('--factor <f>', 'or when one standard deviation is at most this factor; default 1.2')
    .option('--heat-usd <usd>', 'furnaces of one heat; default the conversion prices of the data')
    .option('--analysis-usd <usd>', 'one sample by one method; default 80')
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt trial --route triple-melt --grade IN718 --mass 500 --html trial.html\n  remelt trial docs/formats/trial.example.json',
    )
    .action((file: string | undefined, options: TrialOptions) =>
      file === undefined ? ofWords(options, cli) : ofDocument(file, options, cli),
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

function ofWords(options: TrialOptions, cli: Cli): Promise<void> {
  const { route, grade, spec, mass, content, json, all, html } = options;
  if (route === undefined || mass === undefined)
    throw new InputError('a trial needs a document, or a route, a product and a mass', {
      path: route === undefined ? '--route' : '--mass',
      allowed: 'a remelt-trial/1 document, or --route, --grade or --spec, and --mass',
    });
  return perform(cli, planTrial, {
    order: given({
      route: routeNamed(route, cli),
      gradeId: grade,
      spec,
      mass_kg: aboveZero(mass, '--mass'),
      composition_ppm: content && readContents(content, '--content'),
      most: given({
        heats: aboveZero(options.heats, '--heats'),
        samples: aboveZero(options.samples, '--samples'),
      }),
      wanted: given({
        ratio: aboveZero(options.left, '--left'),
        factor: aboveZero(options.factor, '--factor'),
      }),
      cost: given({
        heat_usd: positiveIfGiven(options.heatUsd, '--heat-usd'),
        analysis_usd: positiveIfGiven(options.analysisUsd, '--analysis-usd'),
      }),
    }),
    json,
    all,
    html,
    page: trialPage,
  });
}
