import type { Page } from '../../../documents/page.ts';
import type { DisclosurePolicies, DisclosurePreview } from '../../../documents/proof/bundle.ts';
import { subjectWords } from '../../../documents/proof/claim-words.ts';
import type { Erasure } from '../../../documents/proof/erasure.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { list, paragraph, section, shortPage, table } from '../parts.ts';

/** Which fields go to which customer. */
export const disclosuresPage = ({ policies }: DisclosurePolicies): Page =>
  shortPage(
    counted(policies.length, 'disclosure policy', 'disclosure policies'),
    policies.length === 0
      ? [paragraph('A customer without a policy is shown the inputs, the results and the certificate.')]
      : list(
          policies.map(
            ({ customer, opens, at, by, reason }) =>
              `${customer} is shown ${opens.join(', ') || 'nothing'}, since ${at.slice(0, 10)}${by ? `, by ${by}` : ''}${reason ? ` (${reason})` : ''}`,
          ),
        ),
  );

/** What a bundle would open, before it is sent. */
export function disclosurePreviewPage({
  subject,
  customer,
  opens,
  policy,
  records,
}: DisclosurePreview): Page {
  const opened = records.reduce((sum, one) => sum + one.opened.length, 0);
  const closed = new Map<string, number>();
  for (const one of records)
    for (const name of one.closed) {
      const kind = name.replace(/\/\d+$/, '');
      closed.set(kind, (closed.get(kind) ?? 0) + 1);
    }
  return {
    format: 'remelt-page/1',
    title: `What ${customer} would read of ${subjectWords(subject)}: ${counted(opened, 'field')}; nothing is made`,
    lead: [
      paragraph(
        `${policy === null ? 'Nobody has set what this customer is shown, so it is the usual' : `Shown as record ${policy} says`}: ${opens.join(', ') || 'nothing'}.`,
      ),
    ],
    sections: [
      ...section('opened', 'What the customer reads', [
        table(
          ['record', 'what', 'of', 'fields'],
          records
            .filter((one) => one.opened.length > 0)
            .map(({ seq, kind, subject: of, opened: fields }) => [
              String(seq),
              kind,
              of,
              fields.map(({ name, value }) => `${name.replace('/', ' ')}: ${plain(value)}`).join('; '),
            ]),
        ),
      ]),
      ...section('closed', 'What stays closed', [
        paragraph([...closed].map(([name, times]) => (times === 1 ? name : `${name} ${times}×`)).join(', ')),
      ]),
      ...section(
        'erased',
        'What was erased',
        list(
          records.flatMap((one) => one.erased.map((words) => `record ${one.seq} (${one.kind}): ${words}`)),
        ),
      ),
      ...section('public', 'What everybody reads', [
        paragraph(
          'Every bundle holds the public fields of these records; docs/formats/records.md lists them.',
        ),
      ]),
    ],
  };
}

/** The fields of a value with parts, in words; a shortened one stays as it is. */
const plain = (value: string): string =>
  /^\{("[^"{}]*":"[^"{}]*",?)+\}$/.test(value)
    ? Object.entries(JSON.parse(value) as Record<string, string>)
        .map(([name, part]) => `${name} ${part}`)
        .join(', ')
    : value;

/** A confidential field that is erased: in which records, and where it may still be. */
export const erasurePage = ({ of, field, done, reason, records, elsewhere }: Erasure): Page => ({
  format: 'remelt-page/1',
  title: `${of}: ${field}`,
  verdict: done ? 'erased' : 'not erased yet',
  lead: [
    paragraph(reason),
    table(
      ['record', 'what', done ? 'reads now' : 'what goes'],
      records.map(({ seq, kind, value }) => [String(seq), kind, value]),
    ),
  ],
  sections: section('elsewhere', 'Where it may still be', list(elsewhere)),
});
