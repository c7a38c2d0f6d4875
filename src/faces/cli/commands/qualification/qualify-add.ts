import { type Command, Option } from 'commander';
import { evidenceReport, TYPES_OF_EVIDENCE } from '../../../../documents/qualification/evidence-table.ts';
import { SIGNS } from '../../../../documents/sheet/decimals.ts';
import { InputError } from '../../../../foundation/errors.ts';
import { addEvidence } from '../../../../tasks/qualification/add-evidence/add-evidence.ts';
import { contract as adding } from '../../../../tasks/qualification/add-evidence/contract.ts';
import { page as programmePage } from '../../../../tasks/qualification/show-programme/page.ts';
import type { Cli, OutputOptions } from '../../cli.ts';
import { byOption, perform } from '../../perform.ts';
import { ALL_OPTION } from '../../show-page.ts';
import { isTable, tableIn } from '../../tables/named-table.ts';
import { takeOptions } from '../../verb.ts';

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

/** `qualify add`: a report of evidence, of a document or a table. */
export function registerAdd(qualify: Command, cli: Cli): void {
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
