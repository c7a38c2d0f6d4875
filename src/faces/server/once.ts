import { ConflictError } from '../../foundation/errors.ts';
import type { Office } from '../../office/open-office.ts';

/** An answer as it went out. */
export interface KeptReply {
  readonly status: number;
  readonly body: string;
}

/** Answers to writes by idempotency key, so that one sent twice is booked once. */
export interface KeptReplies {
  readonly get: (key: string) => Promise<{ readonly hash: string; readonly reply: KeptReply } | null>;
  readonly put: (key: string, kept: { readonly hash: string; readonly reply: KeptReply }) => Promise<void>;
}

/** Answers kept in the office, so that every process of a server has them. */
export const repliesIn = (office: () => Promise<Office>, clock: () => Date): KeptReplies => ({
  get: async (key) => (await office()).answer(key),
  put: async (key, kept) => (await office()).keep(key, kept, clock().toISOString()),
});

/** Runs each write once: the second with the same key waits for the first and gets its answer. A refusal is not kept. */
export function onceOver(replies: KeptReplies) {
  const running = new Map<string, { readonly hash: string; readonly reply: Promise<KeptReply> }>();
  return async (
    key: string,
    hash: string,
    work: () => Promise<KeptReply>,
  ): Promise<{ readonly reply: KeptReply; readonly repeated: boolean }> => {
    const before = running.get(key) ?? (await replies.get(key)) ?? running.get(key);
    if (before) {
      refuseOther(before.hash, hash);
      return { reply: await before.reply, repeated: true };
    }
    const reply = work();
    running.set(key, { hash, reply });
    try {
      const kept = await reply;
      await replies.put(key, { hash, reply: kept });
      return { reply: kept, repeated: false };
    } finally {
      running.delete(key);
    }
  };
}

function refuseOther(kept: string, hash: string): void {
  if (kept === hash) return;
  throw new ConflictError('this idempotency key stands for another request', {
    path: 'Idempotency-Key',
    allowed: 'the same request again, or a new key',
    cure: 'make a new key for each thing that is done',
  });
}
