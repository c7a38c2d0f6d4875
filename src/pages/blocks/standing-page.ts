import type { CertificateStanding } from '../../documents/countersignature.ts';
import type { Page } from '../../documents/page.ts';
import { list, paragraph, shortPage } from './parts.ts';

/** Who has signed a certificate, and as which type it counts. */
export const standingPage = ({
  of,
  number,
  issuedAs,
  countsAs,
  maker,
  secondParty,
  missing,
  withdrawn,
}: CertificateStanding): Page =>
  shortPage(
    `certificate ${number} of ${of} ${withdrawn ? 'was withdrawn' : `counts as EN 10204 ${countsAs}`}`,
    [
      ...(missing.length === 0
        ? []
        : [paragraph(`It is issued as type ${issuedAs}. Missing: ${missing.join(' and ')}.`)]),
      ...list([
        ...maker.map(({ name, on, seq }) => `for the maker: ${name}, ${on}, record ${seq}`),
        ...secondParty.map(
          ({ name, on, seq, verifierKey }) =>
            `second party: ${name}, ${on}, record ${seq}, key ${verifierKey}`,
        ),
      ]),
    ],
  );
