import type { Command } from 'commander';
import { listLots } from '../../../tasks/list-lots.ts';
import type { Cli } from '../cli.ts';
import { columns, kilograms } from '../words.ts';

interface Options {
  readonly status?: 'hold' | 'cleared' | 'void';
  readonly grade?: string;
  readonly owner?: string;
  readonly form?: string;
  readonly json?: boolean;
}

/** The yard: what is there, what it is, what is on hold and why. */
export function register(program: Command, cli: Cli): void {
  program
    .command('lots')
    .description('list the lots: what is there, what it is, what is on hold and why')
    .option('--status <status>', 'hold, cleared or void')
    .option('--grade <id>', 'cleared as or declared as this grade')
    .option('--owner <name>', 'customer; "plant" = own metal')
    .option('--form <form>', 'turnings, mill-solids ...')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lots --status hold')
    .action((options: Options) =>
      cli.run(options, async () => {
        const yard = await listLots(options, await cli.context());
        const rows = yard.lots.map((lot) => [
          lot.id,
          kilograms(lot.mass_g),
          kilograms(lot.free_g),
          lot.form,
          lot.clearedAs ?? (lot.declaredGrade ? `(${lot.declaredGrade})` : '-'),
          String(lot.generation),
          lot.owner ?? 'plant',
          lot.status,
          lot.holdReason ?? '',
        ]);
        const table = columns(
          ['lot', 'mass', 'free', 'form', 'grade', 'gen', 'owner', 'status', 'why'],
          rows,
        );
        return {
          document: { format: 'remelt-lots/1', ...yard },
          text:
            rows.length === 0
              ? 'no lots'
              : `${table}\n${yard.lots.length} lots, ${kilograms(yard.mass_g)}; (grade) = declared only`,
        };
      }),
    );
}
