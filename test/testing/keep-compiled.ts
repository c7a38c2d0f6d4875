import { enableCompileCache, flushCompileCache } from 'node:module';
import { afterAll } from 'vitest';

/** What one worker has compiled the next one takes over: a worker is ended before Node would write it by itself. */
enableCompileCache();
afterAll(() => flushCompileCache());
