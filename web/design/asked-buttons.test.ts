import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const WEB = join(import.meta.dirname, '..');
/** Words of buttons that go on with what is asked about; to clear a lot all the same takes a reason first. */
const ALL_THE_SAME = /\b(book\w*Anyway|bookAllTheSame|saveLabels|states\.asTyped)\b/;

const texts = globSync('**/*.tsx', { cwd: WEB }).map((path) => [path, readFileSync(join(WEB, path), 'utf8')]);

const found = (tag: RegExp, isNext: (props: string) => boolean) =>
  texts.flatMap(([path, text = '']) =>
    [...text.matchAll(tag)]
      .filter(([, props = '', words = props]) => ALL_THE_SAME.test(words))
      .map(([, props = '']) => ({ path, isNext: isNext(props) })),
  );

it('never makes the button that books what was asked about the one that comes next', () => {
  const buttons = [
    ...found(/<Button\b((?:=>|[^>])*)>([\s\S]*?)<\/Button>/g, (props) => /\bgo(?!=)\b/.test(props)),
    // to send a form comes next, unless it says otherwise
    ...found(/<(?:Form|Question)\b((?:=>|[^>])*)>/g, (props) => !/\bgo=\{!/.test(props)),
  ];
  expect(buttons.length).toBeGreaterThanOrEqual(8);
  expect(buttons.filter(({ isNext }) => isNext).map(({ path }) => path)).toEqual([]);
});
