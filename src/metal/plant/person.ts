import { ForbiddenError } from '../../foundation/errors.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';

/** What a person may be in a plant. */
export const ROLES = [
  'receiver',
  'sampler',
  'analyst',
  'planner',
  'melter',
  'certifier',
  'quality',
  'shipping',
  'manager',
  'inspector',
  'reader',
] as const;
export type Role = (typeof ROLES)[number];

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Last day on which the roles hold, ISO date. */
  readonly validUntil?: string;
}

/** An account of an operating system. */
export interface Account {
  readonly user: string;
  readonly machine: string;
  /** Number of the user, where the system gives one: another account of the same name is another one. */
  readonly uid?: string;
}

/** A person as the ledger knows them: who stands in for whom until when, and what proves them. */
export interface KnownPerson extends Person {
  /** From the one day to the other (ISO dates) they have the roles of the person with this id too: these, or all. */
  readonly deputyFor?: string;
  readonly deputyRoles?: readonly Role[];
  readonly deputyFrom?: string;
  readonly deputyUntil?: string;
  /** Their roles without those of that person; absent: all are their own. */
  readonly ownRoles?: readonly Role[];
  /** SHA-256 [hex] of their personal token. */
  readonly tokenSha256?: string;
  /** True: who made the token has seen it. Nothing that takes other hands is signed with it. */
  readonly handedOut?: true;
  readonly account?: Account;
}

/** One act of the trade: who may do it, and whose hands must not be on the same metal. */
interface ActRow {
  /** `reader` may do none. */
  readonly roles: readonly Role[];
  /** The ledger books it only with a name. */
  readonly signed?: true;
  /** Nobody stands in for whoever does it, not even in a demonstration. */
  readonly inPerson?: true;
  /** Who did one of these on the same metal (document, person) does not do this. */
  readonly otherHandsThan?: readonly Act[];
}

const IN_PERSON = { signed: true, inPerson: true } as const;
/** Roles that a hold or witness point may name for its stamp. */
export const STAMPING_ROLES = [
  'inspector',
  'quality',
  'certifier',
  'analyst',
] as const satisfies readonly Role[];
export type StampingRole = (typeof STAMPING_ROLES)[number];
/** Roles that work on metal or judge it. */
const METAL_ROLES = [
  'receiver',
  'sampler',
  'analyst',
  'planner',
  'melter',
  'certifier',
  'quality',
] as const satisfies readonly Role[];
/** Who decided at a point of a heat does not make that heat. */
const AT_POINTS = ['stamp hold point', 'waive hold point'] as const;
/** What a heat is made of: who did one of these made the metal. */
const MAKING = ['charge heat', 'record heat', 'withdraw charge'] as const;
/** What its verdict rests on. */
const MEASURING = ['book analysis', 'book bath analysis', 'correct record', 'withdraw analysis'] as const;

