import type { CostPosting } from '../../../documents/exchange/cost-posting.ts';
import type { Page } from '../../../documents/page.ts';
import { number, paragraph, shortPage, table } from '../../../pages/blocks/parts.ts';

/** What is posted of a heat, item by item. */
export const page = ({ heat, costs, total_usd, before_usd, seq }: CostPosting): Page =>
  shortPage(`Cost of heat ${heat}: ${total_usd} USD`, [
    paragraph(seq === null ? 'Not posted yet.' : `Posted in record ${seq}.`),
    table(
      ['item', number('amount'), number('USD')],
      costs.map(({ item, amount = '', unit = '', usd }) => [item, `${amount} ${unit}`.trim(), usd]),
    ),
    ...(before_usd === null ? [] : [paragraph(`It takes the place of ${before_usd} USD, posted before.`)]),
  ]);
