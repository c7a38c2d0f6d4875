import type { Page, Section } from '../../../documents/page.ts';
import type { Lesson } from '../../../documents/results/lesson.ts';
import {
  FILES_THAT_COUNT,
  type Lessons,
  OF_ONE_FILE,
  type StandingLesson,
  type Teaching,
} from '../../../documents/results/lessons.ts';
import type { Ask, Reading } from '../../../documents/results/reading.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import {
  foldedList,
  list,
  next,
  paragraph,
  section,
  shortPage,
  tableOf,
  tableUnlessEmpty,
} from '../parts.ts';
import { sampleSections } from './results-page.ts';

/** A file beside what is read of it by a lesson, and whether that is kept. */
export const teachingPage = ({ reading, lesson, kept, tried, offered }: Teaching): Page => ({
  format: 'remelt-page/1',
  title: reading.file,
  verdict: kept ? 'kept' : 'shown only',
  lead: [
    ...(lesson === null
      ? [paragraph('Nothing is kept: name the lesson to keep what was said.', 'strong')]
      : [paragraph(triedWords(lesson.name, { tried, kept }), 'strong')]),
    ...list(
      offered
        .filter(({ name }) => name !== lesson?.name)
        .map(
          ({ name, version }) => `Files of this shape are read by the lesson "${name}", version ${version}.`,
        ),
    ),
  ],
  sections: readSections(reading),
});

/** What was read of a file, with the answers to what is asked as a terminal gives them. */
const readSections = ({ rows, asks, left }: Reading): Section[] => [
  ...section('asked', 'Asked', list(asks.filter(({ code }) => !OF_ONE_FILE.has(code)).map(askWords))),
  ...sampleSections(rows),
  ...section(
    'of-file',
    'Asked of each file when it arrives',
    foldedList(asks.filter(({ code }) => OF_ONE_FILE.has(code)).map(({ words }) => words)),
  ),
  ...section('left', 'Not taken', foldedList(left)),
];

function askWords({ code, words, answers = [], sample }: Ask): string {
  const of = sample === undefined || sample === '' ? code : `${code}@${sample}`;
  const choices = answers.map((one) => `"${of}=${one.answer}" (${one.words})`).join(', ');
  const asked = /[.?]$/.test(words) ? words : `${words}.`;
  return choices === '' ? asked : `${asked} Answer: ${choices}`;
}

function triedWords(
  name: string,
  { tried, kept }: { readonly tried: number; readonly kept: boolean },
): string {
  const left = FILES_THAT_COUNT - tried;
  const after =
    left > 0
      ? `${counted(left, 'more file')} before it counts`
      : 'it counts: files of this shape are read by it';
  return kept
    ? `The lesson "${name}" is kept: ${after}.`
    : `Once it is kept, the lesson "${name}" has ${after}.`;
}

/** The lessons of a plant, and how far each has come. */
export const lessonsPage = ({ lessons }: Lessons): Page =>
  shortPage(
    'Lessons for files of results',
    lessons.length === 0
      ? [next('No lesson has been kept yet. Teach one on a file', 'links/teach-lesson')]
      : [
          tableOf(lessons, [
            ['Lesson', ({ name }) => name],
            ['version', ({ version }) => String(version)],
            ['', standsAt],
            ['laboratory', ({ lesson }) => lesson.laboratory ?? ''],
            ['method', ({ lesson }) => lesson.method ?? ''],
          ]),
        ],
  );

const standsAt = ({ counts, ended, triedOn }: StandingLesson): string =>
  ended
    ? 'not used any more'
    : counts
      ? 'counts'
      : `tried on ${triedOn.length} of ${counted(FILES_THAT_COUNT, 'file')}`;

/** What a lesson may say besides its columns. */
const SAID: Readonly<Record<Exclude<keyof Lesson, Named> | keyof NonNullable<Lesson['rows']>, string>> = {
  ...{ laboratory: 'laboratory', method: 'method', sheets: 'sheets', unit: 'unit', decimal: 'decimal sign' },
  ...{ sampleKey: 'word before the sample', sample: 'the one sample', dates: 'order of dates' },
  ...{ k: 'standard deviations of a spread', struck: 'marks of burns that do not count' },
  ...{ burns: 'taken of several burns', controls: 'control samples', samples: 'samples', blanks: 'blanks' },
  ...{ means: 'means', spreads: 'standard deviations', ignored: 'no results' },
};
type Named = 'format' | 'name' | 'shape' | 'columns' | 'answers' | 'rows';

/** What one lesson says, and its history. */
export const lessonPage = ({ lessons: [one] }: Lessons): Page => {
  const { name, version, lesson, changes, triedOn } = one!;
  const { format: _f, name: _n, shape: _s, columns = [], answers = [], rows = {}, ...others } = lesson;
  const said = Object.entries({ ...others, ...rows });
  return {
    format: 'remelt-page/1',
    title: name,
    lead: [paragraph(`Version ${version}: ${standsAt(one!)}`, 'strong')],
    sections: [
      ...section('columns', 'What its columns hold', [
        ...tableUnlessEmpty(columns, [
          ['column', ({ heading }) => heading],
          ['holds', ({ role }) => role],
          ['unit', ({ unit = '' }) => unit],
          ['k', ({ k }) => (k === undefined ? '' : String(k))],
        ]),
      ]),
      ...section(
        'says',
        'What it says besides',
        list([
          ...said.map(([what, value]) => `${SAID[what as keyof typeof SAID]}: ${[value].flat().join(', ')}`),
          ...answers.map(
            ({ code, sample, answer }) => `${[code, sample].filter(Boolean).join(' of ')}: ${answer}`,
          ),
        ]),
      ),
      ...section('files', 'Files that it read right', list(triedOn.map((sha256) => `SHA-256 ${sha256}`))),
      ...section(
        'changes',
        'History',
        list(
          changes.map(
            ({ at, by, what, reason }) =>
              `${what} on ${at.slice(0, 10)}${by === null ? '' : ` by ${by}`}${reason === null ? '' : `: ${reason}`}`,
          ),
        ),
      ),
    ],
  };
};
