import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { expect, it } from 'vitest';
import { clumsyPhrases, medianFaults, proseFaults } from './prose/faults.ts';
import { glossaryWords, renamedWords, settledPart, strayPatterns } from './prose/glossary.ts';
import { commentPassages, literalPassages, literalTexts } from './prose/literals.ts';
import { markdownPassages } from './prose/markdown.ts';
import { lengthOf, sentencesOf, wordsOf } from './prose/sentences.ts';
import { speller } from './prose/spelling.ts';
import {
  commandsOfLiteral,
  commandsOfMarkdown,
  optionsOfLiteral,
  unknownVerbs,
  verbOf,
} from './prose/verbs.ts';

const GLOSSARY = `# Glossary

| term | meaning |
|---|---|
| skull, sub-heat | metal that zzz |

## Words we no longer use

| do not say | say instead |
|---|---|
| look, glance: drawn heats | Monte Carlo check |
| \`SPECIMEN\` on papers without metal | DEMONSTRATION |
| \`asked are\`; bends: a furnace | required |
`;
const rules = {
  isWord: speller([...glossaryWords(GLOSSARY), 'Hf', 'lognormal']),
  renamed: renamedWords(GLOSSARY),
};
const page = (text: string) => proseFaults(markdownPassages('docs/a.md', text), rules);

it('a planted misspelling is found in a page, a table and a message; American spelling too', () => {
  expect(page('The furnase melts.\n\n| a | vapor |\n|---|---|\n').unknownWords).toEqual([
    'docs/a.md: unknown word furnase',
    'docs/a.md: unknown word vapor',
  ]);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: source text of a template
  const source = "throw new InputError(`lot ${id} has no analisys`, { cure: 'book anlysis' });";
  expect(proseFaults(literalPassages('src/a.ts', source), rules).unknownWords).toEqual([
    'src/a.ts: unknown word analisys',
    'src/a.ts: unknown word anlysis',
  ]);
});

it('formulas, names in quotes and unfinished tags of a source file are no sentences', () => {
  const source = `const a = { formula: 'int zzq dx over all' }; const b = 'move the folder "zzq" away'; const c = '<zzq y="1" x="2" ';`;
  expect(proseFaults(literalPassages('src/a.ts', source), rules).unknownWords).toEqual([]);
});

it('terms of the glossary, listed words, names of fields and other scripts are no misspellings', () => {
  const text =
    'Skulls of Hf are lognormal; see `zzq`, price_usd_per_kg, lots.csv, --zzq, H230, $x_{zzq}$, "Плавка" and JSON.';
  expect(page(text).unknownWords).toEqual([]);
  expect(wordsOf("The plant's sub-heats aren't 3-fold and/or camelCase.")).toEqual([
    'The',
    'plant',
    'sub',
    'heats',
    "aren't",
    'and',
    'or',
  ]);
  expect(speller(['Qx'])('Qx')).toBe(true);
  expect(speller(['Qx'])('qx')).toBe(false);
});

it('a planted sentence of 31 words is found; 30 words and a numbered equation pass', () => {
  const words = (count: number): string => `Heat${' heat'.repeat(count - 1)}.`;
  expect(page(`${words(30)} Then a short one.`).longSentences).toEqual([]);
  expect(page(`(12) ${words(40)}`).longSentences).toEqual([]);
  expect(page(`A short one. ${words(31)}`).longSentences[0]).toMatch(
    /^docs\/a\.md: 31 words, at most 30: Heat/,
  );
  const source = `const cure = '${words(29)} two'; const message = \`\${a} ${words(30)}\`;`;
  expect(proseFaults(literalPassages('src/a.ts', source), rules).longSentences).toHaveLength(1);
});

it('a median over 15 words is found; cells of tables do not count', () => {
  const long = `${'heat '.repeat(16).trim()}.`;
  const short = Array.from({ length: 9 }, () => '| a b |').join('\n');
  expect(medianFaults('docs', markdownPassages('docs/a.md', `${long}\n\n${short}`))).toEqual([
    'docs: median of 16 words, at most 15',
  ]);
  expect(medianFaults('docs', markdownPassages('docs/a.md', `${long} A short one. Another.`))).toEqual([]);
});

