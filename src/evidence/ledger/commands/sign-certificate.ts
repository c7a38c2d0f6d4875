import { ConflictError, ForbiddenError, NotFoundError } from '../../../foundation/errors.ts';
import type { Subject } from '../../../metal/alloy/words.ts';
import { certificateNote } from '../../proof/certificate-note.ts';
import { isSignedBy, parseNote, parseVerifierKey } from '../../proof/note.ts';
import { type Asks, defineCommand } from '../command.ts';
import { type KeyState, personKey, validKey } from '../key.ts';
import { standingCertificates } from '../stock.ts';
import { alive, refuseSuspended } from './found.ts';

/** V3: a certificate that stands is signed by the key that its signer has now, and the signature is good. */
export const signCertificate = defineCommand<
  Asks<'signCertificate', 'cert.signed', 'payloadSha256' | 'verifierKey'> & { readonly of: Subject }
>({
  type: 'signCertificate',
  names: ({ of, by }) => ({ subjects: [of, personKey(by ?? '')] }),
  act: 'certify metal',
  decide(desk, command) {
    const { of, number, signature, by = '' } = command;
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
        cure: `remelt keys make --for ${by}`,
      });
    const note = parseNote(`${certificateNote(of, certificate.sha256)}\n${signature}\n`);
    if (!isSignedBy(note, parseVerifierKey(key.verifierKey)))
      throw new ConflictError(`the signature is not that of ${by} on certificate ${number}`, {
        path: `${desk.path}signature`,
        allowed: `a signature of ${key.verifierKey}`,
      });
    desk.write('cert.signed', state.subject, {
      ...command,
      payloadSha256: certificate.sha256,
      verifierKey: key.verifierKey,
    });
  },
});
