import type { Page, PaperPage } from '../../../documents/page.ts';
import type { QualifyExport } from '../../../documents/qualification/qualify-export.ts';
import { list, paragraph, section, table, tableOf } from '../parts.ts';

const TITLES: Readonly<Record<QualifyExport['plan'], string>> = {
  engineering: 'Engineering plan',
  manufacturing: 'Manufacturing plan',
  'service-management': 'Service management plan',
};

/** What a programme gives to one of the three plans, part by part, and what is missing from each. */
export function lifePlanPage({ plan, programme, gates, parts, manifest }: QualifyExport): Page {
  const missing = parts.reduce((sum, part) => sum + part.missing.length, 0);
  return {
    format: 'remelt-page/1',
    title: `${TITLES[plan]}: ${programme.id}`,
    lead: [
      ...(programme.title ? [paragraph(programme.title, 'strong')] : []),
      paragraph(
        `What the qualification programme gives to the ${TITLES[plan].toLowerCase()} of 14 CFR 33.70 and EASA AMC E 515. It is no plan of its own and no approval; ${missing === 0 ? 'nothing is missing' : `${missing} of its parts are missing, each named below`}.`,
      ),
      tableOf(gates, [
        [{ head: 'gate', width: 0.3 }, ({ gate }) => String(gate)],
        [{ head: 'recommendation', width: 0.9 }, ({ verdict }) => ({ verdict })],
        [{ head: 'issues', width: 4 }, ({ issues }) => issues.join('; ')],
      ]),
    ],
    sections: [
      ...parts.flatMap(({ heading, asks, columns, rows, missing: lacks }, i) =>
        section(`part-${i + 1}`, heading, [
          paragraph(`The plan asks for ${asks}.`, 'dim'),
          ...(rows.length > 0
            ? [
                table(
                  columns.map((head, at) => ({ head, width: at === 0 ? 1.4 : 1 })),
                  rows,
                ),
              ]
            : []),
          ...(lacks.length > 0 ? [paragraph('Missing:', 'strong')] : []),
          ...list(lacks),
        ]),
      ),
      ...section('rests-on', 'What this rests on', [
        {
          kind: 'facts',
          rows: [
            ['evidence and programme', manifest.inputHash],
            ['program', manifest.code],
          ],
        },
      ]),
    ],
  };
}

/** The page on paper, with the answer attached. */
export const lifePlanPaper = (output: QualifyExport, at: string): PaperPage => ({
  ...lifePlanPage(output),
  paper: {
    number: output.manifest.inputHash.slice(0, 8),
    foot: `${output.programme.id}; evidence ${output.manifest.inputHash.slice(0, 16)}; ${output.manifest.code}. No plan of its own, and no approval.`,
    madeAt: at,
    attachments: [
      {
        name: `${output.plan}.json`,
        mediaType: 'application/json',
        text: JSON.stringify(output, null, 1),
        description: 'what the programme gives to the plan',
      },
    ],
  },
});
