import type { Fact } from '../rules/entry.ts';
import { cannotHappen, defineSubject, named, type SubjectState } from './subject.ts';

export interface SpecificationState extends SubjectState {
  readonly type: 'specification';
  /** Only a compared one is used. */
  readonly status: 'entered' | 'compared';
  readonly customer: string;
  /** Canonical JSON of what was entered, and its hash. */
  readonly specification: string;
  readonly documentSha256: string;
  readonly enteredBy: string;
  readonly checkedBy: string | null;
}

/** A controlled specification by number and revision: `specification:CUST-718-A rev 3`. */
export const specificationSubject = defineSubject<SpecificationState>({
  type: 'specification',
  statuses: ['entered', 'compared'],
  evolve: evolveSpecification,
});

function evolveSpecification(before: SpecificationState | undefined, entry: Fact): SpecificationState {
  const { subject } = entry;
  if (entry.kind === 'specification.entered' && before?.status !== 'compared') {
    const { customer, specification, documentSha256, by } = entry.body;
    return {
      ...named('specification', subject),
      status: 'entered',
      customer,
      specification,
      documentSha256,
      enteredBy: by,
      checkedBy: null,
    };
  }
  if (before && entry.kind === 'specification.compared')
    return { ...before, status: 'compared', checkedBy: entry.body.by };
  throw cannotHappen(entry);
}
