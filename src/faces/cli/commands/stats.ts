import type { Command } from 'commander';
import { methodListPage } from '../../../pages/blocks/method-pages.ts';
import { explanationPage, statisticsPage } from '../../../pages/blocks/statistics-page.ts';
import type { Cli } from '../cli.ts';
import { missingArgument, missingMethod } from '../missing-argument.ts';
import { showPage } from '../show-page.ts';
import { isTable, tableIn } from '../tables/named-table.ts';
import type { BesideTable } from '../tables/statistic-inputs.ts';
import { writeFile } from '../write-file.ts';

interface Options extends BesideTable {
  readonly json?: boolean;
  readonly list?: boolean;
  readonly explain?: boolean;
  readonly svg?: string;
  readonly pdf?: string;
  readonly by?: string;
}

/** The statistics of acceptance, one method at a time. */
export function register(program: Command, cli: Cli): void {
  program
    .command('stats')
    .description('run one statistic of acceptance on its inputs; a refusal exits 2 with the reason')
    .argument('[method]', 'name of the statistic, see --list')
    .argument(
      '[file]',
      'its inputs: a JSON object, or a table (.csv, .xlsx) with a column for each; - = standard input',
    )
    .option('--column <input=heading...>', 'which column of a table is an input: x="Rm [MPa]" batch=heat')
    .option('--set <input=value...>', 'an input that no column holds: probability=0.99')
    .option('--by <person>', 'who ran it, for the paper')
    .option('--json', 'one JSON document')
    .option('--list', 'what there is')
    .option(
      '--explain',
      'formula, source, comparison and assumptions of METHOD; with FILE also their verdicts',
    )
    .option('--svg <picture>', 'also draw it: SVG file to write')
    .option('--pdf <file>', 'also write it on paper, inputs and answer attached')
    .addHelpText(
      'after',
      '\nExample:\n  echo \'{"x":[1012,998,1005,1021,1009]}\' | remelt stats basisNormal - --json',
    )
    .action((method: string | undefined, file: string | undefined, options: Options) =>
      cli.run(options, async () => {
        if (options.list) {
          const rows = await cli.compute.listStatistics();
          return { document: rows, text: await showPage(methodListPage('Statistics of acceptance', rows)) };
        }
        if (method === undefined) throw missingMethod('stats', await cli.compute.listStatistics());
        const document = file === undefined ? undefined : await inputsOf(file, options, cli);
        if (options.explain) {
          const explanation = await cli.compute.explainStatistic({ method, inputs: document });
          return { document: explanation, text: await showPage(explanationPage(explanation)) };
        }
        if (document === undefined)
          throw missingArgument('file', 'name the file of the inputs, or - for standard input');
        // A JSON document is the bare case of another program; a table is data of the plant.
        const bare = file !== undefined && !isTable(file);
        const output = await cli.compute.statistic({ method, inputs: document, bare });
        if (options.svg !== undefined) {
          const { statisticCharts } = await import('../../../pages/charts/statistic-chart.ts');
          const plots = await cli.compute.statisticPlots({ method, inputs: document });
          writeFile(options.svg, `${statisticCharts(plots)}\n`);
        }
        const page = statisticsPage(output, {
          inputs: document,
          file: file ?? '',
          by: options.by ?? null,
          at: cli.clock().toISOString(),
        });
        if (options.pdf !== undefined) {
          const { renderPdf } = await import('../../../pages/render/pdf.ts');
          writeFile(options.pdf, await renderPdf(page));
        }
        return { document: output, text: await showPage(page) };
      }),
    );
}

/** The inputs of a file: a document, or a table that becomes one. */
async function inputsOf(file: string, beside: BesideTable, cli: Cli): Promise<unknown> {
  if (!isTable(file)) return cli.readDocument(file);
  const { statisticInputs } = await import('../tables/statistic-inputs.ts');
  return statisticInputs(await tableIn(file, cli), beside);
}
