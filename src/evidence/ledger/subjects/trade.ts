import type { Sent } from '../../records/trade-records.ts';
import type { Fact } from '../rules/entry.ts';
import { cannotHappen, defineSubject, named, type SubjectState } from './subject.ts';

/** What a customer, an article or an order is, as it was entered last. */
export interface TradeState<Type extends 'customer' | 'article' | 'order'> extends SubjectState {
  readonly type: Type;
  readonly status: 'entered';
  /** Canonical JSON. */
  readonly entry: string;
  /** Whose number it is; null = typed here. */
  readonly sent: Sent | null;
  readonly seq: number;
  readonly at: string;
  readonly by: string | null;
}
export type CustomerState = TradeState<'customer'>;
export type ArticleState = TradeState<'article'>;
export type OrderState = TradeState<'order'>;

const trade = <Type extends 'customer' | 'article' | 'order'>(type: Type) =>
  defineSubject<TradeState<Type>>({
    type,
    statuses: ['entered'],
    evolve(_before, { at, seq, kind, subject, body }: Fact) {
      if (kind !== 'customer.entered' && kind !== 'article.entered' && kind !== 'order.entered')
        throw cannotHappen({ kind, subject });
      const { entry, sent = null, by = null } = body;
      return { ...named(type, subject), status: 'entered', entry, sent, seq, at, by };
    },
  });

/** Who buys: `customer:C-7`. */
export const customerSubject = trade('customer');
/** What an ERP calls a material: `article:4711`. */
export const articleSubject = trade('article');
/** What a customer wants, of what, how much and when: `order:4500012`. */
export const orderSubject = trade('order');
