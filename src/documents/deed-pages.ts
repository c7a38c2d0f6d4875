import type { Deed } from './common.ts';

/** What a page is called by in the words of the browser. */
type PageName =
  | 'accept'
  | 'access'
  | 'arrival'
  | 'arrivals'
  | 'buy'
  | 'certificate'
  | 'clock'
  | 'controls'
  | 'disclosure'
  | 'evaluate'
  | 'found'
  | 'furnace'
  | 'furnaceHeat'
  | 'heats'
  | 'held'
  | 'import'
  | 'keys'
  | 'ledger'
  | 'lessons'
  | 'log'
  | 'lot'
  | 'ordered'
  | 'persons'
  | 'plan'
  | 'prices'
  | 'programmes'
  | 'recall'
  | 'release'
  | 'routes'
  | 'signIn'
  | 'specifications'
  | 'verify'
  | 'sources'
  | 'yard';

/** A page of the browser: its address, and which words name it there, of what. */
export interface DeedPage {
  readonly says: PageName;
  readonly of?: string;
  readonly href: string;
}
type Order = NonNullable<Deed['order']>;
/** The page that does a verb; null: the command line alone does it. */
type PlaceOf = (order: Order) => DeedPage | null;

const named = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const inPath = encodeURIComponent;
const at = (says: PageName, href: string) => (): DeedPage => ({ says, href });

/** The page of one thing, or of all where the order does not say which. */
const pageOf =
  (all: () => DeedPage, one: PageName, path: string) =>
  (value: unknown): DeedPage => {
    const id = named(value);
    return id === undefined ? all() : { says: one, of: id, href: `${path}/${inPath(id)}` };
  };
const lot = pageOf(at('yard', '/yard'), 'lot', '/yard');
const furnace = pageOf(at('furnace', '/furnace'), 'furnaceHeat', '/furnace');
const programme = pageOf(at('programmes', '/programmes'), 'evaluate', '/programmes');
const release = at('release', '/release');
/** The page that judges one piece of metal. */
const judged = ({ of }: Order): DeedPage => {
  const subject = named(of);
  return subject === undefined ? release() : { says: 'release', href: `/release/${inPath(subject)}` };
};
const keys = at('keys', '/ledger?view=keys');

/** Where a record is taken back or put right. */
function correcting({ of, record }: Order): DeedPage | null {
  const [subject, part = ''] = [named(of) ?? '', named(record)];
  const [kind, id] = subject.split(/:(.*)/);
  const [what, number = ''] = part.split(/:(.*)/);
  if (what === 'certificate')
    return { says: 'certificate', of: number, href: `/certificates/${inPath(subject)}/${inPath(number)}` };
  // what failed is retested where it is released
  // and corrected where it was measured
  if (kind === 'object') return what === 'retest' || what === 'sample' ? release() : judged({ of: subject });
  return kind === 'lot' ? lot(id) : kind === 'heat' ? furnace(id) : null;
}

/** Where metal is bought, with what is known of it. */
function bought({ material, mass_g }: Order): DeedPage {
  const known = new URLSearchParams();
  if (typeof material === 'string') known.set('material', material);
  if (typeof mass_g === 'number') known.set('mass_kg', String(mass_g / 1000));
  return { says: 'buy', href: `/buy${known.size > 0 ? `?${known}` : ''}` };
}

/** Where quality accepts a plan below what was asked. */
const accepting = ({ heat }: Order): DeedPage => {
  const id = named(heat);
  return id === undefined
    ? { says: 'heats', href: '/heats' }
    : { says: 'accept', of: id, href: `/heats/${inPath(id)}?view=accept` };
};

/** Where the log of a heat is shown and taken. */
const loggedOf = ({ heat }: Order): DeedPage => {
  const id = named(heat);
  return id === undefined
    ? { says: 'heats', href: '/heats' }
    : { says: 'log', href: `/heats/${inPath(id)}?view=log` };
};

/** A file of results that arrived, or all of them. */
const results = pageOf(at('arrivals', '/arrivals'), 'arrival', '/arrivals');

