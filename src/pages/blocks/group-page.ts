import type { AskedPlant, GroupPrices, GroupRecall, GroupStock } from '../../documents/exchange/group.ts';
import type { Page } from '../../documents/page.ts';
import { subjectWords } from '../../documents/proof/claim-words.ts';
import { counted, kilograms } from '../../foundation/quantity/format.ts';
import { notices, paragraph, shortPage, table, tableOf, tableUnlessEmpty } from './parts.ts';

/** Plants that did not answer, each with the reason and when it did last. */
const silent = (plants: readonly AskedPlant[]): string[] =>
  plants
    .filter(({ answered }) => !answered)
    .map(
      ({ plant, why, lastAnswered }) =>
        `${plant} did not answer: ${why ?? ''}. ${lastAnswered === null ? 'It never answered here' : `It answered last at ${lastAnswered}`}.`,
    );

/** "2 of 3 plants" */
const howMany = (plants: readonly AskedPlant[]): string =>
  `${plants.filter(({ answered }) => answered).length} of ${counted(plants.length, 'plant')}`;

export const groupStockPage = ({ plants, rows, totals }: GroupStock): Page =>
  shortPage(`Stock of ${howMany(plants)}`, [
    ...notices(silent(plants)),
    paragraph(
      `${counted(totals.lots, 'lot')}, ${kilograms(totals.left_g)} left, ${kilograms(totals.free_g)} of it free: the sum of ${howMany(plants)}.`,
    ),
    ...tableUnlessEmpty(rows, [
      ['grade', ({ grade }) => grade || 'not known'],
      ['plant', ({ plant }) => plant],
      ['status', ({ status }) => status],
      ['lots', ({ lots }) => String(lots)],
      ['left', ({ left_g }) => kilograms(left_g)],
      ['free', ({ free_g }) => kilograms(free_g)],
    ]),
  ]);

const percent = (share: number): string => `${(share * 100).toPrecision(3)} %`;

export const groupPricesPage = ({ plants, rows }: GroupPrices): Page =>
  shortPage(`Prices of ${howMany(plants)}`, [
    ...notices(silent(plants)),
    rows.length === 0
      ? paragraph('No plant that answered tells a price.')
      : table(
          ['material', ...plants.map(({ plant }) => `${plant} USD/kg`), 'apart'],
          rows.map(({ of, prices, spread }) => [
            of,
            ...plants.map(({ plant }) => {
              const one = prices.find((price) => price.plant === plant);
              return one ? String(one.usd_per_kg) : '';
            }),
            spread === null ? '' : percent(spread),
          ]),
        ),
  ]);

const MARKS = { proven: 'proven', unproven: 'not proven', contradicted: 'DOES NOT HOLD' } as const;

export const groupRecallPage = ({ of, plants, reached, hops, ends }: GroupRecall): Page => {
  const wrong = hops.filter(({ status }) => status === 'contradicted');
  return shortPage(`Recall of ${subjectWords(of)} over ${howMany(plants)}`, [
    ...notices([
      ...silent(plants),
      ...wrong.map(({ words }) => `A link does not hold and was not followed: ${words}.`),
    ]),
    tableOf(
      reached,
      [
        ['plant', ({ plant }) => plant],
        ['begins with', (one) => subjectWords(one.of)],
        ['share', ({ share }) => percent(share)],
        ['heats', ({ heats }) => String(heats)],
        ['in the yard', ({ yardSuspect_g }) => kilograms(yardSuspect_g)],
        ['shipped', ({ shippedSuspect_g }) => kilograms(shippedSuspect_g)],
      ],
      'Suspect metal by plant',
    ),
    ...tableUnlessEmpty(
      hops,
      [
        ['from', (hop) => `${hop.from}: ${subjectWords(hop.of)}`],
        ['to', (hop) => `${hop.to}: ${subjectWords(hop.here)}`],
        ['sent', ({ said_g }) => kilograms(said_g)],
        ['weighed', ({ weighed_g }) => kilograms(weighed_g)],
        ['proof', ({ status }) => MARKS[status]],
        ['by', ({ words }) => words],
      ],
      'From plant to plant',
    ),
    ...reached.map(({ plant, of: begins, rows }) =>
      tableOf(
        rows,
        [
          ['metal', ({ subject }) => subjectWords(subject)],
          ['share', ({ share }) => percent(share)],
          ['mass', ({ mass_g }) => kilograms(mass_g)],
          ['where', ({ where }) => where],
          ['customer', ({ customer = '' }) => customer],
          ['certificate', ({ certificate = '' }) => certificate],
        ],
        `${plant}: what ${subjectWords(begins)} reached`,
      ),
    ),
    ...tableUnlessEmpty(
      ends,
      [
        ['plant', ({ plant }) => plant],
        ['metal', (end) => subjectWords(end.of)],
        ['why the chain ends', ({ words }) => words],
      ],
      'Where a chain ends',
    ),
  ]);
};
