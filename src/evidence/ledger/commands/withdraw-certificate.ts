import { ConflictError, InputError, NotFoundError } from '../../../foundation/errors.ts';
import type { Subject } from '../../../metal/alloy/words.ts';
import { defineCommand, type Told } from '../command.ts';
import { checkName, type Desk, whenHappened } from '../desk.ts';
import { alive } from './found.ts';

/** A certificate no longer stands. It stays in the ledger, and so does the metal where it is. */
export interface WithdrawCertificate extends Told {
  readonly type: 'withdrawCertificate';
  readonly of: Subject;
  readonly number: string;
  readonly reason: string;
  /** Number of the certificate in its place, issued already or to be issued. */
  readonly supersededBy?: string;
}

/** E11: a certificate is withdrawn once, with its reason; it goes with no shipment any more, and its number is used up. */
export const withdrawCertificate = defineCommand<WithdrawCertificate>({
  type: 'withdrawCertificate',
  names: ({ of }) => ({ subjects: [of] }),
  act: 'withdraw certificate',
  decide(desk, command) {
    const state = alive(desk, command.of);
    const certificates = state.type === 'lot' ? [] : (state.certificates ?? []);
    const certificate = certificates.find(({ number }) => number === command.number);
    const path = `${desk.path}number`;
    if (!certificate)
      throw new NotFoundError(`certificate ${command.number} was never issued for ${command.of}`, {
        path,
        value: command.number,
        allowed: certificates.map(({ number }) => number).join(', ') || 'none: no certificate was issued',
      });
    if (certificate.withdrawn)
      throw new ConflictError(`certificate ${command.number} was already withdrawn`, {
        path,
        value: command.number,
        message: certificate.withdrawn.reason,
      });
    if (command.supersededBy !== undefined) checkSuccessor(desk, command, command.supersededBy);
    desk.write('cert.withdrawn', state.subject, {
      happenedAt: whenHappened(desk, command.happenedAt),
      payloadSha256: certificate.sha256,
      number: certificate.number,
      reason: command.reason,
      supersededBy: command.supersededBy,
      by: command.by,
    });
  },
});

function checkSuccessor(desk: Desk, { number }: WithdrawCertificate, supersededBy: string): void {
  const path = `${desk.path}supersededBy`;
  checkName(supersededBy, path);
  if (supersededBy !== number) return;
  throw new InputError(`certificate ${number} cannot take its own place`, {
    path,
    value: supersededBy,
    allowed: 'the number of another certificate',
  });
}
