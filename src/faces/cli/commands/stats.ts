import type { Command } from 'commander';
import { InputError } from '../../../foundation/errors.ts';
import { explanationPage, statisticListPage, statisticsPage } from '../../../pages/blocks/statistics-page.ts';
import type { Cli } from '../cli.ts';
import { showPage } from '../show-page.ts';
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
          return { document: rows, text: await showPage(statisticListPage(rows)) };
        }
        if (method === undefined)
          throw missing('method', 'name a statistic; `remelt stats --list` says what there is');
        const document = file === undefined ? undefined : cli.readDocument(file);
        if (options.explain) {
          const explanation = await cli.compute.explainStatistic({ method, inputs: document });
          return { document: explanation, text: await showPage(explanationPage(explanation)) };
        }
        if (document === undefined)
          throw missing('file', 'name the file of the inputs, or - for standard input');
        const output = await cli.compute.statistic({ method, inputs: document });
        if (options.svg !== undefined) {
          const { statisticCharts } = await import('../../../pages/charts/statistic-chart.ts');
          const plots = await cli.compute.statisticPlots({ method, inputs: document });
          writeFile(options.svg, `${statisticCharts(plots)}\n`);
        }
        return { document: output, text: await showPage(statisticsPage(output)) };
      }),
    );
}

const missing = (what: string, cure: string): InputError =>
  new InputError(`${what} is missing`, { path: what, cure });
