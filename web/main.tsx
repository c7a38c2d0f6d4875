import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { ApiError } from './api/client.ts';
import { guardTaps } from './design/settle.ts';
import { keepShell } from './offline/keep-shell.ts';
import { createWebRouter } from './router.tsx';
import { applyScheme } from './shell/scheme.ts';
import './design/tokens.css';
import './design/base.css';

// the policy of the page forbids code made from text
config({ jitless: true });
applyScheme();
keepShell();
guardTaps(window);

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // what was refused is refused again; only a lost connection is worth another try
      retry: (count, error) => error instanceof ApiError && error.status === 0 && count < 2,
      staleTime: 5_000,
      // a server of the plant answers where a browser believes that it has no network
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});
const router = createWebRouter(client);
// the page of this address comes while it is asked who is signed in; what fails here fails where it is needed
const [routes] = router.getMatchedRoutes(router.latestLocation.pathname);
for (const route of routes) router.loadRouteChunk(route)?.catch(() => undefined);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
