import type { KnownPerson } from '../../../metal/plant/person.ts';
import type { People } from '../../records/hands.ts';
import type { PersonState } from '../subjects/person.ts';
import type { State } from '../subjects/subjects.ts';

/** Types of the subjects that a roster is made of. */
export const ROSTER_TYPES = ['plant', 'person'] as const;

/** What the opener of a ledger says of the plant: it counts where no record does. */
export interface PlantFacts {
  readonly people: People;
  /** True: an invented plant. */
  readonly demonstration: boolean;
  /** Whose ledger a demonstration makes. Default: the plant "demonstration". */
  readonly plant?: { readonly id: string; readonly name: string } | undefined;
}

/** An opener that says nothing of the plant. */
export const NO_PLANT: PlantFacts = { people: [], demonstration: false };

/** The plant of a ledger and who may do what in it. */
export interface Roster {
  /** The record that says whose ledger this is; null where no record does. */
  readonly plant: { readonly id: string; readonly name: string; readonly seq: number } | null;
  /** True: persons are invented, and everything on paper says so. */
  readonly demonstration: boolean;
  /** Who has not ended, with the roles of today: deputies have those of whom they stand in for. */
  readonly persons: readonly KnownPerson[];
  /** Proved person that the store acts for; absent where nobody is. */
  readonly signedIn?: string;
}

/** The roster that the ledger's own records give on a day (ISO date); without a founding record, what its opener says. */
export function rosterOf(states: Iterable<State>, facts: PlantFacts, on: string): Roster {
  const held = [...states];
  const plant = held.find((state) => state.type === 'plant');
  if (!plant) return { plant: null, demonstration: facts.demonstration, persons: facts.people };
  const known = new Map<string, KnownPerson>(
    plant.persons.map((person) => [person.id, { ...person, ...proofOf(person) }]),
  );
  for (const state of held) {
    if (state.type !== 'person') continue;
    const { id, status, confirmed, credential } = state;
    const before = known.get(id);
    const person = confirmed ?? before;
    if (status === 'ended' || !person) known.delete(id);
    else known.set(id, { ...unproved(person), ...proofOf({ ...before, ...credential }) });
  }
  const { id, name, seq, demonstration } = plant;
  const persons = [...known.values()].map((person) => withDeputy(person, known, on));
  return { plant: { id, name, seq }, demonstration, persons };
}

const unproved = ({ tokenSha256: _t, handedOut: _h, account: _a, ...person }: KnownPerson): KnownPerson =>
  person;

/** What proves a person, without what was taken away. */
const proofOf = ({
  tokenSha256,
  own,
  account,
}: PersonState['credential']): Pick<KnownPerson, 'tokenSha256' | 'handedOut' | 'account'> => ({
  ...(tokenSha256 ? { tokenSha256, ...(own ? {} : { handedOut: true }) } : {}),
  ...(account ? { account } : {}),
});

function withDeputy(person: KnownPerson, known: ReadonlyMap<string, KnownPerson>, on: string): KnownPerson {
  const { deputyFor, deputyFrom = on, deputyUntil, deputyRoles } = person;
  const absent = deputyFor === undefined ? undefined : known.get(deputyFor);
  if (!absent || deputyUntil === undefined || on < deputyFrom || on > deputyUntil) return person;
  const roles = absent.roles.filter((role) => deputyRoles === undefined || deputyRoles.includes(role));
  return { ...person, roles: [...new Set([...person.roles, ...roles])], ownRoles: person.roles };
}