const MAY = {
  'receive lot': { roles: ['receiver'] },
  'check lot': { roles: ['receiver', 'sampler', 'analyst'] },
  'prepare lot': { roles: ['receiver', 'melter'] },
  'take sample': { roles: ['sampler', 'receiver', 'melter'] },
  'book analysis': { roles: ['analyst'], ...IN_PERSON },
  'book analysis of a lot': { roles: ['analyst', 'receiver'] },
  'book bath analysis': { roles: ['analyst', 'melter'], ...IN_PERSON },
  'identify lot': { roles: ['receiver', 'analyst', 'planner', 'quality'] },
  // Whoever sees that something is wrong stops it.
  'hold lot': { roles: [...METAL_ROLES, 'shipping', 'manager'], signed: true },
  'order analyses': { roles: ['receiver', 'sampler', 'analyst', 'planner', 'quality'], signed: true },
  'lift hold': { roles: ['analyst', 'certifier', 'quality'], ...IN_PERSON },
  'print label': { roles: [...METAL_ROLES, 'shipping'], signed: true },
  'clear lot': { roles: ['quality'], signed: true, otherHandsThan: ['lift hold'] },
  // Metal bought new is known by its label.
  'clear bought lot': { roles: ['receiver', 'quality'], signed: true },
  'plan heat': { roles: ['planner'], signed: true },
  // Below what was asked, two accept: who planned it, and quality.
  'accept plan': { roles: ['quality'], ...IN_PERSON, otherHandsThan: ['plan heat'] },
  'charge heat': { roles: ['melter'], ...IN_PERSON, otherHandsThan: AT_POINTS },
  'withdraw charge': { roles: ['melter', 'quality'], ...IN_PERSON },
  'record heat': { roles: ['melter'], ...IN_PERSON, otherHandsThan: AT_POINTS },
  'set hold point': { roles: ['planner', 'quality'], signed: true },
  'stamp hold point': { roles: STAMPING_ROLES, ...IN_PERSON, otherHandsThan: MAKING },
  'waive hold point': { roles: ['quality'], ...IN_PERSON, otherHandsThan: MAKING },
  'accept advice': { roles: ['melter'], ...IN_PERSON },
  'release heat': { roles: ['certifier'], ...IN_PERSON, otherHandsThan: [...MAKING, ...MEASURING] },
  'certify metal': { roles: METAL_ROLES, ...IN_PERSON },
  'ship metal': { roles: ['certifier', 'shipping'], ...IN_PERSON },
  'withdraw certificate': { roles: ['certifier', 'quality'], ...IN_PERSON },
  'dispose of metal': { roles: ['quality'], ...IN_PERSON },
  'override diagnostic': { roles: ['quality'], ...IN_PERSON },
  'correct record': { roles: ['quality'], ...IN_PERSON },
  'withdraw analysis': {
    roles: ['quality'],
    ...IN_PERSON,
    otherHandsThan: ['charge heat', 'record heat', 'book analysis', 'book bath analysis'],
  },
  'change sample purpose': { roles: ['quality'], ...IN_PERSON, otherHandsThan: [...MAKING, 'take sample'] },
  // What was read of a bath that is still in the furnace decides no release.
  'withdraw bath analysis': { roles: ['analyst', 'melter', 'quality'], ...IN_PERSON },
  'enter specification': { roles: ['planner', 'certifier', 'quality'], ...IN_PERSON },
  'compare specification': {
    roles: ['planner', 'certifier', 'quality'],
    ...IN_PERSON,
    otherHandsThan: ['enter specification'],
  },
  'propose person': { roles: ['certifier', 'quality'], ...IN_PERSON },
  'admit person': { roles: ['certifier', 'quality'], ...IN_PERSON, otherHandsThan: ['propose person'] },
  'lock programme': { roles: ['planner', 'certifier', 'quality'], ...IN_PERSON },
  'revise programme': {
    roles: ['planner', 'certifier', 'quality'],
    ...IN_PERSON,
    otherHandsThan: ['add evidence'],
  },
  'add evidence': { roles: ['analyst', 'quality'], ...IN_PERSON },
  'exclude evidence': { roles: ['quality'], ...IN_PERSON, otherHandsThan: ['add evidence'] },
  'evaluate programme': {
    roles: ['certifier', 'quality'],
    ...IN_PERSON,
    otherHandsThan: [...MAKING, 'add evidence', 'exclude evidence', 'override diagnostic'],
  },
  'record approval': {
    roles: ['certifier', 'quality'],
    ...IN_PERSON,
    otherHandsThan: [...MAKING, 'add evidence'],
  },
  'introduce into service': {
    roles: ['certifier', 'quality'],
    ...IN_PERSON,
    otherHandsThan: [...MAKING, 'add evidence'],
  },
  'suspend service': { roles: ['certifier', 'quality'], ...IN_PERSON },
  'keep log key': { roles: ['certifier', 'quality'], ...IN_PERSON },
  // Where copies of the ledger go, and when: they open every field, and lie on the computer of the server.
  'retry part': { roles: ['quality', 'manager'] },
  'keep backup': { roles: ['certifier', 'quality', 'manager'] },
  'set disclosure': { roles: ['certifier', 'quality'], ...IN_PERSON },
  // It opens what the ledger keeps closed, and signs with the key of the log.
  'make bundle': { roles: ['certifier', 'quality'] },
  'erase field': { roles: ['quality'], ...IN_PERSON },
  'record recall': { roles: ['certifier', 'quality'], ...IN_PERSON },
  'record footprint': { roles: ['certifier', 'quality'], ...IN_PERSON },
  'enter route': { roles: ['planner'] },
  'set price': { roles: ['planner', 'manager'] },
  'keep order book': { roles: ['planner', 'manager', 'shipping'], signed: true },
  'post cost': { roles: ['manager', 'planner'], signed: true },
  // Whose results they are, and which are refused; what is taken is booked as an analysis.
  'settle results': { roles: ['analyst', 'melter', 'receiver', 'quality'], signed: true },
  // Results are taken by it without a person: quality answers for them.
  'set taking rule': { roles: ['quality'], ...IN_PERSON },
  // How a file of an instrument is read; what is read of it is booked as an analysis, by who may.
  'teach lesson': { roles: ['analyst', 'melter', 'quality'], signed: true },
  'keep register': { roles: ['planner', 'certifier', 'quality'], signed: true },
} as const satisfies Readonly<
  Record<string, Omit<ActRow, 'otherHandsThan'> & { readonly otherHandsThan?: readonly string[] }>
>;
export type Act = keyof typeof MAY;
export const ACTS = Object.keys(MAY) as readonly Act[];

