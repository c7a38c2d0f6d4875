import type { Command } from 'commander';
import { claimPage } from '../../../pages/blocks/claim-page.ts';
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

/** Published claims, recomputed. */
export function register(program: Command, cli: Cli): void {
  program
    .command('claim')
    .description('published claims recomputed within their boundary: supported, not supported or undecidable')
    .argument('<file>', 'remelt-claim/1 document, - = standard input')
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt claim examples/claims/first-note.json --html claims.html')
    .action((file: string, options: Options) => {
      lookAtTargets([options.html], file);
      return cli.run(options, async () => {
        const output = await ofFile(cli, { file, calculation: 'claim' }, (document) =>
          cli.compute.claim(document, controlOf(cli)),
        );
        return { document: output, text: await showPage(claimPage(output), options.html) };
      });
    });
}
