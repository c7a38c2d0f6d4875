import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const WEB = join(import.meta.dirname, '..');
/** Words of buttons that go on with what is asked about; to clear a lot all the same takes a reason first. */
const ALL_THE_SAME = /\b(book\w*Anyway|bookAllTheSame|saveLabels|states\.asTyped)\b/;

const buttons = globSync('**/*.tsx', { cwd: WEB }).flatMap((path) =>
  [...readFileSync(join(WEB, path), 'utf8').matchAll(/<Button\b((?:=>|[^>])*)>([\s\S]*?)<\/Button>/g)]
    .filter(([, , words = '']) => ALL_THE_SAME.test(words))
    .map(([, props = '']) => ({ path, props })),
);

it('never makes the button that books what was asked about the one that comes next', () => {
  expect(buttons.length).toBeGreaterThanOrEqual(8);
  expect(buttons.filter(({ props }) => /\bgo(?!=)\b/.test(props)).map(({ path }) => path)).toEqual([]);
});
