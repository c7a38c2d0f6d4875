import type { Command } from 'commander';
import { contract } from '../../../../tasks/proof/correct-record/contract.ts';
import { correctRecord } from '../../../../tasks/proof/correct-record/correct-record.ts';
import { page } from '../../../../tasks/proof/correct-record/page.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { performConfirmed } from '../../confirmed.ts';
import { byOption } from '../../perform.ts';
import { takeFields } from '../../verb.ts';

interface UndoOptions extends OutputOptions {
  readonly by?: string;
  readonly yes?: boolean;
}

/** What a record that is taken back is told with. */
const FIELDS = ['of', 'record', 'reason', 'supersededBy', 'cause', 'document', 'repeat'];

/** Takes back what is recorded; it stays in the ledger and no longer counts. */
export function register(program: Command, cli: Cli): void {
  const command = program
    .command('undo')
    .description('take back what is recorded: shows what that does and what rests on it, then asks');
  const fields = takeFields(command, contract.order, ({ path }) => FIELDS.includes(path));
  command
    .option(
      ...byOption(
        contract,
        'who takes it back: quality. Also the planner a plan, the melter a charge, a loss, a bath sample and its analysis, the certifier a certificate. A stamp: who may put it there',
      ),
    )
    .option('--yes', 'without asking')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  remelt undo lot:R-1001 --reason "booked twice" --by p-qual\n  remelt undo heat:H26-001 plan --reason "order withdrawn" --by p-plan\n  remelt undo heat:H26-001 loss:skull --reason "it was slag" --by p-melt\n  remelt undo object:I-1 analysis:S-1 --cause testing-equipment --document "spark stand log 12" --reason "argon leak" --by p-qual\n  remelt undo object:I-1 retest:S-1 --reason "wrong specimen named" --by p-qual\n  remelt undo object:I-1 certificate:C-1 --superseded-by C-2 --reason "wrong order" --by p-cert',
    )
    .action((...given: unknown[]) => {
      const { by, yes, json, ...typed } = fields.named<UndoOptions>(given);
      return performConfirmed(cli, correctRecord, {
        order: fields.orderOf(typed, cli),
        ...{ words: fields.words, by, yes, json },
        option: '--yes',
        isDone: ({ done }) => done,
        question: 'Take this back?',
        page,
      });
    });
}
