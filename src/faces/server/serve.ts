import { createServer } from 'node:https';
import { type AddressInfo, createServer as createProbe } from 'node:net';
import { serve } from '@hono/node-server';
import {
  cureBy,
  type ErrorDetail,
  ForbiddenError,
  InputError,
  systemError,
  UnavailableError,
} from '../../foundation/errors.ts';
import { createApp } from './app.ts';
import type { Certificate } from './certificate.ts';
import { LOOPBACK } from './guards.ts';
import { accountsOf } from './identity/accounts.ts';
import type { Plant } from './plant.ts';

/** Where a server listens. */
export interface Listening {
  readonly address: string;
  /** Ends it: what is being answered is answered first, for a short while. */
  readonly close: () => Promise<void>;
}

interface Place {
  /** Default: the usual one, or another where that is taken. */
  readonly port?: number | undefined;
  readonly host?: string | undefined;
  /** HTTPS with it; every address but those of this machine needs one. */
  readonly certificate?: Pick<Certificate, 'cert' | 'key'> | undefined;
}

/** The usual port. */
const PORT = 4477;
/** How long the headers of a request, and all of it, may take to come; how often that is looked at [ms]. */
const TIMES = {
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  connectionsCheckingInterval: 5_000,
} as const;
/** How long answers may take when the server ends [ms]. */
const LAST_ANSWERS_MS = 3000;

/**
 * Looks whether a server may listen there, before anything is made for it. Throws InputError for an address beyond this machine without
 * HTTPS, or before anybody has a password; UnavailableError for an address that is not this machine's, or a port that is taken.
 */
export async function requireReady(
  plant: Plant,
  { port, host = '127.0.0.1', isSecure }: Pick<Place, 'port' | 'host'> & { readonly isSecure: boolean },
): Promise<void> {
  const isElsewhere = !LOOPBACK.has(host);
  if (isElsewhere && !isSecure && !plant.balancers)
    throw new InputError(`${host.slice(0, 100)} is reached by other machines, so it needs HTTPS`, {
      path: '--host',
      value: host.slice(0, 100),
      allowed: '127.0.0.1, localhost or ::1; any other address with a certificate, or behind a balancer',
      cure: 'add --make-certificate, or --certificate FILE --key FILE; or --balancer ADDRESS where one ends HTTPS',
    });
  const probe = createProbe();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen({ port: port ?? 0, host, exclusive: true }, resolve);
    });
  } catch (error) {
    throw refused(error, { port, host });
  } finally {
    probe.close();
  }
  // through a balancer others reach this machine's own address too
  if (isElsewhere || plant.balancers)
    await requirePersons(
      plant,
      isElsewhere ? { path: '--host', value: host.slice(0, 100) } : { path: '--balancer' },
    );
}

/** Looks whether it may listen, and listens. Throws as `requireReady` does. */
export async function listen(plant: Plant, place: Place): Promise<Listening> {
  await requireReady(plant, { ...place, isSecure: place.certificate !== undefined });
  return listenReady(plant, place);
}

/** Listens where `requireReady` has looked. Throws UnavailableError for a port that was taken since. */
export async function listenReady(
  plant: Plant,
  { port, host = '127.0.0.1', certificate }: Place,
): Promise<Listening> {
  const { fetch } = createApp(plant);
  try {
    return await listening(fetch, { port: port ?? PORT, host, certificate });
  } catch (error) {
    const { code } = systemError(error);
    if (code === 'EADDRINUSE' && port === undefined) return listening(fetch, { port: 0, host, certificate });
    throw refused(error, { port: port ?? PORT, host });
  }
}

/** What the system says of an address or a port. */
function refused(
  error: unknown,
  { port, host }: { readonly port: number | undefined; readonly host: string },
): UnavailableError {
  const code = systemError(error).code ?? String(error);
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL' || code === 'EAI_AGAIN')
    return new UnavailableError(`${host.slice(0, 100)} is no address of this machine: ${code}`, {
      path: '--host',
      value: host.slice(0, 100),
      allowed: 'an address of this machine, or 0.0.0.0 for all of them',
      cure: 'put the name that others type into --name',
    });
  return new UnavailableError(`port ${port} cannot be listened on: ${code}`, {
    path: '--port',
    value: port ?? null,
    allowed: 'a free port',
    cure: 'name another port with --port, or leave it out',
  });
}

/** What others may reach has the persons of a real plant, and one at least who can sign in. */
async function requirePersons(plant: Plant, at: ErrorDetail): Promise<void> {
  const { demonstration } = await (await plant.open()).store.roster();
  if (demonstration)
    throw new ForbiddenError('a demonstration is entered without a password, so it stays on this machine', {
      ...at,
      allowed: 'the ledger of a real plant',
      ...cureBy(`leave ${at.path} out, or begin the ledger of the plant`, 'proof/init-ledger'),
    });
  const { accounts } = await accountsOf(plant, 0);
  if (accounts.some(({ state }) => state === 'works')) return;
  throw new ForbiddenError('nobody has a password for this server yet', {
    ...at,
    allowed: 'a server on which one person at least has a password',
    cure: `start it without ${at.path}, open the link of an invitation here, then start it again`,
    does: [{ verb: 'terminal/invite' }],
  });
}

type Fetch = ReturnType<typeof createApp>['fetch'];

interface At extends Pick<Place, 'certificate'> {
  readonly port: number;
  readonly host: string;
}

const listening = (fetch: Fetch, { port, host, certificate }: At) =>
  new Promise<Listening>((resolve, reject) => {
    const served = certificate
      ? {
          createServer,
          serverOptions: {
            ...TIMES,
            ...{ cert: certificate.cert, key: certificate.key, minVersion: 'TLSv1.2' as const },
          },
        }
      : { serverOptions: TIMES };
    const server = serve({ fetch, hostname: host, port, ...served }, (info: AddressInfo) => {
      const name = info.family === 'IPv6' ? `[${info.address}]` : info.address;
      resolve({
        address: `${certificate ? 'https' : 'http'}://${name}:${info.port}`,
        close: () =>
          new Promise<void>((done) => {
            server.close(() => done());
            const all = 'closeAllConnections' in server ? server : undefined;
            all?.closeIdleConnections();
            setTimeout(() => all?.closeAllConnections(), LAST_ANSWERS_MS).unref();
          }),
      });
    });
    server.once('error', reject);
  });
