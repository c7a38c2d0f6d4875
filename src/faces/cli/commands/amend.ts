import { type Command, Option } from 'commander';
import { LOT_CLASSES } from '../../../documents/orders/corrections.ts';
import { InputError } from '../../../foundation/errors.ts';
import { correctionPage } from '../../../pages/blocks/correction-page.ts';
import { correctRecord } from '../../../tasks/proof/correct-record.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { performConfirmed } from '../confirmed.ts';
import { CONTRACT_OPTION, contractIn } from '../contract-words.ts';
import { lossesOf } from '../named-masses.ts';
import { grams } from '../numbers.ts';
import { byOption, given } from '../perform.ts';
import { readResults } from '../results.ts';
import {
  HOLD_POINT_OPTION,
  type PointOptions,
  statedPointsIn,
  WITNESS_POINT_OPTION,
} from '../stated-points.ts';

interface AmendOptions extends OutputOptions, PointOptions {
  readonly massKg?: string;
  readonly supplier?: string;
  readonly owner?: string;
  readonly class?: string;
  readonly grade?: string;
  readonly form?: string;
  readonly origin?: string;
  readonly reference?: string;
  readonly contract?: string;
  readonly loss?: string[];
  readonly purpose?: string;
  readonly cause?: string;
  readonly document?: string;
  readonly reason: string;
  readonly by?: string;
  readonly yes?: boolean;
}

type Said = [of: string, record: string | undefined, words: readonly string[], options: AmendOptions];

/** Puts right what is recorded; the first record stays in the ledger. */
export function register(program: Command, cli: Cli): void {
  program
    .command('amend')
    .description(
      'put right data of a lot, contract, hold points or a forgotten loss of a heat, a sample, or results of an analysis: shows the change, then asks',
    )
    .argument('<subject>', 'lot:R-1001, heat:H26-001 or object:I-1')
    .argument(
      '[record]',
      'receipt (of a lot, the default), plan, melting or casting (of a heat), sample:ID or analysis:ID',
    )
    .argument(
      '[results...]',
      'of an analysis: contents as printed, Cr=21.9 "Ti=<0.01" S=12ppm; the others stay',
    )
    .option('--mass-kg <mass>', 'of a lot: as weighed')
    .option('--supplier <name>', 'of a lot')
    .option('--owner <name>', 'of a lot: whose metal it is; a cleared lot goes back on hold')
    .addOption(
      new Option('--class <class>', 'of a lot; a cleared lot goes back on hold').choices(LOT_CLASSES),
    )
    .option('--grade <id>', 'of a lot: declared grade')
    .option('--form <form>', 'of a lot: turnings, blades ...')
    .option('--origin <class>', 'of a lot: virgin, pre-consumer-external, post-consumer, internal-revert')
    .option('--reference <text>', 'of a lot: certificate number, delivery note')
    .option(CONTRACT_OPTION[0], `of the plan of a heat: ${CONTRACT_OPTION[1]}`)
    .option(
      '--loss <where=kg...>',
      'of the melting or casting of a heat: where metal went that is unaccounted for, such as skull=2.3',
    )
    .option(HOLD_POINT_OPTION[0], `of the plan of a heat, one more: ${HOLD_POINT_OPTION[1]}`)
    .option(WITNESS_POINT_OPTION[0], `of the plan of a heat, one more: ${WITNESS_POINT_OPTION[1]}`)
    .addOption(
      new Option('--purpose <purpose>', 'of a sample without results: what it is for').choices([
        'product',
        'control',
        'check',
      ]),
    )
    .option('--cause <kind>', 'of an analysis that was judged: transcription-error')
    .option('--document <words>', 'the printed result that shows the transcription error')
    .requiredOption('--reason <words>', 'why')
    .option(
      ...byOption(
        { act: null },
        'who puts it right: quality; a contract the planner, a hold point the planner or quality, a forgotten loss the melter',
      ),
    )
    .option('--yes', 'without asking')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExamples:\n  remelt amend lot:R-1001 --mass-kg 470.5 --reason "read 407.5 from the ticket" --by p-qual\n  remelt amend heat:H26-001 analysis:B-1 Cr=15.6 --reason "digits swapped" --by p-qual\n  remelt amend heat:H26-001 --contract "fixed 62 USD/kg 2026-11-01" --reason "order 4711" --by p-plan\n  remelt amend heat:H26-001 --hold-point "pour=mould dry and clean" --reason "customer asks" --by p-qual\n  remelt amend heat:H26-001 melting --loss skull=2.3 --reason "skull weighed the next day" --by p-melt\n  remelt amend object:I-1 analysis:S-1 S=18ppm --cause transcription-error --document "report 4711" --reason "typed 81" --by p-qual',
    )
    .action((...said: Said) => amended(cli, ...said));
}

/** One change, shown and asked for. */
function amended(cli: Cli, ...[of, record, words, options]: Said): Promise<void> {
  const { massKg, supplier, owner, class: lotClass, grade, form, origin, reference } = options;
  const { contract, loss, reason, purpose, cause, document, by, yes, json } = options;
  const holdPoints = statedPointsIn(options);
  const values = given({
    mass_g: massKg === undefined ? undefined : grams(massKg, '--mass-kg'),
    ...{ supplier, owner, lotClass, form, reference },
    declaredGrade: grade,
    originClass: origin,
  }) as object;
  const hasValues = Object.keys(values).length > 0;
  if (!hasValues && words.length === 0 && (contract ?? loss ?? holdPoints ?? purpose) === undefined)
    throw new InputError('what is to be put right?', {
      path: 'results',
      allowed:
        'data of a lot (--mass-kg ...), of a heat the contract (--contract), a hold point (--hold-point) or a loss (--loss), --purpose of a sample, or results of an analysis (Cr=15.6)',
      cure: 'to take a whole record back: remelt undo',
    });
  return performConfirmed(cli, correctRecord, {
    order: {
      of,
      record: record ?? (contract === undefined && holdPoints === undefined ? undefined : 'plan'),
      ...{ reason, cause, document, purpose },
      values: hasValues ? values : undefined,
      losses: loss && lossesOf(loss),
      holdPoints,
      contract: contract === undefined ? undefined : contractIn(contract),
      results: words.length > 0 ? readResults(words) : undefined,
    },
    words: {
      holdPoints: '--hold-point',
      'values.mass_g': '--mass-kg',
      'values.declaredGrade': '--grade',
      'values.originClass': '--origin',
      'values.lotClass': '--class',
    },
    ...{ by, yes, json },
    option: '--yes',
    isDone: ({ done }) => done,
    question: 'Put this right?',
    page: correctionPage,
  });
}
