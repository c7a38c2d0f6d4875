import { type Command, Option } from 'commander';
import { evidenceReport, TYPES_OF_EVIDENCE } from '../../../documents/evidence-table.ts';
import {
  approveProgrammeOrder,
  excludeEvidenceOrder,
  introduceMaterialOrder,
} from '../../../documents/orders/programme.ts';
import type { KeptGateReport } from '../../../documents/programme-board.ts';
import { SIGNS } from '../../../documents/sheet/decimals.ts';
import { InputError } from '../../../foundation/errors.ts';
import { keptGateReport, worstVerdict } from '../../../pages/blocks/gate-page.ts';
import { programmePage, programmesPage } from '../../../pages/blocks/programme-page.ts';
import { addEvidence } from '../../../tasks/qualification/add-evidence.ts';
import { approveProgramme } from '../../../tasks/qualification/approve-programme.ts';
import { excludeEvidence } from '../../../tasks/qualification/exclude-evidence.ts';
import { introduceMaterial } from '../../../tasks/qualification/introduce-material.ts';
import { listProgrammes } from '../../../tasks/qualification/list-programmes.ts';
import { lockProgramme } from '../../../tasks/qualification/lock-programme.ts';
import { overrideAlarm } from '../../../tasks/qualification/override-alarm.ts';
import { reportGates } from '../../../tasks/qualification/report-gates.ts';
import { showProgramme } from '../../../tasks/qualification/show-programme.ts';
import { suspendService } from '../../../tasks/qualification/suspend-service.ts';
import type { Cli, OutputOptions } from '../cli.ts';
import { positiveIfGiven } from '../numbers.ts';
import { byOption, perform, VERDICT_EXIT } from '../perform.ts';
import { ALL_OPTION, HTML_OPTION } from '../show-page.ts';
import { isTable, tableIn } from '../tables/named-table.ts';
import { lookAtTargets, writeFile } from '../write-file.ts';

interface Signed extends OutputOptions {
  readonly by?: string;
}

interface AddOptions extends Signed {
  readonly type?: (typeof TYPES_OF_EVIDENCE)[number];
  readonly report?: string;
  readonly unit?: string;
  readonly dates?: 'dmy' | 'mdy';
  readonly decimal?: 'comma' | 'point';
  readonly laboratory?: readonly string[];
  readonly dryRun?: boolean;
}

/** The verbs of `qualify` that book into the ledger, and the board of what was booked. */
export function registerLedger(qualify: Command, cli: Cli): void {
  registerLock(qualify, cli);
  registerAdd(qualify, cli);
  registerExclude(qualify, cli);
  registerOverride(qualify, cli);
  registerApprove(qualify, cli);
  registerService(qualify, cli);
  registerStatus(qualify, cli);
  registerReport(qualify, cli);
}

function registerLock(qualify: Command, cli: Cli): void {
  qualify
    .command('lock')
    .description('lock a programme before its evidence counts; again with --reason: a revision')
    .argument('<file>', 'remelt-programme/1 document without evidence, - = standard input')
    .option('--reason <words>', 'why a locked programme is changed; what was seen of it becomes exploratory')
    .option(...byOption(lockProgramme, 'who locks it'))
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt qualify lock programme.json --by p-qual')
    .action((file: string, { reason, by, json, all }: Signed & { readonly reason?: string }) =>
      perform(cli, lockProgramme, {
        order: { document: cli.readDocument(file), reason },
        file,
        by,
        makesLedger: true,
        json,
        all,
        page: programmePage,
      }),
    );
}

