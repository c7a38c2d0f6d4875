import { InputError } from '../../../foundation/errors.ts';
import { hashOf, hashOfText } from '../../../foundation/quantity/canonical.ts';
import { firstDifference, quoted } from '../../../foundation/quantity/difference.ts';
import type { Claim, ProvenRecord } from '../bundle-format.ts';
import { certificateNote } from '../certificate-note.ts';
import { isSignedBy, parseNote, parseVerifierKey } from '../note.ts';
import { type Judgement, notSigned, type Told } from './judgement.ts';
import { laterThanVerdict, nearestVerdict } from './unjudged.ts';
import { notShownOnPaper } from './withdrawn.ts';

/** The document is, letter by letter, one whose hash a proven record of its issue holds. */
export function judgeCertificate(
  { subject, certificate }: Extract<Claim, { type: 'certificate' }>,
  told: Told,
): Judgement {
  const issued = told.proven.standing('cert.issued', subject);
  if (issued.length === 0)
    return notSigned('claim-no-certificate', `the bundle proves no certificate of ${subject}`);
  const hash = hashIfJson(certificate);
  const isSame = ({ body }: ProvenRecord): boolean => body.payloadSha256 === hash;
  if (told.proven.standing('cert.withdrawn', subject).some(isSame))
    return notSigned('claim-certificate', `the certificate of ${subject} was withdrawn`);
  const same = issued.find(isSame);
  if (same) {
    const missing =
      (isOfTwoParties(certificate) ? bothSigned(same, told) : null) ??
      laterThanVerdict(subject, told) ??
      notShownOnPaper(subject, certificate, told);
    if (missing) return missing;
    const decided = nearestVerdict(subject, told);
    const since =
      decided?.body.verdict === 'FAIL'
        ? `; it does not stand: record ${decided.record.seq} says that ${decided.record.subject} is FAIL`
        : '';
    const words = `the certificate of ${subject} is the one that was issued, to the letter${since}`;
    return { basis: 'signed', words, findings: [] };
  }
  const differs = issued.map(({ body }) => differenceFrom(body, certificate)).find((one) => one !== null);
  return notSigned(
    'claim-certificate',
    `no such certificate was issued for ${subject}${differs ? `: ${differs.words}` : ''}`,
    differs ? { claimed: differs.claimed, found: differs.found } : {},
  );
}

/** Certificates of type 3.2 say since that was a record that two parties sign them, each with a key of its own. */
const isOfTwoParties = (certificate: unknown): boolean =>
  typeof certificate === 'object' &&
  certificate !== null &&
  'secondSignature' in certificate &&
  certificate.secondSignature === true;

/** Null when maker and second party have signed it, with two keys that are trusted. */
function bothSigned({ record: { subject }, body }: ProvenRecord, told: Told): Judgement | null {
  const signedIn = (kind: string): readonly ProvenRecord[] =>
    told.proven.standing(kind, subject).filter((one) => one.body.payloadSha256 === body.payloadSha256);
  const [maker, second] = [signedIn('cert.signed'), signedIn('cert.countersigned')];
  for (const [party, signed] of [
    ['the maker', maker],
    ['the second party', second],
  ] as const) {
    if (signed.length === 0)
      return notSigned(
        'claim-not-disclosed',
        `type 3.2 needs two signatures, and the bundle proves none of ${party}`,
      );
    const wrong = signed.map((one) => signerOf(one, told)).find((one) => typeof one !== 'string');
    if (wrong && typeof wrong !== 'string') return wrong;
  }
  const keyOf = (one: ProvenRecord): string =>
    parseVerifierKey(String(one.body.verifierKey)).publicKey.join('.');
  const keys = new Set(maker.map(keyOf));
  return second.some((one) => keys.has(keyOf(one)))
    ? notSigned('claim-signature', 'one key has signed for both parties of a type 3.2 certificate')
    : null;
}

/** What differs first from an issued certificate of the same number, when that one is disclosed; null where none is. */
function differenceFrom({ certificate, number }: ProvenRecord['body'], claimed: unknown) {
  if (typeof certificate !== 'string' || typeof claimed !== 'object' || claimed === null) return null;
  if (!('number' in claimed) || claimed.number !== number) return null;
  const differs = firstDifference(claimed, parsed(certificate));
  if (!differs) return null;
  const [left, right] = [quoted(differs.left), quoted(differs.right)];
  return {
    words: `${differs.path} is ${left}, but the issued one has ${right}`,
    claimed: left,
    found: right,
  };
}

