import { InputError } from '../../foundation/errors.ts';
import { hashOf } from '../../foundation/quantity/canonical.ts';
import { firstDifference, quoted } from '../../foundation/quantity/difference.ts';
import { ORIGIN_CLASSES } from '../../metal/alloy/words.ts';
import type { Claim, Finding, ProvenRecord } from './bundle-format.ts';
import { gramsOf, type Input, inputsOf, isWithdrawn, totalOf } from './melted.ts';

/** Checks claims against proven records; answers what does not follow from them. */
export function checkClaims(claims: readonly Claim[], proven: readonly ProvenRecord[]): Finding[] {
  if (claims.length === 0) return [{ code: 'claim-none', words: 'the bundle claims nothing' }];
  return claims.flatMap((claim): readonly Finding[] => {
    if (claim.type === 'certificate') return checkCertificate(claim, proven);
    const heat = proven.find(
      (one) =>
        one.record.kind === 'heat.melted' &&
        one.record.subject === claim.subject &&
        !isWithdrawn(one, proven),
    );
    if (!heat) return [{ code: 'claim-no-heat', words: `the bundle proves no melting of ${claim.subject}` }];
    const inputs = inputsOf(heat);
    if (!inputs) {
      return [{ code: 'claim-inputs-incomplete', words: `not all inputs of ${claim.subject} are disclosed` }];
    }
    if (claim.type === 'massFraction') return checkFraction(claim, inputs, proven);
    if (claim.type === 'balance') return checkBalance(claim, heat, inputs);
    return [{ code: 'claim-unknown', words: `the claim has an unknown type` }];
  });
}

/** ISO 14021: internal revert is never recycled content, whatever the claim calls it. */
function checkFraction(
  claim: Extract<Claim, { type: 'massFraction' }>,
  inputs: readonly Input[],
  proven: readonly ProvenRecord[],
): Finding[] {
  const value = /^[01]\.(\d{1,9})$/.exec(claim.value);
  if (!value || !ORIGIN_CLASSES.some((known) => known === claim.class))
    return [{ code: 'claim-unknown', words: `the claim "${claim.value} ${claim.class}" cannot be read` }];
  let counted = 0n;
  const missing: Finding[] = [];
  for (const { lot, grams } of inputs) {
    const received = proven.find(
      (one) => one.record.kind === 'lot.received' && one.record.subject === lot && !isWithdrawn(one, proven),
    );
    if (!received)
      missing.push({ code: 'claim-lot-missing', words: `the bundle proves no receipt of ${lot}` });
    else if (originOf(received, proven) === claim.class) counted += grams;
  }
  if (missing.length > 0) return missing;
  // Never rounded up: floor(counted / total) to the digits claimed.
  const scale = 10n ** BigInt(value[1]!.length);
  const total = totalOf(inputs);
  const share = total === 0n ? 0n : (counted * scale) / total;
  const claimed = BigInt(claim.value.replace('.', ''));
  if (claimed === share) return [];
  const digits = share.toString().padStart(value[1]!.length + 1, '0');
  const exact = `${digits.slice(0, -value[1]!.length)}.${digits.slice(-value[1]!.length)}`;
  return [
    {
      code: 'claim-fraction',
      words: `${claim.class}: ${claim.value} is claimed, but the records give ${exact}`,
    },
  ];
}

/** Origin class of a lot as booked, or as the latest correction in the bundle says. */
function originOf({ record, body }: ProvenRecord, proven: readonly ProvenRecord[]): unknown {
  const corrections = proven
    .filter((one) => one.record.kind === 'record.corrected' && one.record.subject === record.subject)
    .filter((one) => one.body.correctsSeq === record.seq && one.body.class !== undefined)
    .sort((a, b) => Number(a.record.seq) - Number(b.record.seq));
  return (corrections.at(-1)?.body ?? body).class;
}

function checkBalance(
  claim: Extract<Claim, { type: 'balance' }>,
  { body }: ProvenRecord,
  inputs: readonly Input[],
): Finding[] {
  const allowed = /^(\d{1,9})(?:\.(\d{1,3}))?$/.exec(claim.toleranceKg);
  if (!allowed)
    return [{ code: 'claim-unknown', words: `the tolerance "${claim.toleranceKg}" kg cannot be read` }];
  const lost = totalOf(inputs) - gramsOf(body.outputKg);
  const tolerance = BigInt(allowed[1]! + (allowed[2] ?? '').padEnd(3, '0'));
  if ((lost < 0n ? -lost : lost) <= tolerance) return [];
  return [{ code: 'claim-balance', words: `${lost} g are missing; ${tolerance} g are allowed` }];
}

/** The document is, letter by letter, one whose hash a proven record of its issue holds. */
function checkCertificate(
  { subject, certificate }: Extract<Claim, { type: 'certificate' }>,
  proven: readonly ProvenRecord[],
): Finding[] {
  const issued = proven.filter(({ record }) => record.kind === 'cert.issued' && record.subject === subject);
  if (issued.length === 0)
    return [{ code: 'claim-no-certificate', words: `the bundle proves no certificate of ${subject}` }];
  const hash = hashIfJson(certificate);
  const isSame = ({ body }: ProvenRecord): boolean => body.payloadSha256 === hash;
  const withdrawn = proven.some(
    (one) => one.record.kind === 'cert.withdrawn' && one.record.subject === subject && isSame(one),
  );
  if (withdrawn) return [{ code: 'claim-certificate', words: `the certificate of ${subject} was withdrawn` }];
  if (issued.some(isSame)) return [];
  const differs = issued.flatMap(({ body }) => differenceFrom(body, certificate)).at(0);
  return [
    {
      code: 'claim-certificate',
      words: `no such certificate was issued for ${subject}${differs ? `: ${differs}` : ''}`,
    },
  ];
}

/** What differs first from an issued certificate of the same number, when that one is disclosed. */
function differenceFrom({ certificate, number }: ProvenRecord['body'], claimed: unknown): string[] {
  if (typeof certificate !== 'string' || typeof claimed !== 'object' || claimed === null) return [];
  if (!('number' in claimed) || claimed.number !== number) return [];
  const differs = firstDifference(claimed, parsed(certificate));
  if (!differs) return [];
  return [`${differs.path} is ${quoted(differs.left)}, but the issued one has ${quoted(differs.right)}`];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function hashIfJson(value: unknown): string | null {
  try {
    return hashOf(value);
  } catch (error) {
    // what is no JSON, and what is deeper than a stack goes
    if (error instanceof InputError || error instanceof RangeError) return null;
    throw error;
  }
}
