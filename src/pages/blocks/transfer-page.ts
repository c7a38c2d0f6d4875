import type {
  TransferBooked,
  TransferReview,
  TransferRow,
  Transfers,
} from '../../documents/exchange/transfer.ts';
import type { Page } from '../../documents/page.ts';
import { subjectWords } from '../../documents/proof/claim-words.ts';
import { counted, kilograms } from '../../foundation/quantity/format.ts';
import { list, notices, paragraph, shortPage, tableOf } from './parts.ts';

/** The difference of the weighings against what the scales may be off by; empty where nobody weighed it there yet. */
function apart({ said_g, weighed_g, within_g }: TransferRow): string {
  if (weighed_g === null || within_g === null) return '';
  const off = weighed_g - said_g;
  const sign = off > 0 ? '+' : '';
  return `${sign}${kilograms(off)} of at most ${kilograms(within_g)}`;
}

const STATES = {
  received: 'received here',
  sent: 'no receipt yet',
  confirmed: 'confirmed',
} as const;

/** One end of a transfer that was booked. */
export const transferPage = (booked: TransferBooked): Page => {
  const { way, here, there, other, said_g, weighed_g, analyses, notes, seq, accepted } = booked;
  const words =
    way === 'in'
      ? `${subjectWords(there ?? '')} of ${other} is ${subjectWords(here)} here, on hold`
      : `${subjectWords(here)} was received by ${other} as ${subjectWords(there ?? '')}`;
  return shortPage(way === 'in' ? 'Received from another plant' : 'Receipt taken in', [
    ...notices(notes),
    paragraph(`${words} (record ${seq}).`),
    paragraph(
      `The sender says ${kilograms(said_g)}, the receiver weighed ${kilograms(weighed_g ?? 0)}: ${apart(booked)}.`,
    ),
    ...(accepted === null ? [] : [paragraph(`Taken all the same: ${accepted}`)]),
    ...(analyses === 0
      ? []
      : [
          paragraph(
            `${counted(analyses, 'analysis', 'analyses')} of the sender booked with the basis "certificate": clear the lot as any other.`,
          ),
        ]),
  ]);
};

/** What a newer bundle says of metal that was received. */
export const transferReviewPage = ({
  origin,
  of,
  here,
  sizeThen,
  sizeNow,
  news,
  held,
}: TransferReview): Page =>
  shortPage(subjectWords(here), [
    ...(held ? notices([`${subjectWords(here)} is on hold now`]) : []),
    paragraph(
      `${subjectWords(of)} of ${origin}: received when its log had ${sizeThen} records, ${sizeNow} now.`,
    ),
    ...(news.length === 0 ? [paragraph('Nothing has changed.')] : list(news)),
  ]);

/** What went between this plant and others. */
export const transfersPage = ({ origin, rows, proof }: Transfers): Page =>
  shortPage(counted(rows.length, 'transfer'), [
    paragraph(
      origin === null
        ? 'The log of this plant has no key yet: no other plant can verify what it ships.'
        : `Log of this plant: ${origin}.`,
    ),
    ...(rows.length === 0
      ? [paragraph('Nothing was sent to another plant or received from one.')]
      : [
          tableOf(rows, [
            ['here', ({ here }) => subjectWords(here)],
            ['state', ({ state }) => STATES[state]],
            ['other plant', ({ other }) => other],
            ['there', ({ there }) => (there === null ? '' : subjectWords(there))],
            ['sent', ({ said_g }) => kilograms(said_g)],
            ['weighed', ({ weighed_g }) => (weighed_g === null ? '' : kilograms(weighed_g))],
            ['apart', apart],
            ['record', ({ seq }) => String(seq)],
          ]),
        ]),
    ...(proof
      ? [paragraph(`${counted(proof.entries.length, 'record')} with proof: in the JSON answer.`)]
      : []),
  ]);
