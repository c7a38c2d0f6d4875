import type { Command } from 'commander';
import { correctionPage } from '../../../pages/blocks/correction-page.ts';
import type { Cli } from '../cli.ts';
import { showPage } from '../show-page.ts';

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
        const text = await showPage(correctionPage(output));
        return { document: output, text, exit: CORRECT_EXIT[output.verdict] };
      }),
    );
}
