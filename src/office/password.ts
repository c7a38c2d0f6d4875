import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** Cost of one try (OWASP 2024): memory [KiB], passes, lanes. Some 80 ms on a small server. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
/** Length of a salt and of a hash [byte]. */
const [SALT, TAG] = [16, 32] as const;
/** Most hashes that are made at once: more would take the memory of the rest. */
const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** Argon2id hash of a secret as PHC text: `$argon2id$v=19$m=...`. */
export async function hashOfSecret(secret: string): Promise<string> {
  const salt = randomBytes(SALT);
  const { memory, passes, parallelism } = COST;
  const tag = await made(secret, { salt, memory, passes, parallelism, length: TAG });
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${plain(salt)}$${plain(tag)}`;
}

/** Argon2id hash [hex] of a text that may hold a secret; the same text with the same salt gives the same. */
export const digestWithSalt = async (text: string, salt: string): Promise<string> =>
  (await made(text, { salt: Buffer.from(salt, 'utf8'), ...COST, length: TAG })).toString('hex');

/** True for the secret that a hash was made of. A hash of null takes as long and is never met. */
export async function isSecretOf(secret: string, hash: string | null): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash ?? NOBODYS) ?? [];
  if (salt === undefined || tag === undefined) return false;
  const expected = Buffer.from(tag, 'base64');
  const found = await made(secret, {
    salt: Buffer.from(salt, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    length: expected.length,
  });
  return timingSafeEqual(found, expected) && hash !== null;
}

/** A hash that stands for the account that is not there. */
const NOBODYS = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

interface Made {
  readonly salt: Buffer;
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly length: number;
}

async function made(secret: string, { salt, length, ...cost }: Made): Promise<Buffer> {
  if (running >= AT_ONCE) await new Promise<void>((turn) => void waiting.push(turn));
  running += 1;
  try {
    // the same letters typed on another keyboard are the same password
    const message = Buffer.from(secret.normalize('NFKC'), 'utf8');
    return await new Promise<Buffer>((done, failed) =>
      argon2('argon2id', { message, nonce: salt, tagLength: length, ...cost }, (error, tag) =>
        error ? failed(error) : done(tag),
      ),
    );
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

const plain = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
