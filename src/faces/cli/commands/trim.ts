import type { Command } from 'commander';
import { trimPage } from '../../../pages/blocks/trim-page.ts';
import { contract } from '../../../tasks/heats/trim-heat/contract.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { ofFile } from '../in-words.ts';
import { ALL_OPTION, showPage } from '../show-page.ts';

/** What to add after a bath sample. */
export function register(program: Command, cli: Cli): void {
  program
    .command('trim')
    .alias('correct')
    .description(
      'calculate the trim after a bath sample: the least-cost additions; exit 1 when none help, 3 when a limit cannot be judged',
    )
    .argument('<file>', 'remelt-correct/1 document, - = standard input')
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt trim docs/formats/correct.example.json')
    .action((file: string, options: OutputOptions) =>
      cli.run(options, async () => {
        const output = await ofFile(cli, { file, calculation: 'correct' }, (document) =>
          cli.compute.correct(document, { signal: cli.signal }),
        );
        const text = await showPage(trimPage(output));
        return { document: output, text, exit: contract.exit!(output) };
      }),
    );
}
