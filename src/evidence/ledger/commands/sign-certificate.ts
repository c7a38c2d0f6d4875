import { ConflictError, cureBy, ForbiddenError, NotFoundError } from '../../../foundation/errors.ts';
import type { Subject } from '../../../metal/alloy/words.ts';
import { certificateNote } from '../../proof/certificate-note.ts';
import { isSignedBy, parseNote, parseVerifierKey } from '../../proof/note.ts';
import { defineCommand, type Told } from '../command.ts';
import { whenHappened } from '../desk.ts';
import { type KeyState, personKey, validKey } from '../key.ts';
import { standingCertificates } from '../stock.ts';
import { alive, refuseSuspended } from './found.ts';

/** A person signs, with their own key, a certificate that was issued. */
export interface SignCertificate extends Told {
  readonly type: 'signCertificate';
  readonly of: Subject;
  readonly number: string;
  /** Signature line over `certificateNote`. */
  readonly signature: string;
}

/** V3: a certificate that stands is signed by the key that its signer has now, and the signature is good. */
export const signCertificate = defineCommand<SignCertificate>({
  type: 'signCertificate',
  names: ({ of, by }) => ({ subjects: [of, personKey(by ?? '')] }),
  act: 'certify metal',
  decide(desk, { of, number, signature, by = '', happenedAt }) {
    const state = alive(desk, of);
    const certificate =
      state.type === 'lot' ? undefined : standingCertificates(state).find((one) => one.number === number);
    if (!certificate)
      throw new NotFoundError(`no certificate ${number} of ${of} stands`, {
        path: `${desk.path}number`,
        value: number,
      });
    if (state.type !== 'lot') refuseSuspended(desk, state, 'certified');
    const key = validKey(desk.book.stateOf(personKey(by)) as KeyState | undefined);
    if (!key)
      throw new ForbiddenError(`${by} has no key to sign with`, {
        path: `${desk.path}by`,
        value: by,
        ...cureBy('make one first', 'proof/make-key', { person: by }),
      });
    const note = parseNote(`${certificateNote(of, certificate.sha256)}\n${signature}\n`);
    if (!isSignedBy(note, parseVerifierKey(key.verifierKey)))
      throw new ConflictError(`the signature is not that of ${by} on certificate ${number}`, {
        path: `${desk.path}signature`,
        allowed: `a signature of ${key.verifierKey}`,
      });
    desk.write('cert.signed', state.subject, {
      happenedAt: whenHappened(desk, happenedAt),
      payloadSha256: certificate.sha256,
      verifierKey: key.verifierKey,
      signature,
      number,
      by,
    });
  },
});