const rowOf = (act: Act): ActRow => MAY[act];

/** What has no article: it is not counted, or the act says already of what. */
const UNCOUNTED = /^(advice|evidence|service|of metal|metal|into service)$/;

/** Acts whose name is not what people say. */
const SAID: Readonly<Record<string, string>> = { 'override diagnostic': 'overrule a check' };

/** An act as a sentence says it: "receive a lot", "book an analysis of a lot", "ship metal". */
export function actInWords(act: string): string {
  const said = ownValue(SAID, act);
  if (said !== undefined) return said;
  const [verb = act, ...rest] = act.split(' ');
  const of = rest.join(' ');
  if (of === '' || UNCOUNTED.test(of)) return act;
  return `${verb} ${/^[aeiou]/.test(of) ? 'an' : 'a'} ${of}`;
}

/** True for an act that the ledger books only with a name. */
export const isSigned = (act: Act): boolean => rowOf(act).signed === true;

/** True for an act that an invented person of a demonstration plant may stand in for. */
export const needsNoSigner = (act: Act): boolean => rowOf(act).inPerson !== true;

/** Roles that may do the act. */
export const rolesFor = (act: Act): readonly Role[] => rowOf(act).roles;

/** Acts whose doer does not do this one to the same metal, document or person. */
export const otherHandsThan = (act: Act): readonly Act[] => rowOf(act).otherHandsThan ?? [];

/** True when the person holds a role for the act on the day `on` (ISO date); for `null` any role but to read. */
export const mayDo = (person: Person, act: Act | null, on: string): boolean =>
  (person.validUntil === undefined || on <= person.validUntil) &&
  person.roles.some((role) => (act === null ? role !== 'reader' : rolesFor(act).includes(role)));

/**
 * Id of the person for whom a deputy does the act on the day `on`: they have no role of their own for it. Undefined for whoever does
 * it in their own right.
 */
export function standsInFor(person: KnownPerson, act: Act | null, on: string): string | undefined {
  const { ownRoles, deputyFor } = person;
  if (ownRoles === undefined || mayDo({ ...person, roles: ownRoles }, act, on)) return undefined;
  return mayDo(person, act, on) ? deputyFor : undefined;
}

/** The name under which somebody signs the act: "Dora Lind, deputy for Carl Holm" where they stand in. */
export function signingName(
  person: KnownPerson,
  {
    persons,
    act,
    on,
  }: { readonly persons: readonly Person[]; readonly act: Act | null; readonly on: string },
): string {
  const absent = standsInFor(person, act, on);
  if (absent === undefined) return person.name;
  return `${person.name}, deputy for ${persons.find(({ id }) => id === absent)?.name ?? absent}`;
}

/** Roles that may be those of a customer: they see heats, and neither money nor parties nor persons. */
const VISITING: readonly Role[] = ['inspector', 'reader'];

/** True for a person who has no role of the plant itself. */
export const isVisitor = ({ roles }: Pick<Person, 'roles'>): boolean =>
  roles.every((role) => VISITING.includes(role));

/** Roles that make metal: their holders validate no certificate (EN 10204: independent of production). */
const PRODUCTION: readonly Role[] = ['melter', 'planner'];

/** True for a person who makes metal. */
export const isOfProduction = ({ roles }: Pick<Person, 'roles'>): boolean =>
  roles.some((role) => PRODUCTION.includes(role));

/** Something done, and by whom: what separation of hands is held against. */
export interface Hand {
  /** An `Act`, as a record or document has kept it. */
  readonly act: string;
  /** Id of the person. */
  readonly by: string;
}

/**
 * Throws ForbiddenError when who does the act has done one before that takes other hands: a heat is not released by the
 * hand that made or measured it. Names are one name however they are written.
 */
export function requireOtherHands(
  { act, by }: Hand & { readonly act: Act },
  before: readonly Hand[],
  { of, path, name = by }: { readonly of: string; readonly path: string; readonly name?: string | undefined },
): void {
  const own = ownHand({ act, by }, before);
  if (!own) return;
  const others = otherHandsThan(act);
  throw new ForbiddenError(`${name} did "${own.act}" on ${of} and cannot do "${act}"`, {
    path,
    value: by,
    allowed: `an independent person: one who did not do ${others.map((one) => `"${one}"`).join(', ')}`,
    cure: 'let an independent person with the role do it',
  });
}

/** What a person did before that keeps them from an act; undefined where nothing does. */
export function ownHand(
  { act, by }: Hand & { readonly act: Act },
  before: readonly Hand[],
): Hand | undefined {
  const others: readonly string[] = otherHandsThan(act);
  return before.find((hand) => others.includes(hand.act) && plain(hand.by) === plain(by));
}

const plain = (name: string): string => name.normalize('NFKC').trim().toLowerCase();
