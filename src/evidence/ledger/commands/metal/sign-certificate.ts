import { ConflictError, cureBy, ForbiddenError, NotFoundError } from '../../../../foundation/errors.ts';
import type { Subject } from '../../../../metal/alloy/words.ts';
import { certificateNote } from '../../../proof/certificate-note.ts';
import { isSignedBy, parseNote, parseVerifierKey } from '../../../proof/note.ts';
import { defineRecord, type Of } from '../../rules/command.ts';
import type { CertificateState } from '../../state.ts';
import { type KeyState, personKey, validKey } from '../../subjects/key.ts';
import { standingCertificates } from '../../subjects/stock.ts';
import { alive, refuseSuspended } from '../found.ts';

/** A certificate that stands, of metal that nothing suspends. */
export const STANDING: Of<
  { readonly of: Subject; readonly number: string },
  { readonly subject: Subject; readonly certificate: CertificateState }
> = {
  subject: ({ of }) => of,
  find(desk, { of, number }) {
    const state = alive(desk, of);
    const certificate =
      state.type === 'lot' ? undefined : standingCertificates(state).find((one) => one.number === number);
    if (!certificate)
      throw new NotFoundError(`no certificate ${number} of ${of} stands`, {
        path: `${desk.path}number`,
        value: number,
      });
    if (state.type !== 'lot') refuseSuspended(desk, state, 'certified');
    return { subject: state.subject, certificate };
  },
};

/** V3: a certificate that stands is signed by the key that its signer has now, and the signature is good. */
export const signCertificate = defineRecord({
  type: 'signCertificate',
  of: STANDING,
  also: ({ by }) => [personKey(by ?? '')],
  says: 'cert.signed',
  worked: ['payloadSha256', 'verifierKey'],
  act: 'certify metal',
  work(desk, { of, number, signature, by = '' }, { certificate }) {
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
    return { payloadSha256: certificate.sha256, verifierKey: key.verifierKey };
  },
});
