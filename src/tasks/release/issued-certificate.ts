import type { Certificate } from '../../documents/proof/certificate.ts';
import type { HeatState, ObjectState } from '../../evidence/ledger/state.ts';
import type { StoredRecord } from '../../evidence/ledger/store.ts';
import { ConflictError, NotFoundError } from '../../foundation/errors.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import { firstDifference, quoted } from '../../foundation/quantity/difference.ts';

/** Certificates that the records of one heat or object say were issued: number and document, oldest first. */
export const issuedIn = (
  history: readonly StoredRecord[],
): readonly { readonly number: string; readonly document: unknown }[] =>
  history.flatMap(({ record, body }) =>
    record.kind === 'cert.issued' && typeof body.certificate === 'string'
      ? [{ number: String(body.number), document: JSON.parse(body.certificate) as unknown }]
      : [],
  );

/** The certificate of a number as it was issued. Throws NotFoundError naming the numbers that were issued of this metal. */
export function issuedDocument(
  history: readonly StoredRecord[],
  { of, number }: { readonly of: string; readonly number: string },
): Certificate {
  const issued = issuedIn(history);
  const found = issued.find((one) => one.number === number);
  if (found) return found.document as Certificate;
  throw new NotFoundError(`${of} has no certificate "${number}"`, {
    path: 'number',
    value: number,
    allowed: issued.map((one) => one.number).join(', ') || 'no certificate was issued yet',
  });
}

/**
 * Throws ConflictError unless the document is, letter by letter, one that was issued under its number; names the first
 * field that differs, what it says and what was issued.
 */
export function refuseEdited(document: unknown, number: string, history: readonly StoredRecord[]): void {
  const issued = issuedIn(history);
  const same = issued.find((one) => one.number === number);
  if (!same)
    throw new ConflictError(`certificate ${number} was never issued for this metal`, {
      path: 'certificate.number',
      value: number,
      allowed: issued.map((one) => one.number).join(', ') || 'none: no certificate was issued',
      cure: 'use the document of the certificate as it was issued',
    });
  if (hashOf(document) === hashOf(same.document)) return;
  const differs = firstDifference(document, same.document);
  throw new ConflictError(
    `certificate ${number} was changed after issue: ${differs?.path} is ${quoted(differs?.left)}; it was issued as ${quoted(differs?.right)}`,
    {
      path: `certificate.${differs?.path}`,
      value: quoted(differs?.left),
      allowed: quoted(differs?.right),
      cure: 'use the document of the certificate as it was issued',
    },
  );
}

/** Hash of the document that the release of metal holds, as the ledger stands; undefined where it has none. */
export const latestRelease = (
  { release }: HeatState | ObjectState,
  history: readonly StoredRecord[],
): unknown => history.find(({ seq }) => seq === release?.seq)?.body.documentSha256;

/** Throws ConflictError for the number of a certificate that was withdrawn; `path` is the field of the order that names it. */
export function refuseWithdrawn(
  { certificates = [] }: HeatState | ObjectState,
  number: string,
  path = 'number',
): void {
  const withdrawn = certificates.find((one) => one.number === number)?.withdrawn;
  if (!withdrawn) return;
  const { reason, supersededBy } = withdrawn;
  throw new ConflictError(`certificate ${number} was withdrawn: ${reason}`, {
    path,
    value: number,
    allowed: supersededBy ?? 'a certificate that stands',
    cure: supersededBy
      ? `issue or use certificate ${supersededBy}`
      : 'issue a certificate with another number',
  });
}
