import type { Command } from 'commander';
import type { CorrectOutput } from '../../../documents/correct.ts';
import type { Cli } from '../cli.ts';
import { assumedLine, columns, wtpctText } from '../words.ts';

/** Exit codes by verdict. */
export const CORRECT_EXIT = { 'none-needed': 0, correct: 0, 'not-possible': 1, undecided: 3 } as const;

/** What to add after a bath sample. */
export function register(program: Command, cli: Cli): void {
  program
    .command('correct')
    .description(
      'the least-cost additions after a bath sample; exit 1 when none help, 3 when a limit can not be judged',
    )
    .argument('<file>', 'remelt-correct/1 document, - = standard input')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt correct docs/formats/correct.example.json')
    .action((file: string, options: { json?: boolean }) =>
      cli.run(options, async () => {
        const output = await cli.compute.correct(cli.readDocument(file), { signal: cli.signal });
        return { document: output, text: correctText(output), exit: CORRECT_EXIT[output.verdict] };
      }),
    );
}

/** A correction as a melter reads it. */
export function correctText(output: CorrectOutput): string {
  const rows = output.composition.map((row) => [
    row.element,
    wtpctText(row.before_wtpct),
    wtpctText(row.after_wtpct),
    `${wtpctText(row.p05_wtpct)} to ${wtpctText(row.p95_wtpct)}`,
    row.min_wtpct === null ? '' : wtpctText(row.min_wtpct),
    row.max_wtpct === null ? '' : wtpctText(row.max_wtpct),
  ]);
  return [
    `${output.verdict}: ${output.words[0]}`,
    ...output.words.slice(1),
    ...output.ways.map(({ way, words }) => `  ${way}: ${words}`),
    '',
    columns(['wt%', 'sample', 'after', '5 to 95 %', 'min', 'max'], rows),
    '',
    assumedLine(output.assumed),
  ].join('\n');
}
