import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { ConflictError } from '../../../foundation/errors.ts';
import { openContext } from '../../../tasks/open-context.ts';
import { reportHeat } from '../../../tasks/report-heat.ts';
import { type Demo, runDemo } from '../../../tasks/run-demo.ts';
import { type HeatReport, heatReport } from '../../report/heat-report.ts';
import type { Cli } from '../cli.ts';
import { readCsv } from '../tables/csv.ts';
import { columns, kilograms } from '../words.ts';

const LOTS = fileURLToPath(new URL('../../../../examples/demo/lots.csv', import.meta.url));
const MARK = 'SPECIMEN.txt';

/** One heat all the way through, on published analyses. */
export function register(program: Command, cli: Cli): void {
  program
    .command('demo')
    .description('take one heat all the way through: published analyses to plan, verdict and trace')
    .option('--folder <folder>', 'where to write; an earlier demo there is replaced', 'remelt-demo')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt demo --folder remelt-demo')
    .action((options: { folder: string; json?: boolean }) =>
      cli.run(options, async () => {
        const { folder } = options;
        prepareFolder(folder);
        const context = await openContext({
          compute: cli.compute,
          clock: cli.clock,
          folder: join(folder, 'ledger'),
          onProgress: cli.note,
        });
        try {
          const demo = await runDemo(readCsv(readFileSync(LOTS), 'examples/demo/lots.csv'), context);
          const report = reportHeat(demo, context);
          const account = accountOf(demo, report);
          writeAll(folder, demo, { 'report.html': heatReport(report), 'account.txt': account });
          const document = {
            format: 'remelt-demo/1',
            specimen: true,
            heat: report.heat,
            verdict: report.verdict,
            cost_usd: demo.planned.output.cost_usd,
            lots: report.yard,
            trace: demo.trace,
          };
          return {
            document,
            text: `${account}\nopen ${join(folder, 'report.html')} first; every document of this heat lies beside it`,
          };
        } finally {
          await context.store.close();
        }
      }),
    );
}

/** An earlier demo is replaced; anything else in the way is left alone. */
function prepareFolder(folder: string): void {
  if (existsSync(folder) && !existsSync(join(folder, MARK))) {
    throw new ConflictError(`${folder} exists and is no demo`, {
      where: folder,
      cure: 'name another folder with --folder',
    });
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, MARK),
    'SPECIMEN: made by `remelt demo` from published analyses. No metal was melted. Replaced by the next demo.\n',
  );
}

function writeAll(
  folder: string,
  { planned, refined, released, trace }: Demo,
  pages: Readonly<Record<string, string>>,
): void {
  const documents = {
    'plan.input.json': planned.document,
    'plan.output.json': planned.output,
    'simulate.input.json': refined.document,
    'simulate.output.json': refined.output,
    'release.input.json': released.document,
    'release.output.json': released.output,
    'trace.json': trace,
  };
  for (const [name, document] of Object.entries(documents))
    writeFileSync(join(folder, name), `${JSON.stringify(document, null, 2)}\n`);
  for (const [name, text] of Object.entries(pages)) writeFileSync(join(folder, name), text);
}

function accountOf(demo: Demo, report: HeatReport): string {
  const yard = columns(
    ['lot', 'mass', 'form', 'declared', 'identified as', 'status', 'why'],
    report.yard.map((row) => [
      row.lot,
      kilograms(Math.round(row.mass_kg * 1000)),
      row.form,
      row.declared,
      row.identified,
      row.status,
      row.why,
    ]),
  );
  const charge = columns(
    ['lot', 'kg', 'share', 'usd/kg', 'grade'],
    report.charge.map((row) => [
      row.lot,
      row.mass_kg.toFixed(3),
      `${(row.share * 100).toFixed(1)} %`,
      row.price_usd_per_kg.toFixed(2),
      row.clearedAs,
    ]),
  );
  const verdicts = columns(
    ['', 'predicted', 'limit', 'contract'],
    report.verdicts.map((row) => [
      row.element,
      row.text ? `${row.text} ${row.unit}` : '-',
      row.limit,
      row.contractual,
    ]),
  );
  const trace = columns(
    ['from', 'share', 'document'],
    demo.trace.rows.map((row) => [
      row.subject,
      `${(row.share * 100).toFixed(2)} %`,
      row.references.join(' '),
    ]),
  );
  return [
    'SPECIMEN - not a material certificate; no metal was melted',
    report.title,
    '',
    'Look first at:',
    ...report.first.map((sentence) => `  - ${sentence}`),
    '',
    'The yard',
    yard,
    '',
    'The charge',
    charge,
    ...report.costs.map((cost) => `  ${cost.name.padEnd(44)} ${cost.cost_usd.toFixed(2).padStart(12)} USD`),
    '',
    `Verdict ${report.verdict}`,
    verdicts,
    '',
    'Traced back to',
    trace,
    '',
    `${report.assumed.length} assumptions are listed in the report.`,
  ].join('\n');
}
