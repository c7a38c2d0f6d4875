/**
 * Keeps the files of this build on the device, so that a page opens while the network is gone. Answers of the API are never kept: what
 * is old could be taken for new.
 */
interface Lasting extends Event {
  readonly waitUntil: (work: Promise<unknown>) => void;
}
interface Asked extends Lasting {
  readonly request: Request;
  readonly respondWith: (answer: Promise<Response>) => void;
}
/** What of the scope of a service worker is used here; the types of a page do not know it. */
declare const self: {
  readonly addEventListener: {
    (kind: 'install' | 'activate', hear: (event: Lasting) => void): void;
    (kind: 'fetch', hear: (event: Asked) => void): void;
  };
  readonly skipWaiting: () => Promise<void>;
  readonly clients: { readonly claim: () => Promise<void> };
};

/** Files of this build by their addresses, and their hash: written in when the web is built. */
declare const REMELT_SHELL: { readonly build: string; readonly files: readonly string[] };

const { build, files } = REMELT_SHELL;
const KEPT = `remelt-${build}`;
const FIRST_PAGE = '/index.html';
/** How long a page is waited for before the kept one is shown [ms]: a network may be there and carry nothing. */
const PATIENCE_MS = 4000;
/** The server answers other requests by who asks and for what; these files are the same for all. */
const WHATEVER = { ignoreVary: true };

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(forgetOthers()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (!pathname.startsWith('/api/')) event.respondWith(pageOrKept(request));
  } else if (files.includes(pathname)) event.respondWith(keptOrFetched(request));
});

async function keepAll(): Promise<void> {
  const cache = await caches.open(KEPT);
  await cache.addAll(files);
  await self.skipWaiting();
}

/** A new build takes the place of the one before at once. */
async function forgetOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The page as the server has it now, so that a new build is seen; the kept one where no server answers. */
async function pageOrKept(request: Request): Promise<Response> {
  const fetched = fetch(request);
  const late = new Promise<undefined>((done) => setTimeout(() => done(undefined), PATIENCE_MS));
  const answer = await Promise.race([fetched.catch(() => undefined), late]);
  if (answer) return answer;
  const cache = await caches.open(KEPT);
  return (await cache.match(FIRST_PAGE, WHATEVER)) ?? fetched;
}

/** A file whose name has its hash never changes. */
async function keptOrFetched(request: Request): Promise<Response> {
  const cache = await caches.open(KEPT);
  return (await cache.match(request, WHATEVER)) ?? fetch(request);
}
