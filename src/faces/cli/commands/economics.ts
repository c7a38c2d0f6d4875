import type { Command } from 'commander';
import { economicsPage } from '../../../pages/blocks/economics-page.ts';
import { methodListPage, methodPage } from '../../../pages/blocks/method-pages.ts';
import type { Cli } from '../cli.ts';
import { missingArgument, missingMethod } from '../missing-argument.ts';
import { showPage } from '../show-page.ts';

interface Options {
  readonly json?: boolean;
  readonly list?: boolean;
  readonly explain?: boolean;
}

/** The methods of economics, one at a time. */
export function register(program: Command, cli: Cli): void {
  program
    .command('economics')
    .description('run one method of economics on its inputs: scale, learning, annuity, price, cashflow ...')
    .argument('[method]', 'name of the method, see --list')
    .argument('[file]', 'its inputs: a JSON object; - = standard input')
    .option('--json', 'one JSON document')
    .option('--list', 'what there is')
    .option('--explain', 'formula, source and inputs of METHOD')
    .addHelpText(
      'after',
      '\nExample:\n  echo \'{"C1":10,"Q1":1000,"Q2":8000,"n":0.6}\' | remelt economics scale - --json',
    )
    .action((method: string | undefined, file: string | undefined, options: Options) =>
      cli.run(options, async () => {
        const methods = await cli.compute.listEconomics();
        if (options.list)
          return { document: methods, text: await showPage(methodListPage('Methods of economics', methods)) };
        if (method === undefined) throw missingMethod('economics', methods);
        const known = methods.find(({ name }) => name === method);
        if (options.explain && known) return { document: known, text: await showPage(methodPage(known)) };
        if (file === undefined && known)
          throw missingArgument('file', 'name the file of the inputs, or - for standard input');
        const inputs = file === undefined ? {} : cli.readDocument(file);
        const output = await cli.compute.economics({ method, inputs });
        return { document: output, text: await showPage(economicsPage(output)) };
      }),
    );
}