/** Every certificate of the subject that stands was signed, by persons whose keys the trust document names. */
export function judgeSignature({ subject }: Extract<Claim, { type: 'signature' }>, told: Told): Judgement {
  const standing = issuedOf(subject, told);
  const signed = told.proven.standing('cert.signed', subject);
  if (standing.length === 0 || signed.length === 0)
    return notSigned('claim-not-disclosed', `the bundle proves no signed certificate of ${subject}`);
  const names: string[] = [];
  for (const { body } of standing) {
    const own = signed.filter((one) => one.body.payloadSha256 === body.payloadSha256);
    if (own.length === 0)
      return notSigned('claim-signature', `nobody signed the certificate of record ${body.payloadSha256}`);
    for (const one of own) {
      const judged = signerOf(one, told);
      if (typeof judged !== 'string') return judged;
      names.push(judged);
    }
  }
  const words = `the certificate of ${subject} is signed by ${[...new Set(names)].join(' and ')}`;
  return { basis: 'signed', words, findings: [] };
}

/** Certificates of the subject that were issued and not withdrawn. */
function issuedOf(subject: string, { proven }: Told): readonly ProvenRecord[] {
  const withdrawn = new Set(proven.standing('cert.withdrawn', subject).map(({ body }) => body.payloadSha256));
  return proven.standing('cert.issued', subject).filter(({ body }) => !withdrawn.has(body.payloadSha256));
}

/** Name of who signed; a judgement where the signature is bad, or nobody that is trusted made it. */
function signerOf({ record, body }: ProvenRecord, { persons }: Told): string | Judgement {
  const note = parseNote(
    `${certificateNote(record.subject, String(body.payloadSha256))}\n${String(body.signature)}\n`,
  );
  const key = parseVerifierKey(String(body.verifierKey));
  if (!isSignedBy(note, key))
    return notSigned('claim-signature', `record ${record.seq}: the signature is not that of ${key.name}`);
  const text = (one: Uint8Array): string => one.join('.');
  const person = persons.find(
    (one) => one.key.name === key.name && text(one.key.publicKey) === text(key.publicKey),
  );
  if (!person)
    return notSigned('claim-not-trusted', `${key.name} signed, a key that the trust document does not name`);
  const on = record.at.slice(0, 10);
  if ((person.from ?? on) <= on && on <= (person.until ?? on)) return person.name;
  return notSigned('claim-signature', `${person.name} signed on ${on}, outside the days of that key`, {
    claimed: on,
    found: `${person.from ?? ''} to ${person.until ?? ''}`,
  });
}

/** The plant says on a certificate where it melted the metal, and that a melting is recorded. */
export function judgeOrigin({ subject, place }: Extract<Claim, { type: 'origin' }>, told: Told): Judgement {
  const certificate = issuedOf(subject, told).map(documentOf).findLast(isCertificate);
  if (!certificate)
    return notSigned('claim-not-disclosed', `no certificate of ${subject} is disclosed that names a maker`);
  const { maker, product } = certificate;
  if (told.proven.standing('heat.melted', `heat:${product.heat}`).length === 0)
    return notSigned('claim-no-heat', `the bundle proves no melting of heat:${product.heat}`);
  const sides = { claimed: place, found: maker.place };
  return place === maker.place
    ? { basis: 'signed', words: `melted by ${maker.name} in ${place}`, findings: [], ...sides }
    : notSigned(
        'claim-origin',
        `melted in ${place} is claimed, but the certificate says ${maker.place}`,
        sides,
      );
}

interface Named {
  readonly maker: { readonly name: string; readonly place: string };
  readonly product: { readonly heat: string };
}

function isCertificate(value: unknown): value is Named {
  const { maker, product } = (value ?? {}) as {
    maker?: Partial<Named['maker']>;
    product?: Partial<Named['product']>;
  };
  return [maker?.name, maker?.place, product?.heat].every((one) => typeof one === 'string');
}

/** The document of an issued certificate; undefined where it is closed, or is not the one whose hash was recorded. */
const documentOf = ({ body }: ProvenRecord): unknown =>
  typeof body.certificate === 'string' && hashOfText(body.certificate) === body.payloadSha256
    ? parsed(body.certificate)
    : undefined;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** SHA-256 of the canonical JSON; null for what is not JSON, and what is deeper than a stack goes. */
export function hashIfJson(value: unknown): string | null {
  try {
    return hashOf(value);
  } catch (error) {
    if (error instanceof InputError || error instanceof RangeError) return null;
    throw error;
  }
}
