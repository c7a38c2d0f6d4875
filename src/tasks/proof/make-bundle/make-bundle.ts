import type { TaskContext } from '../../../desk/context.ts';
import { suspensionsNow } from '../../../desk/samples/suspended-metal.ts';
import type { Head, StoredRecord } from '../../../evidence/ledger/store.ts';
import { type Judgeable, suspensionCure } from '../../../evidence/ledger/subjects/suspension.ts';
import { examinerOf } from '../../../evidence/proof/bundle.ts';
import type { ReadRecords } from '../../../evidence/proof/bundle-entries.ts';
import type {
  Bundle,
  BundleEntry,
  BundleVerdict,
  IndexEntry,
} from '../../../evidence/proof/bundle-format.ts';
import { fromHex, toBase64 } from '../../../evidence/proof/bytes.ts';
import { indexProof, type SubjectIndex } from '../../../evidence/proof/subject-index.ts';
import { tlogProofText } from '../../../evidence/proof/tlog-proof.ts';
import { ConflictError, type Cure, InputError } from '../../../foundation/errors.ts';
import { knownGrade } from '../../../metal/alloy/catalogue.ts';
import { idOf, type Subject } from '../../../metal/alloy/words.ts';
import { defineVerb } from '../../task.ts';
import { coveringMetal, disclosed, ofMetal, recordsFor } from '../bundle-records.ts';
import type { Disclosing } from '../disclosed-fields.ts';
import { shownTo } from '../disclosure-policies.ts';
import { withIndexRoot } from '../index-of-ledger.ts';
import { seenByWitnesses } from '../seen-by-witnesses.ts';
import { refuseOtherWitnesses, requireLogKey, signedHead } from '../sign-checkpoint/sign-checkpoint.ts';
import { candidateClaims, judgedIn, subjectsWhole } from './bundle-claims.ts';
import { type BundleOrder as AskedOrder, contract } from './contract.ts';

/** What is asked for, of a heat or object that is known. */
type BundleOrder = Omit<AskedOrder, 'subject'> & { readonly subject: Subject };

/**
 * Records of a heat or object, and of the lots in it, that a customer can check without this ledger. What is claimed is what
 * follows from them: the bundle is verified before it is handed out.
 */
export const makeBundle = defineVerb(contract, async (asked, context) => {
  const { store } = context;
  const order = await ofMetal(asked, context);
  requireOwnRelease(order, await coveringMetal(order.subject, context));
  refuseOtherWitnesses(order.witnesses ?? [], context);
  const { words } = await shownTo(order, context);
  const signer = await requireLogKey(context);
  const { head, index } = await withIndexRoot(context);
  const signed = await signedHead(head, context, signer);
  const checkpoint = await seenByWitnesses(signed.checkpoint, order.witnesses ?? [], { head, context });
  const rooted = await store.records(head.size - 1, 1);
  const chosen = [...(await recordsFor(order, words, context)), ...rooted].filter(
    ({ seq }) => seq < head.size,
  );
  const proofs = await store.proveAll(
    chosen.map(({ seq }) => seq),
    head.size,
  );
  const inBase64 = base64OfHex();
  const entries = chosen.map(
    (one, i): BundleEntry => ({
      record: one.text,
      proof: tlogProofText({ index: one.seq, hashes: proofs[i]!.proof.map(inBase64), note: checkpoint }),
      disclosures: disclosed(one, order.customer, words),
    }),
  );
  const bare: Omit<Bundle, 'claims'> = {
    format: 'remelt-bundle/1',
    purpose: `${order.subject} for ${order.customer}`,
    entries,
    index: listedIn(index, chosen, words),
    ...(await consistencyFor(order, head, context)),
  };
  const grade = gradeIn(order, context);
  const candidates = candidateClaims({ ...order, grade }, chosen, words);
  return holding(bare, candidates, {
    log: signer.verifierKey,
    read: new Map(chosen.map(({ text, record }) => [text, record])),
    cure: await contradictionCure(order, store),
  });
});

/** Throws InputError for a release of other metal than the object, what it was cut from and its heat: its verdict says nothing of this one. */
function requireOwnRelease({ subject, released }: BundleOrder, covering: readonly Subject[]): void {
  if (released === undefined || covering.includes(judgedIn(released))) return;
  const { id } = released.document.object;
  throw new InputError(`the release is of ${id}, and the bundle of ${subject}`, {
    path: 'released.document.object.id',
    value: id,
    allowed: covering.map(idOf).join(', '),
    cure: `give what was saved at the release of ${subject}`,
    does: [{ verb: 'release/release-measured', order: { of: subject } }],
  });
}

