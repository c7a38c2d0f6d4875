/** Writes docs/demo-composition.svg, the README's picture, from a fresh demo. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'remelt-picture-'));
try {
  execFileSync(process.execPath, [join(root, 'src/faces/cli/main.ts'), 'demo', '--folder', 'demo'], {
    cwd: folder,
    stdio: 'ignore',
  });
  const page = readFileSync(join(folder, 'demo', 'DEMO-718', 'report.html'), 'utf8');
  const chart = /<section id="composition">.*?(<svg.*?<\/svg>)/s.exec(page)?.[1];
  if (!chart) throw new Error('the report has no composition chart');
  // A page behind it may be dark: the picture brings its own paper.
  const paper = chart.replace(/(<svg[^>]*>)/, '$1<rect width="100%" height="100%" fill="#fff"/>');
  writeFileSync(join(root, 'docs', 'demo-composition.svg'), `${paper}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
