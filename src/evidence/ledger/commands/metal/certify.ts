import { ConflictError, ForbiddenError, InputError } from '../../../../foundation/errors.ts';
import { hashOfText } from '../../../../foundation/quantity/canonical.ts';
import type { Subject } from '../../../../metal/alloy/words.ts';
import { isCanonical } from '../../../proof/leaf.ts';
import { type Asks, defineCommand } from '../../rules/command.ts';
import { checkName } from '../../rules/desk.ts';
import { standingCertificates } from '../../subjects/stock.ts';
import { alive, heatOf, refuseHeld, refuseSuspended, refuseUnbalanced } from '../found.ts';
import { refuseOpenPoints } from '../heat/open-points.ts';
import { refuseRecalled } from '../log/mark-recalled.ts';
import { takenBack } from '../taken-back.ts';
import { coveredGrams } from './covered-grams.ts';

/** E9: only released metal is certified, and none that a measurement suspends (E15); the record holds the whole certificate. */
export const certify = defineCommand<
  Asks<'certify', 'cert.issued', 'heat' | 'payloadSha256' | 'number' | 'certificate'> & {
    readonly of: Subject;
    readonly number: string;
    /** The whole certificate as canonical JSON. Confidential in the record; its SHA-256 is not. */
    readonly certificate: string;
    /** Customer that it is issued to. */
    readonly customer?: string;
  }
>({
  type: 'certify',
  names: ({ of }) => ({ subjects: [of] }),
  act: 'certify metal',
  decide(desk, command) {
    const state = alive(desk, command.of);
    if (state.type === 'lot' || state.release?.verdict !== 'PASS') {
      throw new ForbiddenError(`${command.of} is not released, so no certificate can be issued`, {
        path: `${desk.path}of`,
        value: state.type === 'lot' ? 'lot' : (state.release?.verdict ?? 'not decided'),
        allowed: 'a heat or object with the verdict PASS',
        cure: 'release it first',
      });
    }
    refuseHeld(desk, state, 'certified');
    refuseSuspended(desk, state, 'certified');
    refuseUnbalanced(desk, state, 'certified');
    refuseOpenPoints(desk, heatOf(desk, state), { step: 'release', act: 'certified' });
    // A heat may go to several customers; an object goes to one. A new release asks for a new certificate.
    const { seq } = state.release;
    const standing = standingCertificates(state).find(
      ({ release }) => state.type === 'object' && release === seq,
    );
    if (standing) {
      throw new ConflictError(`${command.of} has the certificate ${standing.number} already`, {
        path: `${desk.path}number`,
        value: command.number,
        allowed: `one certificate for an object; ${standing.number} stands`,
        ...takenBack('withdraw it first', command.of, `certificate:${standing.number}`),
      });
    }
    refuseRecalled(desk, state, { act: 'certified', accepted: command.accepted });
    const covers_g = coveredGrams(desk, state, command);
    checkName(command.number, `${desk.path}number`);
    if (!isCanonical(command.certificate)) {
      throw new InputError('the certificate is not canonical JSON', {
        path: `${desk.path}certificate`,
        allowed: 'canonical JSON (RFC 8785)',
      });
    }
    desk.write('cert.issued', state.subject, {
      ...command,
      heat: state.type === 'heat' ? state.subject : `heat:${state.heat}`,
      payloadSha256: hashOfText(command.certificate),
      covers_g,
    });
  },
});