/** Each page with the verbs that are done there. */
const DONE: readonly (readonly [PlaceOf, ...verbs: string[]])[] = [
  [({ heat }) => furnace(heat), 'heats/add-to-heat', 'heats/hand-over-heat', 'heats/measure-leak'],
  [({ heat }) => furnace(heat), 'heats/stamp-heat', 'heats/make-up-sheet'],
  [accepting, 'heats/accept-plan'],
  [at('heats', '/heats'), 'heats/list-heats'],
  [at('plan', '/plan'), 'heats/plan-heat'],
  // specimens of a product are measured for its release
  [({ heat, samples }) => (samples === undefined ? furnace(heat) : release()), 'heats/record-heat'],
  [at('persons', '/plant'), 'persons/confirm-person', 'persons/list-persons', 'persons/propose-person'],
  [correcting, 'proof/correct-record'],
  [at('found', '/first-run'), 'proof/init-ledger'],
  [keys, 'proof/list-keys', 'proof/sign-checkpoint'],
  // those of persons lie with their accounts
  [(order) => ('person' in order || 'cosigner' in order ? null : keys()), 'proof/make-key'],
  [at('recall', '/recall'), 'proof/recall-metal'],
  [at('disclosure', '/ledger?view=disclosure'), 'proof/set-disclosure'],
  [at('clock', '/ledger?view=clock'), 'proof/settle-clock'],
  [at('ledger', '/ledger'), 'proof/show-history'],
  [at('verify', '/ledger?view=verify'), 'proof/verify-ledger'],
  [(order) => programme(order.programme), 'qualification/approve-programme', 'qualification/show-programme'],
  [(order) => programme(order.programme), 'qualification/evaluate-programme'],
  [(order) => programme(order.programme), 'qualification/exclude-evidence', 'qualification/lock-programme'],
  [at('specifications', '/plant?view=specifications'), 'reference/compare-specification'],
  [at('specifications', '/plant?view=specifications'), 'reference/enter-specification'],
  [at('specifications', '/plant?view=specifications'), 'reference/list-specifications'],
  [at('routes', '/plant?view=routes'), 'reference/enter-route', 'reference/list-routes'],
  [at('prices', '/plant?view=prices'), 'reference/list-prices', 'reference/set-price'],
  [judged, 'release/dispose-metal', 'release/issue-certificate', 'release/release-measured'],
  [release, 'release/show-certificate'],
  [at('access', '/plant?view=access'), 'terminal/accounts', 'terminal/invite'],
  [at('import', '/import'), 'terminal/import'],
  [at('signIn', '/sign-in'), 'terminal/login'],
  // one's own is made at the terminal
  [({ person }) => (person === undefined ? null : at('persons', '/plant')()), 'terminal/token'],
  [({ lot: id }) => lot(id), 'yard/analyse-lot', 'yard/check-gate', 'yard/clear-lot', 'yard/hold-lot'],
  [({ lot: id }) => lot(id), 'yard/identify-lot', 'yard/process-lot'],
  [(order) => (order.status === 'hold' ? at('held', '/yard?status=hold')() : lot(null)), 'yard/list-lots'],
  [at('ordered', '/analyses'), 'yard/list-analyses', 'yard/order-analyses'],
  [({ arrival }) => results(arrival), 'links/match-results', 'links/refuse-results', 'links/show-results'],
  [({ arrival }) => results(arrival), 'links/take-results', 'links/arrive-results', 'links/list-results'],
  [at('controls', '/arrivals?view=controls'), 'links/show-controls', 'links/enter-control'],
  [at('lessons', '/lessons'), 'links/teach-lesson'],
  [at('sources', '/sources'), 'links/list-sources'],
  [loggedOf, 'heats/log-heat'],
  [() => null, 'exchange/list-transfers', 'exchange/receive-transfer'],
  [() => null, 'links/map-tags'],
  [() => null, 'proof/keep-timestamp', 'proof/rebuild-ledger', 'proof/revoke-key'],
  [() => null, 'release/countersign-certificate'],
  [bought, 'yard/buy-material'],
  [() => null, 'terminal/countersign', 'terminal/mend', 'terminal/publish', 'terminal/restore'],
  [() => null, 'terminal/serve', 'terminal/template'],
];

/** The page that does each verb. */
export const DEED_PAGES: ReadonlyMap<string, PlaceOf> = new Map(
  DONE.flatMap(([place, ...verbs]) => verbs.map((verb) => [verb, place] as const)),
);
