import { failedNow, suspendedWords } from '../../desk/samples/suspended-metal.ts';
import type { Certificate } from '../../documents/proof/certificate.ts';
import type { CertificateStanding } from '../../documents/proof/countersignature.ts';
import type { HeatState, ObjectState } from '../../evidence/ledger/state.ts';
import type { Store, StoredRecord } from '../../evidence/ledger/store.ts';
import { standingCertificates } from '../../evidence/ledger/subjects/stock.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import { idOf } from '../../metal/alloy/words.ts';
import type { Person } from '../../metal/plant/person.ts';
import { issuedDocument, issuedIn, latestRelease } from './issued-certificate.ts';

/**
 * Who has signed a certificate, as which type of EN 10204 it counts now, the recalls that reached its metal, and how many others stand.
 * Throws NotFoundError for one that was not issued.
 */
export async function standingOf(
  { of, number }: { readonly of: `${'heat' | 'object'}:${string}`; readonly number: string },
  store: Store,
): Promise<CertificateStanding> {
  const [history, { persons }, state] = await Promise.all([
    store.history(of),
    store.roster(),
    store.subject(of),
  ]);
  const metal = state as HeatState | ObjectState;
  const around = await metalAround(metal, store);
  const standing = [metal, ...around].flatMap(standingCertificates);
  const others = new Set(standing.map((one) => one.number).filter((one) => one !== number)).size;
  const suspended = await suspendedWords(metal, store);
  const failed = await failedNow(metal, store);
  const told = standingIn(history, { of, number, persons });
  const { evidence } = issuedDocument(history, { of, number });
  const { release } = metal;
  // after a FAIL that is told
  const isEarlier =
    release && !failed && !told.withdrawn && latestRelease(metal, history) !== evidence.releaseSha256;
  return {
    ...told,
    ...(isEarlier ? { decidedAnew: release.seq } : {}),
    ...(failed ? { failed } : {}),
    ...(suspended.length === 0 ? {} : { suspended: [...suspended] }),
    recalled: metal.recalled ?? [],
    others,
  };
}

/** Metal whose certificates may be of this metal too: of a heat its pieces, of a piece what it was cut from, and its heat. */
async function metalAround(
  metal: HeatState | ObjectState,
  store: Store,
): Promise<readonly (HeatState | ObjectState)[]> {
  if (metal.type === 'heat') return store.objects({ heat: metal.id });
  if (!metal.from?.startsWith('object:')) return [await store.heat(metal.heat)];
  const source = await store.object(idOf(metal.from));
  return [source, ...(await metalAround(source, store))];
}

interface Named {
  readonly of: string;
  readonly number: string;
  /** Whose names are known. */
  readonly persons?: readonly Person[];
}

/** The same from the records of the metal. */
export function standingIn(
  history: readonly StoredRecord[],
  { of, number, persons = [] }: Named,
): Omit<CertificateStanding, 'recalled' | 'others'> {
  const certificate = issuedDocument(history, { of, number });
  const sha256 = hashOf(certificate);
  const about = history.filter(({ body }) => body.payloadSha256 === sha256);
  const signed = (kind: string): CertificateStanding['secondParty'] =>
    about
      .filter(({ record }) => record.kind === kind)
      .map(({ seq, record, body }) => ({
        name: String(body.name ?? String(body.verifierKey).split('+', 1)[0]),
        verifierKey: String(body.verifierKey),
        on: record.at.slice(0, 10),
        seq,
        statedBy: body.by === undefined ? null : String(body.by),
      }));
  const withdrawal = withdrawalIn(about, { history, persons });
  const maker = signed('cert.signed').map(({ statedBy: _, ...own }) => own);
  const secondParty = signed('cert.countersigned');
  const missing = certificate.secondSignature ? missingOf(certificate, { maker, secondParty }) : [];
  return {
    format: 'remelt-certificate-standing/1',
    of,
    number,
    issuedAs: certificate.type,
    countsAs: missing.length > 0 ? '3.1' : certificate.type,
    maker,
    secondParty,
    withdrawn: withdrawal !== null,
    withdrawal,
    missing,
  };
}

/** Why a certificate was withdrawn, from the records about it; null where it stands. */
function withdrawalIn(
  about: readonly StoredRecord[],
  { history, persons }: { readonly history: readonly StoredRecord[]; readonly persons: readonly Person[] },
): CertificateStanding['withdrawal'] {
  const found = about.find(({ record }) => record.kind === 'cert.withdrawn');
  if (found === undefined) return null;
  const { seq, record, body } = found;
  const said = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const [by, supersededBy] = [said(body.by), said(body.supersededBy)];
  return {
    on: record.at.slice(0, 10),
    seq,
    by: persons.find(({ id }) => id === by)?.name ?? by,
    reason: said(body.reason),
    supersededBy,
    isReplaced: issuedIn(history).some(({ number }) => number === supersededBy),
  };
}

function missingOf(
  { validators }: Certificate,
  { maker, secondParty }: Pick<CertificateStanding, 'maker' | 'secondParty'>,
): string[] {
  const named = (isMaker: boolean): string =>
    validators
      .filter(({ of }) => (of === 'maker') === isMaker)
      .map(({ name }) => name)
      .join(', ');
  return [
    ...(maker.length > 0 ? [] : [`the signature of ${named(true)} for the maker`]),
    ...(secondParty.length > 0 ? [] : [`the signature of ${named(false)}`]),
  ];
}
