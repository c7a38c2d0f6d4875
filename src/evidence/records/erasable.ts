import type { KindName } from './kinds.ts';

/**
 * Confidential fields that may be erased, by kind: words that a person typed and that no rule, balance, verdict or signature
 * rests on. What is not listed stays: masses, results, owners, grades, origins, persons of records, whole documents.
 */
const ERASABLE: Partial<Record<KindName, readonly string[]>> = {
  'lot.received': ['supplier', 'reference', 'note', 'certificate'],
  'lot.analysed': ['reference'],
  'heat.analysed': ['reference'],
  'object.analysed': ['reference'],
  'lot.cleared': ['reason'],
  'lot.held': ['reason'],
  'object.held': ['reason'],
  'lot.shipped': ['accepted'],
  'object.shipped': ['accepted'],
  'transfer.received': ['accepted'],
  'transfer.confirmed': ['accepted'],
  'lot.lift-proposed': ['reason'],
  'lot.dispositioned': ['reason'],
  'heat.dispositioned': ['reason'],
  'object.dispositioned': ['reason'],
  'heat.plan-accepted': ['reason'],
  'heat.cancelled': ['reason'],
  'heat.charged': ['reason'],
  'heat.advised': ['reason'],
  'heat.shift': ['note'],
  'heat.inspected': ['remark'],
  'record.corrected': ['supplier', 'reference', 'reason'],
  'cert.withdrawn': ['reason'],
  'programme.revised': ['reason'],
  'programme.evidence-excluded': ['reason'],
  'programme.overridden': ['reason'],
  'programme.suspended': ['reason'],
  'person.proposed': ['name'],
  'clock.confirmed': ['reason'],
  'clock.corrected': ['reason'],
  'key.revoked': ['reason'],
  'disclosure.set': ['reason'],
  'recall.recorded': ['reason'],
  'label.printed': ['reason'],
};

/** Fields of a kind that may be erased; none for a kind that is not listed. */
export const erasableFields = (kind: string): readonly string[] =>
  Object.hasOwn(ERASABLE, kind) ? (ERASABLE[kind as KindName] ?? []) : [];

/** Kinds with a field of that name that may be erased. */
export const kindsErasing = (field: string): readonly string[] =>
  Object.entries(ERASABLE).flatMap(([kind, fields]) => (fields.includes(field) ? [kind] : []));
