import type { Command } from 'commander';
import { identificationPage } from '../../../pages/blocks/identification-page.ts';
import { namesOfPlant } from '../../../tasks/names-of-plant.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { ofFile } from '../in-words.ts';
import { ALL_OPTION, showPage } from '../show-page.ts';

/** Which grade is it. */
export function register(program: Command, cli: Cli): void {
  program
    .command('identify')
    .description('which grades the analyses can be; exit 3 unless every one is identified')
    .argument('<file>', 'remelt-identify/1 document, - = standard input')
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt identify docs/formats/identify.example.json')
    .action((file: string, options: OutputOptions) =>
      cli.run(options, async () => {
        const output = await ofFile(cli, { file, calculation: 'identify' }, (document) =>
          cli.compute.identify(document, { signal: cli.signal }),
        );
        const decided = output.results.every(({ verdict }) => verdict === 'identified');
        const text = await showPage(identificationPage(output, namesOfPlant(cli.compute)));
        return { document: output, text, exit: decided ? 0 : 3 };
      }),
    );
}
