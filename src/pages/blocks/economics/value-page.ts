import type { Block, Page } from '../../../documents/page.ts';
import type { ValueOutput } from '../../../documents/yard/value.ts';
import { aboutUsd, money, readable } from '../../../foundation/quantity/format.ts';
import { assumptions, list, number, section, table, tableOf } from '../parts.ts';

/** What a lot is worth to the orders, kilogram by kilogram. */
export function valuePage(output: ValueOutput): Page {
  const { lot, words, atPrice, without_usd, assumed, most_usd_per_kg } = output;
  return {
    format: 'remelt-page/1',
    title: `Value-in-use of ${lot}`,
    lead: [
      ...list(words.map((one) => `${one[0]!.toUpperCase()}${one.slice(1)}.`)),
      {
        kind: 'facts',
        rows: [
          ['orders without it', without_usd === null ? 'cannot be met' : aboutUsd(without_usd)],
          [
            'at its price',
            `${atPrice.cost_usd === null ? 'cannot be met' : aboutUsd(atPrice.cost_usd)}, ${readable(atPrice.used_kg)} kg used`,
          ],
          [
            'most for the whole lot',
            most_usd_per_kg === null ? 'unknown' : `${money(most_usd_per_kg)} USD/kg`,
          ],
        ],
      },
    ],
    sections: [
      ...section('curve', 'What the next kilograms are worth', curveBlocks(output)),
      ...section(
        'alternatives',
        'Other uses',
        output.alternatives.length === 0
          ? []
          : [
              table(
                ['use', number('USD/kg')],
                output.alternatives.map(({ as, usd_per_kg }) => [as, money(usd_per_kg)]),
              ),
            ],
      ),
      ...assumptions(assumed),
    ],
  };
}

function curveBlocks({ curve, asked_usd_per_kg }: ValueOutput): Block[] {
  const blocks: Block[] = [
    tableOf(curve, [
      [number('offered, kg'), (step) => readable(step.offered_kg)],
      [number('used, kg'), (step) => readable(step.used_kg)],
      [number('these, USD/kg'), (step) => (step.last_usd_per_kg === null ? '' : money(step.last_usd_per_kg))],
      [
        number('all so far, USD/kg'),
        (step) => (step.average_usd_per_kg === null ? '' : money(step.average_usd_per_kg)),
      ],
    ]),
  ];
  const points = (pick: (step: ValueOutput['curve'][number]) => number | null): [number, number][] =>
    curve.flatMap((step) => {
      const value = pick(step);
      return value === null ? [] : [[step.offered_kg, value]];
    });
  const next = points(({ last_usd_per_kg }) => last_usd_per_kg);
  if (next.length < 2) return blocks;
  const average = points(({ average_usd_per_kg }) => average_usd_per_kg);
  return [
    ...blocks,
    {
      kind: 'chart',
      chart: {
        kind: 'xy',
        plot: {
          title: 'Value-in-use by amount',
          description: 'USD/kg of the next kilograms and of all so far',
          x: { label: 'offered, kg' },
          y: { label: 'USD/kg' },
          series: [
            { kind: 'line', points: next, tone: 'accent', name: 'the next kilograms' },
            { kind: 'line', points: average, tone: 'dim', name: 'all so far' },
            { kind: 'rule', axis: 'y', at: asked_usd_per_kg, tone: 'bad', dashed: true, name: 'price' },
          ],
        },
      },
    },
  ];
}
