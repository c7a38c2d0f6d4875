import type { Claim, ProvenRecord } from '../bundle-format.ts';
import { judgeComplete } from './claim-complete.ts';
import { type Judgement, notSigned, type Told } from './judgement.ts';

/** What the records of a programme say of it, from the furthest on; null for a record that moves it nowhere. */
const WORDS: Readonly<Record<string, (body: ProvenRecord['body']) => string>> = {
  'programme.locked': () => 'locked',
  'programme.revised': () => 'revised',
  'programme.evaluated': ({ gate, verdict }) => `gate ${String(gate)} evaluated: ${String(verdict)}`,
  'programme.approved': ({ gate }) => `gate ${String(gate)} approved`,
  'programme.introduced': ({ fleet }) => `in service: ${String(fleet)} fleet`,
  'programme.suspended': () => 'suspended',
};

/** Stage of a qualification programme by its records, oldest first: what the latest that moved it says. */
export const stageOf = (records: readonly Pick<ProvenRecord, 'record' | 'body'>[]): string | null =>
  records.reduce<string | null>(
    (stage, { record, body }) => (Object.hasOwn(WORDS, record.kind) ? WORDS[record.kind]!(body) : stage),
    null,
  );

/**
 * The stage that a qualification programme has reached is the word of the plant: signed records, none left out up to the
 * checkpoint. Nothing of it is computed again.
 */
export function judgeQualification(
  { subject, stage }: Extract<Claim, { type: 'qualification' }>,
  told: Told,
): Judgement {
  const complete = judgeComplete({ type: 'complete', subject }, told);
  if (complete.findings.length > 0) return { ...complete, basis: 'signed' };
  const found = stageOf(told.proven.about(subject));
  const sides = { claimed: stage, found: found ?? 'no stage' };
  return found === stage
    ? { basis: 'signed', words: `${subject}: ${stage}; the plant says so`, findings: [], ...sides }
    : notSigned(
        'claim-qualification',
        `${subject} is "${stage}" in the claim, and "${found}" in the records`,
        sides,
      );
}
