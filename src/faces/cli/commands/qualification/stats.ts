import type { Command } from 'commander';
import { explanationPage, statisticsPage } from '../../../../pages/blocks/statistics-page.ts';
import type { Answer, Cli } from '../../cli.ts';
import { type MethodRun, methodVerb } from '../../method-verb.ts';
import { showPage } from '../../show-page.ts';
import { isTable, tableIn } from '../../tables/named-table.ts';
import type { BesideTable } from '../../tables/statistic-inputs.ts';
import { writeFile } from '../../write-file.ts';

interface Options extends BesideTable {
  readonly svg?: string;
  readonly pdf?: string;
  readonly by?: string;
}

/** The statistics of acceptance, one method at a time. */
export function register(program: Command, cli: Cli): void {
  methodVerb<Options>(program, cli, {
    name: 'stats',
    about: 'run one statistic of acceptance on its inputs; a refusal exits 2 with the reason',
    inputs: 'a JSON object, or a table (.csv, .xlsx) with a column for each',
    explains: 'formula, source, comparison and assumptions of METHOD; with FILE also their verdicts',
    title: 'Statistics of acceptance',
    list: () => cli.compute.listStatistics(),
    read: async (file, beside) => {
      if (!isTable(file)) return cli.readDocument(file);
      const { statisticInputs } = await import('../../tables/statistic-inputs.ts');
      return statisticInputs(await tableIn(file, cli), beside);
    },
    explained: async (method, inputs) => {
      const document = await cli.compute.explainStatistic({ method, inputs });
      return { document, text: await showPage(explanationPage(document)) };
    },
    answered: (run, options) => answered(run, options, cli),
  })
    .option('--column <input=heading...>', 'which column of a table is an input: x="Rm [MPa]" batch=heat')
    .option('--set <input=value...>', 'an input that no column holds: probability=0.99')
    .option('--by <person>', 'who ran it, for the paper')
    .option('--svg <picture>', 'also draw it: SVG file to write')
    .option('--pdf <file>', 'also write it on paper, inputs and answer attached')
    .addHelpText(
      'after',
      '\nExample:\n  echo \'{"x":[1012,998,1005,1021,1009]}\' | remelt stats basisNormal - --json',
    );
}

async function answered(
  { method, inputs, file }: MethodRun,
  { svg, pdf, by = null }: { readonly svg?: string; readonly pdf?: string; readonly by?: string | null },
  cli: Cli,
): Promise<Answer> {
  // A JSON document is the bare case of another program; a table is data of the plant.
  const output = await cli.compute.statistic({ method, inputs, bare: !isTable(file) });
  if (svg !== undefined) {
    const { statisticCharts } = await import('../../../../pages/charts/statistic-chart.ts');
    writeFile(svg, `${statisticCharts(await cli.compute.statisticPlots({ method, inputs }))}\n`);
  }
  const page = statisticsPage(output, { inputs, file, by, at: cli.clock().toISOString() });
  if (pdf !== undefined) {
    const { renderPdf } = await import('../../../../pages/render/pdf.ts');
    writeFile(pdf, await renderPdf(page));
  }
  return { document: output, text: await showPage(page) };
}
