import type { BelowAsked } from '../../../documents/heats/below-asked.ts';
import type { AcceptedPlan } from '../../../documents/heats/heats.ts';
import { percent, shortPercent, utcMinute } from '../../../foundation/quantity/format.ts';

type Below = AcceptedPlan['below'];

/** "69.4 % of heats meet every limit, 95 % asked; Bi at most 0.3 ppm decides". */
export const reachesWords = ({ asked, reached, decides }: BelowAsked): string =>
  `${percent(reached)} of heats meet every limit, ${shortPercent(asked, 6)} asked${decides ? `; ${decides} decides` : ''}`;

/** How far a heat below what was asked comes, and who accepted it: its planner, and quality or whose acceptance is missing. */
export const acceptanceRows = (below: Below): [string, string][] => [
  ['planned below what was asked', reachesWords(below)],
  ['accepted by the planner', acceptedWords({ ...below, happenedAt: below.plannedAt })],
  [
    'accepted by quality',
    below.accepted ? acceptedWords(below.accepted) : 'missing: nothing is reserved or charged before it',
  ],
];

/** The same in sentences; visitors see no persons and no reasons that somebody typed. */
export function acceptanceLines(
  below: Below,
  { hidesPersons }: { readonly hidesPersons: boolean },
): string[] {
  const [reaches, ...persons] = acceptanceRows(below).map(
    ([what, words]) => `${what.slice(0, 1).toUpperCase()}${what.slice(1)}: ${words}.`,
  );
  return [reaches!, ...(hidesPersons ? [] : persons)];
}

const acceptedWords = ({ by, reason, happenedAt }: NonNullable<Below['accepted']>): string =>
  `${by ?? 'not named'}, ${utcMinute(happenedAt)}: ${reason}`;
