import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { InputError, UnavailableError } from '../../foundation/errors.ts';
import { createApp } from './app.ts';
import { LOOPBACK } from './guards.ts';
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
}

/** The usual port. */
const PORT = 4477;
/** How long answers may take when the server ends [ms]. */
const LAST_ANSWERS_MS = 3000;

/** Listens on this machine only. Throws InputError for another address, UnavailableError for a port that is taken. */
export async function listen(plant: Plant, { port, host = '127.0.0.1' }: Place): Promise<Listening> {
  if (!LOOPBACK.has(host))
    throw new InputError(`the server does not listen on ${host.slice(0, 100)} yet`, {
      path: '--host',
      value: host.slice(0, 100),
      allowed: '127.0.0.1, localhost or ::1',
      cure: 'use it on this machine, or bring its port here with "ssh -L"; other addresses need HTTPS first',
    });
  const { fetch } = createApp(plant);
  try {
    return await listening(fetch, { port: port ?? PORT, host });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE' && port === undefined) return listening(fetch, { port: 0, host });
    throw new UnavailableError(`port ${port ?? PORT} cannot be listened on: ${code ?? String(error)}`, {
      path: '--port',
      value: port ?? PORT,
      allowed: 'a free port',
      cure: 'name another port with --port, or leave it out',
    });
  }
}

type Fetch = ReturnType<typeof createApp>['fetch'];

const listening = (fetch: Fetch, { port, host }: Required<{ port: number; host: string }>) =>
  new Promise<Listening>((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, (info: AddressInfo) => {
      const name = info.family === 'IPv6' ? `[${info.address}]` : info.address;
      resolve({
        address: `http://${name}:${info.port}`,
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
