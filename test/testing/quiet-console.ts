import { format } from 'node:util';
import { afterAll, afterEach } from 'vitest';

/** What tests and the code under them have written to the console since it was last asked. */
const written: string[] = [];

for (const name of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'table', 'dir'] as const)
  console[name] = (...words: unknown[]) => {
    written.push(`console.${name}: ${format(...words)}`);
  };

function refuseOutput(): void {
  const lines = written.splice(0);
  if (lines.length > 0) throw new Error(`written to the console in a test:\n${lines.join('\n')}`);
}

afterEach(refuseOutput);
afterAll(refuseOutput);
