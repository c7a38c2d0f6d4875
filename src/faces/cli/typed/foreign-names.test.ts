import { expect, it } from 'vitest';
import { quoteForeignNames } from './foreign-names.ts';

it.each([
  ['there is no lot ВСМПО', 'there is no lot "ВСМПО"'],
  ['supplier "ВСМПО АВИСМА" is not known', 'supplier "ВСМПО АВИСМА" is not known'],
  ['lot:宝钢-7, cleared.', 'lot:"宝钢-7", cleared.'],
  ['there is no file /tmp/данные/lots.csv.', 'there is no file "/tmp/данные/lots.csv".'],
  ["Böhler's γ' content is 20 µm", "Böhler's γ' content is 20 µm"],
])('%s', (sentence, quoted) => {
  expect(quoteForeignNames(sentence)).toBe(quoted);
});
