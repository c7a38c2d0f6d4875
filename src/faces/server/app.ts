import { type Context, Hono } from 'hono';
import { ownFile } from '../../engine/own-files.ts';
import { InputError, NotFoundError } from '../../foundation/errors.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { TASKS, taskNamed } from '../../tasks/registry.ts';
import { cameraRoutes } from './camera.ts';
import {
  handshake,
  heardOut,
  largeInTurns,
  SMALL_BODY,
  sameSite,
  securityHeaders,
  smallBodies,
  steadyPace,
} from './guards.ts';
import { accountRoutes } from './identity/account-routes.ts';
import { callerOf, isForSheets, personAsked, requireShown, requireVisitable } from './identity/caller.ts';
import { addressOf, behind, isHere } from './identity/came-from.ts';
import { firstRunRoutes } from './identity/first-run.ts';
import { oidcRoutes } from './identity/oidc.ts';
import { sessionRoutes } from './identity/session-routes.ts';
import { type Metrics, newMetrics } from './metrics.ts';
import { odataRefusal, odataRoutes } from './odata/odata-routes.ts';
import { onceOver } from './once.ts';
import { backupRoutes } from './operations/backup.ts';
import { operationRoutes } from './operations/operation-routes.ts';
import type { Plant, Served } from './plant.ts';
import { HttpRefusal, replyTo } from './replies.ts';
import { calculationRoutes } from './routes/calculation-routes.ts';
import { evidenceRoutes } from './routes/evidence-routes.ts';
import { feedRoutes } from './routes/feed-routes.ts';
import { jobRoutes } from './routes/job-routes.ts';
import { jobsOf } from './routes/jobs.ts';
import { keptReads } from './routes/kept-reads.ts';
import { keptRoutes } from './routes/kept-routes.ts';
import { answerFile } from './routes/list-files.ts';
import { sheetRoutes } from './routes/sheet-routes.ts';
import { answerRead, answerWrite } from './routes/task-route.ts';
import { schemaRoutes } from './schemas.ts';
import { formReply, pageOfLedger, pageReply, refusalPage, viewFor } from './show.ts';
import { firstPage } from './start.ts';
import { serveVerifier, serveWeb } from './web.ts';

const KNOWN_METHODS: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
]);

const READ: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** What of the API is asked before anybody is known. */
const OPEN: ReadonlySet<string> = new Set([
  'GET /api/session',
  'POST /api/session',
  'POST /api/session/passkey',
  'DELETE /api/session',
  'POST /api/account/enrol',
  'GET /api/first-run',
  'POST /api/first-run/demonstration',
  'POST /api/first-run/plant',
]);

/** What signs somebody in or founds a plant: nothing large is read there. */
const SMALL = [
  ...['/api/session', '/api/session/*', '/api/account/*', '/api/first-run/*'],
  ...['/login', '/enrol', '/logout'],
];

/** What persons keep beside the ledger: nothing of it is there before the ledger says whose it is. */
const KEPT = /^\/api\/(backup|camera|views|sheets\/(kept|layout))(\/|$)/;

/** The whole server as a function of requests: every task and every calculation has its address. */
export function createApp(served: Plant): Hono<Served> {
  const app = new Hono<Served>();
  const metrics = newMetrics();
  const plant: Plant = { ...served, count: metrics.count };
  const once = onceOver(plant.replies);
  const jobs = jobsOf(plant);
  const reads = keptReads();
  app.use(async (c, next) => {
    const [request, began] = [plant.newId(), performance.now()];
    c.set('request', request);
    c.header('Request-Id', request);
    await next();
    const { method, path } = c.req;
    const { status } = c.res;
    const [ms, person] = [performance.now() - began, await personAsked(c)];
    metrics.took(ms / 1000);
    metrics.count('remelt_requests_total', {
      method: KNOWN_METHODS.has(method) ? method : 'other',
      status: String(status),
    });
    const at = plant.clock().toISOString();
    plant.log({ at, what: 'request', request, method, path, status, ms: Math.round(ms), person });
  });
  if (plant.balancers) app.use(behind(plant.balancers));
  app.use(heardOut, securityHeaders, handshake(plant), sameSite(plant));
  // asked every few seconds by machines that may share one address: cheap, and outside the pace
  operationRoutes(app, plant);
  app.use(steadyPace(plant));
  for (const path of SMALL) app.use(path, smallBodies(SMALL_BODY));
  app.onError((error, c) => refused(c, error, plant));
  app.notFound((c) => refused(c, noSuchAddress(c.req.path), plant));

  machineRoutes(app, plant, metrics);
  // nobody reaches anything of the API unknown, whatever its route forgets to ask
  app.use('/api/*', async (c, next) => {
    if (OPEN.has(`${c.req.method} ${c.req.path}`)) return next();
    const caller = await callerOf(c, plant);
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') requireShown(c, caller);
    requireVisitable(c, caller);
    if (c.req.method !== 'GET' && KEPT.test(c.req.path)) await caller.proveWord?.();
    return next();
  });
  // nothing large is read of who is unknown
  app.use('/api/*', largeInTurns(), smallBodies());
  serveVerifier(app, ownFile('dist/verify.html'));
  if (plant.web !== undefined) serveWeb(app, plant.web, plant);
  app.get('/', (c) => c.redirect('/start'));
  app.get('/start', async (c) => {
    const caller = await callerOf(c, plant);
    const view = viewFor(c.req.header('accept'));
    const page = await pageOfLedger(await firstPage(caller), caller.context);
    return view === 'html'
      ? formReply(c, page, { action: '/logout', button: 'Sign out' })
      : pageReply(c, page, { view: 'page' });
  });
  schemaRoutes(app, plant);
  sessionRoutes(app, plant);
  firstRunRoutes(app, plant);
  backupRoutes(app, { plant, once });
  accountRoutes(app, { plant, once });
  oidcRoutes(app, plant);
  jobRoutes(app, { jobs, plant });
  sheetRoutes(app, plant);
  evidenceRoutes(app, plant);
  feedRoutes(app, plant);
  odataRoutes(app, plant);
  keptRoutes(app, { plant, once });
  cameraRoutes(app, { plant, once });
  calculationRoutes(app, { jobs, once, plant });
  taskRoutes(app, { plant, once, jobs, reads });
  return app;
}

