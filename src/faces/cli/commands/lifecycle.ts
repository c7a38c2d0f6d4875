import type { Command } from 'commander';
import { lifecyclePage } from '../../../pages/blocks/lifecycle-page.ts';
import { methodListPage, methodPage } from '../../../pages/blocks/method-pages.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { missingArgument, missingMethod } from '../missing-argument.ts';
import { HTML_OPTION, showPage } from '../show-page.ts';
import { lookAtTargets } from '../write-file.ts';
import { heatVerb } from './lifecycle-heat.ts';
import { plantVerb } from './lifecycle-plant.ts';

interface Options extends OutputOptions {
  readonly list?: boolean;
  readonly explain?: boolean;
  readonly html?: string;
}

/** The questions of the life cycle, one method at a time. */
export function register(program: Command, cli: Cli): void {
  const lifecycle = program
    .command('lifecycle')
    .description('answer one question of the life cycle on its inputs; a refusal exits 2 with the reason')
    .argument('[method]', 'name of the question, see --list')
    .argument('[file]', 'its inputs: a JSON object; - = standard input')
    .option('--json', 'one JSON document')
    .option('--list', 'what there is')
    .option('--explain', 'formula, source, comparison and inputs of METHOD')
    .option(...HTML_OPTION)
    .addHelpText(
      'after',
      '\nExample:\n  echo \'{"median":10,"gsd":1.5}\' | remelt lifecycle distribution - --json',
    )
    .action((method: string | undefined, file: string | undefined, options: Options) => {
      lookAtTargets([options.html], file);
      return cli.run(options, async () => {
        const methods = await cli.compute.lifecycleMethods();
        if (options.list)
          return {
            document: methods,
            text: await showPage(methodListPage('Questions of the life cycle', methods)),
          };
        if (method === undefined) throw missingMethod('lifecycle', methods);
        if (options.explain) {
          const found = methods.find(({ name }) => name === method);
          if (found) return { document: found, text: await showPage(methodPage(found)) };
        }
        if (file === undefined && methods.some(({ name }) => name === method))
          throw missingArgument('file', 'name the file of the inputs, or - for standard input');
        const inputs = file === undefined ? {} : cli.readDocument(file);
        const output = await cli.compute.lifecycle({ method, inputs });
        return { document: output, text: await showPage(lifecyclePage(output), options.html) };
      });
    });
  plantVerb(lifecycle, cli);
  heatVerb(lifecycle, cli);
}
