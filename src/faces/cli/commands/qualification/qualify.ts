import type { Command } from 'commander';
import { VERDICT_EXIT } from '../../../../documents/contract/contract.ts';
import {
  type ProgrammeTemplates,
  type QualifyOutput,
  worstVerdict,
} from '../../../../documents/qualification/qualify.ts';
import { LIFE_PLANS } from '../../../../documents/qualification/qualify-export.ts';
import { InputError, NotFoundError, placed } from '../../../../foundation/errors.ts';
import { lifePlanPage, lifePlanPaper } from '../../../../pages/blocks/economics/life-plan-page.ts';
import { envelopePage } from '../../../../pages/blocks/qualification/envelope-page.ts';
import { gatePage, gateReport, templateListPage } from '../../../../pages/blocks/qualification/gate-page.ts';
import type { TextView } from '../../../../pages/render/terminal.ts';
import { evaluateProgramme } from '../../../../tasks/qualification/evaluate-programme/evaluate-programme.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { ask, byOption } from '../../perform.ts';
import { controlOf } from '../../progress.ts';
import { ALL_OPTION, HTML_OPTION, showPage } from '../../show-page.ts';
import { inWords, ofFile } from '../../typed/in-words.ts';
import { isFile } from '../../typed/is-file.ts';
import { lookAtTargets, writeFile } from '../../write-file.ts';
import { programmeNamed } from './programme-named.ts';
import { registerAdd } from './qualify-add.ts';

interface EnvelopeOptions extends OutputOptions {
  readonly with?: readonly string[];
  readonly html?: string;
}

interface ExportOptions extends OutputOptions {
  readonly html?: string;
  readonly plan: string;
  readonly pdf?: string;
}

interface EvaluateOptions extends OutputOptions {
  readonly html?: string;
  readonly pdf?: string;
  readonly document?: string;
  readonly by?: string;
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
    .description(
      'judge the gates of one document, or of a programme of the ledger and record it; exit 0 PASS, 1 FAIL, 3 HOLD',
    )
    .argument(
      '<programme>',
      'remelt-programme/1 document, - = standard input; or the id of a locked programme',
    )
    .option('--document <file>', 'of a locked programme: also write the document that was judged')
    .option(
      ...byOption(
        evaluateProgramme,
        'of a locked programme: who signs, not who made the heats or added evidence',
      ),
    )
    .option('--html <file>', 'also write the gate report as one page to look at, with its plots')
    .option('--pdf <file>', 'also write the gate report on paper, programme and answer attached')
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt qualify evaluate docs/formats/qualify.example.json')
    .action((programme: string, options: EvaluateOptions) => {
      const file = isFile(programme) ? programme : undefined;
      lookAtTargets([options.html, options.pdf, options.document], file);
      return cli.run(options, async () => {
        const { document, output, notes } =
          file === undefined ? await ofLedger(programme, options, cli) : await judgedFile(file, cli);
        const text = await evaluated({ document, output }, options, cli);
        return {
          document: output,
          text: (view) => [text(view), ...notes].join('\n'),
          exit: VERDICT_EXIT[worstVerdict(output)],
        };
      });
    });
  registerAdd(qualify, cli);
  registerExport(qualify, cli);
  registerEnvelope(qualify, cli);
}

interface Judged {
  readonly document: unknown;
  readonly output: QualifyOutput;
  /** What is said below the page. */
  readonly notes: readonly string[];
}

async function judgedFile(file: string, cli: Cli): Promise<Judged> {
  return ofFile(cli, { file, calculation: 'qualify' }, async (document) => ({
    document,
    output: await cli.compute.qualify(document),
    notes: [],
  }));
}

/** A programme of the ledger, judged and recorded; the document goes to a file where one is named. */
async function ofLedger(
  programme: string,
  { by, document: file }: EvaluateOptions,
  cli: Cli,
): Promise<Judged> {
  const answer = await ask(cli, evaluateProgramme, { order: { programme }, by });
  const { output, document, records, repeated, heats } = answer;
  const written = file === undefined ? [] : [writeFile(file, `${JSON.stringify(document, null, 1)}\n`)];
  const missing = heats.filter((heat) => heat.missing.length > 0);
  return {
    document,
    output,
    notes: [
      `${repeated ? 'nothing changed since' : 'recorded as'} record ${records.join(', ')}, document ${answer.documentSha256}`,
      ...missing.map((heat) => `heat ${heat.heat}: not recorded: ${heat.missing.join(', ')}`),
      ...written,
    ],
  };
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
    const { renderPdf } = await import('../../../../pages/render/pdf.ts');
    writeFile(pdf, await renderPdf(report));
  }
  return showPage(page, html, report);
}

function registerExport(qualify: Command, cli: Cli): void {
  qualify
    .command('export')
    .description('what a programme gives to one of the three plans of 14 CFR 33.70 and AMC E 515')
    .argument('<file>', 'remelt-programme/1 document, - = standard input')
    .requiredOption('--plan <name>', LIFE_PLANS.join(', '))
    .option(...HTML_OPTION)
    .option('--pdf <file>', 'also write it on paper, the answer attached')
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt qualify export docs/formats/qualify.example.json --plan manufacturing',
    )
    .action((file: string, options: ExportOptions) => {
      lookAtTargets([options.html, options.pdf], file);
      return cli.run(options, async () => {
        const { plan, html, pdf } = options;
        const document = cli.readDocument(file);
        const output = await placed(inWords('export', { words: { plan: '--plan' }, file }), () =>
          cli.compute.qualifyExport({ plan, document }),
        );
        if (pdf !== undefined) {
          const { renderPdf } = await import('../../../../pages/render/pdf.ts');
          writeFile(pdf, await renderPdf(lifePlanPaper(output, cli.clock().toISOString())));
        }
        return { document: output, text: await showPage(lifePlanPage(output), html) };
      });
    });
}

function registerEnvelope(qualify: Command, cli: Cli): void {
  qualify
    .command('envelope')
    .description(
      'whether a plan stays inside what the qualified heats cover; exit 0 inside, 1 it re-opens a gate',
    )
    .argument('<plan>', 'remelt-plan/1 document')
    .argument(
      '<programme>',
      'remelt-programme/1 document with qualifiedHeats, or the id of a locked programme that passed gate 1',
    )
    .option(
      '--with <name=value...>',
      'what the plan does not say: furnace, heatTreatment, site, specification, laboratory, at, chartSignal, serviceEvent',
    )
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt qualify envelope plan.json programme.json --with furnace=VIM-2',
    )
    .action((planFile: string, programmeFile: string, options: EnvelopeOptions) => {
      lookAtTargets([options.html], planFile);
      return cli.run(options, async () => {
        const plan = cli.readDocument(planFile);
        const programme = await programmeNamed(programmeFile, cli, { typed: '<programme>' });
        const answer = await cli.compute.plan(plan, controlOf(cli));
        const output = await cli.compute.envelope({
          plan,
          answer,
          programme,
          circumstances: circumstancesIn(options.with ?? []),
        });
        const text = await showPage(envelopePage(output), options.html);
        return { document: output, text, exit: output.verdict === 'inside' ? 0 : 1 };
      });
    });
}

/** `furnace=VIM-2` as a field; the calculation refuses names that it does not know. */
const circumstancesIn = (words: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    words.map((word) => {
      const at = word.indexOf('=');
      if (at > 0) return [word.slice(0, at), word.slice(at + 1)];
      throw new InputError(`"${word}" is no circumstance`, {
        path: '--with',
        value: word,
        allowed: 'a name and a value, such as furnace=VIM-2',
      });
    }),
  );

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
