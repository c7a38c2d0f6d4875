import type { Command } from 'commander';
import { InputError } from '../../../foundation/errors.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { traceMetal } from '../../../tasks/proof/trace-metal.ts';
import type { Cli } from '../cli.ts';
import { columns } from '../words.ts';

/** Where metal came from, or where it went. */
export function register(program: Command, cli: Cli): void {
  program
    .command('trace')
    .description('where the metal came from (default) or went to (--down)')
    .argument('<subject>', 'heat:H-1, lot:R-1 or object:I-1')
    .option('--down', 'where it went')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt trace heat:H26-001')
    .action((subject: string, options: { down?: boolean; json?: boolean }) =>
      cli.run(options, async () => {
        const traced = await traceMetal(
          parseSubject(subject),
          options.down ? 'down' : 'up',
          await cli.context(),
        );
        const rows = traced.rows.map((row) => [
          row.subject,
          `${(row.share * 100).toFixed(2)} %`,
          kilograms(row.mass_g),
          row.clearedAs ?? row.declaredGrade ?? '',
          row.originClass ?? '',
          row.references.join(' '),
        ]);
        const head = `${subject}: ${options.down ? 'went to' : 'came from'}`;
        return {
          document: { format: 'remelt-trace/1', ...traced },
          text:
            rows.length === 0
              ? `${head} nothing in this ledger`
              : `${head}\n${columns(['subject', 'share', 'mass', 'grade', 'origin', 'documents'], rows)}`,
        };
      }),
    );
}

function parseSubject(text: string): `lot:${string}` | `heat:${string}` | `object:${string}` {
  if (/^(lot|heat|object):.+$/.test(text)) return text as `lot:${string}`;
  throw new InputError(`"${text}" names nothing`, {
    path: 'subject',
    value: text,
    allowed: 'lot:ID, heat:ID or object:ID',
  });
}
