import { certificateOf } from '../../../calculations/release/certificate.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { isMarked } from '../../../desk/demonstration.ts';
import { traceOf } from '../../../desk/genealogy/trace-of-metal.ts';
import { onOneHead } from '../../../desk/on-one-head.ts';
import { specificationName, usableSpecification } from '../../../desk/reference/kept.ts';
import { suspendedWords } from '../../../desk/samples/suspended-metal.ts';
import type { Certificate } from '../../../documents/proof/certificate.ts';
import { subjectWords } from '../../../documents/proof/claim-words.ts';
import type { Traced } from '../../../documents/proof/trace.ts';
import type { Command } from '../../../evidence/ledger/commands.ts';
import type { HeatState } from '../../../evidence/ledger/state.ts';
import type { Head, ObjectView } from '../../../evidence/ledger/store.ts';
import { productGrams, uncoveredGrams } from '../../../evidence/ledger/subjects/certified-mass.ts';
import { standingCertificates } from '../../../evidence/ledger/subjects/stock.ts';
import { certificateNote } from '../../../evidence/proof/certificate-note.ts';
import { ConflictError, ForbiddenError, InputError } from '../../../foundation/errors.ts';
import { canonicalText, hashOf, hashOfText } from '../../../foundation/quantity/canonical.ts';
import { firstDifference, quoted } from '../../../foundation/quantity/difference.ts';
import { counted, kilograms } from '../../../foundation/quantity/format.ts';
import { plainName } from '../../../foundation/quantity/plain-name.ts';
import { toDecimalText } from '../../../foundation/quantity/reading.ts';
import { idOf } from '../../../metal/alloy/words.ts';
import { isOfProduction, type Person } from '../../../metal/plant/person.ts';
import type { Site } from '../../../metal/plant/site.ts';
import { otherCustomer } from '../../../pages/blocks/release/other-customer.ts';
import { validKeyOf } from '../../proof/keys-of-ledger.ts';
import { signedIfPossible } from '../../proof/sign-checkpoint/sign-checkpoint.ts';
import { defineVerb } from '../../task.ts';
import { issuedIn, refuseWithdrawn } from '../issued-certificate.ts';
import { judged } from '../judgement.ts';
import { meltingOf } from '../melting.ts';
import { signerOf } from '../signer.ts';
import { type CertificateOrder, contract } from './contract.ts';

/**
 * Issues the certificate of a heat or object that the ledger holds as released, with the lots behind it, and records it: what
 * goes with a shipment is this document and no other. Throws ConflictError when its number stands for another, and when
 * the release document is not the one that the ledger names, ForbiddenError for what certificateOf refuses and for a
 * validator from production.
 */
export const issueCertificate = defineVerb(
  contract,
  (order, context) => onOneHead(context.store, (head) => issue(order, head, context)),
  {
    signs: async (asked, name, context) => {
      const { of, number, type, customer, inspector, covers_g, accepted } = asked;
      await refuseTaken(asked, context);
      const order = customer.order === undefined ? '' : `, order ${customer.order}`;
      const second =
        inspector === undefined ? '' : `, with ${inspector.name} (${inspector.role}) as second validator`;
      const other = await noticeOfOwner(asked, context);
      const part = covers_g === undefined ? '' : `${kilograms(covers_g)} of `;
      const why = accepted === undefined ? '' : ` Reason: ${accepted}.`;
      return `I, ${name}, issue certificate ${number} (type ${type}) of ${part}${subjectWords(of)} for ${customer.name}${order}${second}.${other === null ? '' : ` ${other}`}${why}`;
    },
  },
);

/** Throws ConflictError for the number of a certificate of other metal: nobody signs for one that cannot be issued. */
async function refuseTaken({ of, number }: CertificateOrder, { store }: TaskContext): Promise<void> {
  const metals = [...(await store.objects()), ...(await store.heats())];
  const taken = metals.some(
    ({ subject, certificates = [] }) => subject !== of && certificates.some((one) => one.number === number),
  );
  if (taken) throw numberTaken(number, of);
}

const numberTaken = (number: string, of: CertificateOrder['of'], cause?: unknown): ConflictError =>
  new ConflictError(
    `certificate number ${number} was already used for metal other than ${idOf(of)}`,
    { path: 'number', value: number, allowed: 'a number that was not used before' },
    cause,
  );

