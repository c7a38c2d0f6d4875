import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { sessionQuery } from './api/session.ts';
import type { ListView } from './design/instrument/listed.tsx';
import { Refused, Waiting } from './design/states.tsx';
import { Shell } from './shell/shell.tsx';

interface Context {
  readonly client: QueryClient;
}

const root = createRootRouteWithContext<Context>()({ component: Outlet });

// an address that was not written here may have a number where a name is meant
const text = (value: unknown): string | undefined =>
  typeof value === 'number' ? String(value) : typeof value === 'string' && value !== '' ? value : undefined;

/** Texts of the search of an address by name; what is not a text is left out. */
const texts =
  <Name extends string>(...names: readonly Name[]) =>
  (search: Record<string, unknown>): { readonly [name in Name]?: string | undefined } =>
    Object.fromEntries(names.map((name) => [name, text(search[name])])) as {
      [name in Name]?: string | undefined;
    };

/** What the address of a list says: which rows, in which order, without which columns. */
const LIST = ['only', 'sort', 'hide'] as const;

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  // only a place of this server, never another site
  validateSearch: ({ to }: { to?: unknown }) => {
    const place = text(to);
    return place && /^\/(?![/\\])/.test(place) ? { to: place } : {};
  },
  beforeLoad: async ({ context }) => {
    const { empty } = await context.client.ensureQueryData(sessionQuery);
    if (empty) throw redirect({ to: '/first-run' });
  },
  component: lazyRouteComponent(() => import('./sign-in/sign-in.tsx'), 'SignIn'),
});

const firstRun = createRoute({
  getParentRoute: () => root,
  path: '/first-run',
  beforeLoad: async ({ context }) => {
    const { empty } = await context.client.ensureQueryData(sessionQuery);
    if (!empty) throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('./first-run/first-run.tsx'), 'FirstRun'),
});

const enrol = createRoute({
  getParentRoute: () => root,
  path: '/enrol',
  loader: ({ context }) => context.client.ensureQueryData(sessionQuery),
  component: lazyRouteComponent(() => import('./sign-in/enrol.tsx'), 'Enrol'),
});

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const { person } = await context.client.ensureQueryData(sessionQuery);
    if (person === null) throw redirect({ to: '/sign-in', search: { to: location.href } });
  },
  component: Shell,
});

const index = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: async ({ context }) => {
    const { visits } = await context.client.ensureQueryData(sessionQuery);
    throw redirect({ to: visits ? '/heats' : '/today' });
  },
});

const today = createRoute({
  getParentRoute: () => inside,
  path: '/today',
  validateSearch: (
    search: Record<string, unknown>,
  ): { days?: number | undefined; figures?: true | undefined } => ({
    days: search.days === 30 || search.days === 90 ? search.days : undefined,
    figures: search.figures === true ? true : undefined,
  }),
  component: lazyRouteComponent(() => import('./today/today.tsx'), 'Today'),
});
const yard = createRoute({
  getParentRoute: () => inside,
  path: '/yard',
  validateSearch: texts('find', 'status', 'form', 'supplier', 'sort', 'hide'),
  component: lazyRouteComponent(() => import('./yard/yard.tsx'), 'Yard'),
});
const imports = createRoute({
  getParentRoute: () => inside,
  path: '/import',
  component: lazyRouteComponent(() => import('./import/import.tsx'), 'Import'),
});
const lessons = createRoute({
  getParentRoute: () => inside,
  path: '/lessons',
  component: lazyRouteComponent(() => import('./lessons/lessons.tsx'), 'Lessons'),
});
const buy = createRoute({
  getParentRoute: () => inside,
  path: '/buy',
  validateSearch: texts('material', 'mass_kg'),
  component: lazyRouteComponent(() => import('./yard/buy.tsx'), 'Buy'),
});
const lot = createRoute({
  getParentRoute: () => inside,
  path: '/yard/$lot',
  component: lazyRouteComponent(() => import('./lot/lot.tsx'), 'Lot'),
});
/** The address on a label, in the shape of a GS1 Digital Link. */
const labelled = createRoute({
  getParentRoute: () => inside,
  path: '/10/$lot',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/yard/$lot', params });
  },
});
const ingotLabelled = createRoute({
  getParentRoute: () => inside,
  path: '/21/$object',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/trace', search: { subject: `object:${params.object}`, direction: undefined } });
  },
});
/** The same with an asset number of GS1: the prefix of the plant, "-" for a lot or "." for an ingot, and its own number. */
const assetLabelled = createRoute({
  getParentRoute: () => inside,
  path: '/8004/$asset',
  beforeLoad: ({ params }) => {
    const own = params.asset.replace(/^\d+[-.]/, '');
    if (/^\d+\./.test(params.asset))
      throw redirect({ to: '/trace', search: { subject: `object:${own}`, direction: undefined } });
    throw redirect({ to: '/yard/$lot', params: { lot: own } });
  },
});
/** The address on the label of a pallet. */
const palletLabelled = createRoute({
  getParentRoute: () => inside,
  path: '/00/$sscc',
  beforeLoad: () => {
    throw redirect({ to: '/labels', search: { kind: 'pallet' } });
  },
});
const labels = createRoute({
  getParentRoute: () => inside,
  path: '/labels',
  validateSearch: texts('kind', 'of', 'again'),
  component: lazyRouteComponent(() => import('./labels/labels.tsx'), 'LabelsPage'),
});
const analyses = createRoute({
  getParentRoute: () => inside,
  path: '/analyses',
  validateSearch: texts(...LIST),
  component: lazyRouteComponent(() => import('./analyses/analyses.tsx'), 'Analyses'),
});
const arrivals = createRoute({
  getParentRoute: () => inside,
  path: '/arrivals',
  validateSearch: texts(...LIST, 'view', 'method'),
  component: lazyRouteComponent(() => import('./arrivals/arrivals.tsx'), 'Arrivals'),
});
const arrival = createRoute({
  getParentRoute: () => inside,
  path: '/arrivals/$arrival',
  component: lazyRouteComponent(() => import('./arrivals/arrival.tsx'), 'OneArrival'),
});
const plan = createRoute({
  getParentRoute: () => inside,
  path: '/plan',
  validateSearch: texts('grade', 'without', 'job'),
  component: lazyRouteComponent(() => import('./plan/plan.tsx'), 'Plan'),
});
/** Whether an address asks for work in progress alone. */
const openIn = ({ open }: Record<string, unknown>): { readonly open?: true | undefined } =>
  open === true ? { open } : {};

