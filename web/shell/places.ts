import { WORDS } from '../words.ts';

const { shell } = WORDS;

/** The pages of the main way: address, name, and the letter that goes there after `g`. */
export const PLACES = [
  ['/today', shell.today, 't'],
  ['/yard', shell.yard, 'y'],
  ['/plan', shell.plan, 'p'],
  ['/heats', shell.heats, 'h'],
  ['/furnace', shell.furnace, 'f'],
  ['/furnaces', shell.furnaces, 'o'],
  ['/release', shell.release, 'r'],
  ['/programmes', shell.programmes, 'q'],
  ['/trace', shell.trace, 'm'],
  ['/recall', shell.recall, 'c'],
  ['/ledger', shell.ledger, 'l'],
  ['/life', shell.life, 'i'],
  ['/plant', shell.plant, 'w'],
] as const;

/** Pages that the palette goes to besides: address, view, name. */
export const MORE = [
  ['/import', undefined, WORDS.imports.title],
  ['/analyses', undefined, WORDS.choices.title],
  ['/new-programme', undefined, WORDS.programmes.make],
  ['/ledger', 'verify', WORDS.ledger.verify],
  ['/ledger', 'keys', WORDS.ledger.keys],
  ['/ledger', 'trust', WORDS.ledger.trust],
  ['/ledger', 'disclosure', WORDS.ledger.disclosure],
  ['/ledger', 'preview', WORDS.ledger.preview],
  ['/ledger', 'clock', WORDS.ledger.clock],
  ['/plant', 'access', WORDS.plant.access],
  ['/plant', 'prices', WORDS.plant.prices],
  ['/plant', 'specifications', WORDS.plant.specifications],
  ['/plant', 'routes', WORDS.plant.routes],
  ['/plant', 'camera', WORDS.plant.camera],
  ['/account', undefined, WORDS.people.account],
  ['/validation', undefined, WORDS.validation.title],
  ['/design', undefined, WORDS.design.title],
] as const;

/** Where an inspector or reader goes, by address and view: to heats and their proof, not to lots, plans and prices. */
export const VISITED: ReadonlySet<string> = new Set([
  ...['/heats', '/furnace', '/furnaces', '/release', '/programmes', '/trace', '/ledger'],
  ...['/ledger?verify', '/ledger?keys', '/account', '/validation', '/design'],
]);

/** Address of a page with its view, where it has one. */
export const addressOf = ([to, view]: readonly [string, string | undefined, string]): string =>
  view === undefined ? to : `${to}?${view}`;

interface Visiting {
  readonly visits?: true | undefined;
}

/** The places of who is here. */
export const placesFor = ({ visits }: Visiting) =>
  visits ? PLACES.filter(([to]) => VISITED.has(to)) : PLACES;

type Place = (typeof PLACES)[number];

/** How many places the menu shows before the others. */
const FIRST = 5;

/** The places that each role works in, the most used first. */
const WORKED: Readonly<Record<string, readonly Place[0][]>> = {
  planner: ['/today', '/yard', '/plan', '/heats', '/release'],
  melter: ['/today', '/furnace', '/heats', '/furnaces', '/yard'],
  receiver: ['/today', '/yard', '/heats', '/trace', '/plant'],
  sampler: ['/today', '/yard', '/release', '/heats', '/furnace'],
  analyst: ['/today', '/yard', '/release', '/heats', '/furnace'],
  certifier: ['/today', '/release', '/heats', '/ledger', '/trace'],
  quality: ['/today', '/release', '/heats', '/yard', '/programmes'],
  shipping: ['/today', '/release', '/heats', '/trace', '/ledger'],
  manager: ['/today', '/heats', '/yard', '/life', '/plant'],
};
const OTHERS: readonly Place[0][] = ['/today', '/yard', '/plan', '/heats', '/release'];

interface Working extends Visiting {
  readonly person?: { readonly roles: readonly string[] } | null | undefined;
}

/**
 * The five places that who is here works in, and the others: of several roles the first place of each, then the second of each. They
 * stand in the order of all places.
 */
export function menuFor(session: Working): {
  readonly first: readonly Place[];
  readonly more: readonly Place[];
} {
  const all = placesFor(session);
  const lists = (session.person?.roles ?? []).flatMap((role) => {
    const list = Object.hasOwn(WORKED, role) ? WORKED[role] : undefined;
    return list ? [list] : [];
  });
  const inTurn = OTHERS.flatMap((_, rank) => lists.flatMap((list) => list[rank] ?? []));
  const known = [...inTurn, ...OTHERS, ...all.map(([to]) => to)].filter((to) =>
    all.some(([one]) => one === to),
  );
  const chosen = new Set([...new Set(known)].slice(0, FIRST));
  return {
    first: all.filter(([to]) => chosen.has(to)),
    more: all.filter(([to]) => !chosen.has(to)),
  };
}

/** What else the palette offers to who is here. */
export const moreFor = ({ visits }: Visiting) =>
  visits ? MORE.filter((place) => VISITED.has(addressOf(place))) : MORE;

/** Other words under which somebody looks for a page, by its address and view. */
const ALSO: Readonly<Record<string, string>> = WORDS.keys.also;

/** True where what was typed is in the name of a page, or in a word that people use for it. */
export const isAbout = (typed: string, to: string, name: string): boolean =>
  `${name} ${ALSO[to] ?? ''} ${to}`.toLowerCase().includes(typed.trim().toLowerCase());
