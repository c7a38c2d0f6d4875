import type { Command } from 'commander';
import { offersPage } from '../../../pages/blocks/offers-page.ts';
import type { Cli } from '../cli.ts';
import { ofFile } from '../in-words.ts';
import { ALL_OPTION, HTML_OPTION, showPage } from '../show-page.ts';
import { lookAtTargets } from '../write-file.ts';

interface Options {
  readonly json?: boolean;
  readonly all?: boolean;
  readonly html?: string;
}

/** Offers for a lot, compared. */
export function register(program: Command, cli: Cli): void {
  program
    .command('offers')
    .description(
      'offers for a lot settled and compared: payable metal, charges, penalties, what is not paid for',
    )
    .argument('<file>', 'remelt-offers/1 document, - = standard input')
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt offers docs/formats/offers.example.json --html offers.html')
    .action((file: string, options: Options) => {
      lookAtTargets([options.html], file);
      return cli.run(options, async () => {
        const output = await ofFile(cli, { file, calculation: 'offers' }, (document) =>
          cli.compute.offers(document),
        );
        return { document: output, text: await showPage(offersPage(output), options.html) };
      });
    });
}
