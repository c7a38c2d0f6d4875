import type { KnownContents } from '../../../calculations/heats/element-flows.ts';
import { HEATS, IN_FURNACE, NOT_CAST, PIECES, YARD } from '../../../calculations/heats/metal-flows.ts';
import { gramsIn, sumOfGrams, type TollEntry } from '../../../calculations/heats/toll-account.ts';
import type { BookedMove, HeatMoves, Metal } from '../../../desk/money/booked-moves.ts';
import type { ContentsOf } from '../../../desk/planning/contents-of-metal.ts';
import { METAL_LOSSES } from '../../../foundation/quantity/heat-losses.ts';
import { idOf, type Subject } from '../../../metal/alloy/words.ts';

/** Metal that is neither a lot nor a piece, and is there all the same. */
const KEPT: readonly string[] = [IN_FURNACE, NOT_CAST, 'skull', 'crop'];

/** All moves of a ledger, and whose account is drawn up. */
export interface TollMoves {
  readonly customer: string;
  readonly metal: Metal;
  /** Received and leaving, of every owner. */
  readonly moves: readonly BookedMove[];
  readonly heats: readonly HeatMoves[];
}

/** What changes the account of a customer; metal that only moves within the plant does not. */
export function tollEntries(all: TollMoves, contentsOf: ContentsOf): TollEntry[] {
  const { customer, moves, heats } = all;
  return [
    ...moves.filter(({ owner }) => owner === customer).flatMap((move) => entryOfMove(move, contentsOf)),
    ...heats.flatMap((one) =>
      one.heat.owner === customer ? entriesOfHeat(one, all, contentsOf) : strayed(one, all, contentsOf),
    ),
  ];
}

function entryOfMove(move: BookedMove, contentsOf: ContentsOf): TollEntry[] {
  const { step, mass_g, to, on, about, at } = move;
  const contents = contentsOf(move.contentsOf);
  const taken = (kind: TollEntry['kind'], what: string): TollEntry[] => [
    { on, about, kind, what, mass_g: -mass_g, grams: gramsIn(mass_g, contents, -1) },
  ];
  switch (step) {
    case 'received':
      return [{ on, about, kind: 'received', what: 'received', mass_g, grams: gramsIn(mass_g, contents) }];
    case 'shipped':
      return taken('gone', `shipped to ${move.customer}`);
    case 'set aside':
      return taken('gone', to);
    case 'lost':
      return taken('lost', `${at}: ${to}`);
    case 'unexplained':
      return taken('lost', 'not explained');
    case 'returned':
      return measuredAnew(move, contents, contentsOf);
    default:
      return [];
  }
}

/** A crop that was analysed itself counts from then on as analysed. */
function measuredAnew(move: BookedMove, before: KnownContents, contentsOf: ContentsOf): TollEntry[] {
  const { mass_g, on, about, other } = move;
  const grams = sumOfGrams([gramsIn(mass_g, contentsOf(other)), gramsIn(mass_g, before, -1)]);
  return [...grams.values()].every((of_g) => Math.abs(of_g) < 1e-6)
    ? []
    : [{ on, about, kind: 'difference', what: `${idOf(other!)} analysed anew`, mass_g: 0, grams }];
}

/** A heat of the customer: metal of others that went in, losses, and what the analyses say became of the elements. */
function entriesOfHeat({ heat, moves }: HeatMoves, { metal, customer }: TollMoves, contentsOf: ContentsOf) {
  const own = contentsOf(heat.subject);
  const entries: TollEntry[] = [];
  for (const { step, mass_g, on, about, other, to, contentsOf: source } of moves) {
    const from = other && metal.stock.get(other)?.owner;
    if (step === 'charged' && from !== customer)
      entries.push({
        ...{ on, about, kind: 'added', mass_g, grams: gramsIn(mass_g, contentsOf(source)) },
        what: `${other!.replace(':', ' ')} of ${from ?? 'the plant'} charged`,
      });
    if (step === 'lost' && !KEPT.includes(to))
      entries.push({
        ...{ on, about, kind: 'lost', what: to, mass_g: -mass_g },
        grams: METAL_LOSSES.includes(to) ? gramsIn(mass_g, own, -1) : new Map(),
      });
    if (step === 'unexplained')
      entries.push({ on, about, kind: 'lost', what: 'not explained', mass_g: -mass_g, grams: new Map() });
  }
  const [first] = moves;
  const grams = sumOfGrams(moves.flatMap((move) => changeOf(move, own, contentsOf)));
  if (first && [...grams.values()].some((of_g) => Math.abs(of_g) >= 1e-6))
    entries.push({
      ...{ on: first.on, about: heat.subject, kind: 'difference', mass_g: 0, grams },
      what: 'what came out by analysis, less what was charged',
    });
  return entries;
}

