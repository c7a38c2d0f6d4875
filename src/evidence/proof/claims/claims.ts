import { RemeltError } from '../../../foundation/errors.ts';
import type { Claim, Finding, JudgedClaim } from '../bundle-format.ts';
import { judgeCertificate, judgeOrigin, judgeSignature } from './claim-certificate.ts';
import { judgeComplete, judgeDraws } from './claim-complete.ts';
import { judgeFactors, judgeFootprint } from './claim-footprint.ts';
import { judgeGenealogy } from './claim-genealogy.ts';
import { judgeMass } from './claim-mass.ts';
import { judgeQualification } from './claim-qualification.ts';
import { judgeSpecification } from './claim-specification.ts';
import { type Judgement, notRecomputed, notSigned, type Told } from './judgement.ts';

/** Findings that only say that something is missing, not that something is wrong. */
const MISSING: readonly string[] = [
  'kind-unknown',
  'claim-none',
  'claim-no-heat',
  'claim-inputs-incomplete',
  'claim-lot-missing',
  'claim-no-certificate',
  'claim-not-disclosed',
  'claim-not-judged',
  'claim-not-complete',
  'recall-not-shown',
  'claim-not-recomputed',
  'claim-not-trusted',
];

/** True for a finding after which something else could still be shown. */
export const isMissing = ({ code }: { readonly code: string }): boolean => MISSING.includes(code);

/** Claims held against proven records, and what does not follow from them. */
export function judgeClaims(
  claims: readonly Claim[],
  told: Told,
): { readonly claims: readonly JudgedClaim[]; readonly findings: readonly Finding[] } {
  if (claims.length === 0)
    return { claims: [], findings: [{ code: 'claim-none', words: 'the bundle claims nothing' }] };
  const judged = claims.map((claim) => ({ claim, judgement: judgeOrSay(claim, told) }));
  return {
    claims: judged.map(({ claim: { type, subject }, judgement }) => ({
      type,
      subject,
      verdict: verdictOf(judgement.findings),
      basis: judgement.basis,
      words: judgement.words,
      claimed: judgement.claimed ?? null,
      found: judgement.found ?? null,
    })),
    findings: judged.flatMap(({ judgement }) => judgement.findings),
  };
}

function verdictOf(findings: readonly Finding[]): JudgedClaim['verdict'] {
  if (findings.length === 0) return 'holds';
  return findings.every(isMissing) ? 'incomplete' : 'contradicted';
}

/** A claim that cannot even be read is said to be so. */
function judgeOrSay(claim: Claim, told: Told): Judgement {
  try {
    return judge(claim, told);
  } catch (error) {
    // a TypeError: an object that cannot be written as text
    if (!(error instanceof RemeltError || error instanceof TypeError)) throw error;
    return notSigned('claim-unknown', `the claim cannot be read: ${error.message}`);
  }
}

function judge(claim: Claim, told: Told): Judgement {
  switch (claim.type) {
    case 'massFraction':
    case 'recycledContent':
    case 'balance':
    case 'elementBalance':
      return judgeMass(claim, told);
    case 'certificate':
      return judgeCertificate(claim, told);
    case 'signature':
      return judgeSignature(claim, told);
    case 'origin':
      return judgeOrigin(claim, told);
    case 'complete':
      return judgeComplete(claim, told);
    case 'draws':
      return judgeDraws(claim, told);
    case 'genealogy':
      return judgeGenealogy(claim, told);
    case 'qualification':
      return judgeQualification(claim, told);
    case 'footprint':
      return judgeFootprint(claim, told);
    case 'footprintFactors':
      return judgeFactors(claim, told);
    case 'specification':
      return judgeSpecification(claim, told);
    default:
      return notRecomputed(
        'claim-unknown',
        `the claim "${String((claim as Claim).type).slice(0, 40)}" has an unknown type: this version cannot judge it`,
      );
  }
}
