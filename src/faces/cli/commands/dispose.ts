import { type Command, Option } from 'commander';
import { InputError } from '../../../foundation/errors.ts';
import { DISPOSAL, type Disposal, disposeMetal } from '../../../tasks/release/dispose-metal.ts';
import type { Cli } from '../cli.ts';

interface DisposeOptions {
  readonly as: Disposal['as'];
  readonly reason: string;
  readonly by: string;
  readonly concession?: string;
  readonly scope?: string;
  readonly customer?: string;
  readonly json?: boolean;
}

/** What becomes of metal that did not pass. */
export function register(program: Command, cli: Cli): void {
  program
    .command('dispose')
    .description('decide what becomes of metal that did not pass: a FAIL is never overridden')
    .argument('<subject>', 'lot:R-1, heat:H-1 or object:I-1')
    .addOption(
      new Option('--as <what>', 'what becomes of it')
        .choices([...Object.keys(DISPOSAL), 'use-as-is'])
        .makeOptionMandatory(),
    )
    .requiredOption('--reason <words>', 'why')
    .requiredOption('--by <person>', 'who decides; needs the role quality')
    .option('--concession <number>', "use-as-is: the customer's number")
    .option('--scope <words>', 'use-as-is: what exactly it covers')
    .option('--customer <name>', 'use-as-is: who granted it')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt dispose object:I-1 --as rework --reason "Cr high" --by p-qual',
    )
    .action((subject: string, options: DisposeOptions) =>
      cli.run(options, async () => {
        if (!/^(lot|heat|object):.+$/.test(subject))
          throw new InputError(`"${subject}" names nothing`, {
            path: 'subject',
            value: subject,
            allowed: 'lot:ID, heat:ID or object:ID',
          });
        const { concession: number = '', scope = '', customer = '' } = options;
        await disposeMetal(
          {
            of: subject as `lot:${string}`,
            as: options.as,
            reason: options.reason,
            by: options.by,
            ...(number ? { concession: { number, scope, customer } } : {}),
          },
          await cli.context(),
        );
        return {
          document: { format: 'remelt-disposed/1', subject, as: options.as },
          text: `${subject}: ${options.as}`,
        };
      }),
    );
}
