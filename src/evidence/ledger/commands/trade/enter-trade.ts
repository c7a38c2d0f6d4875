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

interface Known {
  readonly sent: Sent | null;
  readonly seq: number | null;
}

/** N7: one sender has the say over a customer, an article or an order: why another one has not; null where it may. */
export function againstSender(
  { of, id, sent }: Pick<EnterTrade, 'of' | 'id' | 'sent'>,
  before: Known,
  path: string,
): ConflictError | null {
  if (before.sent?.sender === sent?.sender) return null;
  return new ConflictError(
    before.sent
      ? `${of} ${id} is kept by ${before.sent.sender} and is changed there`
      : `${of} ${id} was entered here and is not changed by ${sent?.sender}`,
    {
      path,
      value: sent?.sender ?? null,
      where: before.seq === null ? '' : `record ${before.seq}`,
      allowed: before.sent?.sender ?? 'somebody of the plant',
      cure: `change it where it is kept, or give the ${of} another id`,
    },
  );
}

/** N7: `againstSender`, and an earlier version never takes the place of a later one. */
export const enterTrade = defineCommand<EnterTrade>({
  type: 'enterTrade',
  names: ({ of, id }) => ({ subjects: [`${of}:${id}`] }),
  act: 'keep order book',
  decide(desk, { of, id, entry, documentSha256, sent, reason, happenedAt, by }) {
    checkId(id, `${desk.path}id`);
    const subject: Subject = `${of}:${id}`;
    const before = desk.book.stateOf(subject);
    const known = before?.type === of ? before : null;
    const refused = known && againstSender({ of, id, ...(sent ? { sent } : {}) }, known, `${desk.path}id`);
    if (refused) throw refused;
    const version = known?.sent?.version;
    if (version !== undefined && Number(sent?.version ?? -1) <= Number(version))
      throw new ConflictError(
        `${of} ${id} is here in version ${version}; ${sent?.version === undefined ? 'what came names no version' : `version ${sent.version} is not later`}`,
        {
          path: `${desk.path}sent.version`,
          value: sent?.version ?? null,
          allowed: `above ${version}`,
          cure: 'send the latest version, with its number',
        },
      );
    desk.write(`${of}.entered`, subject, { happenedAt, entry, documentSha256, sent, reason, by });
  },
});
