import { BalanceError } from '../../../foundation/errors.ts';
import { canonicalText } from '../../../foundation/quantity/canonical.ts';
import { digestOf, readDisclosure, SALT_BYTES, writeDisclosure } from '../../proof/disclosure.ts';
import { leafOf, readCanonical } from '../../proof/leaf.ts';
import { splitBody } from '../../records/kind.ts';
import { checkRecord, kindNamed, openBody, parseRecord, wholeBody } from '../../records/kinds.ts';
import type { LedgerRecord } from '../../records/record.ts';
import type { Pair } from '../../records/results.ts';
import type { Sealed } from '../files/frame.ts';
import type { Entry } from '../rules/entry.ts';
import type { StoredRecord } from '../store.ts';
import { openTexts } from './erased.ts';

/**
 * Record of an entry. `prev` is the leaf [hex] of the subject's previous record; `salts` gives 16 fresh random bytes
 * per confidential field.
 */
export function seal(entry: Entry, prev: string | null, salts: (bytes: number) => Uint8Array): Sealed {
  const { open, hidden } = splitBody(kindNamed(entry.kind), entry.body);
  const disclosures = hidden.map((pair) => writeDisclosure(salts(SALT_BYTES), pair));
  const concealed =
    disclosures.length === 0 ? {} : { _sd: disclosures.map(digestOf).sort(), _sd_alg: 'sha-256' };
  const text = canonicalText({
    v: '1',
    seq: String(entry.seq),
    at: entry.at,
    kind: entry.kind,
    subject: entry.subject,
    prev,
    body: { ...open, ...concealed },
  });
  return { text, disclosures };
}

/**
 * Entry of a sealed record, every confidential field opened; inverse of `seal`. Throws InputError or BalanceError
 * when the text is not canonical, a field is withheld, or a disclosure does not fit.
 */
export function unseal({ text, disclosures }: Sealed): {
  readonly record: LedgerRecord;
  readonly entry: Entry;
} {
  const value = readCanonical(text);
  if (value === undefined) throw new BalanceError('a stored record is not canonical JSON');
  const record = checkRecord(value);
  const { pairs, withheld } = openTexts(record, disclosures);
  if (withheld > 0)
    throw new BalanceError(`${withheld} confidential fields of record ${record.seq} cannot be opened`);
  const body = wholeBody(record, pairs);
  const { at, kind, subject } = record;
  return { record, entry: { seq: Number(record.seq), at, kind, subject, body } as Entry };
}

/**
 * Record as the store answers it, of what this program has sealed itself a moment ago: nothing is checked again, and it is
 * read only when somebody looks into it.
 */
export function sealedRecord(seq: number, { text, disclosures }: Sealed): StoredRecord {
  let read: Pick<StoredRecord, 'record' | 'body'> | null = null;
  const opened = () => {
    read ??= readSealed({ text, disclosures });
    return read;
  };
  return {
    seq,
    text,
    get leaf() {
      return leafOf(text);
    },
    get record() {
      return opened().record;
    },
    get body() {
      return opened().body;
    },
    disclosures,
    erased: [],
  };
}

function readSealed({ text, disclosures }: Sealed): Pick<StoredRecord, 'record' | 'body'> {
  const record = JSON.parse(text) as LedgerRecord;
  const pairs = disclosures.map((disclosure): Pair => {
    const { name, value } = readDisclosure(disclosure);
    return [name, value];
  });
  return { record, body: openBody(record, pairs).body };
}

/** Record as the store answers it; a field that was erased says so in `body`. */
export function storedRecord(seq: number, { text, disclosures: texts }: Sealed): StoredRecord {
  const record = parseRecord(text);
  const { pairs, erased, disclosures } = openTexts(record, texts);
  return {
    seq,
    text,
    leaf: leafOf(text),
    record,
    body: openBody(record, pairs).body,
    disclosures,
    erased,
  };
}
