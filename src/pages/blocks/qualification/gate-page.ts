import type { Page, PaperPage, Section } from '../../../documents/page.ts';
import type { KeptGateReport } from '../../../documents/qualification/programme-board.ts';
import {
  type ProgrammeTemplates,
  type QualifyOutput,
  type QualifyPlots,
  worstVerdict,
} from '../../../documents/qualification/qualify.ts';
import { assumptions, list, number, paragraph, section, table, tableOf } from '../parts.ts';
import { gateBoard } from './gate-board.ts';
import { componentSection, serviceSection } from './gate-later-sections.ts';
import { cleanlinessSection, equivalenceSection, propertySection } from './gate-property-sections.ts';

/** What the gates recommend: the board of properties and gates, then each property with every number behind it. */
export const gatePage = (output: QualifyOutput, plots: QualifyPlots = []): Page => {
  const [one] = output.gates;
  const drawn = (gate: number): QualifyPlots => plots.filter((plot) => plot.gate === gate);
  return {
    format: 'remelt-page/1',
    title: `Qualification ${output.programme.id}, level ${output.programme.level}`,
    verdict: worstVerdict(output),
    lead: [
      ...(output.programme.title ? [paragraph(output.programme.title, 'strong')] : []),
      ...list(output.gates.map(({ gate, issues }) => `Gate ${gate} issues: ${issues.join('; ')}.`)),
      gateBoard(output.gates),
    ],
    sections: [
      ...one.properties.flatMap((property, i) =>
        propertySection(property, {
          index: i,
          plots: drawn(1).find((plot) => plot.property === property.id)?.plots ?? [],
        }),
      ),
      ...(plots.length > 0 ? equivalenceSection(one) : []),
      ...cleanlinessSection(one),
      ...output.gates.flatMap((gate): Section[] => {
        if (gate.gate === 1) return [];
        return gate.gate === 2 ? componentSection(gate, drawn(2)) : serviceSection(gate, drawn(3));
      }),
      ...methodSection(output),
      ...section('rests-on', 'What this rests on', [restsOn(output)], { detail: true }),
      ...assumptions(output.assumed),
    ],
  };
};

/** What is drawn and printed beside the answer. */
export interface ReportOf {
  readonly plots: QualifyPlots;
  /** The document that was judged, to be attached. */
  readonly document: unknown;
  /** ISO date and time. */
  readonly at: string;
}

/** The gate report for a browser and for paper: the page with its plots, programme and answer attached. */
export function gateReport(output: QualifyOutput, { plots, document, at }: ReportOf): PaperPage {
  return {
    ...gatePage(output, plots),
    paper: {
      number: output.manifest.inputHash.slice(0, 8),
      foot: `${output.programme.id}; evidence ${output.manifest.inputHash.slice(0, 16)}; ${output.manifest.code}. A recommendation, not an approval. Not MMPDS-conform.`,
      madeAt: at,
      attachments: [
        {
          name: 'programme.json',
          mediaType: 'application/json',
          text: JSON.stringify({ document, output }, null, 1),
          description: 'programme, evidence and gates',
        },
      ],
    },
  };
}

/** The report of an evaluation that is on record, and what has changed since. */
export function keptGateReport({ output, document, plots, evaluation, isSame }: KeptGateReport): PaperPage {
  const report = gateReport(output, { plots, document, at: evaluation.at });
  const judged = evaluation.gates.map(({ gate, verdict }) => `gate ${gate} ${verdict}`).join(', ');
  return {
    ...report,
    paper: { ...report.paper, number: `record ${evaluation.records[0]}` },
    lead: [
      paragraph(
        `Evaluated on ${evaluation.at.slice(0, 10)}${evaluation.by === null ? '' : ` by ${evaluation.by}`}, revision ${evaluation.revision}, record ${evaluation.records.join(', ')}. On record: ${judged}.`,
      ),
      ...(isSame
        ? []
        : [
            {
              kind: 'notice' as const,
              text: `This report differs from the one that was signed: records of a heat came after it. What counts is on record; document ${evaluation.documentSha256}.`,
            },
          ]),
      ...report.lead,
    ],
  };
}

/** The drafts of programmes there are. */
export const templateListPage = (templates: ProgrammeTemplates): Page => ({
  format: 'remelt-page/1',
  title: 'Drafts of qualification programmes',
  lead: [
    table(
      ['name', 'for', 'level', number('properties')],
      templates.map(({ name, title, document: { programme } }) => [
        name,
        title,
        programme.level,
        String(programme.properties.length),
      ]),
    ),
  ],
  sections: [],
});

/** Each method with its source, what it was compared with, and the version that computed. */
const methodSection = ({ methods = [], manifest }: QualifyOutput): Section[] =>
  section(
    'methods',
    'Methods of the numbers',
    methods.length === 0
      ? []
      : [
          paragraph(
            `Computed by ${manifest.code}, which explains each statistic with formula and assumptions.`,
          ),
          tableOf(methods, [
            [{ head: 'method', width: 1.1 }, ({ name }) => name],
            [{ head: 'gives', width: 1.6 }, ({ what }) => what],
            [{ head: 'source', width: 1.5 }, ({ source }) => source],
            [{ head: 'compared with', width: 1.8 }, ({ comparedWith }) => comparedWith],
          ]),
        ],
    { detail: true },
  );

const restsOn = ({ manifest, programme }: QualifyOutput) => ({
  kind: 'facts' as const,
  rows: [
    ['evidence and programme', manifest.inputHash] as const,
    ['program', manifest.code] as const,
    ['data', manifest.data] as const,
    ...(programme.processHash ? [['frozen process', programme.processHash] as const] : []),
  ],
});
