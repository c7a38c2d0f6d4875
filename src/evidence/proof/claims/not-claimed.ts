import { CLAIMABLE, type Claim, type NotClaimed } from '../bundle-format.ts';
import { inputsOf, type Proven } from './melted.ts';

/**
 * What a bundle leaves out of all that it may claim: a type of claim, or a heat, object or lot that others of the type are about. Somebody
 * who drops a claim makes no other one false, so that it is only seen here.
 */
export function notClaimedIn(claims: readonly Claim[], proven: Proven): NotClaimed[] {
  const needed = { complete: metalIn(proven), draws: lotsIn(proven), genealogy: objectsIn(proven) };
  return CLAIMABLE.flatMap((type): NotClaimed[] => {
    const made = new Set(claims.filter((claim) => claim.type === type).map(({ subject }) => subject));
    if (made.size === 0 && type !== 'genealogy') return [{ type, subject: null }];
    if (type !== 'complete' && type !== 'draws' && type !== 'genealogy') return [];
    return needed[type].filter((subject) => !made.has(subject)).map((subject) => ({ type, subject }));
  });
}

/** Objects that the bundle shows the making of, without those that others of it were cut from: they stand on the way of these. */
function objectsIn(proven: Proven): string[] {
  const made = proven.standing('object.created');
  const sources = new Set(made.map(({ body }) => body.from));
  return distinct(made.map(({ record }) => record.subject)).filter((one) => !sources.has(one));
}

const metalIn = (proven: Proven): string[] =>
  distinct(proven.all.map(({ record }) => record.subject)).filter((one) => /^(heat|object):/.test(one));

/** Lots that a heat of the bundle was made of, or that the bundle shows the receipt of. */
const lotsIn = (proven: Proven): string[] =>
  distinct([
    ...proven.standing('lot.received').map(({ record }) => record.subject),
    ...proven.standing('heat.melted').flatMap((heat) => (inputsOf(heat) ?? []).map(({ lot }) => lot)),
  ]).filter((one) => one.startsWith('lot:'));

const distinct = (subjects: readonly string[]): string[] => [...new Set(subjects)];
