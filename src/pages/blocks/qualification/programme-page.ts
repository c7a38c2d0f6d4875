import type { Block, Cell, Page, PageHead } from '../../../documents/page.ts';
import type {
  ProgrammeBoard,
  ProgrammeDocument,
  ProgrammeList,
} from '../../../documents/qualification/programme-board.ts';
import { counted, significant } from '../../../foundation/quantity/format.ts';
import { foldedList, list, next, notices, number, paragraph, section, shortPage, table } from '../parts.ts';

const verdictCell = (verdict: string | null): Cell => (verdict === null ? 'not evaluated' : { verdict });

/**
 * A programme as a board of properties and gates: what was recorded, what is missing, and everything that changed it;
 * `reportAddress` leads to the gate report of a record.
 */
export const programmePage = (board: ProgrammeBoard, reportAddress?: (record: number) => string): Page => ({
  format: 'remelt-page/1',
  title: `Programme ${board.programme}${board.title === null ? '' : `, ${board.title}`}, level ${board.level}`,
  verdict: board.fleet === null ? board.status : `${board.status}: ${board.fleet} fleet`,
  head: programmeHead(board),
  lead: [
    ...list([
      `${board.dryRun ? 'Would be' : `Locked on ${board.lockedOn},`} revision ${board.revision}, document ${short(board.documentSha256)}`,
      board.processSha256 === null
        ? 'No frozen process'
        : `Frozen process ${short(board.processSha256)}; its content is confidential`,
      `Evaluations of gate 1 that counted: ${board.looks.taken} of ${board.looks.planned} planned`,
      ...gateLines(board),
    ]),
    ...notices([...board.belowLevel, ...(board.added?.notes ?? [])]),
    boardTable(board),
  ],
  sections: [
    ...section('missing', 'What is missing', missingBlocks(board)),
    ...section('recommended', 'What the gates said', foldedList(recommendedLines(board))),
    ...section('heats', 'Heats', heatBlocks(board)),
    ...section('evidence', 'Evidence', reportBlocks(board)),
    ...section('exclusions', 'Excluded with cause', list(exclusionLines(board))),
    ...section('overrides', 'Alarms that a person answers for', list(overrideLines(board))),
    ...section('approvals', 'Approvals', list(approvalLines(board))),
    ...section('service', 'Service', list(serviceLines(board))),
    ...section('hashes', 'Hashes in full', list(hashLines(board)), { detail: true }),
    ...section('evaluations', 'Evaluations', evaluationBlocks(board, reportAddress), { detail: true }),
    ...section('revisions', 'Revisions', list(revisionLines(board)), { detail: board.revision === 1 }),
  ],
});

/** What decides a programme: how much of what its gates ask is shown, gate by gate, and what is missing first. */
function programmeHead({ rows, status, heats, missing, evaluations }: ProgrammeBoard): PageHead {
  const passed = rows.filter(({ verdict, outdated }) => verdict === 'PASS' && !outdated).length;
  const latest = (gate: string) => evaluations.findLast((one) => one.gate === gate)?.verdict;
  const counting = new Set(heats.filter((one) => one.missing.length === 0).map(({ heat }) => heat)).size;
  return {
    basis: 'recorded',
    tone: STATUS_TONES[status],
    decides: {
      value: `${passed} of ${rows.length}`,
      of: 'things that the gates ask are recommended PASS',
      ...(missing.length > 0 ? { asked: `first missing: ${missing[0]}` } : {}),
    },
    figures: [
      ...(['1', '2', '3'] as const).map((gate) => ({
        name: `Gate ${gate}`,
        value: latest(gate) ?? 'open',
        beside: gateRows(rows.filter((row) => row.gate === gate)),
      })),
      { name: 'Heats', value: String(heats.length), beside: `${counting} with all that is asked of a heat` },
    ],
  };
}

const STATUS_TONES = { locked: 'hold', introduced: 'good', suspended: 'bad' } as const;

const gateRows = (rows: ProgrammeBoard['rows']): string =>
  `${rows.filter(({ verdict }) => verdict === 'PASS').length} of ${counted(rows.length, 'item')} PASS`;

/** Beginning of a hash: enough to find it, and it fits into a narrow terminal. */
const short = (sha256: string): string => sha256.slice(0, 16);

const hashLines = ({ documentSha256, processSha256 }: ProgrammeBoard): string[] => [
  `document ${documentSha256}`,
  ...(processSha256 === null ? [] : [`frozen process ${processSha256}`]),
];

/** The latest recommendation of each gate. */
const gateLines = ({ evaluations }: ProgrammeBoard): string[] =>
  (['1', '2', '3'] as const).flatMap((gate) => {
    const latest = evaluations.findLast((one) => one.gate === gate);
    return latest
      ? [`Gate ${gate} recommended ${latest.verdict} on revision ${latest.revision}; ${noted(latest)}`]
      : [];
  });

const boardTable = ({ rows }: ProgrammeBoard): Block =>
  table(
    ['item', 'gate', 'required', number('heats'), number('counts'), 'notes', 'recommended'],
    rows.map((row) => [
      row.item,
      row.gate,
      row.asked,
      String(row.heats),
      String(row.counting),
      [
        ...(row.exploratory > 0 ? [`${row.exploratory} exploratory${rangeWords(row.exploratoryRange)}`] : []),
        ...(row.excluded > 0 ? [`${row.excluded} excluded`] : []),
        ...(row.outdated ? ['changed since'] : []),
      ].join(', ') || '-',
      verdictCell(row.verdict),
    ]),
  );

const rangeWords = (range: readonly [number, number] | null): string =>
  range === null ? '' : ` (${significant(range[0])} to ${significant(range[1])})`;

