import type { Command } from 'commander';
import type { ProgrammeTemplates, QualifyOutput } from '../../../documents/qualify.ts';
import { NotFoundError } from '../../../foundation/errors.ts';
import { assurePage } from '../../../pages/blocks/assure-page.ts';
import { gatePage, gateReport, templateListPage, worstVerdict } from '../../../pages/blocks/gate-page.ts';
import type { TextView } from '../../../pages/render/terminal.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { VERDICT_EXIT } from '../perform.ts';
import { controlOf } from '../progress.ts';
import { ALL_OPTION, HTML_OPTION, showPage } from '../show-page.ts';
import { lookAtTargets, writeFile } from '../write-file.ts';

interface AssureOptions extends OutputOptions {
  readonly html?: string;
}

interface EvaluateOptions extends AssureOptions {
  readonly pdf?: string;
}

/** Qualification of a material: programmes, their gates, and what more they need. */
export function register(program: Command, cli: Cli): void {
  const qualify = program
    .command('qualify')
    .description('qualify a material: judge a programme and its evidence gate by gate');
  qualify
    .command('template')
    .description('print the draft of a programme, with what its trade gates; without a name, list the drafts')
    .argument('[name]', 'such as wrought-disk')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt qualify template wrought-disk > programme.json')
    .action((name: string | undefined, options: OutputOptions) =>
      cli.run(options, async () => {
        const templates = await cli.compute.programmeTemplates();
        if (name === undefined) {
          const document = templates.map(({ name, title }) => ({ name, title }));
          return { document, text: await showPage(templateListPage(templates)) };
        }
        const { document } = templateNamed(templates, name);
        return { document, text: JSON.stringify(document, null, 1) };
      }),
    );
  qualify
    .command('evaluate')
    .description('judge the gates of one document; exit 0 PASS, 1 FAIL, 3 HOLD')
    .argument('<file>', 'remelt-programme/1 document, - = standard input')
    .option('--html <file>', 'also write the gate report as one page to look at, with its plots')
    .option('--pdf <file>', 'also write the gate report on paper, programme and answer attached')
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt qualify evaluate docs/formats/qualify.example.json')
    .action((file: string, options: EvaluateOptions) => {
      lookAtTargets([options.html, options.pdf], file);
      return cli.run(options, async () => {
        const document = cli.readDocument(file);
        const output = await cli.compute.qualify(document);
        const text = await evaluated({ document, output }, options, cli);
        return { document: output, text, exit: VERDICT_EXIT[worstVerdict(output)] };
      });
    });
  registerAssure(qualify, cli);
}

/** The answer as text; plots are computed only where they are written. */
async function evaluated(
  { document, output }: { readonly document: unknown; readonly output: QualifyOutput },
  { html, pdf }: EvaluateOptions,
  cli: Cli,
): Promise<(view: TextView) => string> {
  const page = gatePage(output);
  if (html === undefined && pdf === undefined) return showPage(page);
  const plots = await cli.compute.qualifyPlots(document);
  const report = gateReport(output, { plots, document, at: cli.clock().toISOString() });
  if (pdf !== undefined) {
    const { renderPdf } = await import('../../../pages/render/pdf.ts');
    writeFile(pdf, await renderPdf(report));
  }
  return showPage(page, html, report);
}

function registerAssure(qualify: Command, cli: Cli): void {
  qualify
    .command('assure')
    .description('the chance that a programme passes, before it is bought: designs side by side')
    .argument('<file>', 'remelt-assure/1 document, - = standard input')
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt qualify assure docs/formats/assure.example.json')
    .action((file: string, options: AssureOptions) => {
      lookAtTargets([options.html], file);
      return cli.run(options, async () => {
        const output = await cli.compute.assure(cli.readDocument(file), controlOf(cli));
        return { document: output, text: await showPage(assurePage(output), options.html) };
      });
    });
}

function templateNamed(templates: ProgrammeTemplates, name: string): ProgrammeTemplates[number] {
  const found = templates.find((one) => one.name === name);
  if (found) return found;
  throw new NotFoundError(`there is no template "${name}"`, {
    path: 'name',
    value: name,
    allowed: templates.map((one) => one.name).join(', '),
    cure: 'remelt qualify template lists them',
  });
}
