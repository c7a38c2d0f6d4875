import { sha1 } from '@noble/hashes/legacy.js';
import {
  Certificate,
  type ExtKeyUsage,
  MessageImprint,
  SignedData,
  SignedDataVerifyError,
  type SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { InputError } from '../../foundation/errors.ts';
import { sha256Bytes, sha256Hex } from '../../foundation/quantity/canonical.ts';
import { fromBase64, sameBytes } from './bytes.ts';

/** Times by an authority (RFC 3161): it signs the hash of a checkpoint together with the time. */

const SHA256 = '2.16.840.1.101.3.4.2.1';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';
/** What the library calls a chain that does not end in a trusted certificate. */
const CHAIN_FAILED = 5;
/** `granted` and `grantedWithMods`. */
const GRANTED: readonly number[] = [0, 1];
/** Longest answer that is read [bytes] (assumption; one with a chain of three certificates has about 6,000). */
const LONGEST = 44_000;

/** What a time-stamping authority states. */
export interface Timestamp {
  /** Name of the authority, as its certificate says it. */
  readonly authority: string;
  /** SHA-256 of its certificate, hexadecimal. */
  readonly certificate: string;
  /** The time that it states. */
  readonly stated: string;
  /** Whether its certificate was found to follow from one of the roots; false where no roots were given. */
  readonly trusted: boolean;
}

/**
 * Query for the time of a text (RFC 3161, 2.4.1), DER. It has no nonce: an older answer to the same query states an earlier time
 * of the same text, which is as true.
 */
export async function timeQueryOf(text: string): Promise<Uint8Array> {
  const messageImprint = await MessageImprint.create('SHA-256', new TextEncoder().encode(text));
  const request = new TimeStampReq({ version: 1, messageImprint, certReq: true });
  return new Uint8Array(request.toSchema().toBER());
}

/**
 * What an authority states of this text. Its signature, the hash, the purpose and the name of its certificate and, with roots (PEM), the chain at the
 * stated time are checked; lists of revoked certificates are not. Throws InputError for an answer that is not one, that refuses, that is of
 * another text, or whose signature or chain does not hold.
 */
export async function readTimestamp(
  answer: Uint8Array,
  text: string,
  roots: readonly string[] = [],
): Promise<Timestamp> {
  const { signed, info } = takenApart(answer);
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  const data = new TextEncoder().encode(text);
  if (
    hashAlgorithm.algorithmId !== SHA256 ||
    !sameBytes(hashedMessage.valueBlock.valueHexView, sha256Bytes(data))
  )
    throw new InputError('the answer is of another text than this checkpoint', {
      path: 'answer',
      cure: 'name the size that the query was made for: --size',
    });
  const signer = await signerOf(signed, {
    data,
    at: info.genTime,
    roots: roots.flatMap(certificatesIn),
  });
  return {
    authority: nameOf(signer),
    certificate: sha256Hex(new Uint8Array(signer.toSchema().toBER())),
    stated: info.genTime.toISOString(),
    trusted: roots.length > 0,
  };
}

function takenApart(answer: Uint8Array): { readonly signed: SignedData; readonly info: TSTInfo } {
  if (answer.length > LONGEST)
    throw new InputError(`the answer has ${answer.length} bytes`, {
      path: 'answer',
      allowed: `up to ${LONGEST}`,
    });
  const { status, timeStampToken } = read({ path: 'answer', ...ANSWER }, 'the answer is no time-stamp', () =>
    TimeStampResp.fromBER(copied(answer)),
  );
  if (!GRANTED.includes(status.status) || !timeStampToken)
    throw new InputError('the authority gives no time', {
      path: 'answer',
      value: [`status ${status.status}`, ...(status.statusStrings ?? []).map((one) => one.valueBlock.value)]
        .join(': ')
        .slice(0, 200),
      allowed: 'status 0 or 1 with a token',
      cure: 'ask another authority, or for SHA-256',
    });
  return read({ path: 'answer', ...ANSWER }, 'the token of the answer is no time-stamp', () => {
    const signed = new SignedData({ schema: timeStampToken.content });
    const { eContentType, eContent } = signed.encapContentInfo;
    // without signed attributes a signature of anything could pass for one of a time
    if (eContentType !== TST_INFO || signed.signerInfos.length !== 1 || !signed.signerInfos[0]?.signedAttrs)
      throw new Error('no time-stamp');
    return { signed, info: TSTInfo.fromBER(eContent!.getValue()) };
  });
}

/** The certificate that signed it, where signature, chain and purpose hold. */
async function signerOf(
  signed: SignedData,
  { data, at, roots }: { readonly data: Uint8Array; readonly at: Date; readonly roots: Certificate[] },
): Promise<Certificate> {
  const chain = { trustedCerts: roots, checkChain: roots.length > 0, checkDate: at };
  const { code, signatureVerified, signerCertificate } = await signed
    .verify({ signer: 0, data: copied(data), extendedMode: true, ...chain })
    .catch((error: unknown) => ({
      code: error instanceof SignedDataVerifyError ? error.code : null,
      signatureVerified: false,
      signerCertificate: null,
    }));
  if (code === CHAIN_FAILED)
    throw new InputError('the certificate of the authority does not follow from these roots', {
      path: 'roots',
      cure: 'name the root certificate of this authority: --roots',
    });
  if (!signatureVerified || !signerCertificate)
    throw new InputError('the signature of the time-stamp does not hold', { path: 'answer' });
  if (!isNamedIn(signed.signerInfos[0]!, signerCertificate))
    throw new InputError('the time-stamp does not name the certificate that signed it', {
      path: 'answer',
      allowed: 'the signed attribute signing-certificate (RFC 5816)',
    });
  const usage = signerCertificate.extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE);
  if (!(usage?.parsedValue as ExtKeyUsage | undefined)?.keyPurposes.includes(TIME_STAMPING))
    throw new InputError('the certificate that signed is not one for times', {
      path: 'answer',
      value: nameOf(signerCertificate),
      allowed: 'extended key usage: time stamping',
    });
  return signerCertificate;
}

