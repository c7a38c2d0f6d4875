import type { Command } from 'commander';
import {
  anotherAnalysisPage,
  buttonSamplePage,
  piecesPage,
  samplingPage,
  turningsPage,
} from '../../../pages/blocks/lot-checks-page.ts';
import { buttonSample } from '../../../tasks/yard/button-sample.ts';
import { checkPieces } from '../../../tasks/yard/check-pieces.ts';
import { checkTurnings } from '../../../tasks/yard/check-turnings.ts';
import { piecesToTest } from '../../../tasks/yard/pieces-to-test.ts';
import { valueAnalysis } from '../../../tasks/yard/value-analysis.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { positive, positiveIfGiven } from '../numbers.ts';
import { byOption, perform, VERDICT_EXIT } from '../perform.ts';
import { METHOD_WORDS, readPieces } from '../results.ts';
import { ALL_OPTION } from '../show-page.ts';

/** `lot pieces-to-test`, `pieces`, `button-sample`, `turnings`, `another-analysis`: how sure is it what the lot is? */
export function registerChecks(lot: Command, cli: Cli): void {
  registerPieces(lot, cli);
  registerTurnings(lot, cli);
  registerAnotherAnalysis(lot, cli);
}

interface PlanOptions extends OutputOptions {
  readonly pieces?: string;
  readonly stray: string;
  readonly miss: string;
  readonly sensitivity?: string;
}

interface PiecesOptions extends OutputOptions {
  readonly pure?: string;
  readonly strays?: string;
  readonly pieces?: string;
  readonly allow: string;
  readonly by?: string;
}

function registerPieces(lot: Command, cli: Cli): void {
  lot
    .command('pieces-to-test')
    .description('how many pieces of a lot of solids to test so that strays are not missed')
    .argument('[lot]', 'refuses forms that nobody tests piece by piece')
    .option('--pieces <n>', 'pieces in the lot; default: very many')
    .option('--stray <share>', 'share of strays that must not be missed', '0.01')
    .option('--miss <p>', 'largest chance to miss them', '0.05')
    .option('--sensitivity <p>', 'chance that one test knows a stray')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lot pieces-to-test --pieces 500 --stray 0.01 --miss 0.05')
    .action((lot: string | undefined, { json, ...options }: PlanOptions) =>
      perform(cli, piecesToTest, {
        order: {
          lot,
          strayShare: positive(options.stray, '--stray'),
          missProbability: positive(options.miss, '--miss'),
          pieces: positiveIfGiven(options.pieces, '--pieces'),
          sensitivity: positiveIfGiven(options.sensitivity, '--sensitivity'),
        },
        json,
        page: samplingPage,
      }),
    );
  lot
    .command('pieces')
    .description('record tests of single pieces: posterior share of strays; exit 3 unless it is small enough')
    .argument('<lot>')
    .option('--pure <marks>', 'pieces that are the grade: P1,P2 or 1-298')
    .option('--strays <marks>', 'pieces that are not')
    .option('--pieces <n>', 'pieces in the lot')
    .option('--allow <share>', 'share of strays that the lot may hold', '0.01')
    .option(...byOption(checkPieces, 'who tested'))
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lot pieces R-1001 --pure 1-298 --strays 299')
    .action((lot: string, { by, json, ...options }: PiecesOptions) =>
      perform(cli, checkPieces, {
        order: {
          lot,
          results: [
            ...readPieces(options.pure, '--pure').map((piece) => ({ piece, stray: false })),
            ...readPieces(options.strays, '--strays').map((piece) => ({ piece, stray: true })),
          ],
          allowed: positive(options.allow, '--allow'),
          pieces: positiveIfGiven(options.pieces, '--pieces'),
        },
        words: { results: '--pure, --strays' },
        by,
        json,
        page: piecesPage,
        exit: ({ verdict }) => (verdict === 'PASS' ? 0 : 3),
      }),
    );
}

interface ButtonOptions extends OutputOptions {
  readonly chipG: string;
  readonly stray: string;
  readonly accepted: string;
}

interface TurningsOptions extends OutputOptions {
  readonly button?: string;
  readonly liftedG?: string;
  readonly sampleG?: string;
  readonly grade?: string;
  readonly by?: string;
}

function registerTurnings(lot: Command, cli: Cli): void {
  lot
    .command('button-sample')
    .description('mass of the riffled sample of turnings whose melted button stands for the lot')
    .option('--chip-g <mass>', 'mass of one chip [g]', '0.1')
    .option('--stray <share>', 'share of strays by mass', '0.1')
    .option('--accepted <sd>', 'accepted standard deviation of that share', '0.003')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lot button-sample --chip-g 0.1 --stray 0.1 --accepted 0.003')
    .action(({ chipG, stray, accepted, json }: ButtonOptions) =>
      perform(cli, buttonSample, {
        order: {
          chip_g: positive(chipG, '--chip-g'),
          strayShare: positive(stray, '--stray'),
          accepted: positive(accepted, '--accepted'),
        },
        json,
        page: buttonSamplePage,
      }),
    );
  lot
    .command('turnings')
    .description('look for steel, tool chips and fixture alloy among turnings; exit 1 or 3 unless all pass')
    .argument('<lot>')
    .option('--button <analysis>', "the lot's analysis that is of the melted button")
    .option('--lifted-g <mass>', 'what the magnet lifted [g]')
    .option('--sample-g <mass>', 'out of how much [g]')
    .option('--grade <id>', 'compare with this grade; default: identified, else declared')
    .option(...byOption(checkTurnings, 'who looked'))
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt lot turnings R-1001 --button B1 --lifted-g 0.4 --sample-g 1000',
    )
    .action((lot: string, { button, grade, liftedG, sampleG, by, json }: TurningsOptions) =>
      perform(cli, checkTurnings, {
        order: { lot, button, grade, magnet: magnetOf(liftedG, sampleG) },
        by,
        json,
        page: turningsPage,
        exit: ({ checks }) => VERDICT_EXIT[worstOf(checks)],
      }),
    );
}

const worstOf = (
  checks: readonly { readonly verdict: 'PASS' | 'FAIL' | 'HOLD' }[],
): 'PASS' | 'FAIL' | 'HOLD' =>
  (['FAIL', 'HOLD'] as const).find((worst) => checks.some(({ verdict }) => verdict === worst)) ?? 'PASS';

const magnetOf = (lifted_g: string | undefined, sample_g: string | undefined): object | undefined =>
  lifted_g === undefined || sample_g === undefined
    ? undefined
    : {
        lifted_kg: positive(lifted_g, '--lifted-g') / 1000,
        sample_kg: positive(sample_g, '--sample-g') / 1000,
      };

interface AnotherOptions extends OutputOptions {
  readonly method: string;
  readonly laboratory?: string;
  readonly increments?: string;
}

function registerAnotherAnalysis(lot: Command, cli: Cli): void {
  lot
    .command('another-analysis')
    .description('what one more analysis would sharpen: spread before and after; records nothing')
    .argument('<lot>')
    .requiredOption('--method <id>', METHOD_WORDS)
    .option('--laboratory <name>', 'who would measure; default: own')
    .option('--increments <n>', 'increments of the sample')
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt lot another-analysis R-1001 --method ICP-OES --laboratory "lab B"',
    )
    .action((lot: string, { method, laboratory, increments, json, all }: AnotherOptions) =>
      perform(cli, valueAnalysis, {
        order: { lot, method, laboratory, increments: positiveIfGiven(increments, '--increments') },
        json,
        all,
        page: anotherAnalysisPage,
      }),
    );
}
