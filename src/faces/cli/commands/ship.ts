import type { Command } from 'commander';
import { InputError } from '../../../foundation/errors.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { shipObject } from '../../../tasks/release/ship-object.ts';
import type { Cli } from '../cli.ts';

interface ShipOptions {
  readonly to: string;
  readonly by: string;
  readonly order?: string;
  readonly certificate?: string;
  readonly json?: boolean;
}

/** An object leaves the plant. */
export function register(program: Command, cli: Cli): void {
  program
    .command('ship')
    .description('book that a released object left the plant')
    .argument('<object>', 'its id')
    .requiredOption('--to <customer>', 'who gets it')
    .requiredOption('--by <person>', 'who lets it go; needs the role certifier')
    .option('--order <text>', "customer's order")
    .option(
      '--certificate <file>',
      'the certificate as remelt certificate --json printed it; its hash goes into the record',
    )
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt ship I-1 --to "forge A" --by p-cert --certificate C-1.json')
    .action((object: string, options: ShipOptions) =>
      cli.run(options, async () => {
        if (object.includes(':'))
          throw new InputError(`"${object}" is no object id`, {
            path: 'object',
            value: object,
            allowed: 'I-1',
          });
        const shipped = await shipObject(
          {
            object,
            to: options.to,
            by: options.by,
            ...(options.order ? { order: options.order } : {}),
            ...(options.certificate ? { certificate: cli.readDocument(options.certificate) } : {}),
          },
          await cli.context(),
        );
        return {
          document: shipped,
          text: `${object}: shipped to ${options.to}, ${kilograms(shipped.mass_g)}`,
        };
      }),
    );
}
