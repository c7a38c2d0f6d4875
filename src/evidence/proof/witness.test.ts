import { expect, test } from 'vitest';
import { recordLeaf } from './leaf.ts';
import { consistencyProof, merkleRoot } from './merkle.ts';
import {
  type Checkpoint,
  COSIGNATURE_V1,
  checkpointText,
  isSignedBy,
  parseNote,
  parseVerifierKey,
} from './note.ts';
import { type NoteSigner, privateKeyText, signedNote, signerOfKey } from './sign.ts';
import { addCheckpoint, witnessRequestText } from './witness.ts';

const ORIGIN = 'log.example';
const log = signerOfKey(privateKeyText(ORIGIN, new Uint8Array(32).fill(1)));
const signer = signerOfKey(
  privateKeyText('witness.example', new Uint8Array(32).fill(2), COSIGNATURE_V1),
  () => 1_800_000_000,
);
const leaves = (words: string) =>
  Array.from({ length: 9 }, (_, i) => recordLeaf(`${i < 4 ? 'same' : words} ${i}`));
const honest = leaves('honest');
const forked = leaves('forked');

/** A witness that remembers, asked by a log of these leaves for its first `size` records. */
function witness() {
  let seen: Checkpoint | null = null;
  const ask = (
    of: readonly Uint8Array[],
    size: number,
    change: { old?: number; by?: NoteSigner; body?: string; origin?: string } = {},
  ) => {
    const { old = seen?.size ?? 0, by = log, origin = ORIGIN } = change;
    const tree = of.slice(0, size);
    const checkpoint = signedNote(checkpointText({ origin, size, root: merkleRoot(tree) }), [by]);
    const proof = old === 0 || old >= size ? [] : consistencyProof(tree, old);
    const body = change.body ?? witnessRequestText({ old, proof, checkpoint });
    const answer = addCheckpoint(body, {
      logs: [parseVerifierKey(log.verifierKey)],
      seen: () => seen,
      signers: [signer],
    });
    if (answer.next) seen = answer.next;
    const cosigned = parseNote(`${checkpoint}${answer.status === 200 ? answer.body : ''}`);
    return { ...answer, counts: isSignedBy(cosigned, parseVerifierKey(signer.verifierKey)) };
  };
  return ask;
}

test('P10: a witness signs what continues the log, again and again, and says the size it has seen', () => {
  const ask = witness();
  expect(ask(honest, 4)).toMatchObject({ status: 200, counts: true });
  expect(ask(honest, 4)).toMatchObject({ status: 200, counts: true });
  expect(ask(honest, 9, { old: 0 })).toMatchObject({
    status: 409,
    type: 'text/x.tlog.size',
    body: '4\n',
    counts: false,
  });
  expect(ask(honest, 9)).toMatchObject({ status: 200, counts: true });
});

test('P10: it never signs a fork, a smaller log, an unsigned one or one that it does not watch', () => {
  const ask = witness();
  ask(honest, 7);
  expect(ask(forked, 9)).toMatchObject({
    status: 422,
    body: expect.stringContaining('does not begin with the 7'),
  });
  expect(ask(forked, 7)).toMatchObject({ status: 409, body: '7\n' });
  expect(ask(honest, 5)).toMatchObject({ status: 400 });
  expect(ask(honest, 5, { old: 4 })).toMatchObject({ status: 409, body: '7\n' });
  expect(ask(honest, 9, { by: signerOfKey(privateKeyText(ORIGIN, new Uint8Array(32).fill(9))) }).status).toBe(
    403,
  );
  expect(ask(honest, 9, { origin: 'other.example' }).status).toBe(404);
  for (const body of [
    '',
    'old x\n\n',
    `old 7\n${'AAAA\n'.repeat(64)}\n`,
    'old 7\n!!\n\nnote',
    'old 7\n\nno note',
  ])
    expect(ask(honest, 9, { body }).status).toBe(400);
  expect(ask(honest, 9)).toMatchObject({ status: 200, counts: true });
});
