import type { Flows } from '../../../documents/economics/flows.ts';
import type { Block, Page } from '../../../documents/page.ts';
import { kilograms, readable } from '../../../foundation/quantity/format.ts';
import { list, number, paragraph, section, table } from '../parts.ts';

/** The metal of a plant between two days: where it came from and went, by element and by who and what, and what is missing. */
export const flowsPage = (flows: Flows): Page => ({
  format: 'remelt-page/1',
  title: `Metal of the plant, ${flows.from} to ${flows.to}`,
  lead: [
    paragraph(
      flows.flows.length === 0
        ? 'nothing is booked between these days'
        : `${mass(flows.unexplained_kg)} of what was charged or cut are not explained by any booking.`,
    ),
    ...(flows.flows.length === 0 ? [] : [chart(flows)]),
  ],
  sections: [
    ...section('elements', 'By element', elementBlocks(flows)),
    ...section('recycled', 'Recycled content of what was charged', recycledBlocks(flows)),
    ...section('losses', 'Losses', lossBlocks(flows)),
    ...section('grade', 'By grade', bookedBlocks('grade', flows.by.grade)),
    ...section('customer', 'By customer', bookedBlocks('customer', flows.by.customer)),
    ...section('supplier', 'By supplier', bookedBlocks('supplier', flows.by.supplier)),
    ...section('form', 'By form', bookedBlocks('form', flows.by.form)),
    ...section('rules', 'How these figures are counted', list(flows.rules)),
  ],
});

const mass = (kg: number): string => kilograms(Math.round(kg * 1000));

const chart = ({ nodes, flows, from, to }: Flows): Block => ({
  kind: 'chart',
  chart: { kind: 'flow', title: `Metal from ${from} to ${to}`, nodes, flows },
});

const elementBlocks = ({ elements }: Flows): Block[] =>
  elements.length === 0
    ? []
    : [
        table(
          [
            'element',
            number('received'),
            number('charged'),
            number('not analysed'),
            number('cast'),
            number('returned'),
            number('shipped'),
            number('difference'),
            number('heats'),
          ],
          elements.map((row) => [
            row.element,
            ...[row.received_kg, row.charged_kg, row.unknown_kg].map(kg),
            ...[row.made_kg, row.returned_kg, row.shipped_kg].map(kg),
            row.difference_kg === null || row.sd_kg === null
              ? '-'
              : `${readable(row.difference_kg)} +- ${readable(row.sd_kg)} kg`,
            String(row.heats),
          ]),
          'Difference: charged, less what came out and was lost as metal, with one standard deviation.',
        ),
      ];

const kg = (value: number): string => (value === 0 ? '-' : `${readable(value)} kg`);

/** Recycled content of a charge in the figures of ISO 14021; nothing where nothing was charged. */
export const recycledBlocks = ({ recycled }: Pick<Flows, 'recycled'>): Block[] =>
  recycled === null
    ? []
    : [
        table(
          ['origin', number('share of the charge')],
          [
            ['pre-consumer', share(recycled.preConsumer_pct)],
            ['post-consumer', share(recycled.postConsumer_pct)],
            ['recycled content (both)', share(recycled.recycled_pct)],
            ['internal revert, no recycled content', share(recycled.internal_pct)],
            ['virgin', share(recycled.virgin_pct)],
            ['no origin stated, no recycled content', share(recycled.unstated_pct)],
          ],
          `ISO 14021, of ${mass(recycled.charged_kg)} charged.`,
        ),
      ];

const share = (percent: number): string => `${percent.toFixed(1)} %`;

const lossBlocks = ({ losses }: Flows): Block[] =>
  losses.length === 0
    ? []
    : [
        table(
          ['step', 'went to', number('mass')],
          losses.map(({ step, to, mass_kg }) => [step, to, mass(mass_kg)]),
        ),
      ];

const bookedBlocks = (head: string, rows: Flows['by']['grade']): Block[] =>
  rows.length === 0
    ? []
    : [
        table(
          [
            head,
            number('received'),
            number('charged'),
            number('cast'),
            number('returned'),
            number('shipped'),
          ],
          rows.map(({ name, ...row }) => [
            name,
            ...[row.received_kg, row.charged_kg, row.made_kg, row.returned_kg, row.shipped_kg].map((value) =>
              value === 0 ? '-' : mass(value),
            ),
          ]),
        ),
      ];
