/**
 * Reads what users read - README, CONTRIBUTING, docs/ and the sentences in string literals of src/ and web/ - and fails on words that
 * neither a dictionary nor the glossary nor words.txt has, on sentences over 30 words and a median over 15, on words that the
 * glossary has renamed, on clumsy turns of phrase (in comments too), and on verbs and options that the command line does not have. Old faults are listed in
 * prose-baseline.txt, which may only shrink (`node tools/prose.ts --shrink`; `--list` prints them all). Decisions before 0009 are history: not read.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { processCli } from '../src/faces/cli/cli.ts';
import { wholeProgram } from '../src/faces/cli/program.ts';
import { ELEMENTS } from '../src/metal/alloy/element.ts';
import { type FaultList, faultsBeyond, stillWrong } from './baseline.ts';
import { clumsyPhrases, medianFaults, medianLength, proseFaults } from './prose/faults.ts';
import { glossaryWords, renamedWords, settledPart } from './prose/glossary.ts';
import { commentPassages, literalPassages, literalTexts } from './prose/literals.ts';
import { markdownPassages } from './prose/markdown.ts';
import { speller } from './prose/spelling.ts';
import {
  commandsOfLiteral,
  commandsOfMarkdown,
  optionsOfLiteral,
  unknownVerbs,
  verbOf,
} from './prose/verbs.ts';

const LIST: FaultList = {
  file: 'tools/prose-baseline.txt',
  shrink: 'node tools/prose.ts --shrink',
  // what to say instead of a renamed word may change in the glossary
  keyOf: (fault) => fault.replace(/ is now "[^"]*"/, ''),
};
const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const glossary = read('docs/glossary.md');
const words = linesOf(read('tools/words.txt'));

/** The page of verbs is made from the help, whose literals are read where they stand. */
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...filesBelow('docs', /(?<!decisions\/000[1-8].*|reference\/verbs)\.md$/),
];
const SOURCE = /(?<!\.test|cli\/verb-list|\/(?:__fixtures__|testing)\/.*)\.tsx?$/;
/** Translations are in other languages. */
const TRANSLATED = /(^|\/)web\/language\/[a-z]{2}\//;
const sources = [...filesBelow('src', SOURCE), ...filesBelow('web', SOURCE)].filter(
  (path) => !TRANSLATED.test(path),
);
const textOf = (page: string): string => (page === 'docs/glossary.md' ? settledPart(glossary) : read(page));
const documents = pages.flatMap((page) => markdownPassages(page, textOf(page)));
const looked = sources.map((source) => {
  const text = read(source);
  return {
    source,
    messages: literalPassages(source, text),
    comments: commentPassages(source, text),
    commands: literalTexts(source, text).flatMap((one) => [
      ...commandsOfLiteral(one),
      ...optionsOfLiteral(one),
    ]),
  };
});
const messages = looked.flatMap((one) => one.messages);

const program = verbOf(await wholeProgram(processCli()));
const found: Record<string, string[]> = {
  ...proseFaults([...documents, ...messages], {
    isWord: speller([...glossaryWords(glossary), ...ELEMENTS, ...words]),
    renamed: renamedWords(glossary),
  }),
  clumsyPhrases: clumsyPhrases([...documents, ...messages, ...looked.flatMap(({ comments }) => comments)]),
  unknownVerbs: [
    ...pages.flatMap((page) => unknownVerbs(program, page, commandsOfMarkdown(textOf(page)))),
    ...looked.flatMap(({ source, commands }) => unknownVerbs(program, source, commands)),
  ],
  medians: [...medianFaults('docs', documents), ...medianFaults('messages', messages)],
};

let known = linesOf(read(LIST.file));
if (process.argv.includes('--shrink')) {
  known = stillWrong(known, Object.values(found).flat(), LIST);
  writeFileSync(join(root, LIST.file), known.map((fault) => `${fault}\n`).join(''));
}
const faults = faultsBeyond(known, Object.values(found).flat(), LIST);
for (const fault of faults) console.error(fault);
if (process.argv.includes('--list')) for (const fault of Object.values(found).flat()) console.log(fault);
console.log(
  `prose: ${documents.length} passages of ${pages.length} pages, median ${medianLength(documents)} words; ${messages.length} messages, median ${medianLength(messages)}; ${Object.entries(
    found,
  )
    .map(([kind, list]) => `${kind} ${list.length}`)
    .join(', ')} known; ${faults.length} new`,
);
if (faults.length > 0) process.exitCode = 1;

/** Lines of a list without comments and empty lines. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^#.*/, '').trim())
    .filter((line) => line !== '');
}

function filesBelow(folder: string, wanted: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => wanted.test(path))
    .sort();
}
