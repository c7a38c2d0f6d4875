import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { AnyCalculation } from '../src/calculations/calculation.ts';
import { CALCULATIONS } from '../src/calculations/index.ts';
import { createCompute } from '../src/engine/compute.ts';
import type { Answer } from '../src/faces/cli/cli.ts';
import { FORMATS, publishedTexts } from '../tools/publish-schemas.ts';
import { withoutWords } from './frozen/numbers.ts';
import { tooLong } from './testing/long-lines.ts';
import { freshFolder, remelt } from './testing/remelt.ts';

const compute = createCompute();
const folder = freshFolder();
afterAll(async () => {
  await compute.close();
  folder.remove();
});

/** Frozen outputs of the documents, sentences left out. A number that moves is said in CHANGELOG.md. */
const FROZEN = join(import.meta.dirname, 'frozen');

/** Calculations that answer a document of their own name. */
const named = new Map(
  Object.entries<AnyCalculation>(CALCULATIONS).flatMap(([name, { format }]) =>
    format === undefined ? [] : [[format, name] as const],
  ),
);
const examples = readdirSync(FORMATS).filter((file) => file.endsWith('.example.json'));

const published = publishedTexts();

/** Formats whose numbers may still move with their models. */
const NOT_FROZEN = [
  'advise',
  'calibrate',
  'claim',
  'correct',
  'derive-stock',
  'economics',
  'history',
  'invest',
  'lifecycle',
  'offers',
  'scale-up',
  'scenario',
  'scrap-history',
  'trial',
  'value',
];

/** Verb of an example by the format that its file is named after. */
const VERBS: Readonly<Record<string, string>> = {
  correct: 'trim',
  qualify: 'qualify evaluate',
  assure: 'qualify assure',
  scale: 'scale-up',
  scenario: 'scenario run',
};
/** Examples that no verb shows as a page: it takes their inputs alone, names a lot of them, or reads a plant's tables. */
const WITHOUT_PAGE = ['derive-stock', 'economics', 'history', 'lifecycle', 'scrap-history', 'value'].map(
  (name) => `${name}.example.json`,
);

interface Shown {
  readonly output: unknown;
  /** The page of the answer as its verb prints it; none where no verb does. */
  readonly page?: { readonly wide: string; readonly text: Answer['text'] };
}

/** What the verb of an example answers and prints, 100 characters wide. `allDraws`: its numbers are frozen. */
async function shownBy(verb: string, file: string, allDraws: boolean): Promise<Shown> {
  const heard: Answer[] = [];
  const { out: wide, err } = await remelt(folder.path, [...verb.split(' '), file], {
    ...{ columns: 100, allDraws },
    onAnswer: (answer) => void heard.push(answer),
  });
  const [answer] = heard;
  if (!answer) return expect.unreachable(`remelt ${verb} answers nothing: ${err}`);
  return { output: answer.document, page: { wide, text: answer.text } };
}

/** The same words in 100 and in 60 columns, folded and whole. */
function expectFit({ wide, text }: NonNullable<Shown['page']>): void {
  const written = (view: Parameters<Exclude<Answer['text'], string>>[0]): string =>
    typeof text === 'string' ? text : text(view);
  const narrow = written({ columns: 60 });
  for (const [out, columns] of [
    [wide, 100],
    [narrow, 60],
  ] as const) {
    expect(out.split('\n').length).toBeGreaterThan(4);
    expect(tooLong(out, columns)).toEqual([]);
  }
  // a folded table repeats its first columns
  expect(wordsOf(narrow)).toEqual(wordsOf(wide));
  if (!wide.includes('--all')) return;
  const whole = written({ columns: 60, all: true });
  expect(tooLong(whole, 60)).toEqual([]);
  expect(whole).not.toContain('--all');
  const known = new Set(wordsOf(narrow));
  expect(wordsOf(whole).filter((word) => !known.has(word))).not.toEqual([]);
}

const wordsOf = (text: string): string[] => [...new Set(text.trim().split(/\s+/))].sort();

describe('docs/formats', () => {
  it('has at least one example of each document', () => {
    // Cases of statistics stand in their vectors.
    for (const format of [...named.keys()].filter((one) => one !== 'statistics'))
      expect(
        examples.some((file) => file.startsWith(format)),
        format,
      ).toBe(true);
  });

  it.each(examples)(
    '%s runs, answers in its own shape and fits into 100 and into 60 columns',
    async (file) => {
      // `plan-recourse.example.json` is an example of `plan`; of two formats that fit the longer one is meant.
      const format = [...named.keys()]
        .filter((one) => file.startsWith(`${one}.`) || file.startsWith(`${one}-`))
        .sort((a, b) => b.length - a.length)[0]!;
      const name = named.get(format)!;
      const { schemas } = CALCULATIONS[name as keyof typeof CALCULATIONS] as AnyCalculation;
      const path = join(FORMATS, file);
      const first = file.split(/[.-]/)[0]!;
      const frozen = join(FROZEN, file.replace('.example', ''));
      const { output, page }: Shown = WITHOUT_PAGE.includes(file)
        ? { output: await compute.run(name, JSON.parse(readFileSync(path, 'utf8'))) }
        : await shownBy(VERBS[first] ?? first, path, existsSync(frozen));
      const parsed = (await schemas()).output.safeParse(output);
      expect(parsed.error?.issues ?? []).toEqual([]);
      expect(output).toMatchObject({
        format: `remelt-${format}/1`,
        manifest: { inputHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      });
      expect(JSON.parse(JSON.stringify(output))).toEqual(output);
      if (existsSync(frozen)) expect(withoutWords(output)).toEqual(JSON.parse(readFileSync(frozen, 'utf8')));
      else expect(NOT_FROZEN).toContain(format);
      if (page) expectFit(page);
    },
  );

  it.each([...published])('%s is what the code accepts (npm run schemas writes it)', (file, text) => {
    expect(readFileSync(join(FORMATS, file), 'utf8')).toBe(text);
  });
});
