import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
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
  /** Absent where one process alone answers. */
  readonly claims?: Claims | undefined;
}

/** Who works out the answer of a key, where several processes may be asked for it at once. */
interface Claims {
  /** True where this process may work it out, or does. */
  readonly take: (key: string) => Promise<boolean>;
  readonly giveBack: (key: string) => Promise<void>;
}

/** How long a process may be silent that works out an answer, before another does [s]; how often it says that it does [ms]. */
const CLAIM_S = 15;
const RENEW_MS = 5000;
/** How often it is looked whether another process has the answer [ms]. */
const LOOK_MS = 100;

/** Answers kept in the office, so that every process of a server has them; `shared`: where there are several. */
export const repliesIn = (
  office: () => Promise<Office>,
  clock: () => Date,
  { shared = false } = {},
): KeptReplies => {
  const me = randomUUID();
  const nameOf = (key: string): string => `reply ${key}`;
  return {
    get: async (key) => (await office()).answer(key),
    put: async (key, kept) => (await office()).keep(key, kept, clock().toISOString()),
    ...(shared && {
      claims: {
        take: async (key) => (await office()).sources.lease(nameOf(key), me, CLAIM_S),
        giveBack: async (key) => (await office()).sources.endLease(nameOf(key), me),
      },
    }),
  };
};

/**
 * Runs each write once: the second with the same key waits for the first, in whatever process that runs, and gets its answer. A refusal is
 * not kept. Where the process of the first is killed, the second does the work.
 */
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
    const working = claimed(replies, key, async () => {
      const reply = await work();
      await replies.put(key, { hash, reply });
      return { hash, reply, repeated: false };
    });
    running.set(key, { hash, reply: working.then(({ reply }) => reply) });
    running.get(key)?.reply.catch(() => undefined);
    try {
      const { hash: made, reply, repeated } = await working;
      refuseOther(made, hash);
      return { reply, repeated };
    } finally {
      running.delete(key);
    }
  };
}

interface Made {
  readonly hash: string;
  readonly reply: KeptReply;
  readonly repeated: boolean;
}

/** What the work makes, or the answer that another process has made meanwhile. */
async function claimed({ claims, get }: KeptReplies, key: string, work: () => Promise<Made>): Promise<Made> {
  if (!claims) return work();
  for (;;) {
    const isOurs = await claims.take(key);
    const made = await get(key);
    if (isOurs && made) await claims.giveBack(key);
    if (made) return { ...made, repeated: true };
    if (isOurs) break;
    await setTimeout(LOOK_MS);
  }
  const renewal = setInterval(() => void claims.take(key).catch(() => undefined), RENEW_MS).unref();
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    // what is not given back ends by itself
    await claims.giveBack(key).catch(() => undefined);
  }
}

function refuseOther(kept: string, hash: string): void {
  if (kept === hash) return;
  throw new ConflictError('this idempotency key stands for another request', {
    path: 'Idempotency-Key',
    allowed: 'the same request again, or a new key',
    cure: 'make a new key for each thing that is done',
  });
}
