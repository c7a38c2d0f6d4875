import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { textsIn } from './web-texts.ts';

const ROOT = join(import.meta.dirname, '..');

it('finds words in markup, in what is read aloud and in choices, and no signs, names or keys', () => {
  const found = textsIn(
    'x.tsx',
    `const x = <p title="Read me" className="not read">
      Two words {y ? 'or three' : words.four} {'%'} {n} {'USD'} · <i aria-label={\`Chart: \${z}\`} />
    </p>;`,
  );
  expect(found).toEqual(['1: Read me', '2: Two words', '2: or three', '2: Chart:']);
});

it('has every text of the web in web/words.ts, so that a language can be added', () => {
  const counts = globSync('web/**/*.tsx', { cwd: ROOT }).flatMap((path) => {
    const found = textsIn(path, readFileSync(join(ROOT, path), 'utf8'));
    return found.length === 0 ? [] : [`${path}: ${found.join('; ')}`];
  });
  expect(counts).toEqual([]);
});
