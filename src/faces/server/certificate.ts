import { createHash, randomBytes, webcrypto, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { InputError, systemError, UnavailableError } from '../../foundation/errors.ts';
import { MS_PER_DAY } from '../../foundation/quantity/days.ts';

/** What a server proves itself with. */
export interface Certificate {
  /** PEM: its certificate, with those that signed it behind it. */
  readonly cert: string;
  readonly key: string;
  /** Last moment that it holds, ISO 8601. */
  readonly endsAt: string;
  /** PEM of the root that was made here, for devices to install; absent for a certificate of somebody else. */
  readonly root?: string;
  /** SHA-256 of that root, as devices show it. */
  readonly fingerprint?: string;
}

/** Longest life of a certificate that every phone takes under a root that it was given [day]. */
const LIFE_DAYS = 820;
/** One that ends sooner is made anew [day]. */
const LEFT_DAYS = 30;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** The certificate of two PEM files. Throws InputError for files that do not belong together, or one that has ended. */
export function certificateOf(
  paths: { readonly cert: string; readonly key: string },
  now: Date,
): Certificate {
  const [cert, key] = [read(paths.cert, '--certificate'), read(paths.key, '--key')];
  let endsAt: Date;
  try {
    createSecureContext({ cert, key });
    endsAt = new Date(new X509Certificate(cert).validTo);
  } catch (error) {
    throw new InputError('the certificate and the key cannot be used together', {
      path: '--certificate',
      where: paths.cert,
      allowed: 'a certificate and its key, as PEM files',
      ...(error instanceof Error ? { message: error.message } : {}),
      cure: 'name the two files that belong together, or let one be made: --make-certificate',
    });
  }
  if (endsAt <= now)
    throw new InputError('the certificate has ended', {
      path: '--certificate',
      where: paths.cert,
      value: endsAt.toISOString(),
      cure: 'renew it, or let one be made: --make-certificate',
    });
  return { cert, key, endsAt: endsAt.toISOString() };
}

function read(path: string, option: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new InputError(`the file cannot be read: ${systemError(error).code}`, {
      path: option,
      where: path,
      allowed: 'a PEM file',
    });
  }
}

/** The certificate made here for these names: the one of the folder while it holds for all of them, else a new one. */
export async function madeCertificate(
  folder: string,
  { names, plant, now }: { readonly names: readonly string[]; readonly plant: string; readonly now: Date },
): Promise<{ readonly certificate: Certificate; readonly isNew: boolean }> {
  const kept = keptCertificate(folder);
  const holdsLong = kept && Date.parse(kept.endsAt) - now.getTime() > LEFT_DAYS * MS_PER_DAY;
  if (kept && holdsLong && names.every((name) => isFor(kept.cert, name)))
    return { certificate: kept, isNew: false };
  const made = await newCertificate({ names, plant, now });
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const [file, text] of [
      ['root.crt', made.root],
      ['server.crt', made.cert],
      ['server.key', made.key],
    ] as const) {
      // whole or not at all: a server that ends here leaves the files of before
      writeFileSync(join(folder, `${file}.new`), text, { mode: 0o600 });
      renameSync(join(folder, `${file}.new`), join(folder, file));
    }
  } catch (error) {
    throw new UnavailableError(
      `the certificate cannot be kept: ${systemError(error).code}`,
      { where: folder, cure: 'name a folder that can be written with --data' },
      error,
    );
  }
  return { certificate: made, isNew: true };
}

const isFor = (pem: string, name: string): boolean => {
  const certificate = new X509Certificate(pem);
  return (isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name)) !== undefined;
};

function keptCertificate(folder: string): Certificate | null {
  const files = ['server.crt', 'server.key', 'root.crt'].map((file) => join(folder, file));
  if (!files.every((file) => existsSync(file))) return null;
  const [cert, key, root] = files.map((file) => readFileSync(file, 'utf8')) as [string, string, string];
  const endsAt = new Date(new X509Certificate(cert).validTo).toISOString();
  return { cert, key, endsAt, root, fingerprint: fingerprintOf(root) };
}

const fingerprintOf = (pem: string): string =>
  createHash('sha256')
    .update(new X509Certificate(pem).raw)
    .digest('hex')
    .toUpperCase()
    .replace(/..(?=.)/g, '$&:');

interface Wanted {
  readonly names: readonly string[];
  readonly plant: string;
  readonly now: Date;
}

/**
 * A root of the plant, and one certificate that it signs. The key of the root is thrown away then: who takes the server over cannot
 * make certificates of other sites that the devices of the plant would take.
 */
async function newCertificate({ names, plant, now }: Wanted): Promise<Required<Certificate>> {
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  const days = {
    notBefore: new Date(now.getTime() - 3600_000),
    notAfter: new Date(now.getTime() + LIFE_DAYS * MS_PER_DAY),
  };
  const [rootKeys, keys] = [await newKeys(), await newKeys()];
  const { BasicConstraintsExtension, KeyUsagesExtension, KeyUsageFlags } = x509;
  const rootName = [{ CN: [`${plant.slice(0, 50)} (Remelt)`] }];
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: rootName,
    ...days,
    signingAlgorithm: ALGORITHM,
    keys: rootKeys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(rootKeys.publicKey),
    ],
  });
  const server = await x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: [{ CN: [names[0]!.slice(0, 60)] }],
    issuer: root.subject,
    ...days,
    signingAlgorithm: ALGORITHM,
    publicKey: keys.publicKey,
    signingKey: rootKeys.privateKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((name) => ({ type: isIP(name) ? ('ip' as const) : ('dns' as const), value: name })),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(rootKeys.publicKey),
    ],
  });
  const secret = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  const rootPem = `${root.toString('pem')}\n`;
  return {
    cert: `${server.toString('pem')}\n`,
    key: x509.PemConverter.encode(secret, 'PRIVATE KEY'),
    endsAt: days.notAfter.toISOString(),
    root: rootPem,
    fingerprint: fingerprintOf(rootPem),
  };
}

const newKeys = (): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);

const serial = (): string => `00${randomBytes(16).toString('hex')}`;
