import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ALONE, GROUPS, partsOf } from './commands.ts';

/** A text as it is read: links in brackets with their address, commands that only the command line has in quotes. */
const read = (text: string): string =>
  partsOf(text)
    .map((part) =>
      'href' in part ? `[${part.text}](${part.href})` : 'command' in part ? `"${part.command}"` : part.text,
    )
    .join('');

it.each([
  [
    'clear it when its checks are good: remelt lot clear R-1008',
    'clear it when its checks are good: [the page of lot R-1008](/yard/R-1008)',
  ],
  [
    'record the gate check first ("remelt lot gate")',
    'record the gate check first ([the page of the lot](/yard))',
  ],
  [
    'see the lots on hold, and why, with: remelt lots --status hold',
    'see the lots on hold, and why, with: [the lots on hold](/yard?status=hold)',
  ],
  [
    'correct the number ("remelt heat list" shows every heat), or plan the heat first ("remelt heat plan")',
    'correct the number ([the list of heats](/heats) shows every heat), or plan the heat first ([the page "Plan a heat"](/plan))',
  ],
  [
    'see `remelt lots --all`, `remelt heat list`, or `remelt history` for everything',
    'see [the yard](/yard), [the list of heats](/heats), or [the page "Ledger"](/ledger) for everything',
  ],
  [
    'evaluate it: remelt qualify evaluate disk-718',
    'evaluate it: [the board of the programme](/programmes/disk-718)',
  ],
  [
    'withdraw it first: remelt undo object:I-1 certificate:C-1',
    'withdraw it first: [the page of certificate C-1](/certificates/object%3AI-1/C-1)',
  ],
  [
    'record the charge (remelt record), or the furnace log of this one (remelt record FILE)',
    'record the charge ([the page "Furnace"](/furnace)), or the furnace log of this one ("remelt record FILE")',
  ],
  [
    'take it back: remelt undo heat:H-7 melting',
    'take it back: [heat H-7 on the page "Furnace"](/furnace/H-7)',
  ],
  [
    'book it first ("remelt lot process"), or decide: remelt dispose',
    'book it first ([the page of the lot](/yard)), or decide: [the page "Release"](/release)',
  ],
  [
    'set the clock of this computer; if it is right: remelt ledger clock --is-right --reason TEXT',
    'set the clock of this computer; if it is right: [the page "Clock" of the ledger](/ledger?view=clock)',
  ],
  ['take it back first: remelt undo lot:ID', 'take it back first: [the page of the lot](/yard)'],
  [
    'heat H-7 was added to since; take the last one back: remelt undo',
    'heat H-7 was added to since; take the last one back: [heat H-7 on the page "Furnace"](/furnace/H-7)',
  ],
  [
    'put it right: remelt amend, or take back what rests on lot R-7: remelt undo',
    'put it right: [the page of lot R-7](/yard/R-7), or take back what rests on lot R-7: [the page of lot R-7](/yard/R-7)',
  ],
  ['see what it is worth: remelt value R-7', 'see what it is worth: [the page of lot R-7](/yard/R-7)'],
  [
    'an addition that nobody planned: remelt heat add',
    'an addition that nobody planned: [the page "Furnace"](/furnace)',
  ],
  [
    'hand it over first: remelt heat hand-over H-7 --note WORDS',
    'hand it over first: [heat H-7 on the page "Furnace"](/furnace/H-7)',
  ],
  [
    'measure Cr on 2 further specimens (remelt heat sample --object ID --specimen ID)',
    'measure Cr on 2 further specimens ([the page "Release"](/release))',
  ],
  [
    'a change is a revision with its reason: remelt qualify lock FILE --reason',
    'a change is a revision with its reason: [the page "Programmes"](/programmes)',
  ],
  [
    'make the key of the log (remelt keys make), then sign (remelt ledger checkpoint)',
    'make the key of the log ([the page "Keys and witnesses"](/ledger?view=keys)), then sign ([the page "Keys and witnesses"](/ledger?view=keys))',
  ],
  ['make it: remelt keys make', 'make it: [the page "Keys and witnesses"](/ledger?view=keys)'],
  [
    'remelt history shows when each record was made',
    '[the page "Ledger"](/ledger) shows when each record was made',
  ],
])('names the page for a command that has one: %s', (cure, seen) => {
  expect(read(cure)).toBe(seen);
});

it.each([
  ['remelt keys make --ml-dsa', '"remelt keys make --ml-dsa"'],
  ['use the answer of remelt calibrate unchanged', 'use the answer of "remelt calibrate" unchanged'],
  [
    'take it back first: remelt undo object:I-1 analysis:S-1, then go on',
    'take it back first: "remelt undo object:I-1 analysis:S-1", then go on',
  ],
  [
    'remelt disclosure set CUSTOMER --opens inputs,results,certificate',
    '"remelt disclosure set CUSTOMER --opens inputs,results,certificate"',
  ],
  ['remelt stock is metal; nothing is named here', 'remelt stock is metal; nothing is named here'],
])('leaves what only the command line does as a command: %s', (cure, seen) => {
  expect(read(cure)).toBe(seen);
});

it('takes the lot that the text speaks of, where the command names none', () => {
  const text =
    'lot R-7 cannot be identified: the gate has not checked it; check it at the gate: remelt lot gate';
  expect(read(text)).toMatch(/: \[the page of lot R-7\]\(\/yard\/R-7\)$/);
  expect(partsOf('check it: "remelt lot gate"', 'lot R-7 waits').at(-1)).toMatchObject({ href: '/yard/R-7' });
});

it('knows every command', () => {
  const verbs = JSON.parse(readFileSync('src/faces/cli/verb-list.json', 'utf8')) as {
    readonly name: string;
    readonly below: readonly unknown[];
  }[];
  const named = (isGroup: boolean) =>
    verbs.flatMap(({ name, below }) => (below.length > 0 === isGroup ? [name] : [])).sort();
  expect([...GROUPS].sort()).toEqual(named(true));
  expect([...ALONE].sort()).toEqual(named(false));
});
