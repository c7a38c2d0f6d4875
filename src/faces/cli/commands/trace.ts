import type { Command } from 'commander';
import type { Traced } from '../../../documents/trace.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { traceMetal } from '../../../tasks/proof/trace-metal.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { perform } from '../perform.ts';
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
    .action((subject: string, { down, json }: OutputOptions & { readonly down?: boolean }) =>
      perform(cli, traceMetal, {
        order: { subject, direction: down ? 'down' : 'up' },
        json,
        text: tracedText,
      }),
    );
}

function tracedText({ subject, direction, rows }: Traced): string {
  const head = `${subject}: ${direction === 'down' ? 'went to' : 'came from'}`;
  if (rows.length === 0) return `${head} nothing in this ledger`;
  const cells = rows.map((row) => [
    row.subject,
    `${(row.share * 100).toFixed(2)} %`,
    kilograms(row.mass_g),
    row.clearedAs ?? row.declaredGrade ?? '',
    row.originClass ?? '',
    row.references.join(' '),
  ]);
  return `${head}\n${columns(['subject', 'share', 'mass', 'grade', 'origin', 'documents'], cells)}`;
}
