import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { columns } from '../words.ts';

/** The facts: how many, how far each may be trusted. */
export function register(program: Command, cli: Cli): void {
  const data = program.command('data').description('the facts that results rest on');
  data
    .command('check')
    .description('load every data file and count its records by confidence; exit 1 when a check fails')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt data check')
    .action((options: { json?: boolean }) =>
      cli.run(options, async () => {
        const checked = await cli.compute.checkData();
        const tags = ['read', 'measured', 'derived', 'recalled', 'assumption', 'imputed'] as const;
        const rows = checked.tables.map((table) => [
          table.file,
          String(table.records),
          ...tags.map((tag) => String(table.byConfidence[tag] ?? 0)),
          String(table.flagged),
        ]);
        const total = columns(['file', 'records', ...tags, 'to check'], rows);
        return {
          document: checked,
          text: [
            total,
            ...checked.problems.map(({ file, path, message }) => `PROBLEM ${file} ${path}: ${message}`),
            `${checked.problems.length} problems`,
          ].join('\n'),
          exit: checked.problems.length === 0 ? 0 : 1,
        };
      }),
    );
}
