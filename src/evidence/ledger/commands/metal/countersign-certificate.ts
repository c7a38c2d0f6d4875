import { ConflictError, cureBy, ForbiddenError, InputError } from '../../../../foundation/errors.ts';
import { hashOfText } from '../../../../foundation/quantity/canonical.ts';
import { sameBytes } from '../../../proof/bytes.ts';
import { certificateNote } from '../../../proof/certificate-note.ts';
import { ED25519, isSignedBy, parseNote, parseVerifierKey } from '../../../proof/note.ts';
import { defineRecord, type Of } from '../../rules/command.ts';
import type { Desk } from '../../rules/desk.ts';
import type { CertificateState } from '../../state.ts';
import { STANDING } from './sign-certificate.ts';

/** The certificate that was signed, as canonical JSON; its hash is what is on record. */
interface Signed {
  readonly certificate: string;
}
const SIGNED: Of<Parameters<typeof STANDING.find>[1] & Signed, ReturnType<typeof STANDING.find>> = STANDING;

/** V8: a certificate of type 3.2 is countersigned once, by the second party that it names, with a key that is not the plant's. */
export const countersignCertificate = defineRecord({
  type: 'countersignCertificate',
  of: SIGNED,
  says: 'cert.countersigned',
  worked: ['payloadSha256', 'name', 'of'],
  act: 'certify metal',
  work(desk, command, { certificate }) {
    const { of, number, verifierKey, signature } = command;
    const second = secondParty(desk, command, certificate);
    refuseKey(desk, verifierKey, certificate);
    const note = parseNote(`${certificateNote(of, certificate.sha256)}\n${signature}\n`);
    if (!isSignedBy(note, parseVerifierKey(verifierKey)))
      throw new ConflictError(
        `the signature is not that of ${verifierKey.split('+', 1)[0]} on certificate ${number}`,
        {
          path: `${desk.path}signature`,
          allowed: `a signature of ${verifierKey} on this certificate, unchanged`,
          ...cureBy('let the second party sign the certificate as it was issued', 'terminal/countersign'),
        },
      );
    return { ...second, payloadSha256: certificate.sha256 };
  },
});

interface Party {
  readonly name: string;
  readonly of: string;
}

/** Whom the certificate names beside the maker. Throws ForbiddenError for a type that nobody countersigns. */
function secondParty(desk: Desk, command: Signed, { number, sha256 }: CertificateState): Party {
  if (hashOfText(command.certificate) !== sha256)
    throw new ConflictError(`certificate ${number} was issued otherwise than it was signed`, {
      path: `${desk.path}certificate`,
      value: hashOfText(command.certificate).slice(0, 16),
      allowed: sha256.slice(0, 16),
    });
  const { type, validators = [] } = JSON.parse(command.certificate) as {
    readonly type?: string;
    readonly validators?: readonly Party[];
  };
  const second = validators.find(({ of }) => of !== 'maker');
  if (type === '3.2' && second) return second;
  throw new ForbiddenError(
    `certificate ${number} is of type ${type ?? 'unknown'}: no second party signs it`,
    {
      path: `${desk.path}number`,
      value: type ?? null,
      allowed: 'a certificate of type 3.2 (EN 10204)',
      cure: 'issue it as type 3.2 with its inspector',
    },
  );
}

function refuseKey(desk: Desk, verifierKey: string, certificate: CertificateState): void {
  const path = `${desk.path}verifierKey`;
  const key = parseVerifierKey(verifierKey);
  if (key.type !== ED25519)
    throw new InputError('a certificate is signed with an Ed25519 key', {
      path,
      value: key.type,
      allowed: `type ${ED25519}`,
    });
  const { signedWith = [], countersignedWith = [], number } = certificate;
  if (countersignedWith.length > 0)
    throw new ConflictError(`certificate ${number} is countersigned already`, {
      path,
      value: countersignedWith[0]!,
    });
  if (!signedWith.some((own) => sameBytes(parseVerifierKey(own).publicKey, key.publicKey))) return;
  throw new ForbiddenError('the key is that of the maker, not of the second party', {
    path,
    value: verifierKey,
    allowed: 'a key that the second party made itself',
  });
}