/** Every task at its address, and every list as a file beside it. */
function taskRoutes(app: Hono<Served>, { plant, once, jobs, reads }: TaskPlaces): void {
  app.all('/api/:group/:task', async (c) => {
    const { group, task: name } = c.req.param();
    const [, list, ending] = /^([a-z-]+)\.(csv|xlsx)$/.exec(name) ?? [];
    if (list !== undefined && ending !== undefined) {
      if (!READ.has(c.req.method)) throw otherMethod('GET');
      return answerFile(c, { group, name: list, ending }, plant);
    }
    if (!ownValue(ownValue(TASKS, group) ?? {}, name)) throw noSuchAddress(c.req.path);
    const task = await taskNamed(name);
    const method = task.reads ? 'GET' : 'POST';
    if (c.req.method !== method && !(task.reads && c.req.method === 'HEAD')) throw otherMethod(method);
    return task.reads
      ? answerRead(c, task, { plant, jobs, reads })
      : answerWrite(c, task, { plant, once, jobs });
  });
}

interface TaskPlaces {
  readonly plant: Plant;
  readonly once: ReturnType<typeof onceOver>;
  readonly jobs: ReturnType<typeof jobsOf>;
  readonly reads: ReturnType<typeof keptReads>;
}

/** What machines ask: whether the server is well, how busy it is, and the root that devices install. */
function machineRoutes(app: Hono<Served>, plant: Plant, metrics: Metrics): void {
  app.get('/healthz', async (c) => {
    await (await plant.open()).store.head();
    return c.json({ ok: true, version: plant.version });
  });
  app.get('/metrics', async (c) => {
    // counts say how busy a plant is: other machines need a token
    if (!isHere(addressOf(c))) await callerOf(c, plant);
    const { size } = await (await plant.open()).store.head();
    const { rss } = process.memoryUsage();
    const gauges = {
      remelt_ledger_records: size,
      process_resident_memory_bytes: rss,
      process_uptime_seconds: Math.round(process.uptime()),
    };
    return c.text(metrics.text(gauges), 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
  app.get('/plant-root.crt', (c) => {
    if (plant.root === undefined) throw noSuchAddress(c.req.path);
    return c.body(plant.root, 200, {
      'Content-Type': 'application/x-x509-ca-cert',
      'Content-Disposition': 'attachment; filename="plant-root.crt"',
    });
  });
}

/** The answer to what was thrown; a fault of the program is logged, and its words stay here. */
function refused(c: Context<Served>, error: unknown, plant: Plant): Response | Promise<Response> {
  const { status, headers, document } = replyTo(error);
  if (status === 500) {
    const { method, path } = c.req;
    const at = plant.clock().toISOString();
    const stack = error instanceof Error ? error.stack : String(error);
    plant.log({ at, what: 'fault', request: c.get('request'), method, path, status, ms: 0, stack });
  }
  const view = viewFor(c.req.header('accept'));
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  if (status === 401 && isForSheets(c.req))
    c.header('WWW-Authenticate', 'Basic realm="Remelt", charset="UTF-8"');
  // who comes back from the company's sign-in is told why they are not let in
  const asksIn = status === 401 && c.req.method === 'GET' && !c.req.path.startsWith('/login/');
  if (view === 'html' && asksIn) return c.redirect('/login', 303);
  // a page of the web reads a refusal as data: it may have to ask its person, and shows where and what is allowed
  const asksAgain = error instanceof HttpRefusal && error.more.sentence !== undefined;
  if (view === 'html' && !asksAgain) return pageReply(c, refusalPage(error), { view, status });
  const isOdata = /^\/odata(\/|$)/.test(c.req.path);
  return c.body(JSON.stringify(isOdata ? odataRefusal(document) : document), status as 400, {
    ...(isOdata ? { 'OData-Version': '4.0' } : {}),
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
  });
}

const noSuchAddress = (path: string): NotFoundError =>
  new NotFoundError('there is nothing at this address', {
    path: 'address',
    value: path.slice(0, 200),
    allowed: 'an address of /openapi.json',
  });

const otherMethod = (method: string): HttpRefusal =>
  new HttpRefusal(405, new InputError(`this address takes ${method}`, { path: 'method', allowed: method }), {
    headers: { Allow: method },
  });
