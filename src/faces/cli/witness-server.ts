import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { systemError, UnavailableError } from '../../foundation/errors.ts';
import {
  type WitnessMemory,
  witnessKeyText,
  witnessOf,
  witnessSigners,
} from '../../tasks/proof/witness-log.ts';

/** Longest request [byte]: 63 hashes and a checkpoint with its signatures fit well (assumption). */
const LONGEST = 64 * 1024;

export interface WitnessOptions {
  /** Name of the witness, as it stands in policies. */
  readonly name: string;
  /** Text of a tlog-policy that names the logs. */
  readonly policy: string;
  /** Where its key and what it has seen are kept. */
  readonly folder: string;
  /** It also signs by ML-DSA-44, with a second key. */
  readonly mlDsa?: boolean | undefined;
}

/** A server that signs checkpoints of logs (C2SP tlog-witness), and the keys that its signatures are checked with. */
export function witnessServer({ name, policy, folder, mlDsa = false }: WitnessOptions): {
  readonly server: Server;
  readonly verifierKeys: readonly string[];
} {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const keys = [keyIn(folder, name, false), ...(mlDsa ? [keyIn(folder, name, true)] : [])];
    const signers = witnessSigners(keys, () => Date.now() / 1000);
    const answer = witnessOf(policy, signers, memoryIn(folder));
    const server = createServer((request, response) => void respond(request, response, answer));
    return { server, verifierKeys: signers.map(({ verifierKey }) => verifierKey) };
  } catch (error) {
    const { code, message } = systemError(error);
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw error;
    throw new UnavailableError(`the folder of the witness cannot be used: ${message}`, { where: folder });
  }
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: ReturnType<typeof witnessOf>,
): Promise<void> {
  const say = (status: number, type: string, body: string): void =>
    void response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
  if (request.method !== 'POST' || request.url !== '/add-checkpoint')
    return say(404, 'text/plain', 'POST /add-checkpoint\n');
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > LONGEST) return say(413, 'text/plain', `at most ${LONGEST} bytes\n`);
    pieces.push(piece);
  }
  try {
    // decided, remembered and answered without a pause: two requests are one after the other
    const { status, type, body } = answer(Buffer.concat(pieces).toString('utf8'));
    say(status, type, body);
  } catch {
    say(500, 'text/plain', 'the witness cannot remember, so it does not sign\n');
  }
}

/** Private key in the folder; made where there is none. */
function keyIn(folder: string, name: string, mlDsa: boolean): string {
  const file = join(folder, mlDsa ? 'witness.ml-dsa.key' : 'witness.key');
  const known = read(file);
  if (known !== null) return known;
  const text = witnessKeyText(name, randomBytes(32), mlDsa);
  keep(file, `${text}\n`);
  return text;
}

function memoryIn(folder: string): WitnessMemory {
  const fileOf = (origin: string): string =>
    join(folder, `${createHash('sha256').update(origin).digest('hex').slice(0, 32)}.seen`);
  return {
    seen(origin) {
      const text = read(fileOf(origin));
      if (text === null) return null;
      const match = /^(\d{1,16}) ([0-9a-f]{64})\n/.exec(text);
      if (!match)
        throw new UnavailableError('what the witness has seen cannot be read', { where: fileOf(origin) });
      return { size: Number(match[1]), root: match[2]! };
    },
    remember: (origin, { size, root }) => keep(fileOf(origin), `${size} ${root}\n${origin}\n`),
  };
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (systemError(error).code === 'ENOENT') return null;
    throw error;
  }
}

/** Synced before it takes the place of the old: what was signed is never forgotten. */
function keep(file: string, text: string): void {
  const draft = `${file}.new`;
  const handle = openSync(draft, 'w', 0o600);
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
}
