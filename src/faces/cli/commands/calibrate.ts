import type { Command } from 'commander';
import type { CalibrateOutput, DriftChart } from '../../../documents/calibrate.ts';
import { InputError } from '../../../foundation/errors.ts';
import { calibrationReport } from '../../../pages/calibration-report.ts';
import { calibrateFurnace } from '../../../tasks/heats/calibrate-furnace.ts';
import type { Cli } from '../cli.ts';
import { controlOf } from '../progress.ts';
import { assumedLine, columns } from '../words.ts';
import { lookAtTargets, writeAsked } from '../write-file.ts';

interface CalibrateOptions {
  readonly furnace?: string;
  readonly baseline?: string;
  readonly html?: string;
  readonly json?: boolean;
}

/** What the plant's own heats say about a furnace. */
export function register(program: Command, cli: Cli): void {
  program
    .command('calibrate')
    .description(
      'what the heats of a furnace say about its parameters, and whether it drifts; exit 1 on an alarm',
    )
    .argument('[file]', 'remelt-calibrate/1 document, - = standard input; absent = the heats of the ledger')
    .option('--furnace <id>', 'furnace whose recorded heats are taken from the ledger')
    .option('--baseline <n>', 'first heats that drift is measured against; default 5')
    .option('--html <file>', 'also write it as one page to look at: drift, parameters, the heat to come')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt calibrate docs/formats/calibrate.example.json\n  remelt calibrate --furnace VIM-1 --json > vim-1.json',
    )
    .action((file: string | undefined, options: CalibrateOptions) =>
      cli.run(options, async () => {
        const control = controlOf(cli);
        lookAtTargets([options.html], file);
        const output =
          file === undefined
            ? await calibrateFurnace(ordered(options), await cli.context(), control)
            : await cli.compute.calibrate(cli.readDocument(file), control);
        const written = writeAsked(options.html, () => calibrationReport(output));
        const text = [calibrateText(output), ...written].join('\n');
        return { document: output, text, exit: output.drift.alarm ? 1 : 0 };
      }),
    );
}

function ordered({ furnace, baseline }: CalibrateOptions): { furnace: string; baselineHeats?: number } {
  if (furnace === undefined) {
    throw new InputError('calibrate which furnace?', {
      path: 'file',
      allowed: 'a remelt-calibrate/1 document, or --furnace with an id of data/plant.json',
    });
  }
  return { furnace, ...(baseline === undefined ? {} : { baselineHeats: Number(baseline) }) };
}

/** A calibration as a melter reads it. */
export function calibrateText(output: CalibrateOutput): string {
  const parameters = output.parameters.map(({ what, before, after, spreadRatio, words }) => [
    what,
    `${short(before.mean)} (${short(before.p05)} to ${short(before.p95)})`,
    `${short(after.mean)} (${short(after.p05)} to ${short(after.p95)})`,
    `${Math.round(100 * spreadRatio)} %`,
    words,
  ]);
  const next = output.next.rows.map(({ element, at_s, mean_ppm, p05_ppm, p95_ppm }) => [
    element,
    `${Math.round(at_s / 60)} min`,
    short(mean_ppm),
    short(p05_ppm),
    short(p95_ppm),
  ]);
  const { scales, identifiability, unlocks, drift } = output;
  return [
    `${output.furnace}: ${output.heats} ${output.heats === 1 ? 'heat' : 'heats'}, ${output.readings} results`,
    ...output.leftOut.map((one) => `left out: ${leftOutWords(one)}`),
    ...output.strangers.map(({ words }) => `strange: ${words}`),
    '',
    columns(['parameter (1 = literature)', 'before', 'after', 'spread left', ''], parameters),
    '',
    `from heat to heat the furnace changes by ${short(scales.heatToHeat.mean)} of the literature spread; results scatter by ${short(100 * scales.scatter.mean)} % beyond their method`,
    ...identifiability.together.map(({ words }) => `- ${words}`),
    ...(identifiability.notTold.length === 0
      ? []
      : [
          `- not told by these heats: ${identifiability.notTold.map(({ words }) => words.split(':')[0]).join('; ')}`,
        ]),
    '',
    'the heat to come, 9 of 10 within:',
    columns(['', 'at', 'mean ppm', '5 %', '95 %'], next),
    '',
    ...creditLines(unlocks.removalCredit),
    `advice during a heat: ${unlocks.furnaceAdvice.words}`,
    '',
    ...driftLines(drift),
    ...output.warnings.map((words) => `warning: ${words}`),
    '',
    assumedLine(output.assumed),
  ].join('\n');
}

/** Some reasons name heat and sample themselves. */
const leftOutWords = ({ heat, sample, words }: CalibrateOutput['leftOut'][number]): string =>
  words.includes(heat) ? words : `${sample === undefined ? '' : `sample ${sample} of `}${heat}: ${words}`;

/** Credit line by line; what no heat read stands in one. */
function creditLines(credit: CalibrateOutput['unlocks']['removalCredit']): string[] {
  const unread = credit.filter(({ heats }) => heats === 0).map(({ element }) => element);
  return [
    ...credit.flatMap(({ heats, element, words }) =>
      heats === 0 ? [] : [`removal of ${element}: ${words}`],
    ),
    ...(unread.length > 0
      ? [`removal of ${unread.join(', ')}: locked: read in no heat that charged it`]
      : []),
  ];
}

function driftLines({ charts, words, arl0, baselineHeats }: CalibrateOutput['drift']): string[] {
  if (charts.length === 0) return words.map((line) => `drift: ${line}`);
  const rows = charts.map((chart) => [
    chart.series,
    ...chart.scores.map((score, i) => scoreWords(chart, score, i)),
    chart.signals.length > 0 ? `alarm at ${chart.signals[0]}` : '',
  ]);
  const longest = charts.reduce((a, b) => (b.heats.length > a.heats.length ? b : a));
  const width = longest.heats.length;
  return [
    `drift against the first ${baselineHeats} heats, in standard deviations (EWMA 0.2; all charts together alarm falsely once in ${Math.round(arl0 ?? 0)} heats):`,
    columns(
      ['', ...longest.heats, ''],
      rows.map((row) => [
        row[0]!,
        ...row.slice(1, -1),
        ...Array(width + 2 - row.length).fill(''),
        row.at(-1)!,
      ]),
    ),
    ...words,
  ];
}

const scoreWords = ({ heats, signals }: DriftChart, score: number, i: number): string =>
  `${score.toFixed(1)}${signals.includes(heats[i]!) ? '!' : ''}`;

const short = (value: number): string => Number(value.toPrecision(3)).toString();