const heats = createRoute({
  getParentRoute: () => inside,
  path: '/heats',
  validateSearch: (search: Record<string, unknown>) => ({
    ...texts('find', 'status', 'hide')(search),
    ...openIn(search),
  }),
  component: lazyRouteComponent(() => import('./heats/heats.tsx'), 'Heats'),
});
const heat = createRoute({
  getParentRoute: () => inside,
  path: '/heats/$heat',
  validateSearch: texts('view'),
  component: lazyRouteComponent(() => import('./heats/heat.tsx'), 'Heat'),
});
const furnace = createRoute({
  getParentRoute: () => inside,
  path: '/furnace',
  component: lazyRouteComponent(() => import('./furnace/furnace.tsx'), 'Furnace'),
});
const furnaceHeat = createRoute({
  getParentRoute: () => inside,
  path: '/furnace/$heat',
  component: lazyRouteComponent(() => import('./furnace/charge.tsx'), 'Charge'),
});
const furnaces = createRoute({
  getParentRoute: () => inside,
  path: '/furnaces',
  component: lazyRouteComponent(() => import('./furnaces/furnaces.tsx'), 'Furnaces'),
});
const oneFurnace = createRoute({
  getParentRoute: () => inside,
  path: '/furnaces/$furnace',
  component: lazyRouteComponent(() => import('./furnaces/furnaces.tsx'), 'OneFurnace'),
});
const pastHeats = createRoute({
  getParentRoute: () => inside,
  path: '/past-heats',
  component: lazyRouteComponent(() => import('./past-heats/past-heats.tsx'), 'PastHeats'),
});
const validation = createRoute({
  getParentRoute: () => inside,
  path: '/validation',
  component: lazyRouteComponent(() => import('./validation/validation.tsx'), 'Validation'),
});
const design = createRoute({
  getParentRoute: () => inside,
  path: '/design',
  component: lazyRouteComponent(() => import('./design/design-page.tsx'), 'DesignPage'),
});
const release = createRoute({
  getParentRoute: () => inside,
  path: '/release',
  validateSearch: texts('verdict'),
  component: lazyRouteComponent(() => import('./release/release.tsx'), 'Release'),
});
const judge = createRoute({
  getParentRoute: () => inside,
  path: '/release/$of',
  validateSearch: texts('number'),
  component: lazyRouteComponent(() => import('./release/judge.tsx'), 'Judge'),
});
const certificate = createRoute({
  getParentRoute: () => inside,
  path: '/certificates/$of/$number',
  component: lazyRouteComponent(() => import('./release/certificate.tsx'), 'Certificate'),
});
const programmes = createRoute({
  getParentRoute: () => inside,
  path: '/programmes',
  component: lazyRouteComponent(() => import('./programme/programmes.tsx'), 'Programmes'),
});
const programme = createRoute({
  getParentRoute: () => inside,
  path: '/programmes/$programme',
  validateSearch: texts('view', 'record'),
  component: lazyRouteComponent(() => import('./programme/programme.tsx'), 'Programme'),
});
const newProgramme = createRoute({
  getParentRoute: () => inside,
  path: '/new-programme',
  component: lazyRouteComponent(() => import('./programme/draft.tsx'), 'NewProgramme'),
});
const trace = createRoute({
  getParentRoute: () => inside,
  path: '/trace',
  validateSearch: (
    search: Record<string, unknown>,
  ): ListView & {
    subject?: string | undefined;
    direction?: 'down' | undefined;
    view?: 'graph' | undefined;
  } => ({
    ...texts(...LIST)(search),
    subject: text(search.subject),
    direction: search.direction === 'down' ? 'down' : undefined,
    view: search.view === 'graph' ? 'graph' : undefined,
  }),
  component: lazyRouteComponent(() => import('./trace/trace.tsx'), 'Trace'),
});
const RECALL = ['of', 'method', 'from', 'to', 'report', 'cutOff'] as const;
const recall = createRoute({
  getParentRoute: () => inside,
  path: '/recall',
  validateSearch: texts(...RECALL),
  component: lazyRouteComponent(() => import('./recall/recall.tsx'), 'Recall'),
});
const recallLetter = createRoute({
  getParentRoute: () => inside,
  path: '/recall/letter',
  validateSearch: texts(...RECALL, 'reason', 'answerBy', 'contact', 'number', 'customer'),
  component: lazyRouteComponent(() => import('./recall/letter.tsx'), 'RecallLetter'),
});
/** What the records of the ledger are chosen by. */
const HISTORY = ['about', 'since', 'until', 'kind', 'by', 'limit', 'before'] as const;
const ledger = createRoute({
  getParentRoute: () => inside,
  path: '/ledger',
  validateSearch: texts('view', 'subject', 'customer', ...HISTORY),
  component: lazyRouteComponent(() => import('./ledger/ledger.tsx'), 'Ledger'),
});
const life = createRoute({
  getParentRoute: () => inside,
  path: '/life',
  validateSearch: texts('view'),
  component: lazyRouteComponent(() => import('./life/life.tsx'), 'Life'),
});
const plant = createRoute({
  getParentRoute: () => inside,
  path: '/plant',
  validateSearch: texts('view', 'name', ...LIST),
  component: lazyRouteComponent(() => import('./plant/plant.tsx'), 'Plant'),
});
const sources = createRoute({
  getParentRoute: () => inside,
  path: '/sources',
  validateSearch: texts('only'),
  component: lazyRouteComponent(() => import('./links/sources.tsx'), 'SourcesPage'),
});
const setUp = createRoute({
  getParentRoute: () => inside,
  path: '/set-up',
  validateSearch: texts('step'),
  component: lazyRouteComponent(() => import('./first-run/set-up.tsx'), 'SetUp'),
});
const account = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  component: lazyRouteComponent(() => import('./people/own-account.tsx'), 'OwnAccount'),
});

