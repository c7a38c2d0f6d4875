import type { Command } from 'commander';
import type { AdviseOutput } from '../../../documents/advise.ts';
import { InputError } from '../../../foundation/errors.ts';
import { adviceReport, limitCells, limitHead } from '../../../pages/advice-report.ts';
import { answerAdvice } from '../../../tasks/heats/answer-advice.ts';
import type { Answer, Cli } from '../cli.ts';
import { controlOf } from '../progress.ts';
import { assumedLine, columns } from '../words.ts';
import { lookAtTargets, writeAsked } from '../write-file.ts';

interface AdviseOptions {
  readonly accept?: boolean;
  readonly decline?: string;
  readonly by?: string;
  readonly html?: string;
  readonly json?: boolean;
}

/** What may be done with a melt that is in the furnace. */
export function register(program: Command, cli: Cli): void {
  program
    .command('advise')
    .description(
      'during a heat: pour, wait, sample or add, and how sure; exit 0 pour now, 1 not by waiting, else 3',
    )
    .argument('<file>', 'remelt-advise/1 document, - = standard input')
    .option('--accept', 'record in the ledger that a melter takes the advice')
    .option('--decline <reason>', 'record that a melter does not, and why')
    .option('--by <person>', 'the melter, by the id of data/plant.json')
    .option('--html <file>', 'also write it as one page to look at: how sure and which contents, over time')
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt advise docs/formats/advise.example.json\n  remelt advise now.json --accept --by p-melt',
    )
    .action((file: string, options: AdviseOptions) => cli.run(options, () => answerOf(file, options, cli)));
}

async function answerOf(file: string, options: AdviseOptions, cli: Cli): Promise<Answer> {
  const control = controlOf(cli);
  lookAtTargets([options.html], file);
  const document = cli.readDocument(file);
  if (!options.accept && options.decline === undefined) {
    const output = await cli.compute.advise(document, control);
    return { document: output, text: shownText(output, options), exit: exitOf(output) };
  }
  if (options.by === undefined || (options.accept && options.decline !== undefined)) {
    throw new InputError('who answers the advice, and how?', {
      path: '--by',
      allowed: '--accept --by PERSON, or --decline REASON --by PERSON',
    });
  }
  const answered = await answerAdvice(
    document,
    {
      by: options.by,
      decision: options.accept ? 'accepted' : 'declined',
      ...(options.decline === undefined ? {} : { reason: options.decline }),
    },
    await cli.context(),
    control,
  );
  const last = answered.heat.advice?.at(-1);
  return {
    document: { format: 'remelt-answered-advice/1', advice: answered.output, answer: last },
    text: `${shownText(answered.output, options)}\n\n${last?.decision} by ${last?.by}: recorded, nothing was moved`,
    exit: 0,
  };
}

/** The words, and the page where one is asked for. */
function shownText(output: AdviseOutput, { html }: AdviseOptions): string {
  const written = writeAsked(html, () => adviceReport(output));
  return [adviseText(output), ...written].join('\n');
}

function exitOf({ action }: AdviseOutput): 0 | 1 | 3 {
  if (action === 'pour') return 0;
  return action === 'not-by-waiting' ? 1 : 3;
}

/** Advice as a melter reads it. */
export function adviseText(output: AdviseOutput): string {
  const limits = output.limits.map(limitCells);
  const samples = output.samples
    .slice(0, 4)
    .map((one) => [
      `${one.count} x ${one.method}: ${one.elements.join(', ')}`,
      `${Math.round(one.take_s / 60)} min`,
      one.words,
    ]);
  const correction = output.correction;
  return [
    `${output.heat ?? 'the melt'} at ${Math.round(output.now_s / 60)} min (${output.standing})`,
    ...output.words,
    '',
    columns(limitHead(output), limits),
    ...(samples.length > 0 ? ['', columns(['sample', 'taken at', ''], samples)] : []),
    ...(correction
      ? [
          '',
          ...correction.words,
          ...correction.additions.map(({ id, mass_kg }) => `  add ${mass_kg.toFixed(3)} kg ${id}`),
        ]
      : []),
    ...output.warnings.map((words) => `warning: ${words}`),
    '',
    output.acceptance.words,
    assumedLine(output.assumed),
  ].join('\n');
}