/** True when the signed attribute names this certificate by its hash (RFC 2634 by SHA-1, RFC 5035 by SHA-256): no other may be put in its place. */
function isNamedIn({ signedAttrs }: SignerInfo, certificate: Certificate): boolean {
  const bytes = new Uint8Array(certificate.toSchema().toBER());
  const hashes = new Map([
    [SIGNING_CERTIFICATE, sha1(bytes)],
    [SIGNING_CERTIFICATE_V2, sha256Bytes(bytes)],
  ]);
  return (signedAttrs?.attributes ?? []).some(({ type, values: [value] }) => {
    const hash = hashes.get(type);
    // SEQUENCE OF SEQUENCE: certificates, the signer first, its hash first unless another algorithm is named
    const named = value?.valueBlock?.value?.[0]?.valueBlock?.value?.[0]?.valueBlock?.value?.[0];
    const found: unknown = named?.valueBlock?.valueHexView;
    return hash !== undefined && found instanceof Uint8Array && sameBytes(found, hash);
  });
}

/** The certificates of a PEM text. */
function certificatesIn(pem: string): readonly Certificate[] {
  const found = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g)];
  if (found.length === 0) throw new InputError('the file holds no certificate', { path: 'roots', ...PEM });
  return found.map(([, base64]) =>
    read({ path: 'roots', ...PEM }, 'a certificate cannot be read', () =>
      Certificate.fromBER(copied(fromBase64(base64!.replace(/\s/g, '')))),
    ),
  );
}

/** `Example time, Example Ltd`: the common name, then the other parts of the name. */
function nameOf({ subject }: Certificate): string {
  const parts = subject.typesAndValues.map(({ type, value }) => ({
    type,
    text: String(value.valueBlock.value),
  }));
  const common = parts.filter(({ type }) => type === COMMON_NAME);
  const rest = parts.filter(({ type }) => type === ORGANISATION);
  const words = [...common, ...rest].map(({ text }) => text).join(', ');
  return (
    words
      .replace(/\p{Cc}/gu, ' ')
      .slice(0, 200)
      .trim() || 'an authority without a name'
  );
}

/** What a reader of DER answers; whatever it throws means that the bytes are not what they should be. */
/** What is read of others, and where it comes from. */
interface Wanted {
  readonly allowed: string;
  readonly cure: string;
}

const PEM: Wanted = {
  allowed: 'certificates in PEM (-----BEGIN CERTIFICATE-----)',
  cure: 'ask the authority for its root in PEM, or convert it: `openssl x509 -inform der -in ROOT.cer -out ROOT.pem`',
};
const ANSWER: Wanted = {
  allowed: 'an answer in DER (RFC 3161)',
  cure: 'keep what the authority answered to the query, byte by byte',
};

function read<T>(wanted: Wanted & { readonly path: string }, words: string, reader: () => T): T {
  try {
    return reader();
  } catch {
    throw new InputError(words, wanted);
  }
}

/** Bytes with a buffer of their own, as the library takes them. */
const copied = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;
