import { readFile } from 'node:fs/promises';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono, MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { NotFoundError } from '../../foundation/errors.ts';
import { permissionsPolicy } from './camera.ts';
import type { Plant, Served } from './plant.ts';

/** What the web may do: run its own scripts, and ask this server. */
const WEB_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Addresses that are the server's own. */
const OWN =
  /^\/(api|start|login|logout|healthz|health|version|metrics|plant-root\.crt|schemas|openapi\.json)(\/|$)/;

/** What the verifier page may do: run its one script, whose hash it names itself, without this server's sessions. */
const VERIFIER_POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; sandbox allow-scripts; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Serves the verifier page that belongs to this version, for whoever opens a bundle. Throws NotFoundError where it was not built. */
export function serveVerifier(app: Hono<Served>, file: string): void {
  app.get('/verify.html', async (c) => {
    const html = await readFile(file, 'utf8').catch(() => null);
    if (html === null)
      throw new NotFoundError('the verifier page was not built', {
        path: '/verify.html',
        cure: 'build it: npm run build',
      });
    return c.html(html, 200, { 'Content-Security-Policy': VERIFIER_POLICY });
  });
}

/** Serves the built web: its files, and its first page for every other address that a browser goes to. */
export function serveWeb(app: Hono<Served>, folder: string, plant: Pick<Plant, 'office'>): void {
  const file = serveStatic({ root: folder });
  const first = serveStatic({ root: folder, path: 'index.html' });
  const unlessOwn =
    (serve: MiddlewareHandler, isFor: (accept: string) => boolean): MiddlewareHandler =>
    async (c, next) => {
      if (OWN.test(c.req.path) || !isFor(c.req.header('accept') ?? '')) return next();
      const found = await serve(c, next);
      if (!(found instanceof Response)) return;
      found.headers.set('Content-Security-Policy', WEB_POLICY);
      if (found.headers.get('content-type')?.startsWith('text/html'))
        found.headers.set('Permissions-Policy', await permissionsPolicy(plant));
      // a file whose name has its hash never changes
      if (serve === file && c.req.path.startsWith('/assets/'))
        found.headers.set('Cache-Control', 'public, max-age=31536000, immutable');
      return found;
    };
  // answers of the API hold what is secret, and are sent as they are
  app.use('/assets/*', compress());
  app.get(
    '*',
    unlessOwn(file, () => true),
  );
  app.get(
    '*',
    unlessOwn(first, (accept) => accept.includes('text/html')),
  );
}