/** All records of the subjects whose history is whole in the bundle. */
function listedIn(
  index: SubjectIndex,
  chosen: readonly StoredRecord[],
  words: Disclosing,
): readonly IndexEntry[] {
  return subjectsWhole(chosen, words).map((subject) => ({
    subject,
    positions: chosen.filter(({ record }) => record.subject === subject).map(({ seq }) => seq),
    proof: indexProof(index, subject).map(toBase64),
  }));
}

/** The grade whose limits a release document names: who verifies knows no catalogue. */
function gradeIn({ released }: BundleOrder, { compute }: TaskContext): unknown {
  const id = released?.document.specification?.gradeId;
  return id === undefined ? undefined : (knownGrade(compute.facts().grades, id) ?? undefined);
}

/** The bundle with the claims that follow from it, under the key of the log. Throws ConflictError when its own records contradict it. */
function holding(
  bare: Omit<Bundle, 'claims'>,
  candidates: Bundle['claims'],
  { log, read, cure }: { readonly log: string; readonly read: ReadRecords; readonly cure: Cure },
): Bundle {
  const trust = { log, witnesses: [], minWitnesses: 0 };
  // the records are read once, and both lists of claims are judged by them
  const examined = examinerOf(bare, trust, { read });
  const tried = examined(candidates).verdict;
  const claims = candidates.filter(
    (claim, i) =>
      tried.claims[i]?.verdict === 'holds' ||
      (['specification', 'signature', 'certificate'].includes(claim.type) && !isClosed(tried, i)),
  );
  const { verdict, findings } = claims.length === candidates.length ? tried : examined(claims).verdict;
  if (claims.length === 0)
    throw new InputError('nothing can be claimed of this metal with what is disclosed', {
      path: 'disclose',
      allowed: 'inputs, results, certificate',
      cure: 'issue the certificate first, or disclose more',
    });
  if (verdict !== 'contradicted') return { ...bare, claims };
  throw new ConflictError(`the records contradict the bundle: ${findings[0]?.words}`, {
    path: 'claims',
    ...cure,
  });
}

/** What ends a contradiction: a measurement that no verdict judged is judged; anything else is a fault of the records. */
async function contradictionCure(
  { subject }: Pick<BundleOrder, 'subject'>,
  store: TaskContext['store'],
): Promise<Cure> {
  const metal = await store.subject(subject);
  // no verdict is on a lot
  const [first] = metal.type === 'lot' ? [] : await suspensionsNow(metal as Judgeable, store);
  return first
    ? suspensionCure(first)
    : {
        cure: 'put the records right first',
        does: [{ verb: 'proof/verify-ledger' }, { verb: 'proof/show-history' }],
      };
}

/** True for a release of which not all results are opened: its verdict could not be computed again, so it is not claimed. */
const isClosed = ({ claims, findings }: BundleVerdict, claim: number): boolean =>
  claims[claim]?.type === 'specification' &&
  findings.some(({ code, words }) => code === 'claim-not-disclosed' && words === claims[claim]?.words);

/** Base64 of hashes in hexadecimal, each written once: the proofs of a bundle share most of theirs. */
function base64OfHex(): (hex: string) => string {
  const known = new Map<string, string>();
  return (hex) => {
    const text = known.get(hex) ?? toBase64(fromHex(hex));
    known.set(hex, text);
    return text;
  };
}

/** Proofs that the ledger of the sizes asked for is the beginning of this one. */
async function consistencyFor(
  { since = [] }: BundleOrder,
  head: Head,
  { store }: TaskContext,
): Promise<Pick<Bundle, 'consistency'>> {
  if (since.length === 0) return {};
  const beyond = since.find((size) => size > head.size);
  if (beyond !== undefined)
    throw new InputError(
      `an earlier checkpoint of ${beyond} records is asked for, and the ledger has ${head.size}`,
      {
        path: 'since',
        value: beyond,
        allowed: `1 to ${head.size}`,
        cure: 'name the size that the earlier checkpoint says in its second line',
      },
    );
  const proofs = await Promise.all(since.map((size) => store.proveConsistency(size, head.size)));
  return {
    consistency: proofs.map(({ size1, proof }) => ({
      size: size1,
      hashes: proof.map((one) => toBase64(fromHex(one))),
    })),
  };
}