/** Whose specification the metal was released by, and the notice where the certificate goes to another customer; null where it does not. */
async function otherOwner(
  { of, customer, released }: CertificateOrder,
  context: TaskContext,
): Promise<{ readonly owner: string; readonly words: string } | null> {
  const specification = released?.document.specification ?? (await specificationOnRecord(of, context));
  const { controlled } = specification ?? {};
  if (!controlled) return null;
  const { customer: owner } = controlled;
  const name = specificationName(controlled.number, controlled.revision);
  const words = otherCustomer({ specification: name, owner, customer: customer.name });
  return words === null ? null : { owner, words };
}

/**
 * The notice of `otherOwner`, which takes a stated reason. Throws ConflictError without one; a certificate that was issued already is the
 * same again.
 */
async function noticeOfOwner(asked: CertificateOrder, context: TaskContext): Promise<string | null> {
  const other = await otherOwner(asked, context);
  if (other === null || asked.accepted !== undefined) return other?.words ?? null;
  const { certificates = [] } = await metalOf(asked.of, context);
  if (certificates.some(({ number }) => number === asked.number)) return other.words;
  throw new ConflictError(`certificate ${asked.number} is for ${asked.customer.name}. ${other.words}`, [
    {
      path: 'customer.name',
      value: asked.customer.name,
      allowed: other.owner,
      cure: 'issue it to that customer, or release the metal by the specification of this one',
    },
    { path: 'accepted', value: null, allowed: 'the reason, where it is issued all the same' },
  ]);
}

async function specificationOnRecord(of: CertificateOrder['of'], context: TaskContext) {
  const { release } = await metalOf(of, context);
  return release ? usableSpecification(release.specification, context) : null;
}

const metalOf = (of: CertificateOrder['of'], { store }: TaskContext): Promise<HeatState | ObjectView> =>
  of.startsWith('heat:') ? store.heat(idOf(of)) : store.object(idOf(of));

async function issue(asked: CertificateOrder, head: Head, context: TaskContext): Promise<Certificate> {
  const { compute, store } = context;
  const target = await metalOf(asked.of, context);
  await refuseSuspended(target, store);
  const request = { ...asked, released: asked.released ?? (await judgedAgain(asked.of, target, context)) };
  await requireOnRecord(request, target, context);
  const person = await signerOf('certify metal', context);
  if (request.type.startsWith('3') && isOfProduction(person))
    throw new ForbiddenError(
      `${person.name} works in production and cannot validate a ${request.type} certificate`,
      {
        path: 'by',
        value: person.roles.join(', '),
        allowed: 'a representative independent of production (EN 10204)',
        cure: 'let an independent person of the plant sign',
      },
    );
  await noticeOfOwner(request, context);
  requireOutsider(request.inspector, [...(await store.roster()).persons, ...compute.facts().plant.persons]);
  const certificate = await certificateFor(request, { target, person, head }, context);
  return onRecord(certificate, { target, by: person.id, head, accepted: request.accepted }, context);
}

/** Throws ForbiddenError for released metal with a measurement that no verdict judged: before anything is compared with that verdict. */
async function refuseSuspended(target: HeatState | ObjectView, store: TaskContext['store']): Promise<void> {
  if (target.release?.verdict !== 'PASS') return;
  const suspended = await suspendedWords(target, store);
  if (suspended.length === 0) return;
  throw new ForbiddenError(`${target.subject} is not certified: ${suspended.join('; ')}`, {
    path: 'of',
    value: target.subject,
    allowed: 'metal all of whose measurements were judged',
    cure: 'release it anew: the verdict then counts them',
  });
}

/** A certificate asked for, with the release that it rests on. */
type Request = CertificateOrder & Required<Pick<CertificateOrder, 'released'>>;

/**
 * The release document made once more from the ledger: what decides is whether its hash is the one on record. Throws
 * ForbiddenError for metal that is not released, and for a point of its heat that is open again.
 */
async function judgedAgain(
  of: CertificateOrder['of'],
  { release }: HeatState | ObjectView,
  context: TaskContext,
): Promise<Request['released']> {
  if (!release) throw new ForbiddenError(`${of} is not released`, { path: of, cure: 'release it first' });
  // readings that only ask came after it, and are in no verdict
  const released = await judged({ of, spec: release.specification }, context, release.seq);
  const { openPoints = [] } = released.document;
  const [open] = openPoints;
  if (open === undefined) return released;
  throw new ForbiddenError(`${of} is not certified: ${open}`, {
    path: of,
    allowed: 'metal of a heat whose points were accepted, or waived by quality',
    cure: openPoints.at(-1)!,
  });
}

