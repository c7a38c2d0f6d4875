import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { parseDocument } from '../../../documents/common.ts';
import { type Certificate, certificateSchema } from '../../../documents/proof/certificate.ts';
import type { HeatState } from '../../../evidence/ledger/state.ts';
import type { ObjectView } from '../../../evidence/ledger/store.ts';
import { ConflictError, cureBy, NotFoundError } from '../../../foundation/errors.ts';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { plainName } from '../../../foundation/quantity/plain-name.ts';
import { idOf, type Subject } from '../../../metal/alloy/words.ts';
import { signedIfPossible } from '../../proof/sign-checkpoint/sign-checkpoint.ts';
import { defineVerb } from '../../task.ts';
import { issuedIn, latestRelease, refuseEdited, refuseWithdrawn } from '../issued-certificate.ts';
import { signerOf } from '../signer.ts';
import { standingIn } from '../standing-in-ledger.ts';
import { contract } from './contract.ts';

/**
 * Books that an object left the plant; its certificate is the document as issued, or its number. Throws ConflictError for a certificate of something else, of another release or with
 * a field that was not issued so, for one that names another customer or lacks a signature where nobody accepts that, and
 * what the ledger's rule refuses: metal that is not released, reserved, or gone already.
 */
export const shipObject = defineVerb(contract, async ({ object: id, certificate, ...to }, context) => {
  const { store, clock } = context;
  const now = clock().toISOString();
  const { id: by } = await signerOf('ship metal', context);
  const object = await store.object(id);
  const document =
    typeof certificate === 'string' ? await ofNumber(certificate, object, context) : certificate;
  if (document !== undefined) await requireIssued(document, object, context);
  if (to.accepted === undefined) await refuseUnlike(to.to, document, { object, context });
  const goesWith = document === undefined ? {} : { certificateSha256: hashOf(document) };
  await store.execute(
    { type: 'ship', object: object.id, ...to, ...goesWith, by, happenedAt: now },
    signalOf(context),
  );
  const signed = await signedIfPossible(await store.head(), context);
  return { ...(await store.object(object.id)), ...(signed ? { checkpoint: signed.checkpoint } : {}) };
});

/** The certificate of a number, of this object or of its heat. Throws NotFoundError naming those that were issued. */
async function ofNumber(number: string, object: ObjectView, { store }: TaskContext) {
  const issued: ReturnType<typeof issuedIn>[number][] = [];
  for (const { subject } of await coveringMetal(object, store))
    issued.push(...issuedIn(await store.history(subject)));
  const found = issued.find((one) => one.number === number);
  if (found) return found.document;
  const { id, heat, from } = object;
  const whole = from?.startsWith('object:') ? `, nor ${idOf(from)}, which it was cut from,` : '';
  throw new NotFoundError(`neither ${id}${whole} nor its heat ${heat} has a certificate "${number}"`, {
    path: 'certificate',
    value: number,
    allowed: issued.map((one) => one.number).join(', ') || 'no certificate was issued yet',
    cure: issued.length > 0 ? 'name one of those, or issue it first' : 'issue the certificate first',
  });
}

/** The certificate is of this object or its heat, rests on the release that the ledger holds, and is what was issued. */
async function requireIssued(document: unknown, object: ObjectView, { store }: TaskContext): Promise<void> {
  const { number, product, evidence } = parseDocument(certificateSchema, document, 'certificate');
  const target = (await coveringMetal(object, store)).find(({ id }) => id === product.id);
  if (!target)
    throw new ConflictError(`certificate ${number} belongs to ${product.id}, not to ${object.id}`, {
      path: 'certificate.product.id',
      value: product.id,
      allowed: `a certificate of ${object.id}, of what it was cut from, or of its heat ${object.heat}`,
    });
  const history = await store.history(target.subject);
  const released = latestRelease(target, history);
  if (released !== evidence.releaseSha256)
    throw new ConflictError(`certificate ${number} was issued on an earlier release of ${product.id}`, {
      path: 'certificate.evidence.releaseSha256',
      value: evidence.releaseSha256.slice(0, 16),
      allowed: typeof released === 'string' ? released.slice(0, 16) : 'none: the ledger holds no release',
      cure: 'issue a certificate on the latest release, and ship with that',
    });
  refuseEdited(document, number, history);
  refuseWithdrawn(target, number, 'certificate');
}

/** What is shipped, and where it is looked up. */
interface Shipped {
  readonly object: ObjectView;
  readonly context: TaskContext;
}

/**
 * Asks for the reason where the metal goes to another customer than its certificate names, or the certificate still lacks a
 * signature. Where none goes with it, those of the metal that stand are looked at.
 */
async function refuseUnlike(to: string, document: unknown, { object, context }: Shipped): Promise<void> {
  const papers =
    document === undefined
      ? await standing(object, context)
      : [parseDocument(certificateSchema, document, 'certificate')];
  const [first] = papers;
  if (!first) return;
  const names = papers.map(({ customer }) => customer.name);
  const isOther = names.every((name) => plainName(name) !== plainName(to));
  const missing = document === undefined ? [] : await missingOn(first, context);
  if (!isOther && missing.length === 0) return;
  const numbers = papers.map(({ number }) => number).join(', ');
  const said = [
    ...(isOther ? [`certificate ${numbers} is issued to ${names.join(', ')}, not to ${to}`] : []),
    ...(missing.length > 0
      ? [`certificate ${numbers} lacks ${missing.join(' and ')}, and counts as type 3.1`]
      : []),
  ];
  const toOther = {
    path: 'to',
    value: to,
    allowed: names.join(', '),
    cure: 'ship it to that customer, or issue a certificate to this one',
  };
  const unsigned = {
    path: 'certificate',
    value: numbers,
    allowed: 'a certificate that every party has signed',
    ...cureBy('record the missing signature first', 'release/countersign-certificate'),
  };
  throw new ConflictError(said.join('; '), [
    ...(isOther ? [toOther] : []),
    ...(missing.length > 0 ? [unsigned] : []),
    { path: 'accepted', value: null, allowed: 'the reason, where it is shipped all the same' },
  ]);
}

/** The object, what it was cut from, and its heat: what its certificate may be of. */
async function coveringMetal(
  object: ObjectView,
  store: TaskContext['store'],
): Promise<readonly (ObjectView | HeatState)[]> {
  const { from, heat } = object;
  if (!from?.startsWith('object:')) return [object, await store.heat(heat)];
  return [object, ...(await coveringMetal(await store.object(idOf(from)), store))];
}

/** Certificates of an object, of what it was cut from and of its heat that stand. */
async function standing(object: ObjectView, { store }: TaskContext): Promise<Certificate[]> {
  const stands = async (of: Subject, { certificates = [] }: Pick<ObjectView, 'certificates'>) => {
    const numbers = certificates.filter(({ withdrawn }) => !withdrawn).map(({ number }) => number);
    if (numbers.length === 0) return [];
    return issuedIn(await store.history(of)).filter(({ number }) => numbers.includes(number));
  };
  const covering = await coveringMetal(object, store);
  const found = (await Promise.all(covering.map((metal) => stands(metal.subject, metal)))).flat();
  return found.map(({ document }) => document as Certificate);
}

/** Signatures that an issued certificate still lacks, in words. */
async function missingOn(
  { number, product }: Certificate,
  { store }: TaskContext,
): Promise<readonly string[]> {
  const of = `${product.kind}:${product.id}` as const;
  return standingIn(await store.history(of), { of, number }).missing;
}
