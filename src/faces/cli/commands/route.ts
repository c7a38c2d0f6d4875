import type { Command } from 'commander';
import { InputError } from '../../../foundation/errors.ts';
import type { Cli } from '../cli.ts';
import { columns } from '../words.ts';

const EXIT = { PASS: 0, FAIL: 1, HOLD: 3 } as const;

/** The order of a route before anything is computed. */
export function register(program: Command, cli: Cli): void {
  program
    .command('route')
    .description('check the order of operations and additions; exit 0 PASS, 1 FAIL, 3 HOLD')
    .argument('<verb>', 'check')
    .argument('<file>', 'remelt-simulate/1 document, - = standard input')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt route check docs/formats/simulate.example.json')
    .action((verb: string, file: string, options: { json?: boolean }) =>
      cli.run(options, async () => {
        if (verb !== 'check') {
          throw new InputError(`route knows no "${verb}"`, { path: 'route', value: verb, allowed: 'check' });
        }
        const output = await cli.compute.checkRoute(cli.readDocument(file));
        const rows = output.findings.map((one) => [
          one.severity,
          one.index === null ? '-' : String(one.index + 1),
          one.words,
          one.cure,
        ]);
        return {
          document: output,
          text: [
            `route: ${output.verdict}`,
            ...(rows.length > 0 ? [columns(['', 'operation', 'finding', 'cure'], rows)] : []),
          ].join('\n'),
          exit: EXIT[output.verdict],
        };
      }),
    );
}