/** Every other address, inside the frame of the pages. */
const missing = createRoute({
  getParentRoute: () => inside,
  path: '$',
  component: lazyRouteComponent(() => import('./shell/missing.tsx'), 'Missing'),
});

const tree = root.addChildren([
  signIn,
  firstRun,
  enrol,
  inside.addChildren([
    index,
    today,
    yard,
    imports,
    lessons,
    buy,
    lot,
    labelled,
    ingotLabelled,
    assetLabelled,
    palletLabelled,
    labels,
    analyses,
    arrivals,
    arrival,
    plan,
    heats,
    heat,
    furnace,
    furnaceHeat,
    furnaces,
    pastHeats,
    oneFurnace,
    validation,
    design,
    release,
    judge,
    certificate,
    programmes,
    programme,
    newProgramme,
    trace,
    recall,
    recallLetter,
    ledger,
    life,
    plant,
    sources,
    setUp,
    account,
    missing,
  ]),
]);

/** All pages of the web by their addresses; each is loaded when it is first gone to. */
export const createWebRouter = (client: QueryClient) =>
  createRouter({
    routeTree: tree,
    context: { client },
    defaultPreload: 'intent',
    defaultPendingComponent: () => <Waiting />,
    defaultErrorComponent: ({ error }) => <Refused error={error} />,
    scrollRestoration: true,
  });

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: ReturnType<typeof createWebRouter>;
  }
}
