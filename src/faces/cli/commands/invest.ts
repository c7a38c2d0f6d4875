import type { Command } from 'commander';
import { investPage } from '../../../pages/blocks/invest-page.ts';
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

/** Whether a plant pays. */
export function register(program: Command, cli: Cli): void {
  program
    .command('invest')
    .description(
      'whether a plant pays: net present value over draws, what drives it, minimum price, variants',
    )
    .argument('<file>', 'remelt-invest/1 document, - = standard input')
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt invest examples/investments/vim-esr-var-6t.json --html invest.html',
    )
    .action((file: string, options: Options) => {
      lookAtTargets([options.html], file);
      return cli.run(options, async () => {
        const output = await ofFile(cli, { file, calculation: 'invest' }, (document) =>
          cli.compute.invest(document, controlOf(cli)),
        );
        return { document: output, text: await showPage(investPage(output), options.html) };
      });
    });
}