function registerAdd(qualify: Command, cli: Cli): void {
  qualify
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
    )
    .option('--dry-run', 'check everything and book nothing')
    .option(...byOption(addEvidence, 'who answers for the report'))
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt qualify add disk-718 tensile.csv --type tensile --report T-41 --unit MPa --by p-lab',
    )
    .action(async (programme: string, file: string, options: AddOptions) => {
      const { by, json, all, dryRun } = options;
      await perform(cli, addEvidence, {
        order: { programme, ...(await reportIn(file, options, cli)), dryRun },
        file,
        by,
        json,
        all,
        page: programmePage,
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

interface ExcludeOptions extends Signed {
  readonly heat: string;
  readonly cause: string;
  readonly reason: string;
}

function registerExclude(qualify: Command, cli: Cli): void {
  qualify
    .command('exclude')
    .description('exclude values with an assigned cause; they stay, and both results are printed')
    .argument('<programme>', 'id of a locked programme')
    .argument('<item>', 'property')
    .argument('<specimens...>', 'specimens of one heat')
    .requiredOption('--heat <heat>', 'heat of the specimens')
    .addOption(
      new Option('--cause <cause>', 'assigned cause')
        .choices(excludeEvidenceOrder.shape.cause.options)
        .makeOptionMandatory(),
    )
    .requiredOption('--reason <words>', 'what was found')
    .option(...byOption(excludeEvidence, 'who excludes them, not who added evidence'))
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt qualify exclude disk-718 strength B-7 --heat H-3 --cause testing-equipment --reason "the grip slipped" --by p-qual',
    )
    .action((...[programme, item, specimens, options]: [string, string, string[], ExcludeOptions]) => {
      const { heat, cause, reason, by, json, all } = options;
      return perform(cli, excludeEvidence, {
        order: { programme, item, heat, specimens, cause, reason },
        by,
        json,
        all,
        page: programmePage,
      });
    });
}

interface OverrideOptions extends Signed {
  readonly reason: string;
  readonly expires: string;
}

function registerOverride(qualify: Command, cli: Cli): void {
  qualify
    .command('override')
    .description(
      'answer for an alarm until a day. Of a property it changes no verdict; no-creep and no-fatigue of the programme end the HOLD of gate 1',
    )
    .argument('<programme>', 'id of a locked programme')
    .argument('<item>', 'property; programme for tests that it does not name')
    .argument('<alarm>', 'code of the alarm, such as heats-differ; no-creep or no-fatigue of the programme')
    .requiredOption('--reason <words>', 'why the alarm is accepted')
    .requiredOption('--expires <day>', 'last day on which the override holds, 2027-06-30')
    .option(...byOption(overrideAlarm, 'who answers for it'))
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt qualify override disk-718 strength ties --reason "rounded to 5 MPa" --expires 2027-06-30 --by p-qual',
    )
    .action((...[programme, item, alarm, options]: [string, string, string, OverrideOptions]) => {
      const { reason, expires, by, json, all } = options;
      return perform(cli, overrideAlarm, {
        order: { programme, item, alarm, reason, expires },
        by,
        json,
        all,
        page: programmePage,
      });
    });
}

interface ApproveOptions extends Signed {
  readonly gate: string;
  readonly number: string;
  readonly approvalType: string;
  readonly authority: string;
  readonly limitations: string;
  readonly expires: string;
}

function registerApprove(qualify: Command, cli: Cli): void {
  qualify
    .command('approve')
    .description('book the approval of a gate by an authority outside the plant')
    .argument('<programme>', 'id of a locked programme')
    .addOption(
      new Option('--gate <gate>', 'gate that passed')
        .choices(approveProgrammeOrder.shape.gate.options)
        .default('2'),
    )
    .requiredOption('--number <number>', 'number of the approval')
    .requiredOption('--approval-type <type>', 'what it approves, such as "part approval"')
    .requiredOption('--authority <name>', 'who approves')
    .requiredOption('--limitations <words>', 'what it is limited to; "none" where it is not')
    .requiredOption('--expires <day>', 'last day on which it holds, 2027-06-30')
    .option(...byOption(approveProgramme, 'who books it, not who made the heats or added evidence'))
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt qualify approve disk-718 --number EA-9 --approval-type "part approval" --authority "Design authority" --limitations none --expires 2027-06-30 --by p-cert',
    )
    .action((programme: string, { by, json, all, ...approval }: ApproveOptions) =>
      perform(cli, approveProgramme, {
        order: { programme, ...approval },
        by,
        json,
        all,
        page: programmePage,
      }),
    );
}

interface IntroduceOptions extends Signed {
  readonly approval: string;
  readonly limitations?: string;
  readonly fleet: string;
}

function registerService(qualify: Command, cli: Cli): void {
  qualify
    .command('introduce')
    .description(
      'introduce a material into service under control: gate 2 passed, with an approval that holds',
    )
    .argument('<programme>', 'id of a locked programme')
    .addOption(
      new Option('--fleet <state>', 'the fleet that it becomes')
        .choices(introduceMaterialOrder.shape.fleet.options)
        .default('lead'),
    )
    .requiredOption('--approval <number>', 'number of the approval of gate 2')
    .option('--limitations <words>', 'what the introduction is limited to')
    .option(...byOption(introduceMaterial, 'who signs, not who made the heats or added evidence'))
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt qualify introduce disk-718 --approval EA-9 --by p-cert')
    .action((programme: string, { by, json, all, ...asked }: IntroduceOptions) =>
      perform(cli, introduceMaterial, { order: { programme, ...asked }, by, json, all, page: programmePage }),
    );
  qualify
    .command('suspend')
    .description('suspend a material that is in service; gate 2 is judged again before it comes back')
    .argument('<programme>', 'id of a locked programme')
    .requiredOption('--reason <words>', 'what happened')
    .option(...byOption(suspendService, 'who suspends it'))
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  remelt qualify suspend disk-718 --reason "a disk cracked" --by p-qual',
    )
    .action((programme: string, { reason, by, json, all }: Signed & { readonly reason: string }) =>
      perform(cli, suspendService, { order: { programme, reason }, by, json, all, page: programmePage }),
    );
}

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
          : perform(cli, showProgramme, { order: { programme }, json, all, html, page: programmePage }),
    );
}

interface ReportOptions extends OutputOptions {
  readonly record?: string;
  readonly html?: string;
  readonly pdf?: string;
}

function registerReport(qualify: Command, cli: Cli): void {
  qualify
    .command('report')
    .description('show the gate report of an evaluation that is on record; exit 0 PASS, 1 FAIL, 3 HOLD')
    .argument('<programme>', 'id of a locked programme')
    .option('--record <n>', 'number of a record of the evaluation; default the latest')
    .option('--html <file>', 'also write it as one page to look at, with its plots')
    .option('--pdf <file>', 'also write it on paper, programme and answer attached')
    .option(...ALL_OPTION)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  remelt qualify report disk-718 --pdf disk-718.pdf')
    .action(async (programme: string, { record, html, pdf, json, all }: ReportOptions) => {
      lookAtTargets([pdf]);
      await perform(cli, reportGates, {
        order: { programme, record: positiveIfGiven(record, '--record') },
        json,
        all,
        html,
        page: keptGateReport,
        written: async (answer) => (pdf === undefined ? [] : [await writtenReport(pdf, answer)]),
        exit: ({ output }) => VERDICT_EXIT[worstVerdict(output)],
      });
    });
}

async function writtenReport(file: string, answer: KeptGateReport): Promise<string> {
  const { renderPdf } = await import('../../../pages/render/pdf.ts');
  return writeFile(file, await renderPdf(keptGateReport(answer)));
}
