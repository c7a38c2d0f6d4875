import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { literalTexts } from '../tools/prose/literals.ts';
import { STAND_IN } from '../tools/prose/sentences.ts';
import { GROUPS, partsOf } from '../web/design/commands.ts';

/** What no page does: on the computer that keeps the ledger, with files, or before a plant is there. */
const ONLY_THERE = new Set(
  [
    'init, serve, backup, restore, doctor, verify, ledger mend, ledger rebuild, ledger roles, ledger publish, ledger timestamp, data check',
    'persons token, keys make, keys revoke, disclosure set, countersign, countersign sign, template, lot buy, lot button-sample, heat use, scale read',
    'stats, economics, lifecycle, calibrate, spec derive, route check, qualify assure, qualify envelope, keys, record',
  ].flatMap((line) => line.split(', ')),
);

it('has a page for each command that a refusal or answer names, or it is known that none does it', () => {
  const sources = globSync('src/**/*.ts').filter(
    (file) => !/\.test\.ts$|testing|faces[\\/](cli|verify)/.test(file),
  );
  const named = sources.flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    const texts = source.includes('remelt ') ? literalTexts(file, source) : [];
    return texts
      .map((text) =>
        text.replaceAll(`do ${STAND_IN}`, 'do heat:7').replaceAll(`amend ${STAND_IN}`, 'amend heat:7'),
      )
      .map((text) => text.replaceAll(STAND_IN, '7'))
      .flatMap((text) => partsOf(text, 'of heat H-7'))
      .flatMap((part) => ('command' in part ? [`${file}: ${part.command}`] : []));
  });
  const verbIn = (command: string): string => {
    const [, first = '', second = ''] = /: remelt ([a-z-]+)(?: ([a-z][a-z-]*))?/.exec(command) ?? [];
    return GROUPS.includes(first) && second !== '' ? `${first} ${second}` : first;
  };
  expect(named.filter((one) => !ONLY_THERE.has(verbIn(one)))).toEqual([]);
  expect(named.length).toBeGreaterThan(20);
});
