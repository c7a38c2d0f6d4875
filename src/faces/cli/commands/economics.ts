import type { Command } from 'commander';
import { InputError } from '../../../foundation/errors.ts';
import { economicsListPage, economicsPage } from '../../../pages/blocks/economics-page.ts';
import type { Cli } from '../cli.ts';
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
        if (options.list || options.explain) {
          const methods = await cli.compute.listEconomics();
          const only = options.explain ? named(method) : undefined;
          const document = only === undefined ? methods : methods.filter(({ name }) => name === only);
          return { document, text: await showPage(economicsListPage(methods, only)) };
        }
        if (file === undefined) throw missing('file', 'name the file of the inputs, or - for standard input');
        const output = await cli.compute.economics({
          method: named(method),
          inputs: await cli.readDocument(file),
        });
        return { document: output, text: await showPage(economicsPage(output)) };
      }),
    );
}

function named(method: string | undefined): string {
  if (method === undefined) throw missing('method', '`remelt economics --list` says what there is');
  return method;
}

const missing = (what: string, cure: string): InputError =>
  new InputError(`${what} is missing`, { path: what, cure });