/** What a move adds to the difference of a heat: metal that came out by its analysis, less what was charged. */
function changeOf(
  { step, mass_g, to, other, contentsOf: source }: BookedMove,
  own: KnownContents,
  of: ContentsOf,
) {
  if (step === 'charged') return [gramsIn(mass_g, of(source), -1)];
  if (step === 'made') return [gramsIn(mass_g, own)];
  if (step === 'returned') return [gramsIn(mass_g, of(other))];
  return KEPT.includes(to) || METAL_LOSSES.includes(to) ? [gramsIn(mass_g, own)] : [];
}

/** Metal of the customer in a heat of another owner: no plan does that, a later correction of the owner can. */
const strayed = (
  { heat, moves }: HeatMoves,
  { metal, customer }: TollMoves,
  contentsOf: ContentsOf,
): TollEntry[] =>
  moves
    .filter(({ step, other }) => step === 'charged' && other && metal.stock.get(other)?.owner === customer)
    .map(({ on, mass_g, other, contentsOf: source }) => ({
      ...{ on, about: other!, kind: 'gone', mass_g: -mass_g, grams: gramsIn(mass_g, contentsOf(source), -1) },
      what: `charged into heat ${heat.id} of ${heat.owner ?? 'the plant'}`,
    }));

/** Where the metal of a customer is at the end of a day [g], places without any left out. */
export function placesOf({ customer, metal, moves, heats }: TollMoves, day: string): [string, number][] {
  const grams = new Map<string, number>();
  const add = (place: string, mass_g: number): void => {
    if (place !== HEATS && [YARD, PIECES, ...KEPT].includes(place))
      grams.set(place, (grams.get(place) ?? 0) + mass_g);
  };
  for (const { step, owner, on, from, to, mass_g, other } of [
    ...moves,
    ...heats.flatMap((one) => one.moves),
  ]) {
    if (on > day) continue;
    const source = step === 'charged' && other ? metal.stock.get(other)?.owner : owner;
    if (source === customer) add(from, -mass_g);
    if (owner === customer) add(to, mass_g);
  }
  return [...grams].filter(([, mass_g]) => mass_g !== 0);
}

/**
 * Contents that never break off: a lot that nobody analysed has those of what it came out of, a heat without a result of an
 * element that of its charge.
 */
export function inheritedContents(metal: Metal, measured: ContentsOf): ContentsOf {
  const known = new Map<Subject, KnownContents>();
  const heats = new Map(metal.heats.map((heat) => [heat.subject as Subject, heat]));
  const ofHeat = (subject: Subject): KnownContents => {
    const inputs = heats.get(subject)?.inputs ?? [];
    const total_g = inputs.reduce((sum, { mass_g }) => sum + mass_g, 0);
    const charged = sumOfGrams(inputs.map(({ from, mass_g }) => gramsIn(mass_g, of(from))));
    const means: KnownContents = new Map(
      [...charged].map(([element, of_g]) => [element, { mean: of_g / total_g, own: 0, shared: {} }] as const),
    );
    return new Map([...means, ...measured(subject)]);
  };
  const find = (subject: Subject): KnownContents => {
    const stock = metal.stock.get(subject);
    if (stock?.type === 'object') return of(`heat:${stock.heat}`);
    if (stock?.type !== 'lot') return ofHeat(subject);
    const own = measured(subject);
    return stock.from === null ? own : new Map([...of(stock.from), ...own]);
  };
  const of: ContentsOf = (subject) => {
    if (subject === undefined) return new Map();
    const contents = known.get(subject) ?? find(subject);
    known.set(subject, contents);
    return contents;
  };
  return of;
}