/** The second validator of type 3.2 is nobody of the plant, however the name is written. */
function requireOutsider(inspector: CertificateOrder['inspector'], people: readonly Person[]): void {
  if (!inspector) return;
  const own = people.find(({ id, name }) => [id, name].map(plainName).includes(plainName(inspector.name)));
  if (!own) return;
  throw new ForbiddenError(`${inspector.name} belongs to this plant and cannot be the inspector`, {
    path: 'inspector',
    value: inspector.name,
    allowed: 'a representative of the purchaser or an official inspector (EN 10204, type 3.2)',
    cure: 'name the inspector of the purchaser, or issue type 3.1',
  });
}

/** What it is issued of, and the ledger as it stood when that was read. */
interface Issuing {
  readonly target: HeatState | ObjectView;
  readonly head: Head;
}

type CertifyCommand = Extract<Command, { type: 'certify' }> & { readonly by: string };

/** The certificate that the ledger and the release give now. */
async function certificateFor(
  request: Request,
  { target, person, head }: Issuing & { readonly person: Person },
  context: TaskContext,
): Promise<Certificate> {
  const { compute, store, clock } = context;
  const { plant } = compute.facts();
  const id = target.id;
  const trace = await traceOf({ subject: request.of, direction: 'up' }, context);
  const heat = target.type === 'heat' ? target : await store.heat(target.heat);
  const site = plant.sites[0];
  const { plant: owner } = await store.roster();
  const signed = await signedIfPossible(head, context);
  const certificate = certificateOf(
    {
      specimen: request.specimen || (await isMarked(context)) || trace.rows.some(({ specimen }) => specimen),
      number: request.number,
      type: request.type,
      issuedAt: clock().toISOString(),
      maker: {
        name: owner?.name ?? site?.name ?? 'unnamed works',
        place: site?.country ?? 'XX',
        ...(site?.address === undefined ? {} : { address: site.address }),
      },
      customer: request.customer,
      product: {
        kind: target.type,
        id,
        heat: heat.id,
        form: target.type === 'heat' ? 'heat' : target.form,
        ...(await massOf(request, target, context)),
      },
      melting: await meltingOf(heat, context),
      lots: lotsShown(trace.rows, site),
      validators: [
        { name: person.name, role: person.roles.join(', '), of: 'maker' },
        ...(request.inspector ? [request.inspector] : []),
      ],
      ledger: head,
      grade: heat.target.grade ?? undefined,
    },
    request.released,
  );
  const { evidence } = certificate;
  return signed ? { ...certificate, evidence: { ...evidence, checkpoint: signed.checkpoint } } : certificate;
}

/** Mass that a certificate covers [g]: of an object all of it, of a heat what is asked for or no other certificate covers. */
async function massOf(
  { of, number, covers_g }: Request,
  target: HeatState | ObjectView,
  { store }: TaskContext,
): Promise<Pick<Certificate['product'], 'mass_g' | 'ofHeat_g'>> {
  if (target.type === 'object') {
    if (covers_g === undefined) return { mass_g: target.mass_g };
    throw new InputError(`a certificate of object ${target.id} covers all of it`, {
      path: 'covers_g',
      value: covers_g,
      unit: 'g',
      allowed: `a part of a heat; for a part of ${of} cut it first`,
    });
  }
  const pieces = new Map(
    (await store.objects({ heat: target.id })).map((one) => [one.subject, one] as const),
  );
  const earlier = standingCertificates(target).find((one) => one.number === number)?.covers_g;
  const uncovered_g = uncoveredGrams(target, (subject) => pieces.get(subject as `object:${string}`));
  const whole_g = productGrams(target);
  // where nothing is left the ledger refuses it in its own words
  const mass_g = covers_g ?? earlier ?? (uncovered_g || whole_g);
  return { mass_g, ...(mass_g === whole_g ? {} : { ofHeat_g: whole_g }) };
}

/**
 * The lots behind the metal as the plant shows them to a customer: each by its number where its policy says so, else
 * added up by origin, so that nobody reads who sold what.
 */
