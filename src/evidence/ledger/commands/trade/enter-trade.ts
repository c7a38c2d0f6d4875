import { ConflictError } from '../../../../foundation/errors.ts';
import type { Subject } from '../../../../metal/alloy/words.ts';
import type { Sent } from '../../../records/trade-records.ts';
import { defineCommand, type Told } from '../../rules/command.ts';
import { checkId } from '../../rules/desk.ts';

/** Enters a customer, an article or an order, or another version of it. */
export interface EnterTrade extends Told {
  readonly type: 'enterTrade';
  readonly of: 'customer' | 'article' | 'order';
  readonly id: string;
  /** Canonical JSON. */
  readonly entry: string;
  readonly documentSha256: string;
  readonly sent?: Sent;
  readonly reason?: string;
}

/** N7: one sender has the say over a customer, an article or an order, and an earlier version of it never takes the place of a later one. */
export const enterTrade = defineCommand<EnterTrade>({
  type: 'enterTrade',
  names: ({ of, id }) => ({ subjects: [`${of}:${id}`] }),
  act: 'keep order book',
  decide(desk, { of, id, entry, documentSha256, sent, reason, happenedAt, by }) {
    checkId(id, `${desk.path}id`);
    const subject: Subject = `${of}:${id}`;
    const before = desk.book.stateOf(subject);
    const known = before?.type === of ? before.sent : null;
    if (before && known?.sender !== sent?.sender)
      throw new ConflictError(
        known
          ? `${of} ${id} is kept by ${known.sender} and is changed there`
          : `${of} ${id} was entered here and is not changed by ${sent?.sender}`,
        {
          path: `${desk.path}id`,
          value: sent?.sender ?? null,
          where: `record ${before.type === of ? before.seq : ''}`.trim(),
          allowed: known?.sender ?? 'somebody of the plant',
          cure: `change it where it is kept, or give the ${of} another id`,
        },
      );
    if (known?.version !== undefined && Number(sent?.version ?? -1) <= Number(known.version))
      throw new ConflictError(
        `${of} ${id} is here in version ${known.version}; ${sent?.version === undefined ? 'what came names no version' : `version ${sent.version} is not later`}`,
        {
          path: `${desk.path}sent.version`,
          value: sent?.version ?? null,
          allowed: `above ${known.version}`,
          cure: 'send the latest version, with its number',
        },
      );
    desk.write(`${of}.entered`, subject, { happenedAt, entry, documentSha256, sent, reason, by });
  },
});
