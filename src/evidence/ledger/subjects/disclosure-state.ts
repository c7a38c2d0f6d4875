import type { Fact } from '../rules/entry.ts';
import { cannotHappen, defineSubject, named, type SubjectState } from './subject.ts';

/** The disclosure policies of a ledger: one subject for all, so that no subject names a customer. */
export const DISCLOSURE = 'disclosure:ledger';

/** What one customer is shown. */
export interface DisclosurePolicy {
  readonly customer: string;
  /** Groups of fields. */
  readonly opens: readonly string[];
  readonly seq: number;
  readonly at: string;
  readonly by: string | null;
  readonly reason: string | null;
}

export interface DisclosureState extends SubjectState {
  readonly type: 'disclosure';
  readonly status: 'set';
  /** By customer, in the order in which they were first set. */
  readonly policies: readonly DisclosurePolicy[];
}

/** Which fields go to which customer; the latest of a customer counts. */
export const disclosureSubject = defineSubject<DisclosureState>({
  type: 'disclosure',
  statuses: ['set'],
  evolve(before, { kind, seq, at, subject, body }: Fact) {
    if (kind !== 'disclosure.set') throw cannotHappen({ kind, subject });
    const { customer, opens = [], by = null, reason = null } = body;
    const policy: DisclosurePolicy = { customer, opens, seq, at, by, reason };
    const policies = before?.policies ?? [];
    const known = policies.some((one) => one.customer === customer);
    return {
      ...named('disclosure', subject),
      status: 'set',
      policies: known
        ? policies.map((one) => (one.customer === customer ? policy : one))
        : [...policies, policy],
    };
  },
});
