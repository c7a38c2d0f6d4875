import type { Deed } from '../../src/documents/common.ts';
import { WORDS } from '../words.ts';

const { deeds: words } = WORDS;

interface Place {
  readonly text: string;
  readonly href: string;
}
type Order = NonNullable<Deed['order']>;
/** The page that does a verb; null: the command line alone does it. */
type PlaceOf = (order: Order) => Place | null;

const named = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const inPath = encodeURIComponent;
const at = (text: string, href: string) => (): Place => ({ text, href });

/** The page of one thing, or of all where the order does not say which. */
const pageOf =
  (all: () => Place, one: (id: string) => string, path: string) =>
  (value: unknown): Place => {
    const id = named(value);
    return id === undefined ? all() : { text: one(id), href: `${path}/${inPath(id)}` };
  };
const lot = pageOf(at(words.yard, '/yard'), words.lot, '/yard');
const furnace = pageOf(at(words.furnace, '/furnace'), words.furnaceHeat, '/furnace');
const programme = pageOf(at(words.programmes, '/programmes'), () => words.evaluate, '/programmes');
const release = at(words.release, '/release');
/** The page that judges one piece of metal. */
const judged = ({ of }: Order): Place => {
  const subject = named(of);
  return subject === undefined ? release() : { text: words.release, href: `/release/${inPath(subject)}` };
};
const keys = at(words.keys, '/ledger?view=keys');

/** Where a record is taken back or put right. */
function correcting({ of, record }: Order): Place | null {
  const [subject, part = ''] = [named(of) ?? '', named(record)];
  const [kind, id] = subject.split(/:(.*)/);
  const [what, number = ''] = part.split(/:(.*)/);
  if (what === 'certificate')
    return at(words.certificate(number), `/certificates/${inPath(subject)}/${inPath(number)}`)();
  // what failed is retested where it is released
  // and corrected where it was measured
  if (kind === 'object') return what === 'retest' || what === 'sample' ? release() : judged({ of: subject });
  return kind === 'lot' ? lot(id) : kind === 'heat' ? furnace(id) : null;
}

/** Where metal is bought, with what is known of it. */
function bought({ material, mass_g }: Order): Place {
  const known = new URLSearchParams();
  if (typeof material === 'string') known.set('material', material);
  if (typeof mass_g === 'number') known.set('mass_kg', String(mass_g / 1000));
  return { text: words.buy, href: `/buy${known.size > 0 ? `?${known}` : ''}` };
}

/** Where quality accepts a plan below what was asked. */
const accepting = ({ heat }: Order): Place => {
  const id = named(heat);
  return id === undefined
    ? { text: words.heats, href: '/heats' }
    : { text: words.accept(id), href: `/heats/${inPath(id)}?view=accept` };
};

/** Where the log of a heat is shown and taken. */
const loggedOf = ({ heat }: Order): Place => {
  const id = named(heat);
  return id === undefined
    ? { text: words.heats, href: '/heats' }
    : { text: WORDS.heats.log, href: `/heats/${inPath(id)}?view=log` };
};

/** A file of results that arrived, or all of them. */
const results = pageOf(at(words.arrivals, '/arrivals'), words.arrival, '/arrivals');

/** Each page with the verbs that are done there. */
const DONE: readonly (readonly [PlaceOf, ...verbs: string[]])[] = [
  [({ heat }) => furnace(heat), 'heats/add-to-heat', 'heats/hand-over-heat', 'heats/measure-leak'],
  [({ heat }) => furnace(heat), 'heats/stamp-heat', 'heats/make-up-sheet'],
  [accepting, 'heats/accept-plan'],
  [at(words.heats, '/heats'), 'heats/list-heats'],
  [at(words.plan, '/plan'), 'heats/plan-heat'],
  // specimens of a product are measured for its release
  [({ heat, samples }) => (samples === undefined ? furnace(heat) : release()), 'heats/record-heat'],
  [at(words.persons, '/plant'), 'persons/confirm-person', 'persons/list-persons', 'persons/propose-person'],
  [correcting, 'proof/correct-record'],
  [at(words.found, '/first-run'), 'proof/init-ledger'],
  [keys, 'proof/list-keys', 'proof/sign-checkpoint'],
  // those of persons lie with their accounts
  [(order) => ('person' in order || 'cosigner' in order ? null : keys()), 'proof/make-key'],
  [at(words.recall, '/recall'), 'proof/recall-metal'],
  [at(words.disclosure, '/ledger?view=disclosure'), 'proof/set-disclosure'],
  [at(words.clock, '/ledger?view=clock'), 'proof/settle-clock'],
  [at(words.ledger, '/ledger'), 'proof/show-history'],
  [at(words.verify, '/ledger?view=verify'), 'proof/verify-ledger'],
  [(order) => programme(order.programme), 'qualification/approve-programme', 'qualification/show-programme'],
  [(order) => programme(order.programme), 'qualification/evaluate-programme'],
  [(order) => programme(order.programme), 'qualification/exclude-evidence', 'qualification/lock-programme'],
  [at(words.specifications, '/plant?view=specifications'), 'reference/compare-specification'],
  [at(words.specifications, '/plant?view=specifications'), 'reference/enter-specification'],
  [at(words.specifications, '/plant?view=specifications'), 'reference/list-specifications'],
  [at(words.routes, '/plant?view=routes'), 'reference/enter-route', 'reference/list-routes'],
  [at(words.prices, '/plant?view=prices'), 'reference/set-price'],
  [judged, 'release/dispose-metal', 'release/issue-certificate', 'release/release-measured'],
  [release, 'release/show-certificate'],
  [at(words.access, '/plant?view=access'), 'terminal/accounts', 'terminal/invite'],
  [at(words.import, '/import'), 'terminal/import'],
  [at(words.signIn, '/sign-in'), 'terminal/login'],
  // one's own is made at the terminal
  [({ person }) => (person === undefined ? null : at(words.persons, '/plant')()), 'terminal/token'],
  [({ lot: id }) => lot(id), 'yard/analyse-lot', 'yard/check-gate', 'yard/clear-lot', 'yard/hold-lot'],
  [({ lot: id }) => lot(id), 'yard/identify-lot', 'yard/process-lot'],
  [
    (order) => (order.status === 'hold' ? at(words.held, '/yard?status=hold')() : lot(null)),
    'yard/list-lots',
  ],
  [at(words.ordered, '/analyses'), 'yard/list-analyses', 'yard/order-analyses'],
  [({ arrival }) => results(arrival), 'links/match-results', 'links/refuse-results', 'links/show-results'],
  [({ arrival }) => results(arrival), 'links/take-results', 'links/arrive-results', 'links/list-results'],
  [at(words.controls, '/arrivals?view=controls'), 'links/show-controls', 'links/enter-control'],
  [at(words.lessons, '/lessons'), 'links/teach-lesson'],
  [loggedOf, 'heats/log-heat'],
  [() => null, 'links/map-tags'],
  [() => null, 'proof/keep-timestamp', 'proof/rebuild-ledger', 'proof/revoke-key'],
  [() => null, 'release/countersign-certificate'],
  [bought, 'yard/buy-material'],
  [() => null, 'terminal/countersign', 'terminal/mend', 'terminal/publish', 'terminal/restore'],
  [() => null, 'terminal/serve', 'terminal/template'],
];

export const PLACES: ReadonlyMap<string, PlaceOf> = new Map(
  DONE.flatMap(([place, ...verbs]) => verbs.map((verb) => [verb, place] as const)),
);
