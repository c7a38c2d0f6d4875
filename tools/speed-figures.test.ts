import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
/** Pages for users. Decisions and the changelog say what was true on their day. */
const PAGES = ['README.md', ...globSync('docs/**/*.md', { cwd: ROOT })].filter(
  (page) => !page.startsWith('docs/decisions/'),
);

/** A figure of how fast this program is. */
const FIGURE = new RegExp(
  [
    String.raw`\d ?(?:ms|µs|us)\b`,
    String.raw`\b(?:\d[\d.,]*|one|two|a) ?(?:s|seconds?|min|minutes?) (?:of (?:processor|wall)|by the clock)`,
    'processor time',
    String.raw`\b(?:in|takes?|took) (?:about |some )?(?:\d[\d.,]*|one to two) ?(?:s|seconds|minutes)\b`,
    'records (?:verified in )?a second',
    String.raw`\d ?(?:x|times) (?:NumPy|SciPy|faster|slower|C\b)`,
  ].join('|'),
);
/** What prints it: a bench, or another command of the package. */
const COMMAND = /npm run (?:bench -- ([\w-]+)|[\w:-]+)/g;

/** Blocks with a figure that no command stands beside: in them, or earlier under the same heading. */
function untraced(text: string): string[] {
  let named = false;
  return text
    .split(/\n\s*\n|\n(?=#)/)
    .filter((block) => {
      if (block.startsWith('#')) named = false;
      named ||= block.match(COMMAND) !== null;
      return FIGURE.test(block) && !named;
    })
    .map((block) => block.split('\n').find((line) => FIGURE.test(line)) ?? block);
}

it.each(PAGES)('each figure of speed in %s has the command that prints it', (page) => {
  const text = readFileSync(join(ROOT, page), 'utf8');
  expect(untraced(text)).toEqual([]);
  const benches = [...text.matchAll(COMMAND)].flatMap(([, bench]) => (bench === undefined ? [] : [bench]));
  expect(benches.filter((bench) => !existsSync(join(ROOT, 'bench', `${bench}.ts`)))).toEqual([]);
});

it.each([
  'verified in 19 ms',
  'a record takes 77 µs',
  'a background is solved for three methods in 1.8 s',
  'it took 5.6 s for 5,000 processes',
  '8,000 records a second',
  'cohorts take 1.5 times NumPy',
])('finds "%s"', (line) => {
  expect(untraced(`# Speed\n\n${line}\n`)).toEqual([line]);
  expect(untraced(`# Speed\n\n\`npm run bench -- plan\`:\n\n${line}\n`)).toEqual([]);
  expect(untraced(`\`npm run bench -- plan\`\n# Speed\n${line}\n`)).toHaveLength(1);
});
