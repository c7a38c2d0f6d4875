/** Sizes and prose in one process, which parses each source once: what `npm run check` asks. Each runs alone too. */
await import('./measure.ts');
await import('./prose.ts');
