import { InputError } from '../../foundation/errors.ts';
import { fromBase64, sameBytes, toBase64, toHex } from './bytes.ts';
import { verifyConsistency } from './merkle.ts';
import { type Checkpoint, isSignedBy, parseCheckpoint, parseNote, type VerifierKey } from './note.ts';
import type { NoteSigner } from './sign.ts';

/** `add-checkpoint` of C2SP tlog-witness, as a pure function: what a witness has seen, what it is asked, what it answers. */

/** Most hashes of a proof between two sizes. */
const MOST_HASHES = 63;

/** What a log asks a witness. */
export interface WitnessRequest {
  /** Size that the witness has seen, as the log believes. */
  readonly old: number;
  /** Hashes from there to the checkpoint. */
  readonly proof: readonly Uint8Array[];
  /** Signed note. */
  readonly checkpoint: string;
}

/** Body of the request. */
export const witnessRequestText = ({ old, proof, checkpoint }: WitnessRequest): string =>
  `${[`old ${old}`, ...proof.map(toBase64)].join('\n')}\n\n${checkpoint}`;

/** The request in a body. Throws InputError for what is not one. */
function parseWitnessRequest(body: string): WitnessRequest {
  const blank = body.indexOf('\n\n');
  const [first = '', ...hashes] = body.slice(0, Math.max(0, blank)).split('\n');
  const old = /^old (0|[1-9]\d{0,15})$/.exec(first);
  if (!old || hashes.length > MOST_HASHES)
    throw new InputError('the body is no add-checkpoint request', {
      allowed: `old SIZE, at most ${MOST_HASHES} hashes, an empty line, a checkpoint`,
    });
  return { old: Number(old[1]), proof: hashes.map(fromBase64), checkpoint: body.slice(blank + 2) };
}

/** What a witness knows when it is asked. */
export interface WitnessMeans {
  /** Keys of the logs that it watches. */
  readonly logs: readonly VerifierKey[];
  /** The largest tree of an origin that it has signed; null before the first. */
  readonly seen: (origin: string) => Pick<Checkpoint, 'size' | 'root'> | null;
  /** Its keys: each signs. */
  readonly signers: readonly NoteSigner[];
}

/** Answer to a request; `next` is what it has to remember before it answers. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly type: string;
  readonly body: string;
  readonly next?: Checkpoint;
}

const said = (status: WitnessAnswer['status'], words: string): WitnessAnswer => ({
  status,
  type: 'text/plain; charset=utf-8',
  body: `${words}\n`,
});

/** Signs a checkpoint that continues what was seen of its log, and none other. */
export function addCheckpoint(body: string, { logs, seen, signers }: WitnessMeans): WitnessAnswer {
  let request: WitnessRequest;
  let checkpoint: Checkpoint;
  let note: ReturnType<typeof parseNote>;
  try {
    request = parseWitnessRequest(body);
    note = parseNote(request.checkpoint);
    checkpoint = parseCheckpoint(note.text);
  } catch (error) {
    if (error instanceof InputError) return said(400, error.message);
    throw error;
  }
  const keys = logs.filter(({ name }) => name === checkpoint.origin);
  if (keys.length === 0) return said(404, `this witness does not watch ${checkpoint.origin}`);
  if (!keys.some((key) => isSignedBy(note, key))) return said(403, 'the log has not signed this checkpoint');
  const { old, proof } = request;
  if (old > checkpoint.size) return said(400, 'the old size is larger than the checkpoint');
  const last = seen(checkpoint.origin) ?? { size: 0, root: new Uint8Array(0) };
  if (old !== last.size) return { status: 409, type: 'text/x.tlog.size', body: `${last.size}\n` };
  if (!continues(last, checkpoint, proof))
    return last.size === checkpoint.size
      ? { ...said(409, ''), type: 'text/x.tlog.size', body: `${last.size}\n` }
      : said(
          422,
          `a log of ${checkpoint.size} records that does not begin with the ${last.size} seen before (root ${toHex(last.root)})`,
        );
  const lines = signers.map((signer) => signer.sign(note.text)).join('');
  return { status: 200, type: 'text/plain; charset=utf-8', body: lines, next: checkpoint };
}

function continues(
  last: Pick<Checkpoint, 'size' | 'root'>,
  { size, root }: Checkpoint,
  proof: readonly Uint8Array[],
): boolean {
  if (last.size === 0) return proof.length === 0;
  if (last.size === size) return proof.length === 0 && sameBytes(last.root, root);
  return verifyConsistency({ size1: last.size, size2: size, root1: last.root, root2: root, proof });
}