it('a planted word that was renamed is found; the same word in plain English passes', () => {
  expect(page('Plans after the last look, asked are 0.95. SPECIMEN').renamedWords).toEqual([
    'docs/a.md: "look" is now "Monte Carlo check": Plans after the last look, asked are 0.95.',
    'docs/a.md: "asked are" is now "required": Plans after the last look, asked are 0.95.',
    'docs/a.md: "SPECIMEN" is now "DEMONSTRATION": SPECIMEN',
  ]);
  expect(page('Look at the specimen. It looks good on papers without metal.').renamedWords).toEqual([]);
  expect(settledPart(GLOSSARY)).not.toContain('glance');
});

it('a planted clumsy phrase is found, in a comment too; plain English with the same words passes', () => {
  const told = (source: string) =>
    clumsyPhrases([...literalPassages('a.ts', source), ...commentPassages('a.ts', source)]);
  expect(told("const words = 'the prediction is told anew, for who asks';")).toEqual([
    expect.stringMatching(/^a\.ts: "told anew", say "predicted again"/),
    expect.stringMatching(/"for who"/),
  ]);
  expect(told('/** Throws for what is no workbook. */\n// a scale that\n')).toEqual([
    expect.stringMatching(/"what is no", say "is not a": Throws for what is no workbook/),
  ]);
  expect(told("const words = 'a word that is none'; // the origin is none of metal")).toHaveLength(2);
  expect(
    told('/** Null where there is none; what is no longer there; none of the three is none of these. */'),
  ).toEqual([]);
  expect(told("const words = 'for whoever asks, or for whom it is';")).toEqual([]);
});

it('styles and lists of words in the web are no sentences', () => {
  const source = `const a = 'zzq zzr zzs'.split(' '); const b = <p className="zzq zzr zzs">{'furnase of the plant'}</p>;`;
  expect(literalPassages('web/a.tsx', source).map(({ text }) => text)).toEqual(['furnase of the plant']);
});

it('every narrowed word stands in the last table of the glossary', () => {
  const glossary = readFileSync(join(import.meta.dirname, '../docs/glossary.md'), 'utf8');
  expect(renamedWords(glossary).length).toBeGreaterThan(20);
  expect(strayPatterns(renamedWords(glossary))).toEqual([]);
});

const program = new Command('remelt');
const lot = program.command('lot').description('lots');
lot.command('show').argument('<lot>').option('--json', 'one document');
program.command('plan').argument('<file>').option('--html <page>', 'page');
program.command('mix', { hidden: true }).addOption(new Option('--old'));
const faults = (commands: readonly string[]) => unknownVerbs(verbOf(program), 'docs/a.md', commands);

it('a planted verb and a planted option are found in code blocks, in inline code and in messages', () => {
  const text =
    'Call `remelt lot shwo R-1` or `--jsn`.\n\n```sh\nnpm run -s remelt -- plan a.json --htm p  # --nothing\nremelt mix\n```\n';
  expect(faults(commandsOfMarkdown(text))).toEqual([
    'docs/a.md: remelt plan has no option --htm',
    'docs/a.md: remelt has no verb "mix"',
    'docs/a.md: remelt lot has no verb "shwo"',
    'docs/a.md: remelt has no option --jsn',
  ]);
  expect(
    faults(literalTexts('a.ts', "f('see remelt lots, or remelt plan --json');").flatMap(commandsOfLiteral)),
  ).toEqual(['docs/a.md: remelt has no verb "lots"', 'docs/a.md: remelt plan has no option --json']);
});

it('verbs and options that exist pass, with values, files, pipes, placeholders and continued lines', () => {
  const text =
    '`remelt lot show R-1 --json` and `--html page` and `remelt lot [options] <verb>` and `--help`.\n\n```sh\nremelt plan \\\n  a.json --html=p.html | grep --count x\n$ remelt <verb> --help\n```\n';
  expect(faults(commandsOfMarkdown(text))).toEqual([]);
  expect(faults(commandsOfLiteral('see remelt lot show or https://x.org/remelt none'))).toEqual([]);
  expect(faults(commandsOfLiteral('remelt stock is metal'))).toEqual([]);
  expect(faults(optionsOfLiteral('put it right, then give --jsn, or --json'))).toEqual([
    'docs/a.md: remelt has no option --jsn',
  ]);
  expect(optionsOfLiteral('fill:var(--ink) of remelt lots --jsn')).toEqual([]);
});

it('sentences end at stops before a capital, a number or code, and not at decimals and abbreviations', () => {
  expect(sentencesOf('Weigh 0.5 kg, i.e. one bar. Then melt?')).toEqual([
    'Weigh 0.5 kg, i.e. one bar.',
    'Then melt?',
  ]);
  expect(lengthOf('Weigh 0.5 kg - or more: □')).toBe(6);
});
