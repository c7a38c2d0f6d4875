import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';

const root = import.meta.dirname;
const { version } = JSON.parse(readFileSync(join(root, '..', 'package.json'), 'utf8')) as {
  readonly version: string;
};

/** The built web stands in dist/web, where the server looks for it. */
export default defineConfig({
  root,
  define: { REMELT_VERSION: JSON.stringify(version) },
  build: {
    outDir: join(root, '..', 'dist', 'web'),
    emptyOutDir: true,
    // fonts, pictures and styles stay files of this server: nothing is written into the page
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4477', '/healthz': 'http://127.0.0.1:4477' } },
});
