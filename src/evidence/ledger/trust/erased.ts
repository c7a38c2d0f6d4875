import { BalanceError } from '../../../foundation/errors.ts';
import { digestOf, openDisclosures, readDisclosure } from '../../proof/disclosure.ts';
import type { LedgerRecord } from '../../records/record.ts';
import type { Pair } from '../../records/results.ts';

/** What stands in the place of a disclosure that was erased: which field it was, when that was, and the record that says so. */
export interface ErasedField {
  readonly name: string;
  /** The digest in `_sd` that nothing opens any more. */
  readonly digest: string;
  /** Day on which it was erased. */
  readonly on: string;
  /** Record that says so. */
  readonly by: number;
}

/** A disclosure is base64url and holds no full stop. */
const MARK = /^erased\.([A-Za-z0-9_-]{43})\.([A-Za-z]+)\.(\d{4}-\d{2}-\d{2})\.(\d{1,9})$/;

/** The text that is stored in the place of a disclosure. */
export const erasedMark = ({ name, digest, on, by }: ErasedField): string =>
  `erased.${digest}.${name}.${on}.${by}`;

/** What a stored text says of an erased field; null for a disclosure. */
export function readErasedMark(text: string): ErasedField | null {
  const match = text.startsWith('erased.') ? MARK.exec(text) : null;
  return match && { digest: match[1]!, name: match[2]!, on: match[3]!, by: Number(match[4]) };
}

/** What is read where an erased value stood. */
export const erasedWords = ({ on, by }: Pick<ErasedField, 'on' | 'by'>): string =>
  `[erased ${on} by record ${by}]`;

/** What an erasing record says: of which record, and which field. */
export const erasedBy = ({
  seq,
  at,
  body,
}: Pick<LedgerRecord, 'at' | 'body'> & { readonly seq: number | string }): {
  readonly target: number;
  readonly field: ErasedField;
} => ({
  target: Number(body.erasesSeq),
  field: { name: String(body.field), digest: String(body.digest), on: at.slice(0, 10), by: Number(seq) },
});

/** Stored texts of a record, opened: an erased field says that it was erased. */
export interface OpenedTexts {
  readonly pairs: readonly Pair[];
  readonly erased: readonly ErasedField[];
  /** The texts that open something. */
  readonly disclosures: readonly string[];
  readonly withheld: number;
}

/** Opens what is stored of a record. Throws InputError for a disclosure, BalanceError for a mark, that is not of this record. */
export function openTexts({ seq, body }: LedgerRecord, texts: readonly string[]): OpenedTexts {
  const marks = texts.map(readErasedMark);
  const erased = marks.filter((one) => one !== null);
  const disclosures = erased.length === 0 ? texts : texts.filter((_, i) => marks[i] === null);
  const { pairs, withheld } = openDisclosures(body, disclosures);
  if (erased.length === 0) return { pairs, erased, disclosures, withheld };
  const open = new Set(disclosures.map(digestOf));
  const closed = new Set((body._sd as readonly string[] | undefined)?.filter((one) => !open.has(one)));
  const names = new Set([...Object.keys(body), ...pairs.map(([name]) => name)]);
  for (const { digest, name } of erased) {
    if (!closed.delete(digest) || names.has(name))
      throw new BalanceError(`a mark of an erased field is not of record ${seq}`, { path: name });
    names.add(name);
  }
  return {
    pairs: [...pairs, ...erased.map((one): Pair => [one.name, erasedWords(one)])],
    erased,
    disclosures,
    withheld: closed.size,
  };
}

/** A stored text of a record by the name of its field. */
export interface StoredText {
  readonly name: string;
  readonly digest: string;
  readonly erased: ErasedField | null;
}

/** What is stored of the confidential fields of a record. Throws InputError for a text that is not a disclosure. */
export const storedTexts = (texts: readonly string[]): readonly StoredText[] =>
  texts.map((text) => {
    const erased = readErasedMark(text);
    return erased
      ? { name: erased.name, digest: erased.digest, erased }
      : { name: readDisclosure(text).name, digest: digestOf(text), erased: null };
  });

/** The texts of a record after a field was erased; the same list where it is not there, or was erased already. */
export function textsWithout(texts: readonly string[], erased: ErasedField): readonly string[] {
  const place = texts.findIndex((text) => readErasedMark(text) === null && digestOf(text) === erased.digest);
  return place < 0 ? texts : texts.with(place, erasedMark(erased));
}