const missingBlocks = ({ missing, heats, reports }: ProgrammeBoard): Block[] =>
  list([
    ...missing,
    ...gathered(heats.flatMap(({ heat, missing: of }) => of.map((what) => [what, heat] as const))),
    ...gathered(
      reports.flatMap(({ report, missing: of }) => of.map((what) => [what, `report ${report}`] as const)),
    ),
  ]);

/** "furnace: H1, H2": what is missing, and of which. */
function gathered(pairs: readonly (readonly [what: string, of: string])[]): string[] {
  const found = new Map<string, string[]>();
  for (const [what, of] of pairs) found.set(what, [...(found.get(what) ?? []), of]);
  return [...found].map(([what, of]) => `${what}: ${of.join(', ')}`);
}

const recommendedLines = ({ rows }: ProgrammeBoard): string[] =>
  rows.flatMap(({ item, words }) => words.map((word) => `${item}: ${word}`));

const heatBlocks = ({ heats }: ProgrammeBoard): Block[] =>
  heats.length === 0
    ? [paragraph('No heat has evidence yet.')]
    : [
        table(
          ['heat', 'recorded', 'not recorded'],
          heats.map(({ heat, recorded, missing }) => [
            heat,
            recorded.join('; ') || '-',
            missing.join(', ') || '-',
          ]),
        ),
      ];

const reportBlocks = ({ reports }: ProgrammeBoard): Block[] =>
  reports.length === 0
    ? [paragraph('No evidence was added yet.')]
    : [
        table(
          ['report', 'type', number('rows'), 'laboratory', 'added'],
          reports.map(({ report, type, rows, laboratory, on, by }) => [
            report,
            type,
            String(rows),
            laboratory ?? '-',
            noted({ on, by }),
          ]),
        ),
      ];

const noted = ({ on, by }: { readonly on: string; readonly by: string | null }): string =>
  by === null ? on : `${on} by ${by}`;

const exclusionLines = ({ exclusions }: ProgrammeBoard): string[] =>
  exclusions.map(
    ({ item, specimen, heat, cause, reason, ...one }) =>
      `${item} of ${specimen} (heat ${heat}): ${cause}; ${reason}; ${noted(one)}, record ${one.seq}`,
  );

const overrideLines = ({ overrides }: ProgrammeBoard): string[] =>
  overrides.map(
    ({ item, alarm, reason, expires, expired, ...one }) =>
      `${alarm} of ${item}, ${expired ? 'expired on' : 'until'} ${expires}: ${reason}; ${noted(one)}, record ${one.seq}`,
  );

const approvalLines = ({ approvals }: ProgrammeBoard): string[] =>
  approvals.map(
    ({ gate, number: id, type, authority, limitations, expires, expired, ...one }) =>
      `gate ${gate}: ${type} ${id} of ${authority}, ${expired ? 'EXPIRED on' : 'until'} ${expires}; ${limitations}; ${noted(one)}, record ${one.seq}`,
  );

const serviceLines = ({ service }: ProgrammeBoard): string[] =>
  service.map(({ fleet, approval, words, ...one }) =>
    [
      fleet === null ? 'suspended' : `${fleet} fleet`,
      ...(approval === null ? [] : [`approval ${approval}`]),
      ...(words === null ? [] : [words]),
      `${noted(one)}, record ${one.seq}`,
    ].join('; '),
  );

/** What each evaluation recommended; a gate report belongs to all gates of one evaluation. */
const evaluationBlocks = (
  { evaluations }: ProgrammeBoard,
  reportAddress: ((record: number) => string) | undefined,
): Block[] =>
  evaluations.length === 0
    ? []
    : [
        table(
          ['gate', 'recommended', number('revision'), 'evaluated', 'record', 'document'],
          evaluations.map(({ gate, verdict, revision, documentSha256, look, seq, ...one }) => [
            gate,
            { verdict },
            String(revision),
            `${noted(one)}${look ? ', alpha was spent' : ''}`,
            reportAddress ? { text: `record ${seq}`, href: reportAddress(seq) } : `record ${seq}`,
            documentSha256,
          ]),
        ),
      ];

const revisionLines = ({ revisions, dryRun }: ProgrammeBoard): string[] =>
  (dryRun ? revisions.slice(0, -1) : revisions).map(
    ({ revision, reason, rowsSeen, evaluationsSeen, reopened, ...one }) =>
      reason === null
        ? `1: locked; ${noted(one)}, record ${one.seq}`
        : `${revision}: ${reason}; seen before it: ${counted(rowsSeen, 'row')}, ${counted(evaluationsSeen, 'evaluation')}; required again: ${reopened.join(', ') || 'nothing'}; ${noted(one)}, record ${one.seq}`,
  );

/** Every programme and what its gates recommend. */
export const programmesPage = ({ programmes }: ProgrammeList): Page =>
  shortPage('Programmes', [
    programmes.length === 0
      ? next('No programme is locked yet', 'qualification/lock-programme')
      : table(
          ['programme', 'level', 'status', number('revision'), number('heats'), 'gate 1', 'gate 2', 'gate 3'],
          programmes.map(({ programme, level, status, revision, heats, gates }) => [
            programme,
            level,
            status,
            String(revision),
            String(heats),
            ...gates.map(verdictCell),
          ]),
        ),
  ]);

/** The qualified heats of a programme: what the ledger records of how each was made, and what it does not. */
export const qualifiedHeatsPage = ({ document, heats }: ProgrammeDocument): Page =>
  shortPage(`Qualified heats of ${document.programme.id}`, [
    table(
      ['heat', 'recorded', 'not recorded'],
      heats.map(({ heat, recorded, missing }) => [heat, recorded.join('; '), missing.join('; ') || '-']),
    ),
  ]);
