import type { Command } from 'commander';
import type { StatisticExplanation, StatisticsOutput } from '../../../documents/statistics.ts';
import { InputError } from '../../../foundation/errors.ts';
import { statisticCharts } from '../../../pages/statistic-chart.ts';
import type { Cli } from '../cli.ts';
import { columns } from '../words.ts';
import { writeFile } from '../write-file.ts';

interface Options {
  readonly json?: boolean;
  readonly list?: boolean;
  readonly explain?: boolean;
  readonly svg?: string;
}

/** The statistics of acceptance, one method at a time. */
export function register(program: Command, cli: Cli): void {
  program
    .command('stats')
    .description('run one statistic of acceptance on its inputs; a refusal exits 2 with the reason')
    .argument('[method]', 'name of the statistic, see --list')
    .argument('[file]', 'JSON object of its inputs, - = standard input')
    .option('--json', 'one JSON document')
    .option('--list', 'what there is')
    .option(
      '--explain',
      'formula, source, comparison and assumptions of METHOD; with FILE also their verdicts',
    )
    .option('--svg <picture>', 'also draw it: SVG file to write')
    .addHelpText(
      'after',
      '\nExample:\n  echo \'{"x":[1012,998,1005,1021,1009]}\' | remelt stats basisNormal - --json',
    )
    .action((method: string | undefined, file: string | undefined, options: Options) =>
      cli.run(options, async () => {
        if (options.list) {
          const rows = await cli.compute.listStatistics();
          return {
            document: rows,
            text: columns(
              ['method', 'what it returns'],
              rows.map(({ name, title }) => [name, title]),
            ),
          };
        }
        if (method === undefined)
          throw missing('method', 'name a statistic; `remelt stats --list` says what there is');
        const document = file === undefined ? undefined : cli.readDocument(file);
        if (options.explain) {
          const explanation = await cli.compute.explainStatistic({ method, inputs: document });
          return { document: explanation, text: explanationText(explanation) };
        }
        if (document === undefined)
          throw missing('file', 'name the file of the inputs, or - for standard input');
        const output = await cli.compute.statistic({ method, inputs: document });
        if (options.svg !== undefined) {
          const plots = await cli.compute.statisticPlots({ method, inputs: document });
          writeFile(options.svg, `${statisticCharts(plots)}\n`);
        }
        return { document: output, text: resultText(output) };
      }),
    );
}

const missing = (what: string, cure: string): InputError =>
  new InputError(`${what} is missing`, { path: what, cure });

const FRAME = new Set(['format', 'method', 'manifest', 'assumed', 'diagnostics', 'usable', 'ignored']);

function resultText(output: StatisticsOutput): string {
  const rows = Object.entries(output)
    .filter(([name]) => !FRAME.has(name))
    .map(([name, value]) => [name, shown(value)]);
  return [
    output.method,
    columns(['quantity', 'value'], rows),
    ...verdicts(output.diagnostics, output.usable),
    ...output.assumed.map(({ what, value, source }) => `assumed ${what} = ${value} (${source})`),
    ...(output.ignored.length > 0 ? [`not read: ${output.ignored.join(', ')}`] : []),
  ].join('\n');
}

function explanationText(explanation: StatisticExplanation): string {
  return [
    `${explanation.name}: ${explanation.title}`,
    `formula        ${explanation.formula}`,
    `source         ${explanation.source}`,
    `compared with  ${explanation.comparedWith}`,
    `refuses        ${explanation.refuses}`,
    `assumes        ${explanation.assumptions.join('; ') || 'nothing'}`,
    columns(
      ['input', 'meaning'],
      Object.entries(explanation.inputs).map(([name, words]) => [name, words]),
    ),
    ...(explanation.diagnostics ? verdicts(explanation.diagnostics, explanation.usable ?? false) : []),
  ].join('\n');
}

function verdicts(diagnostics: StatisticsOutput['diagnostics'], usable: boolean): string[] {
  const lines = diagnostics.map(
    ({ name, verdict, reason, override }) =>
      `${verdict} ${name}: ${reason}${override ? ` (overridden by ${override.by} until ${override.expires}: ${override.reason})` : ''}`,
  );
  return [
    ...lines,
    usable ? 'may be used' : 'may NOT be used: a diagnostic does not pass and is not overridden',
  ];
}

/** Long lists are cut for the screen; --json has them whole. */
const SHOWN = 12;

function shown(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toPrecision(8);
  if (Array.isArray(value)) {
    const items = value.slice(0, SHOWN).map(shown).join(', ');
    return `[${items}${value.length > SHOWN ? `, ... ${value.length} in all` : ''}]`;
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, item]) => `${name} ${shown(item)}`)
      .join(', ');
  }
  return String(value);
}
