import type { Command } from 'commander';
import { scenarioPage } from '../../../pages/blocks/scenario-page.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { ofFile } from '../in-words.ts';
import { controlOf } from '../progress.ts';
import { ALL_OPTION, HTML_OPTION, showPage } from '../show-page.ts';
import { lookAtTargets } from '../write-file.ts';

interface Options extends OutputOptions {
  readonly html?: string;
}

/** Exit code of an answer that was stopped before its end, as of anything that is cancelled. */
const STOPPED = 3;

/** Chains of questions with sources and spread. */
export function register(program: Command, cli: Cli): void {
  const scenario = program
    .command('scenario')
    .description('chains of questions of the life cycle, with sources and spread');
  scenario
    .command('run')
    .description(
      'run a scenario: results with spread, what drives them, and how much of it is assumed; Ctrl-C keeps the draws that are done',
    )
    .argument('<file>', 'remelt-scenario/1 document; - = standard input')
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt scenario run examples/lifecycle/in718-disk-scrap.json --html report.html',
    )
    .action((file: string, options: Options) => {
      lookAtTargets([options.html], file);
      return cli.run(options, async () => {
        const output = await ofFile(cli, { file, calculation: 'scenario' }, (document) =>
          cli.compute.scenario(document, controlOf(cli)),
        );
        return {
          document: output,
          text: await showPage(scenarioPage(output), options.html),
          ...(output.stopped === undefined ? {} : { exit: STOPPED }),
        };
      });
    });
}
