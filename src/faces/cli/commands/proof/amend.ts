import type { Command } from 'commander';
import { InputError } from '../../../../foundation/errors.ts';
import { contract } from '../../../../tasks/proof/correct-record/contract.ts';
import { correctRecord } from '../../../../tasks/proof/correct-record/correct-record.ts';
import { page } from '../../../../tasks/proof/correct-record/page.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { performConfirmed } from '../../confirmed.ts';
import { byOption } from '../../perform.ts';
import { CONTRACT_OPTION, contractIn } from '../../typed/contract-words.ts';
import { lossesOf } from '../../typed/named-masses.ts';
import {
  HOLD_POINT_OPTION,
  type PointOptions,
  statedPointsIn,
  WITNESS_POINT_OPTION,
} from '../../typed/stated-points.ts';
import { takeFields } from '../../verb.ts';

interface AmendOptions extends OutputOptions, PointOptions {
  readonly record?: string;
  readonly contract?: string;
  readonly loss?: string[];
  readonly by?: string;
  readonly yes?: boolean;
}

/** What a record that is taken back is told with, and not one that is put right. */
const OF_UNDO = ['supersededBy', 'repeat'];

/** Puts right what is recorded; the first record stays in the ledger. */
export function register(program: Command, cli: Cli): void {
  const command = program
    .command('amend')
    .description(
      'put right data of a lot, contract, hold points or a forgotten loss of a heat, a sample, or results of an analysis: shows the change, then asks',
    );
  const fields = takeFields(command, contract.order, ({ path }) => !OF_UNDO.includes(path));
  command
    .option(CONTRACT_OPTION[0], `of the plan of a heat: ${CONTRACT_OPTION[1]}`)
    .option(
      '--loss <where=kg...>',
      'of the melting or casting of a heat: where metal went that is unaccounted for, such as skull=2.3',
    )
    .option(HOLD_POINT_OPTION[0], `of the plan of a heat, one more: ${HOLD_POINT_OPTION[1]}`)
    .option(WITNESS_POINT_OPTION[0], `of the plan of a heat, one more: ${WITNESS_POINT_OPTION[1]}`)
    .option(
      ...byOption(
        contract,
        'who puts it right: quality; a contract the planner, a hold point the planner or quality, a forgotten loss the melter',
      ),
    )
    .option('--yes', 'without asking')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  remelt amend lot:R-1001 --mass-kg 470.5 --reason "read 407.5 from the ticket" --by p-qual\n  remelt amend heat:H26-001 analysis:B-1 Cr=15.6 --reason "digits swapped" --by p-qual\n  remelt amend heat:H26-001 --contract "fixed 62 USD/kg 2026-11-01" --reason "order 4711" --by p-plan\n  remelt amend heat:H26-001 --hold-point "pour=mould dry and clean" --reason "customer asks" --by p-qual\n  remelt amend heat:H26-001 melting --loss skull=2.3 --reason "skull weighed the next day" --by p-melt\n  remelt amend object:I-1 analysis:S-1 S=18ppm --cause transcription-error --document "report 4711" --reason "typed 81" --by p-qual',
    )
    .action((...given: unknown[]) => {
      const { by, yes, json, ...typed } = fields.named<AmendOptions>(given);
      const holdPoints = statedPointsIn(typed);
      const order = {
        ...fields.orderOf(typed, cli),
        losses: typed.loss && lossesOf(typed.loss),
        holdPoints,
        contract: typed.contract === undefined ? undefined : contractIn(typed.contract),
      };
      const isOfPlan = typed.record === undefined && (order.contract ?? holdPoints) !== undefined;
      return performConfirmed(cli, correctRecord, {
        order: orSayWhat(isOfPlan ? { ...order, record: 'plan' } : order),
        words: { ...fields.words, holdPoints: '--hold-point' },
        ...{ by, yes, json },
        option: '--yes',
        isDone: ({ done }) => done,
        question: 'Put this right?',
        page,
      });
    });
}

const CHANGES = ['values', 'results', 'contract', 'losses', 'holdPoints', 'purpose'];

/** The order. Throws InputError where it changes nothing: it would take the record back. */
function orSayWhat<T extends object>(order: T): T {
  if (CHANGES.some((name) => Reflect.get(order, name) !== undefined)) return order;
  throw new InputError('what is to be put right?', {
    path: 'results',
    allowed:
      'data of a lot (--mass-kg ...), of a heat the contract (--contract), a hold point (--hold-point) or a loss (--loss), --purpose of a sample, or results of an analysis (Cr=15.6)',
    cure: 'to take a whole record back: remelt undo',
  });
}
