import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { columns } from '../words.ts';

const EXIT = { PASS: 0, FAIL: 1, HOLD: 3 } as const;

/** Element by element against the specification. */
export function register(program: Command, cli: Cli): void {
  program
    .command('release')
    .description('judge results against a specification; exit 0 PASS, 1 FAIL, 3 HOLD')
    .argument('<file>', 'remelt-release/1 document, - = standard input')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt release docs/formats/release.example.json')
    .action((file: string, options: { json?: boolean }) =>
      cli.run(options, async () => {
        const output = await cli.compute.release(cli.readDocument(file));
        const rows = output.elements.map((row) => [
          row.element,
          row.text ? `${row.text} ${row.unit}` : '-',
          row.limit,
          row.contractual,
          row.probability === null ? '-' : row.probability.toFixed(4),
          row.methodFit,
          row.reason,
        ]);
        const sums = output.sums.map((sum) => [
          sum.elements.join('+'),
          sum.text,
          sum.limit,
          sum.contractual,
          '-',
          '-',
          sum.reason,
        ]);
        return {
          document: output,
          text: [
            `${output.object.kind} ${output.object.id}: ${output.verdict}`,
            ...output.reasons.map((reason) => `  ${reason}`),
            columns(
              ['', 'result', 'limit', 'contract', 'P(conforms)', 'method', 'reason'],
              [...rows, ...sums],
            ),
          ].join('\n'),
          exit: EXIT[output.verdict],
        };
      }),
    );
}
