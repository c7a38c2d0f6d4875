import { idOf } from '../../../metal/alloy/words.ts';
import type { Account, KnownPerson } from '../../../metal/plant/person.ts';
import type { Fact, FactOf } from '../rules/entry.ts';
import { cannotHappen, defineSubject, named, type SubjectState } from './subject.ts';

export interface PersonState extends SubjectState {
  readonly type: 'person';
  /** `proposed` until the first confirmation. */
  readonly status: 'proposed' | 'admitted' | 'ended';
  /** What was confirmed last; null before the first, when the plant's own record may know them. */
  readonly confirmed: KnownPerson | null;
  /** What waits for another person; null when nothing does. */
  readonly proposal: (KnownPerson & { readonly seq: number; readonly ended: boolean }) | null;
  /** What proves them since the record of the plant; null under a name = that one proves nothing any more. */
  readonly credential: {
    readonly tokenSha256?: string | null;
    /** True: they made that token themself. */
    readonly own?: true;
    readonly account?: Account | null;
  };
}

/** One person of the plant: `person:p-melt`. Never removed: what they signed stays theirs. */
export const personSubject = defineSubject<PersonState>({
  type: 'person',
  statuses: ['proposed', 'admitted', 'ended'],
  evolve: evolvePerson,
});

function evolvePerson(before: PersonState | undefined, entry: Fact): PersonState {
  const { subject } = entry;
  const state: PersonState = before ?? {
    ...named('person', subject),
    status: 'proposed',
    confirmed: null,
    proposal: null,
    credential: {},
  };
  if (entry.kind === 'person.proposed' || entry.kind === 'person.deputy-named')
    return { ...state, proposal: { ...keptDeputy(state, entry), ...proposed(entry) } };
  if (entry.kind === 'person.confirmed' && state.proposal) {
    const { seq: _seq, ended, tokenSha256 = null, account = null, ...person } = state.proposal;
    return {
      ...state,
      status: ended ? 'ended' : 'admitted',
      confirmed: person,
      proposal: null,
      credential: tokenSha256 === null && account === null ? state.credential : { tokenSha256, account },
    };
  }
  if (entry.kind === 'person.credential') {
    const { tokenSha256, account } = entry.body;
    return {
      ...state,
      credential: {
        ...state.credential,
        ...(tokenSha256 === undefined ? {} : { tokenSha256, own: true }),
        ...(account === undefined ? {} : { account }),
      },
    };
  }
  throw cannotHappen(entry);
}

/** First day and roles of a deputy whom a proposal leaves as they were confirmed. */
function keptDeputy(
  { confirmed }: Pick<PersonState, 'confirmed'>,
  { body: { deputyFor, deputyUntil } }: FactOf<'person.proposed' | 'person.deputy-named'>,
): Pick<KnownPerson, 'deputyFrom' | 'deputyRoles'> {
  if (confirmed?.deputyFor !== deputyFor || confirmed?.deputyUntil !== deputyUntil) return {};
  const { deputyFrom, deputyRoles } = confirmed ?? {};
  return { ...(deputyFrom && { deputyFrom }), ...(deputyRoles && { deputyRoles }) };
}

function proposed({
  seq,
  subject,
  body,
}: FactOf<'person.proposed' | 'person.deputy-named'>): NonNullable<PersonState['proposal']> {
  const { happenedAt: _at, by: _by, actsFor: _for, ...person } = body;
  return { ended: false, ...person, id: idOf(subject), seq };
}
