import { WORDS } from '../words.ts';

const { shell } = WORDS;

/** The pages of the main way: address, name, the letter that goes there after `g`, and the lines of its sign in a square of 16. */
export const PLACES = [
  ['/today', shell.today, 't', 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0M8 4.5V8l2.5 1.5'],
  ['/yard', shell.yard, 'y', 'M2 9h5v5H2zM9 9h5v5H9zM5.5 2h5v5h-5z'],
  ['/plan', shell.plan, 'p', 'M6 2h4M7 2v4L3 13a1 1 0 0 0 1 1.4h8A1 1 0 0 0 13 13L9 6V2'],
  [
    '/heats',
    shell.heats,
    'h',
    'M8 14.5c3 0 4.7-1.9 4.7-4.3C12.7 6.5 9 5.5 9.5 1.5 6.5 3 6.7 5.5 6.3 7 5.5 6.5 5.3 5.8 5.3 5 3.9 6.5 3.3 8 3.3 10.2c0 2.4 1.7 4.3 4.7 4.300Z',
  ],
  ['/furnace', shell.furnace, 'f', 'M2.5 2v9a3 3 0 0 0 3 3h5a3 3 0 0 0 3-3V2M5 5.5h6M5 8.5h6'],
  ['/furnaces', shell.furnaces, 'o', 'M2 4h1M6 4h8M2 8h1M6 8h8M2 12h1M6 12h8'],
  ['/release', shell.release, 'r', 'M3 2h10v12H3zM5.5 8l2 2 3.5-4'],
  ['/programmes', shell.programmes, 'q', 'M2 13.5h12M4 13V9.5M8 13V6M12 13V2.5'],
  [
    '/trace',
    shell.trace,
    'm',
    'M5 3.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0M14 12.5a1.5 1.5 0 1 1-3 0 1.5 1.5 0 0 1 3 0M3.5 5v3a2 2 0 0 0 2 2h3a2 2 0 0 1 2 2',
  ],
  ['/recall', shell.recall, 'c', 'M6.5 3 3 6.5 6.5 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H7'],
  ['/ledger', shell.ledger, 'l', 'M4 1.5h5.5L12.5 5v9.5H4zM6 8h4.5M6 11h4.5'],
  ['/arrivals', shell.arrivals, 'a', 'M2 9.5V13.5h12V9.5M2 9.5h3.5l1 2h3l1-2H14M8 2v5.5M5.5 5 8 7.5 10.5 5'],
  ['/lessons', shell.lessons, 'n', 'M2.5 2.5h11v11h-11zM2.5 6h11M6.5 6v7.5'],
  ['/sources', shell.sources, 's', 'M5 2v4M11 2v4M3.5 6h9v2.5a4.5 4.5 0 0 1-9 0zM8 13v2'],
  ['/labels', shell.labels, 'b', 'M2.5 2.5h5.5l5.5 5.5-5.5 5.5-5.5-5.5zM5.2 5.2h.1'],
  ['/life', shell.life, 'i', 'M13 8a5 5 0 0 1-9 3M3 8a5 5 0 0 1 9-3M12 2v3H9M4 14v-3h3'],
  ['/plant', shell.plant, 'w', 'M2 13.5V7l4 2.5V7l4 2.5V3h4v10.5z'],
] as const;

/** Pages that the palette goes to besides: address, view, name. */
export const MORE = [
  ['/import', undefined, shell.imports],
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
  ['/design', undefined, shell.design],
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
  analyst: ['/today', '/arrivals', '/yard', '/release', '/heats'],
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
