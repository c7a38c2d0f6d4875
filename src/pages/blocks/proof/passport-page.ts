import type { Page } from '../../../documents/page.ts';
import { subjectWords } from '../../../documents/proof/claim-words.ts';
import type { Passport } from '../../../documents/proof/passport.ts';
import { list, paragraph, section } from '../parts.ts';
import { qrCode } from '../qr-code.ts';

/** What a phone shows behind the label of a heat or object. */
export function passportPage(passport: Passport): Page {
  const {
    subject,
    heat,
    form,
    grade,
    maker,
    melted,
    released,
    held,
    recalled,
    suspendedBy,
    failedBy,
    shipped,
    cutFrom,
    cut,
    certificates,
  } = passport;
  const [type = '', id = ''] = subject.split(':');
  return {
    format: 'remelt-page/1',
    title: `${type === 'heat' ? 'Heat' : 'Object'} ${id}`,
    lead: [
      {
        kind: 'facts',
        rows: [
          ['Maker', maker.name],
          ['Origin of melt', `melted in ${maker.country}`],
          ['Heat', heat],
          ...(form ? [['Form', form] as const] : []),
          ...(cutFrom.length > 0 ? [['Cut from', cutFrom.map(subjectWords).join(', ')] as const] : []),
          ...(cut
            ? [['Cut up', `${cut}: its pieces have pages of their own once they are shipped`] as const]
            : []),
          ['Grade', grade ?? 'not shown here; it stands on the certificate'],
          ['Melted', melted.map(({ process, on }) => `${process}, ${on}`).join('; ') || '-'],
          ['Verdict of the maker', released ? verdictWords(released, subject) : 'none'],
          ...(held
            ? [['ON HOLD', `since ${held}: the verdict does not count until the maker decides anew`] as const]
            : []),
          ...recalled.map(
            ({ recall, on }) =>
              ['RECALLED', `on ${on}, recall ${recall}: do not use it, and ask the maker`] as const,
          ),
          ...(failedBy === null
            ? []
            : [['FAILED', `by record ${failedBy}: do not use it, and ask the maker`] as const]),
          ...suspendedBy.map(
            (seq) =>
              [
                'SUSPENDED',
                `by record ${seq}: the verdict does not count until the maker decides anew`,
              ] as const,
          ),
          ['Shipped', shipped ?? '-'],
        ],
      },
    ],
    sections: [
      ...section('certificate', 'Certificate', certificateBlocks(certificates, subject)),
      ...section('check', 'How to check it', [
        ...list([
          'This page is what the maker says. A certificate is the right one if its SHA-256 stands above.',
          'Ask the maker for a bundle. The page verify.html proves from it what is claimed, without a network.',
          'The trust document with the keys of the maker comes by another way: with the contract, on paper.',
          'Keep the checkpoint below: with it a log that is changed later is seen.',
        ]),
      ]),
      ...section('log', 'Records and checkpoint', [
        paragraph(
          `Records ${passport.records.join(', ')} of the log at ${passport.log}; confidential fields are closed in it.`,
        ),
        ...list(passport.checkpoint.trimEnd().split('\n').filter(Boolean)),
      ]),
    ],
  };
}

const verdictWords = ({ verdict, on, of }: NonNullable<Passport['released']>, subject: string): string =>
  `${verdict}, ${on}${of === subject ? '' : `, on ${subjectWords(of)}: nobody judged it by itself`}`;

const certificateBlocks = (certificates: Passport['certificates'], subject: string) =>
  certificates.length === 0
    ? [paragraph('None was issued for it.')]
    : list(
        certificates.map(
          ({ of, type, on, sha256, record, withdrawn }) =>
            `${type}${of === subject ? '' : ` of ${subjectWords(of)}, which went with it`}, issued ${on}, record ${record}, SHA-256 ${sha256}${withdrawn ? ': WITHDRAWN, it no longer counts' : ''}`,
        ),
      );

/** Codes to print on labels: each opens the page of its heat or object. */
export const labelsPage = (labels: readonly { readonly subject: string; readonly url: string }[]): Page => ({
  format: 'remelt-page/1',
  title: 'Labels',
  lead: labels.map(({ subject, url }) => qrCode(url, `${subject}: ${url}`)),
  sections: [],
});
