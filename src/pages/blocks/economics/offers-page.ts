import type { Block, Page } from '../../../documents/page.ts';
import type { OffersOutput } from '../../../documents/yard/offers.ts';
import { money, percent, readable } from '../../../foundation/quantity/format.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { assumptions, notices, number, section, table, tableOf } from '../parts.ts';

/** Offers for a lot, best first, and what each leaves unpaid. */
export function offersPage({ name, currency, offers, assumed }: OffersOutput): Page {
  return {
    format: 'remelt-page/1',
    title: name,
    lead: [
      tableOf(offers, [
        ['offer', (one) => `${one.id}: ${one.by}`],
        ['taken as', (one) => (one.toll ? `${one.as} (toll)` : one.as)],
        [number(`${currency}/kg gross`), (one) => money(one.net_per_kg.median)],
        [number('5 %'), (one) => money(one.net_per_kg.p05)],
        [number('95 %'), (one) => money(one.net_per_kg.p95)],
        [number('best in'), (one) => percent(one.best, 0)],
      ]),
      ...notices(
        offers.flatMap(({ id, theirs }) =>
          theirs && theirs.umpire.length > 0
            ? [
                `${id}: ${theirs.umpire.join(', ')} differ by more than the splitting limit. An umpire analysis decides.`,
              ]
            : [],
        ),
      ),
    ],
    sections: [
      ...offers.flatMap((one) =>
        section(
          `offer-${one.id.replace(/\W/g, '-')}`,
          `${one.id}: ${readable(one.net)} ${currency} for ${readable(one.dry_kg)} kg dry`,
          offerBlocks(one, currency),
        ),
      ),
      ...assumptions(assumed),
    ],
  };
}

/** Metals shown by name on the way from what is contained to what is paid. */
const NAMED = 5;

function offerBlocks(one: OffersOutput['offers'][number], currency: string): Block[] {
  const others = one.unpaid.slice(NAMED).reduce((sum, { amount }) => sum + amount, 0);
  const elements = [...new Set([...Object.keys(one.paid), ...one.unpaid.map(({ element }) => element)])];
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'waterfall',
        title: `From contained metal to what is paid, ${currency}`,
        unit: '',
        steps: [
          { name: 'contained metal', value: one.contained, kind: 'total' },
          ...one.unpaid.slice(0, NAMED).flatMap(({ element, amount }) => rest(`${element} unpaid`, amount)),
          ...rest('other metal unpaid', others),
          ...rest('refining', one.refining),
          ...rest('treatment', one.treatment - (one.toll?.fee ?? 0)),
          ...rest('fee of the toll', one.toll?.fee ?? 0),
          ...rest('alloy not bought', -(one.toll?.credit ?? 0)),
          ...rest('penalties', one.penalties),
          ...rest('freight', one.freight),
          { name: one.toll ? 'worth to the owner' : 'paid', value: one.net, kind: 'total' },
        ],
      },
    },
    table(
      one.toll
        ? ['element', number('comes back'), number('lost in the heat')]
        : ['element', number('paid'), number('not paid')],
      elements.map((element) => [
        element,
        money(ownValue(one.paid, element) ?? 0, 0),
        money(one.unpaid.find((row) => row.element === element)?.amount ?? 0, 0),
      ]),
    ),
    {
      kind: 'facts',
      rows: [
        ['quotation', one.quotationPeriod],
        ...(one.toll
          ? [
              [
                'comes back',
                `${readable(one.toll.product_kg)} kg of alloy, which stays the owner's, for a fee of ${readable(one.toll.fee)} ${currency}`,
              ] as const,
            ]
          : []),
        ...(one.theirs ? [['by their analysis', `${readable(one.theirs.net)} ${currency}`] as const] : []),
      ],
    },
  ];
}

const rest = (name: string, amount: number): { name: string; value: number; kind: 'change' }[] =>
  amount === 0 ? [] : [{ name, value: -amount, kind: 'change' }];
