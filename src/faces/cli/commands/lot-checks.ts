import type { Command } from 'commander';
import { checkPieces } from '../../../tasks/yard/check-pieces.ts';
import { checkTurnings } from '../../../tasks/yard/check-turnings.ts';
import { buttonSample, piecesToTest } from '../../../tasks/yard/sample-lot.ts';
import { valueAnalysis } from '../../../tasks/yard/value-analysis.ts';
import type { Answer, Cli } from '../cli.ts';
import { given, positive } from '../numbers.ts';
import { readPieces } from '../results.ts';
import { columns } from '../words.ts';

/** `lot pieces-to-test`, `pieces`, `button-sample`, `turnings`, `another-analysis`: how sure is it what the lot is? */
export function registerChecks(lot: Command, cli: Cli): void {
  registerPieces(lot, cli);
  registerTurnings(lot, cli);
  registerAnotherAnalysis(lot, cli);
}

interface PlanOptions {
  readonly pieces?: string;
  readonly stray: string;
  readonly miss: string;
  readonly sensitivity?: string;
  readonly json?: boolean;
}

interface PiecesOptions {
  readonly pure?: string;
  readonly strays?: string;
  readonly pieces?: string;
  readonly allow: string;
  readonly by?: string;
  readonly json?: boolean;
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
    .action((id: string | undefined, options: PlanOptions) =>
      cli.run(options, async () => {
        const plan = await piecesToTest(
          {
            ...(id === undefined ? {} : { lot: id }),
            strayShare: positive(options.stray, '--stray'),
            missProbability: positive(options.miss, '--miss'),
            ...given('pieces', options.pieces, '--pieces'),
            ...given('sensitivity', options.sensitivity, '--sensitivity'),
          },
          cli.context,
        );
        return { document: { format: 'remelt-sampling/1', ...plan }, text: plan.words };
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
    .option('--by <person>', 'who tested; needs the role receiver, sampler or analyst')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt lot pieces R-1001 --pure 1-298 --strays 299')
    .action((id: string, options: PiecesOptions) =>
      cli.run(options, async (): Promise<Answer> => {
        const results = [
          ...readPieces(options.pure, '--pure').map((piece) => ({ piece, stray: false })),
          ...readPieces(options.strays, '--strays').map((piece) => ({ piece, stray: true })),
        ];
        const { lot: after, share } = await checkPieces(
          id,
          {
            results,
            allowed: positive(options.allow, '--allow'),
            ...given('pieces', options.pieces, '--pieces'),
            ...(options.by ? { by: options.by } : {}),
          },
          await cli.context(),
        );
        const row = after.gate?.checks.find(({ check }) => check === 'pieces');
        return {
          document: {
            format: 'remelt-pieces/1',
            lot: id,
            ...share,
            verdict: row?.verdict,
            reason: row?.reason,
          },
          text: `${id}: ${row?.verdict}, ${row?.reason}`,
          exit: row?.verdict === 'PASS' ? 0 : 3,
        };
      }),
    );
}

interface ButtonOptions {
  readonly chipG: string;
  readonly stray: string;
  readonly accepted: string;
  readonly json?: boolean;
}

interface TurningsOptions {
  readonly button?: string;
  readonly liftedG?: string;
  readonly sampleG?: string;
  readonly grade?: string;
  readonly by?: string;
  readonly json?: boolean;
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
    .action((options: ButtonOptions) =>
      cli.run(options, () => {
        const sample_kg = buttonSample({
          chip_g: positive(options.chipG, '--chip-g'),
          strayShare: positive(options.stray, '--stray'),
          accepted: positive(options.accepted, '--accepted'),
        });
        return {
          document: { format: 'remelt-button-sample/1', sample_kg },
          text: `riffle ${Number(sample_kg.toPrecision(3))} kg and melt it to a button`,
        };
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
    .option('--by <person>', 'who looked; needs the role receiver, sampler or analyst')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt lot turnings R-1001 --button B1 --lifted-g 0.4 --sample-g 1000',
    )
    .action((id: string, options: TurningsOptions) =>
      cli.run(options, async (): Promise<Answer> => {
        const { button, liftedG, sampleG, grade, by } = options;
        const magnet =
          liftedG === undefined || sampleG === undefined
            ? {}
            : {
                magnet: {
                  lifted_kg: positive(liftedG, '--lifted-g') / 1000,
                  sample_kg: positive(sampleG, '--sample-g') / 1000,
                },
              };
        const after = await checkTurnings(
          id,
          { ...magnet, ...(button ? { button } : {}), ...(grade ? { grade } : {}), ...(by ? { by } : {}) },
          await cli.context(),
        );
        const rows = (after.gate?.checks ?? []).filter(({ check }) => TURNINGS_CHECKS.includes(check));
        const verdicts = rows.map(({ verdict }) => verdict);
        return {
          document: { format: 'remelt-turnings/1', lot: id, checks: rows },
          text: [id, ...rows.map(({ check, verdict, reason }) => `  ${verdict} ${check}: ${reason}`)].join(
            '\n',
          ),
          exit: verdicts.includes('FAIL') ? 1 : verdicts.includes('HOLD') ? 3 : 0,
        };
      }),
    );
}

const TURNINGS_CHECKS: readonly string[] = ['magnet', 'tool chips', 'fixture alloy'];

interface AnotherOptions {
  readonly method: string;
  readonly laboratory?: string;
  readonly increments?: string;
  readonly json?: boolean;
}

/** Rows shown to a person; the document holds them all. */
const MOST_ROWS = 15;

function registerAnotherAnalysis(lot: Command, cli: Cli): void {
  lot
    .command('another-analysis')
    .description('what one more analysis would sharpen: spread before and after; records nothing')
    .argument('<lot>')
    .requiredOption('--method <id>', 'ICP-OES, OES, pXRF ...')
    .option('--laboratory <name>', 'who would measure; default: own')
    .option('--increments <n>', 'increments of the sample')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt lot another-analysis R-1001 --method ICP-OES --laboratory "lab B"',
    )
    .action((id: string, options: AnotherOptions) =>
      cli.run(options, async () => {
        const { method, laboratory } = options;
        const rows = await valueAnalysis(
          id,
          {
            method,
            ...(laboratory ? { laboratory } : {}),
            ...given('increments', options.increments, '--increments'),
          },
          await cli.context(),
        );
        const shown = rows
          .slice(0, MOST_ROWS)
          .map(({ element, before_wtpct, after_wtpct }) => [
            element,
            before_wtpct === null ? 'not known' : before_wtpct.toPrecision(2),
            after_wtpct.toPrecision(2),
          ]);
        return {
          document: { format: 'remelt-another-analysis/1', lot: id, method, elements: rows },
          text:
            rows.length === 0
              ? `${method} would sharpen nothing in ${id}`
              : columns(['element', 'sd now wt%', 'sd after wt%'], shown),
        };
      }),
    );
}
