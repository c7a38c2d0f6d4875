import { ConflictError, InputError, NotFoundError } from '../../../../foundation/errors.ts';
import { defineRecord } from '../../rules/command.ts';
import { checkName, type Desk } from '../../rules/desk.ts';
import { METAL } from '../found.ts';

/** E11: a certificate is withdrawn once, with its reason; it goes with no shipment any more, and its number is used up. */
export const withdrawCertificate = defineRecord({
  type: 'withdrawCertificate',
  of: METAL,
  says: 'cert.withdrawn',
  worked: ['payloadSha256'],
  act: 'withdraw certificate',
  work(desk, command, state) {
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
    if (command.supersededBy !== undefined) checkSuccessor(desk, command.number, command.supersededBy);
    return { payloadSha256: certificate.sha256 };
  },
});

function checkSuccessor(desk: Desk, number: string, supersededBy: string): void {
  const path = `${desk.path}supersededBy`;
  checkName(supersededBy, path);
  if (supersededBy !== number) return;
  throw new InputError(`certificate ${number} cannot take its own place`, {
    path,
    value: supersededBy,
    allowed: 'the number of another certificate',
  });
}
