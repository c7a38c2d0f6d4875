import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { freshFolder, remelt } from './testing/remelt.ts';

interface Verb {
  readonly name: string;
  readonly arguments: readonly string[];
  readonly options: readonly { readonly flags: string; readonly choices: readonly string[] }[];
  readonly below: readonly Verb[];
}

const LIST = join(import.meta.dirname, '../src/faces/cli/verb-list.json');

/** A sign that nobody sees, so that whatever takes the text says where it was typed. */
const UNSEEN = 'a\u202eb';
/** How a refusal tells of it. */
const TOLD = /U\+202E|\\u202e|\u202e|a\?b/;

/** What stands in a place, so that a verb comes as far as the option that is looked at. */
const USUAL: Readonly<Record<string, string>> = {
  ...{
    file: '-',
    subject: 'heat:H-1',
    of: 'heat:H-1',
    kg: '5',
    rate: '5',
    price: '5',
    material: 'Ni-electrolytic',
  },
  ...{
    weights: 'R-1=5',
    results: 'Cr=1',
    '--mass': '5',
    '--kg': '5',
    '--object': 'I-1=5',
    '--method': 'OES',
  },
  ...{ '--of': 'heat:H-1', '--treatment': 'washing', '--out': 'x.pdf', '--from': '-', '--clean-kg': '5' },
};
/** They run until they are stopped, or make a ledger and everything in it. */
const NOT_RUN = ['serve', 'witness', 'demo'];

/** What is never a number or a day. */
const TEXT = /<(?:file|folder|words|text|name|names|person|customer|id|heat|lot|url|urls|place)\b/;

interface Option {
  readonly verb: readonly string[];
  readonly option: string;
  readonly words: readonly string[];
  readonly isText: boolean;
}

const optionsOf = (verbs: readonly Verb[], before: readonly string[] = []): Option[] =>
  verbs.flatMap((one) => {
    const verb = [...before, one.name];
    const words = one.arguments
      .filter((name) => name.startsWith('<'))
      .map((name) => USUAL[name.replaceAll(/[<>.]/g, '')] ?? 'H-1');
    const free = one.options.filter(({ flags, choices }) => flags.includes('<') && choices.length === 0);
    return [
      ...free.map(({ flags }) => ({
        verb,
        option: /--[\w-]+/.exec(flags)![0],
        words,
        isText: TEXT.test(flags),
      })),
      ...optionsOf(one.below, verb),
    ];
  });

const folder = freshFolder();
afterAll(() => folder.remove());

interface Refusal {
  readonly message: string;
  readonly details: readonly { readonly where?: string; readonly path?: string }[];
}

/** By verb the options that it needs, as far as it has asked for them. */
const needs = new Map<string, Set<string>>();

/** The refusal of a verb with a value in one of its options; those that it needs beside are given. */
async function refused(
  { verb, option, words }: Omit<Option, 'isText'>,
  value: string,
): Promise<Refusal | null> {
  const known = needs.get(verb.join(' ')) ?? new Set();
  needs.set(verb.join(' '), known);
  for (;;) {
    const beside = [...known].flatMap((name) => (name === option ? [] : [name, USUAL[name] ?? '1']));
    const argv = [...verb, ...words, option, value, ...beside, '--json'];
    const { out, err } = await remelt(folder.path, argv, { input: '{}' });
    const [, needed] = /the option (--[\w-]+) (?:<[^>]*> )?is required/.exec(out + err) ?? [];
    if (needed === undefined || known.has(needed))
      return out.startsWith('{"error"') ? (JSON.parse(out) as { error: Refusal }).error : null;
    known.add(needed);
  }
}

/** What a number or a day becomes that was not looked at, and how it is told. */
const UNREAD = /\bNaN\b|Infinity|Invalid (Date|time)|RangeError/;

it('tells a word in place of a number or a day as it was typed', async () => {
  const verbs = JSON.parse(readFileSync(LIST, 'utf8')) as readonly Verb[];
  const options = optionsOf(verbs).filter(({ verb }) => !NOT_RUN.includes(verb[0]!));
  const unread: string[] = [];
  let told = 0;
  for (const one of options.filter(({ isText }) => !isText)) {
    const text = JSON.stringify(await refused(one, 'missing'));
    if (UNREAD.test(text)) unread.push(`${one.verb.join(' ')} ${one.option}: ${text}`);
    if (text.includes('missing')) told += 1;
  }
  expect(unread).toEqual([]);
  expect(told).toBeGreaterThan(30);
}, 120_000);

it('names the option whose value is refused as it was typed, for every verb that there is', async () => {
  const verbs = JSON.parse(readFileSync(LIST, 'utf8')) as readonly Verb[];
  const options = optionsOf(verbs).filter(({ verb }) => !NOT_RUN.includes(verb[0]!));
  let looked = 0;
  const misnamed: string[] = [];
  for (const one of options) {
    const refusal = await refused(one, UNSEEN);
    if (refusal === null || !TOLD.test(JSON.stringify(refusal))) continue;
    looked += 1;
    const places = refusal.details.map(({ where, path }) => [where ?? '', path ?? '']);
    const isTyped = places.every((place) => place.some((one) => /^(--|<)/.test(one) || one.includes(UNSEEN)));
    const isNamed = places
      .flat()
      .some((place) => place.split(', ').includes(one.option) || place.includes(UNSEEN));
    if (!isTyped || !isNamed)
      misnamed.push(`${one.verb.join(' ')} ${one.option}: ${JSON.stringify(refusal)}`);
  }
  expect(misnamed).toEqual([]);
  // most options are looked at before a ledger is: the others ask for one first, or take any text
  expect(looked).toBeGreaterThan(60);
}, 120_000);
