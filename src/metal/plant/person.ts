import { ForbiddenError } from '../../foundation/errors.ts';

/** What a person may be in a plant. */
export const ROLES = [
  'receiver',
  'sampler',
  'analyst',
  'planner',
  'melter',
  'certifier',
  'quality',
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

/** Acts of the trade and who may do them. `reader` may do none. */
const MAY = {
  'receive lot': ['receiver'],
  'check lot': ['receiver', 'sampler', 'analyst'],
  'prepare lot': ['receiver', 'melter'],
  'take sample': ['sampler', 'receiver', 'melter'],
  'book analysis': ['analyst'],
  'book analysis of a lot': ['analyst', 'receiver'],
  'book bath analysis': ['analyst', 'melter'],
  'identify lot': ['receiver', 'analyst', 'planner', 'quality'],
  'hold lot': ['receiver', 'sampler', 'analyst', 'planner', 'melter', 'certifier', 'quality'],
  'clear lot': ['quality'],
  'plan heat': ['planner'],
  'draw lot': ['melter', 'planner'],
  'charge heat': ['melter'],
  'withdraw charge': ['melter', 'quality'],
  'record heat': ['melter'],
  'accept advice': ['melter'],
  'release heat': ['certifier'],
  'withdraw certificate': ['certifier', 'quality'],
  'dispose of metal': ['quality'],
  'override diagnostic': ['quality'],
  'correct record': ['quality'],
  'enter specification': ['planner', 'certifier', 'quality'],
  'compare specification': ['planner', 'certifier', 'quality'],
  'enter route': ['planner'],
  'set price': ['planner'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type Act = keyof typeof MAY;
export const ACTS = Object.keys(MAY) as readonly Act[];

/** Acts that a person signs for: nobody stands in for who does them, in no plant. */
const SIGNED: readonly Act[] = [
  'draw lot',
  'charge heat',
  'withdraw charge',
  'record heat',
  'accept advice',
  'book analysis',
  'book bath analysis',
  'release heat',
  'withdraw certificate',
  'dispose of metal',
  'override diagnostic',
  'correct record',
  'enter specification',
  'compare specification',
];

/** True for an act that an invented person of a demonstration plant may stand in for. */
export const needsNoSigner = (act: Act): boolean => !SIGNED.includes(act);

/** Roles that may do the act. */
export const rolesFor = (act: Act): readonly Role[] => MAY[act];

/** True when the person holds a role for the act on the day `on` (ISO date); for `null` any role but to read. */
export const mayDo = (person: Person, act: Act | null, on: string): boolean =>
  (person.validUntil === undefined || on <= person.validUntil) &&
  person.roles.some((role) => (act === null ? role !== 'reader' : rolesFor(act).includes(role)));

/** Roles that make metal: their holders validate no certificate (EN 10204: independent of production). */
const PRODUCTION: readonly Role[] = ['melter', 'planner'];

/** True for a person who makes metal. */
export const isOfProduction = ({ roles }: Person): boolean => roles.some((role) => PRODUCTION.includes(role));

/** Acts on a heat that keep their doer from releasing it: who corrects a result has measured. */
const BEFORE_RELEASE: readonly string[] = ['record heat', 'book analysis', 'correct record'];

/**
 * Throws ForbiddenError when the one who releases is the one who melted, analysed or corrected a result: a heat is not
 * released by the hand that made or measured it.
 */
export function requireOtherHands(
  releaser: Person,
  before: readonly { readonly act: string; readonly by: string }[],
): void {
  const own = before.find(({ act, by }) => by === releaser.id && BEFORE_RELEASE.includes(act));
  if (!own) return;
  throw new ForbiddenError(`${releaser.name} did "${own.act}" on this heat and cannot release it`, {
    value: releaser.id,
    allowed: 'an independent person: one who did not melt it, analyse it or correct a result',
  });
}
