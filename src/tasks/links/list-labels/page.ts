import type { PrintedLabels } from '../../../documents/labels.ts';
import { counted, utcMinute } from '../../../foundation/quantity/format.ts';
import { number, paragraph, shortPage, table } from '../../../pages/blocks/parts.ts';

const said = (subject: string): string => subject.replace(/^object:/, 'ingot ').replace(':', ' ');

/** The labels that were printed. */
export const page = ({ labels }: PrintedLabels) =>
  shortPage(
    `${counted(labels.length, 'label')}`,
    labels.length === 0
      ? [paragraph('No label was printed yet.')]
      : [
          table(
            [
              'label',
              'kind',
              'of',
              number('printed'),
              number('labels'),
              'last',
              'by',
              'where',
              'why another one',
            ],
            labels.map(({ large, kind, of, printed }) => [
              ...[large, kind, of.map(said).join(', ')],
              ...[String(printed.times), String(printed.copies)],
              ...[utcMinute(printed.at), printed.by ?? ''],
              ...[printed.printer, printed.reason ?? ''],
            ]),
          ),
        ],
  );
