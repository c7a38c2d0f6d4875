import type { Page } from '../../../documents/page.ts';
import {
  type CertificateStanding,
  metalNotices,
  secondPartyWords,
} from '../../../documents/proof/countersignature.ts';
import { list, paragraph, shortPage } from '../../../pages/blocks/parts.ts';

/** Who has signed a certificate, and as which type it counts. */
export const page = ({
  of,
  number,
  issuedAs,
  countsAs,
  maker,
  secondParty,
  missing,
  withdrawal,
  recalled,
  failed,
  suspended,
  decidedAnew,
  others,
}: CertificateStanding): Page =>
  shortPage(
    `certificate ${number} of ${of} ${withdrawal ? 'was withdrawn' : `counts as EN 10204 ${countsAs}`}`,
    [
      ...metalNotices({
        ...{ recalled, others },
        ...(failed ? { failed } : {}),
        ...(suspended ? { suspended } : {}),
        ...(decidedAnew === undefined ? {} : { decidedAnew }),
      }).map((words) => paragraph(words)),
      ...(withdrawal
        ? [
            paragraph(
              `Withdrawn on ${withdrawal.on} by ${withdrawal.by ?? 'nobody named'}: ${withdrawal.reason ?? 'reason erased'}. In its place: ${withdrawal.supersededBy ?? 'none was named'}.`,
            ),
          ]
        : []),
      ...(missing.length === 0
        ? []
        : [paragraph(`It is issued as type ${issuedAs}. Missing: ${missing.join(' and ')}.`)]),
      ...list([
        ...maker.map(({ name, on, seq }) => `for the maker: ${name}, ${on}, record ${seq}`),
        ...secondParty.map((one) => `second party: ${one.on}, record ${one.seq}, ${secondPartyWords(one)}`),
      ]),
    ],
  );
