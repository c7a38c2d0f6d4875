import type { Cell, Page } from '../../../documents/page.ts';
import type { Arrival, ArrivedSample } from '../../../documents/results/arrival.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { foldedList, next, paragraph, section, shortPage, tableOf, tableUnlessEmpty } from '../parts.ts';

/** A file of results as it arrived: what its samples are, what would be booked, and what is asked. */
export function arrivalPage(arrival: Arrival): Page {
  const { file, source, status, samples, asks, controls, lesson, method, sha256 } = arrival;
  const waiting = samples.filter(({ state }) => state === 'waits');
  return {
    format: 'remelt-page/1',
    title: `Results in ${file}`,
    verdict: status === 'settled' ? 'SETTLED' : 'ARRIVED, NOT ACCEPTED',
    lead: [
      paragraph(
        [
          `From ${source}${method === null ? '' : `, ${method}`}`,
          lesson === null ? 'read without a lesson' : `read by ${lesson}`,
          `SHA-256 ${sha256.slice(0, 12)}...`,
        ].join('; '),
        'dim',
      ),
      ...waysOn(arrival, waiting),
    ],
    sections: [
      ...section(
        'samples',
        'Samples',
        tableUnlessEmpty<ArrivedSample>(samples, [
          [{ head: 'In the file', bold: true }, ({ name }) => name],
          ['Sample', sampleCell],
          ['State', stateCell],
          ['Results', ({ analyses }) => analyses.map(resultsText).join(' | ')],
          ['Said of it', ({ asks: own, notes }) => [...own, ...notes].map(({ words }) => words).join('; ')],
        ]),
      ),
      ...section(
        'asks',
        'Asked of the file',
        asks.length === 0
          ? []
          : [
              tableOf(asks, [
                ['Question', ({ words }) => words],
                ['Way out', ({ cure }) => cure],
              ]),
            ],
      ),
      ...section('left', 'Not read as results', foldedList(arrival.left)),
      ...section(
        'controls',
        'Control samples',
        controls.length === 0
          ? []
          : [
              method === null
                ? paragraph(`Control samples in it: ${controls.join(', ')}.`)
                : next(
                    `Control samples in it: ${controls.join(', ')}. They stand in the charts of ${method}`,
                    'links/show-controls',
                    { method },
                  ),
            ],
      ),
    ],
  };
}

function waysOn({ arrival, matched }: Arrival, waiting: readonly ArrivedSample[]): Page['lead'] {
  if (waiting.length === 0) return [];
  const asking = waiting.find(({ asks }) => asks.length > 0);
  return [
    paragraph(
      `${counted(waiting.length, 'sample')} of it ${waiting.length === 1 ? 'waits' : 'wait'} for a person; nothing is booked.`,
    ),
    ...(matched > 0 ? [next('Take what is matched', 'links/take-results', { arrival })] : []),
    ...(asking
      ? [
          next(`${asking.asks[0]!.words}. Say whose sample it is`, 'links/match-results', {
            ...{ arrival, name: asking.name, of: likely(asking)?.of ?? null },
            sample: likely(asking)?.sample ?? null,
          }),
        ]
      : []),
    next('Refuse it', 'links/refuse-results', { arrival, reason: null }),
  ];
}

/** The sample that is asked about, or the first that it may be. */
const likely = ({ match, candidates }: ArrivedSample) => match ?? candidates[0];

const sampleCell = ({ match }: ArrivedSample): string =>
  match === null ? 'not known' : `${match.sample} of ${match.of.replace(':', ' ')}`;

const STATES = { waits: 'hold', taken: 'good', refused: 'bad' } as const;

const stateCell = ({ state, settled }: ArrivedSample): Cell =>
  settled?.rule ? `taken by rule ${settled.rule}` : { verdict: state, tone: STATES[state] };

const resultsText = (results: ArrivedSample['analyses'][number]): string =>
  results.map(({ element, text, unit }) => `${element} ${text} ${unit}`).join(', ');

/** That the bytes of a file were written, and what proves that they are the same. */
export const rawResultsPage = ({
  file,
  size,
  sha256,
}: {
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
}): Page =>
  shortPage(`${file} as the instrument wrote it`, [
    paragraph(`${size} bytes; SHA-256 ${sha256}, as its record says.`),
  ]);
