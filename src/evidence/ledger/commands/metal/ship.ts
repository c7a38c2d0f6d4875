import { ConflictError, cureBy, ForbiddenError } from '../../../../foundation/errors.ts';
import { defineRecord } from '../../rules/command.ts';
import { checkName, type Desk } from '../../rules/desk.ts';
import type { CertificateState, HeatState, ObjectState } from '../../state.ts';
import { freeGrams, reservedGrams, standingCertificates } from '../../subjects/stock.ts';
import { cutFrom, OBJECT, refuseHeld, refuseSuspended, refuseUnbalanced } from '../found.ts';
import { refuseOpenPoints } from '../heat/open-points.ts';
import { refuseRecalled } from '../log/mark-recalled.ts';

/** E6: only what was released, or failed and was disposed of as sold, leaves the plant; once, whole, spoken for by nobody. */
export const ship = defineRecord({
  type: 'ship',
  of: OBJECT,
  says: 'object.shipped',
  worked: ['mass_g'],
  act: 'ship metal',
  work(desk, command, object) {
    checkName(command.to, `${desk.path}to`);
    const path = `${desk.path}object`;
    refuseHeld(desk, object, 'shipped');
    refuseRecalled(desk, object, { act: 'shipped', accepted: command.accepted });
    const sold = object.status === 'failed' && object.disposition === 'sell';
    const covered = object.status === 'held' && isCovered(desk, object);
    if (object.status !== 'released' && !covered && !sold) {
      throw new ForbiddenError(notShipped(object), {
        path,
        value: object.status,
        ...(object.disposition === null ? {} : { message: `its disposition is "${object.disposition}"` }),
        allowed: 'an object that is released, or that failed and has the disposition "sell"',
        ...(object.status === 'shipped' ? {} : { cure: 'release it, or its heat, first' }),
      });
    }
    // Metal that failed is sold as what it is; its missing grams are the buyer's to know, not a claim of ours.
    if (!sold) {
      refuseSuspended(desk, object, 'shipped');
      refuseUnbalanced(desk, object, 'shipped');
      refuseOpenPoints(desk, desk.heat(object.heat), { step: 'release', act: 'shipped' });
    }
    const reserved = reservedGrams(object);
    if (reserved > 0) {
      throw new ConflictError(`${reserved} g of object ${object.id} are reserved`, {
        path,
        value: reserved,
        unit: 'g',
        where: Object.keys(object.reserved_g).join(', '),
        cure: 'cancel those heats or plan them again first',
      });
    }
    refuseCertificate(desk, command.certificateSha256, object);
    return { mass_g: freeGrams(object) };
  },
});

/**
 * A released heat covers its objects, and a released object its pieces, until one of them is judged by itself or disposed
 * of: the nearest decision counts.
 */
function isCovered(desk: Desk, object: ObjectState): boolean {
  const decided = [object, ...cutFrom(desk, object)].find(
    ({ release, disposition }) => release !== null || disposition !== null,
  );
  if (decided === undefined) return desk.heat(object.heat).release?.verdict === 'PASS';
  return decided !== object && decided.disposition === null && decided.release?.verdict === 'PASS';
}

const notShipped = ({ id, status }: ObjectState): string =>
  status === 'shipped'
    ? `object ${id} is shipped already`
    : `object ${id} is ${status} and cannot be shipped`;

/** E9: a certificate that goes with metal was issued for it, or for its heat, on the release that holds; never for what failed. */
function refuseCertificate(desk: Desk, certificateSha256: string | undefined, object: ObjectState): void {
  if (certificateSha256 === undefined) return;
  const path = `${desk.path}certificateSha256`;
  if (object.status === 'failed') {
    throw new ForbiddenError(`object ${object.id} failed and is shipped without a certificate`, {
      path,
      value: certificateSha256,
      cure: 'leave the certificate out; ship under the concession',
    });
  }
  const whole = [object, ...cutFrom(desk, object)];
  const issued = [...whole, desk.heat(object.heat)].flatMap(valid);
  if (issued.some(({ sha256 }) => sha256 === certificateSha256)) return;
  const before = [...whole, desk.heat(object.heat)].flatMap((state) =>
    (state.certificates ?? [])
      .filter(({ sha256 }) => sha256 === certificateSha256)
      .map((one) => standsNoMore(one, state)),
  );
  throw new ConflictError(
    before[0] ??
      `this certificate was not issued for ${whole.map(({ id }) => `object ${id}`).join(', ')} or heat ${object.heat}`,
    {
      path,
      value: certificateSha256,
      allowed:
        issued.map(({ number, sha256 }) => `${number} (${sha256})`).join(', ') ||
        'none: no certificate stands for this metal',
      ...(issued.length > 0
        ? { cure: 'ship with one that stands' }
        : {
            ...cureBy('issue a certificate first', 'release/issue-certificate', { of: object.subject }),
          }),
    },
  );
}

/** Why a certificate that was issued for metal goes with it no more. */
function standsNoMore(
  { number, release, withdrawn }: CertificateState,
  { release: now }: HeatState | ObjectState,
): string {
  if (withdrawn) return `certificate ${number} was withdrawn: ${withdrawn.reason}`;
  return now
    ? `certificate ${number} was issued for the PASS in record ${release}, which a later verdict (record ${now.seq}) replaced`
    : `certificate ${number} was issued for the PASS in record ${release}, which no longer stands`;
}

/** Certificates that stand and rest on the release that holds now. */
const valid = (state: HeatState | ObjectState) =>
  standingCertificates(state).filter((one) => one.release === state.release?.seq);
