import { type Command, Option } from 'commander';
import { evidenceReport, TYPES_OF_EVIDENCE } from '../../../../documents/qualification/evidence-table.ts';
import type { KeptGateReport } from '../../../../documents/qualification/programme-board.ts';
import { SIGNS } from '../../../../documents/sheet/decimals.ts';
import { InputError } from '../../../../foundation/errors.ts';
import { worstVerdict } from '../../../../pages/blocks/qualification/gate-page.ts';
import { addEvidence } from '../../../../tasks/qualification/add-evidence/add-evidence.ts';
import { contract as adding } from '../../../../tasks/qualification/add-evidence/contract.ts';
import { listProgrammes } from '../../../../tasks/qualification/list-programmes/list-programmes.ts';
import { page as programmesPage } from '../../../../tasks/qualification/list-programmes/page.ts';
import { contract as reporting } from '../../../../tasks/qualification/report-gates/contract.ts';
import { page as reportPage } from '../../../../tasks/qualification/report-gates/page.ts';
import { reportGates } from '../../../../tasks/qualification/report-gates/report-gates.ts';
import { page as programmePage } from '../../../../tasks/qualification/show-programme/page.ts';
import { showProgramme } from '../../../../tasks/qualification/show-programme/show-programme.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { byOption, perform, VERDICT_EXIT } from '../../perform.ts';
import { ALL_OPTION, HTML_OPTION } from '../../show-page.ts';
import { isTable, tableIn } from '../../tables/named-table.ts';
import { takeOptions } from '../../verb.ts';
import { lookAtTargets, writeFile } from '../../write-file.ts';

interface AddOptions extends OutputOptions {
  readonly by?: string;
  readonly type?: (typeof TYPES_OF_EVIDENCE)[number];
  readonly report?: string;
  readonly unit?: string;
  readonly dates?: 'dmy' | 'mdy';
  readonly decimal?: 'comma' | 'point';
  readonly laboratory?: readonly string[];
  readonly dryRun?: boolean;
}

/** The verbs of `qualify` about a programme of the ledger that are more than their fields. */
export function registerLedger(qualify: Command, cli: Cli): void {
  registerAdd(qualify, cli);
  registerStatus(qualify, cli);
  registerReport(qualify, cli);
}

function registerAdd(qualify: Command, cli: Cli): void {
  const command = qualify
    .command('add')
    .description('add one report of evidence to a programme, all or nothing')
    .argument('<programme>', 'id of a locked programme')
    .argument('<file>', 'table (CSV or XLSX) or remelt-evidence/1 document, - = standard input')
    .addOption(new Option('--type <type>', 'what a table holds').choices(TYPES_OF_EVIDENCE))
    .option('--report <number>', 'number of the report; of a table')
    .option('--unit <unit>', 'unit of values without one, such as MPa')
    .addOption(new Option('--dates <order>', 'order of 03/11/2026').choices(['dmy', 'mdy']))
    .addOption(new Option('--decimal <sign>', 'decimal sign of 1,234').choices(['comma', 'point']))
    .option(
      '--laboratory <name=value...>',
      'of a table: name, scope, accreditation, gaugeStudy, referenceMaterial, retainedSample, custody',
    );
  const { orderOf } = takeOptions(command, adding);
  command
    .option(...byOption(adding, adding.who!))
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt qualify add disk-718 tensile.csv --type tensile --report T-41 --unit MPa --by p-lab',
    )
    .action(async (programme: string, file: string, options: AddOptions) => {
      const { by, json, all, dryRun } = options;
      const report = await reportIn(file, options, cli);
      await perform(cli, addEvidence, {
        order: { programme, ...report, ...orderOf(options, cli) },
        ...{ file, by, json, all, page: (board) => programmePage(board, {}) },
        written: () => (dryRun ? ['dry run: the board as it would be; nothing was booked'] : []),
      });
    });
}

/** The report of a file: a document as it stands, a table with what the options say of it. */
async function reportIn(
  file: string,
  { type, report, unit, laboratory, dates, decimal }: AddOptions,
  cli: Cli,
) {
  if (!isTable(file)) return { document: cli.readDocument(file) };
  const missing = type === undefined ? '--type' : report === undefined ? '--report' : undefined;
  if (type === undefined || missing !== undefined)
    throw new InputError(`a table does not say its ${missing === '--type' ? 'type' : 'report number'}`, {
      path: missing ?? '--type',
      allowed: missing === '--type' ? TYPES_OF_EVIDENCE.join(', ') : 'the number of the report',
      cure: `say it: ${missing}`,
    });
  return evidenceReport(await tableIn(file, cli), {
    type,
    report: report ?? '',
    laboratory: laboratory && fieldsOf(laboratory),
    unit,
    dates,
    decimal: decimal && SIGNS[decimal],
  });
}

/** `name=works` as fields; the order's schema refuses names that it does not know. */
const fieldsOf = (pairs: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      if (at > 0) return [pair.slice(0, at), pair.slice(at + 1)];
      throw new InputError(`"${pair}" says nothing of the laboratory`, {
        path: '--laboratory',
        value: pair,
        allowed: 'a name and a value, such as accreditation="ISO/IEC 17025"',
      });
    }),
  );

function registerStatus(qualify: Command, cli: Cli): void {
  qualify
    .command('status')
    .description('show a programme as a board of properties and gates; without an id, list all')
    .argument('[programme]', 'id of a locked programme')
    .option(...HTML_OPTION)
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt qualify status disk-718')
    .action(
      (programme: string | undefined, { json, all, html }: OutputOptions & { readonly html?: string }) =>
        programme === undefined
          ? perform(cli, listProgrammes, { order: {}, json, all, html, page: programmesPage })
          : perform(cli, showProgramme, {
              ...{ order: { programme }, json, all, html, page: (board) => programmePage(board, {}) },
            }),
    );
}

interface ReportOptions extends OutputOptions {
  readonly html?: string;
  readonly pdf?: string;
}

function registerReport(qualify: Command, cli: Cli): void {
  const command = qualify
    .command('report')
    .description('show the gate report of an evaluation that is on record; exit 0 PASS, 1 FAIL, 3 HOLD')
    .argument('<programme>', 'id of a locked programme');
  const { orderOf, words } = takeOptions(command, reporting);
  command
    .option('--html <file>', 'also write it as one page to look at, with its plots')
    .option('--pdf <file>', 'also write it on paper, programme and answer attached')
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt qualify report disk-718 --pdf disk-718.pdf')
    .action(async (programme: string, options: ReportOptions) => {
      const { html, pdf, json, all } = options;
      lookAtTargets([pdf]);
      await perform(cli, reportGates, {
        order: { programme, ...orderOf(options, cli) },
        ...{ words, json, all, html, page: reportPage },
        written: async (answer) => (pdf === undefined ? [] : [await writtenReport(pdf, answer)]),
        exit: ({ output }) => VERDICT_EXIT[worstVerdict(output)],
      });
    });
}

async function writtenReport(file: string, answer: KeptGateReport): Promise<string> {
  const { renderPdf } = await import('../../../../pages/render/pdf.ts');
  return writeFile(file, await renderPdf(reportPage(answer)));
}
