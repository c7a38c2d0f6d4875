import type { Command } from 'commander';
import { scaleUpPage } from '../../../pages/blocks/scale-up-page.ts';
import type { Cli } from '../cli.ts';
import { ofFile } from '../in-words.ts';
import { controlOf } from '../progress.ts';
import { ALL_OPTION, HTML_OPTION, showPage } from '../show-page.ts';
import { lookAtTargets } from '../write-file.ts';

interface Options {
  readonly json?: boolean;
  readonly all?: boolean;
  readonly html?: string;
}

/** A heat from the laboratory to the works. */
export function register(program: Command, cli: Cli): void {
  program
    .command('scale-up')
    .description(
      'what a heat costs at several sizes of a furnace, held as long as the furnace models say, and from where on it pays',
    )
    .argument('<file>', 'remelt-scale-up/1 document, - = standard input')
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt scale-up examples/scale-up/in718-turnings.json --html scale-up.html',
    )
    .action((file: string, options: Options) => {
      lookAtTargets([options.html], file);
      return cli.run(options, async () => {
        const output = await ofFile(cli, { file, calculation: 'scale-up' }, (document) =>
          cli.compute.scaleUp(document, controlOf(cli)),
        );
        return { document: output, text: await showPage(scaleUpPage(output), options.html) };
      });
    });
}