function lotsShown(rows: Traced['rows'], site: Site | undefined): Certificate['lots'] {
  const lots = rows.filter(({ subject, end }) => end && subject.startsWith('lot:'));
  if (site?.certificateShows.includes('lots'))
    return lots.map((row) => ({
      lot: idOf(row.subject),
      share: toDecimalText(row.share, 6),
      mass_g: Math.round(row.mass_g),
      grade: row.clearedAs ?? row.declaredGrade ?? '',
      originClass: row.originClass ?? '',
    }));
  const origins = [...new Set(lots.map(({ originClass = '' }) => originClass))];
  return origins.map((originClass) => {
    const of = lots.filter((row) => (row.originClass ?? '') === originClass);
    return {
      lot: counted(of.length, 'lot'),
      share: toDecimalText(
        of.reduce((sum, { share }) => sum + share, 0),
        6,
      ),
      mass_g: Math.round(of.reduce((sum, { mass_g }) => sum + mass_g, 0)),
      grade: '',
      originClass,
    };
  });
}

/**
 * The certificate, issued: recorded whole under its number, which is used once. The same again is the one that was issued;
 * only when it is issued and the ledger's head may differ.
 */
async function onRecord(
  certificate: Certificate,
  { target, by, head, accepted }: Issuing & { readonly by: string; readonly accepted: string | undefined },
  context: TaskContext,
): Promise<Certificate> {
  const { store } = context;
  const { number, specimen, type } = certificate;
  const { subject } = target;
  const earlier = issuedIn(await store.history(subject)).find((one) => one.number === number);
  if (earlier) {
    refuseWithdrawn(target, number);
    return sameAgain(certificate, earlier.document as Certificate);
  }
  try {
    await store.execute(
      await signedToo(
        {
          type: 'certify',
          of: subject,
          number,
          certificateType: `${specimen ? 'demonstration of ' : ''}EN 10204 ${type}`,
          certificate: canonicalText(certificate),
          customer: certificate.customer.name,
          ...(certificate.product.kind === 'heat' ? { covers_g: certificate.product.mass_g } : {}),
          ...(accepted === undefined ? {} : { accepted }),
          by,
        },
        context,
      ),
      { idempotencyKey: `certificate:${number}`, expectedHead: head, ...signalOf(context) },
    );
  } catch (error) {
    if (!(error instanceof ConflictError && error.details[0]?.path === 'idempotencyKey')) throw error;
    throw numberTaken(number, subject as CertificateOrder['of'], error);
  }
  return certificate;
}

/** With the signature of who validates it, where their key is at hand. */
async function signedToo(certify: CertifyCommand, context: TaskContext): Promise<Command> {
  const key = await validKeyOf(context, certify.by);
  const signer = key === undefined ? null : (context.keys?.signer(key) ?? null);
  if (!signer) return certify;
  const { of, number, certificate, by } = certify;
  const signature = signer.sign(certificateNote(of, hashOfText(certificate))).trimEnd();
  return { type: 'batch', commands: [certify, { type: 'signCertificate', of, number, signature, by }] };
}

function sameAgain(now: Certificate, issued: Certificate): Certificate {
  const differs = firstDifference(
    {
      ...now,
      issuedAt: issued.issuedAt,
      evidence: { ...issued.evidence, releaseSha256: now.evidence.releaseSha256 },
    },
    issued,
  );
  if (!differs) return issued;
  throw new ConflictError(
    `certificate ${now.number} was already issued with ${differs.path} ${quoted(differs.right)}, not ${quoted(differs.left)}`,
    {
      path: differs.path,
      value: quoted(differs.left),
      allowed: quoted(differs.right),
      cure: 'give the new certificate its own number',
    },
  );
}

/** The ledger names the hash of the document that decided; another document decides nothing. */
async function requireOnRecord(
  { of, released }: Request,
  target: HeatState | ObjectView,
  { store }: TaskContext,
): Promise<void> {
  if (!target.release)
    throw new ForbiddenError(`${of} is not released`, { path: of, cure: 'release it first' });
  const history = await store.history(of);
  const record = history.find(({ seq }) => seq === target.release?.seq);
  const { output, document } = released;
  if (record?.body.documentSha256 === hashOf(output)) {
    // The answer names the hash of what was asked: specification, customer and results are held by it too.
    if (output.manifest.inputHash === hashOf(document)) return;
    throw new ConflictError(`the release of ${of} belongs to another document than the one given`, {
      path: 'release.document',
      value: hashOf(document).slice(0, 16),
      allowed: output.manifest.inputHash.slice(0, 16),
      cure: 'use the file saved at the release, unchanged',
    });
  }
  throw new ConflictError(`the ledger holds a different release of ${of}`, {
    path: 'release',
    value: hashOf(released.output).slice(0, 16),
    allowed: String(record?.body.documentSha256 ?? 'none').slice(0, 16),
    cure: 'use the document saved at the latest release',
  });
}
