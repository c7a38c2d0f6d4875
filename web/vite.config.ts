import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const root = import.meta.dirname;
const { version } = JSON.parse(readFileSync(join(root, '..', 'package.json'), 'utf8')) as {
  readonly version: string;
};

/** The built web stands in dist/web, where the server looks for it. */
export default defineConfig(({ command, mode }) => {
  // what is built is what users load, whatever a shell or a test runner calls its environment
  if (command === 'build') process.env.NODE_ENV = mode;
  return {
    root,
    define: { REMELT_VERSION: JSON.stringify(version) },
    plugins: [filesForWorker()],
    build: {
      outDir: join(root, '..', 'dist', 'web'),
      emptyOutDir: true,
      // fonts, pictures and styles stay files of this server: nothing is written into the page
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: true,
      rolldownOptions: {
        input: { index: join(root, 'index.html'), worker: join(root, 'offline', 'worker.ts') },
        // a worker has the say over addresses below its own, so it stands at the top
        output: {
          entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
        },
      },
    },
    server: { proxy: { '^/(api|health|version)': 'http://127.0.0.1:4477' } },
  };
});

/** Tells the worker which files this build has; their hash makes the worker of another build another file. */
function filesForWorker(): Plugin {
  return {
    name: 'files-for-worker',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle['worker.js'];
        if (worker?.type !== 'chunk') return this.error('the worker of the web was not built');
        const hash = createHash('sha256');
        const names = Object.keys(bundle)
          .filter((name) => name !== 'worker.js')
          .sort();
        for (const name of names) {
          const file = bundle[name]!;
          hash.update(name).update(file.type === 'chunk' ? file.code : file.source);
        }
        const shell = {
          build: hash.digest('hex').slice(0, 16),
          files: [...names, 'icon.svg'].map((name) => `/${name}`),
        };
        worker.code = worker.code.replace('REMELT_SHELL', () => JSON.stringify(shell));
      },
    },
  };
}
