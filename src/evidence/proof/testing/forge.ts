import { ed25519 } from '@noble/curves/ed25519.js';
import { canonicalText, sha256Bytes } from '../../../foundation/quantity/canonical.ts';
import type { Bundle, Claim, Trust } from '../bundle-format.ts';
import { concatBytes, toBase64, toHex } from '../bytes.ts';
import { digestOf, writeDisclosure } from '../disclosure.ts';
import { recordLeaf } from '../leaf.ts';
import { inclusionProof, merkleRoot } from '../merkle.ts';
import { checkpointText } from '../note.ts';
import { EMPTY_INDEX, indexed, indexProof, indexRoot } from '../subject-index.ts';
import { tlogProofText } from '../tlog-proof.ts';

/** A record as a dishonest plant may write it: nothing here asks the rules of the ledger. */
export interface ForgedRecord {
  readonly kind: string;
  readonly subject: string;
  readonly open?: Readonly<Record<string, unknown>>;
  /** Confidential fields, each with a digest; a name may come twice. */
  readonly hidden?: readonly (readonly [name: string, value: unknown])[];
  /** Which of them the bundle discloses, by their place; default all. */
  readonly told?: readonly number[];
}

const ORIGIN = 'ledger.remelt.example/forger';
const secret = new Uint8Array(32).fill(4);
const blob = concatBytes(Uint8Array.of(1), ed25519.getPublicKey(secret));
const keyId = sha256Bytes(concatBytes(new TextEncoder().encode(`${ORIGIN}\n`), blob)).subarray(0, 4);

/** Trusts the forger's key: what is found is found in what was signed. */
export const FORGER: Trust = {
  log: `${ORIGIN}+${toHex(keyId)}+${toBase64(blob)}`,
  witnesses: [],
  minWitnesses: 0,
};

/** A bundle of these records, signed and proven as an honest one is. */
export function forgedBundle(records: readonly ForgedRecord[], claims: readonly Claim[]): Bundle {
  const sealed = records.map(sealedAs);
  const leaves = sealed.map(({ record }) => recordLeaf(record));
  const text = checkpointText({ origin: ORIGIN, size: leaves.length, root: merkleRoot(leaves) });
  const signature = ed25519.sign(new TextEncoder().encode(text), secret);
  const note = `${text}\n\u2014 ${ORIGIN} ${toBase64(concatBytes(keyId, signature))}\n`;
  return {
    format: 'remelt-bundle/1',
    purpose: 'recycled content',
    entries: sealed.map(({ record, disclosures }, seq) => ({
      record,
      proof: tlogProofText({ index: seq, hashes: inclusionProof(leaves, seq).map(toBase64), note }),
      disclosures,
    })),
    claims,
  };
}

/** The same with an index, and the claim of each heat and object that all its records are here. */
export function wholeBundle(records: readonly ForgedRecord[], claims: readonly Claim[]): Bundle {
  const map = records.reduce((index, { subject }) => indexed(index, subject), EMPTY_INDEX);
  const open = {
    happenedAt: '2026-03-02T08:00:00.000Z',
    size: String(map.size),
    root: toHex(indexRoot(map)),
  };
  const bare = forgedBundle([...records, { kind: 'index.root', subject: 'index:ledger', open }], claims);
  const metal = [...new Set(records.map(({ subject }) => subject))].filter((one) =>
    /^(heat|object):/.test(one),
  );
  return {
    ...bare,
    claims: [...claims, ...metal.map((subject) => ({ type: 'complete' as const, subject }))],
    index: metal.map((subject) => ({
      subject,
      positions: records.flatMap((one, i) => (one.subject === subject ? [i] : [])),
      proof: indexProof(map, subject).map(toBase64),
    })),
  };
}

function sealedAs(
  { kind, subject, open = {}, hidden = [], told = [...hidden.keys()] }: ForgedRecord,
  seq: number,
): { readonly record: string; readonly disclosures: readonly string[] } {
  const texts = hidden.map(([name, value], i) =>
    writeDisclosure(new Uint8Array(16).fill(16 * seq + i), [name, value]),
  );
  const digests = texts.length === 0 ? {} : { _sd: texts.map(digestOf).sort(), _sd_alg: 'sha-256' };
  const at = new Date(Date.UTC(2026, 2, 1, 8, seq)).toISOString();
  const record = { v: '1', seq: String(seq), at, kind, subject, prev: null, body: { ...open, ...digests } };
  return { record: canonicalText(record), disclosures: told.map((place) => texts[place]!) };
}
