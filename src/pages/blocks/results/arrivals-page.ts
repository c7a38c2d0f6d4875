import type { Page } from '../../../documents/page.ts';
import type { Arrivals, ListedArrival } from '../../../documents/results/arrival.ts';
import { counted, utcMinute } from '../../../foundation/quantity/format.ts';
import { next, notices, paragraph, section, tableUnlessEmpty } from '../parts.ts';

/** Files of results that arrived: those that wait for a person first. */
export function arrivalsPage({ arrivals, controls }: Arrivals): Page {
  const waiting = arrivals.filter(({ waits }) => waits > 0);
  return {
    format: 'remelt-page/1',
    title: 'Results that arrived',
    lead: [
      ...notices(controls),
      waiting.length === 0
        ? next('No result waits. A file of an instrument is kept with', 'links/arrive-results')
        : paragraph(`${counted(waiting.length, 'file')} with results that nobody has taken.`),
    ],
    sections: section(
      'arrivals',
      'Files',
      tableUnlessEmpty<ListedArrival>(arrivals, [
        [{ head: 'File', bold: true }, ({ arrival, file }) => ({ text: file, href: `/arrivals/${arrival}` })],
        ['From', ({ source }) => source],
        ['Arrived', ({ at }) => utcMinute(at)],
        ['State', stateOf],
        ['Metal', ({ of }) => of.map((one) => one.replace(':', ' ')).join(', ')],
        ['Asked', ({ asks }) => asks ?? ''],
      ]),
    ),
  };
}

const stateOf = ({ status, samples, waits, asks }: ListedArrival) =>
  status === 'settled'
    ? 'settled'
    : { verdict: asks === null ? `${waits} of ${Math.max(1, samples)} wait` : 'asks', tone: 'hold' as const };
