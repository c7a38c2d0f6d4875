import type { Command } from 'commander';
import { correctionPage } from '../../../pages/blocks/correction-page.ts';
import { correctRecord } from '../../../tasks/proof/correct-record/correct-record.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { performConfirmed } from '../confirmed.ts';
import { byOption } from '../perform.ts';

interface UndoOptions extends OutputOptions {
  readonly reason: string;
  readonly supersededBy?: string;
  readonly cause?: string;
  readonly document?: string;
  readonly repeat?: string;
  readonly by?: string;
  readonly yes?: boolean;
}

/** Takes back what is recorded; it stays in the ledger and no longer counts. */
export function register(program: Command, cli: Cli): void {
  program
    .command('undo')
    .description('take back what is recorded: shows what that does and what rests on it, then asks')
    .argument('<subject>', 'lot:R-1001, heat:H26-001 or object:I-1')
    .argument(
      '[record]',
      'receipt, gate, identification, analysis:ID, sample:ID, retest:SAMPLE, stamp:POINT, plan, charge, melting, casting, loss:NAME, certificate:NUMBER, shipment, cut; default the receipt of a lot, the last step of a heat',
    )
    .requiredOption('--reason <words>', 'why')
    .option(
      ...byOption(
        { act: null },
        'who takes it back: quality. Also the planner a plan, the melter a charge, a loss, a bath sample and its analysis, the certifier a certificate. A stamp: who may put it there',
      ),
    )
    .option('--superseded-by <number>', 'of a certificate: the one in its place')
    .option(
      '--cause <kind>',
      'of an analysis that was judged, why it does not count: test-piece-preparation, testing-equipment or wrong-specimen',
    )
    .option('--document <words>', 'the paper that shows the cause, such as a log of the instrument')
    .option('--repeat <specimen>', 'of a further specimen of a retest: the one in its place')
    .option('--yes', 'without asking')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  remelt undo lot:R-1001 --reason "booked twice" --by p-qual\n  remelt undo heat:H26-001 plan --reason "order withdrawn" --by p-plan\n  remelt undo heat:H26-001 loss:skull --reason "it was slag" --by p-melt\n  remelt undo object:I-1 analysis:S-1 --cause testing-equipment --document "spark stand log 12" --reason "argon leak" --by p-qual\n  remelt undo object:I-1 retest:S-1 --reason "wrong specimen named" --by p-qual\n  remelt undo object:I-1 certificate:C-1 --superseded-by C-2 --reason "wrong order" --by p-cert',
    )
    .action((of: string, record: string | undefined, options: UndoOptions) => {
      const { reason, supersededBy, cause, document, repeat, by, yes, json } = options;
      return performConfirmed(cli, correctRecord, {
        order: { of, record, reason, supersededBy, cause, document, repeat },
        ...{ by, yes, json },
        option: '--yes',
        isDone: ({ done }) => done,
        question: `Take this back?`,
        page: correctionPage,
      });
    });
}
