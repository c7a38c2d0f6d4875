import type { Lesson } from '../documents/results/lesson.ts';
import type { Ask } from '../documents/results/reading.ts';
import type { Question, ReadFile } from './asks/ask.ts';
import { few } from './asks/ask.ts';
import { NO_MARK } from './asks/of-cells.ts';
import { decimalOfDrafts, type Worked, worked } from './contents.ts';
import type { Draft } from './draft.ts';
import { repeatOf } from './repeats.ts';
import { gramsOf, litresOf, unitOf } from './units.ts';
import { cellOf } from './value.ts';

type Answer = NonNullable<Lesson['answers']>[number];

/** Contents with what was answered, the codes that are still open for each, and the questions that are left. */
export function answeredBy(
  contents: readonly Worked[],
  questions: readonly Question[],
  lesson: Lesson | undefined,
): {
  readonly contents: readonly (Worked & { readonly open: readonly string[] })[];
  readonly asks: readonly Ask[];
} {
  const given = answersOf(lesson);
  const open = new Map<Worked, string[]>();
  const changes = new Map<Worked, Answer[]>();
  const asks: Ask[] = [];
  for (const { ask, about: held = [] } of questions) {
    const without = held.filter((one) => {
      const answer = given.find((each) => isFor(each, ask, one));
      if (answer) changes.set(one, [...(changes.get(one) ?? []), answer]);
      return answer === undefined;
    });
    const general = given.find((each) => isFor(each, ask, undefined));
    if (held.length === 0 ? general === undefined : without.length > 0) asks.push(ask);
    for (const one of without) open.set(one, [...(open.get(one) ?? []), ask.code]);
    // an answer to a question that holds nothing may still change contents
    if (held.length === 0 && general)
      for (const one of contents) changes.set(one, [...(changes.get(one) ?? []), general]);
  }
  const decimal = decimalOfDrafts(contents.map(({ draft }) => draft));
  return {
    contents: contents.map((one) => {
      const codes = open.get(one) ?? [];
      const own = changes.get(one);
      if (!own) return { ...one, open: codes };
      const draft = own.reduce((before, answer) => withAnswer(before, answer, one), one.draft);
      return { ...worked(draft, decimal, one.guessed), open: codes };
    }),
    asks,
  };
}

/** Answers of a lesson, those among them that it gives in a field of its own. */
const answersOf = (lesson: Lesson | undefined): readonly Answer[] => [
  ...(lesson?.answers ?? []),
  ...(lesson?.burns === undefined
    ? []
    : [
        { code: 'burns-or-mean', answer: lesson.burns },
        { code: 'mean-differs', answer: lesson.burns },
      ]),
  ...(lesson?.k === undefined ? [] : [{ code: 'spread-k', answer: String(lesson.k) }]),
];

/** True for an answer to a question, as far as it is about a content. */
const isFor = (answer: Answer, ask: Ask, content: Worked | undefined): boolean =>
  answer.code === ask.code &&
  // it was heard when the columns were read, and says nothing of signs in cells
  answer.answer !== NO_MARK &&
  (answer.sample === undefined || answer.sample === (content?.content.sample ?? ask.sample)) &&
  (answer.element === undefined || answer.element === (content?.content.element ?? ask.element));

const left = (draft: Draft): Draft => ({ ...draft, isLeft: true });

/** Answers by which a figure is left out. */
const LEAVES: ReadonlySet<string> = new Set(['leave', 'superseded']);

/** A draft as an answer changes it. */
function withAnswer(draft: Draft, { code, answer }: Answer, { content }: Worked): Draft {
  if (LEAVES.has(answer)) return left(draft);
  switch (code) {
    case 'unit-missing': {
      const unit = unitOf(answer);
      return unit ? { ...draft, unit } : draft;
    }
    case 'decimal-sign':
    case 'thousands':
      return withDigits(draft, (digits) =>
        answer === 'decimal' ? digits.replace(',', '.') : digits.replaceAll(/[.,]/g, ''),
      );
    case 'negative': {
      const { digits: _, ...cell } = draft.cell;
      return answer === 'below' ? { ...draft, cell: { ...cell, kind: 'below' } } : draft;
    }
    case 'limit-of-detection':
      return answer === 'limit' && draft.beside ? { ...draft, printedLimit: draft.beside } : draft;
    case 'not-detected-limit': {
      const limit = cellOf(answer);
      return limit.digits === undefined
        ? draft
        : {
            ...draft,
            cell: { ...draft.cell, digits: limit.digits },
            ...(limit.unit ? { unit: limit.unit } : {}),
          };
    }
    case 'spread-k':
      return draft.spread && draft.spread.k === undefined && Number(answer) > 0
        ? { ...draft, spread: { ...draft.spread, k: Number(answer) } }
        : draft;
    case 'sample-missing':
      return { ...draft, sample: answer };
    case 'weight-missing':
      return { ...draft, solution: { ...draft.solution, ...amountIn(answer) } };
    case 'dilution-applied':
      return dilutedAs(draft, answer);
    case 'two-lines':
      return answer === 'both' || answer === draft.line ? draft : left(draft);
    case 'burns-or-mean':
      return chosenBurns(draft, answer, content.mean === true);
    case 'mean-differs':
      return answer === 'burns' ? left(draft) : draft;
    case 'repeat':
      return answer === 'same' ? { ...draft, sample: repeatOf(draft.sample) ?? draft.sample } : draft;
    default:
      return draft;
  }
}

const withDigits = (draft: Draft, change: (digits: string) => string): Draft =>
  draft.cell.digits === undefined
    ? draft
    : { ...draft, cell: { ...draft.cell, digits: change(draft.cell.digits) } };

/** The mean and its burns: one of the two is left out. Burns of a control stay, since no mean of one is taken. */
const chosenBurns = (draft: Draft, answer: string, isMean: boolean): Draft =>
  draft.control === undefined &&
  ((answer === 'burns' && isMean) || (answer === 'mean' && !isMean && draft.hasMean === true))
    ? left(draft)
    : draft;

/** True for a sample whose means are booked and not its burns. */
export const takesMean = (lesson: Lesson | undefined, name: string): boolean =>
  answersOf(lesson).find(
    ({ code, sample }) => code === 'burns-or-mean' && (sample === undefined || sample === name),
  )?.answer === 'mean';

/** Drafts with what was answered of names that look like controls: which rows are controls decides what else is asked. */
export function withControls(drafts: readonly Draft[], lesson: Lesson | undefined): readonly Draft[] {
  const given = answersOf(lesson).filter(({ code }) => code === 'control');
  if (given.length === 0) return drafts;
  return drafts.map((draft) => {
    const said = given.find(({ sample = draft.sample }) => sample === draft.sample)?.answer;
    if (draft.control !== 'name' || said === undefined) return draft;
    const { control: _, ...sample } = draft;
    return said === 'samples' ? sample : { ...draft, control: 'type' };
  });
}

/** "0.2503 g", "100 mL". */
function amountIn(answer: string): { mass_g?: number; volume_L?: number } {
  const [, digits = '', word = ''] = /^\s*([\d.,]+)\s*([a-z]+\d?)?\s*$/i.exec(answer) ?? [];
  const number = Number(digits.replace(',', '.'));
  if (!(number > 0)) return {};
  const [mass, volume] = [gramsOf(word === '' ? 'g' : word), litresOf(word)];
  return volume === undefined
    ? mass === undefined
      ? {}
      : { mass_g: number * mass }
    : { volume_L: number * volume };
}

function dilutedAs(draft: Draft, answer: string): Draft {
  const isSolution = draft.unit?.kind === 'solution';
  if (isSolution && answer === 'yes' && draft.solution) {
    const { dilution: _, ...solution } = draft.solution;
    return { ...draft, solution };
  }
  if (isSolution || answer !== 'no' || !draft.unit || draft.solution?.dilution === undefined) return draft;
  return { ...draft, unit: { ...draft.unit, factor: draft.unit.factor * draft.solution.dilution } };
}

/** Questions that a lesson itself leaves: it was taught on another shape, or states another unit than the file. */
export function contradictions({ contents, lesson }: ReadFile, shape: string): readonly Question[] {
  if (!lesson) return [];
  const units = contents.flatMap((one) => {
    const { element, oxide, unit } = one.draft;
    const column = lesson.columns?.find(
      ({ heading, element: of, unit: stated }) =>
        stated !== undefined && (of ?? heading.split(/[\s[(]/)[0]) === (oxide ?? element),
    );
    const stated = column?.unit ?? lesson.unit;
    const taught = stated === undefined ? undefined : unitOf(stated);
    // a unit in a cell or by a sign is of that cell alone
    const isOfCell = one.draft.cell.unit !== undefined || one.draft.meanings.some((meaning) => meaning.unit);
    const differs =
      taught && unit && !isOfCell && (taught.kind !== unit.kind || taught.factor !== unit.factor);
    return differs ? [{ one, stated: stated! }] : [];
  });
  const [first] = units;
  return [
    ...(lesson.shape === shape
      ? []
      : [
          {
            ask: {
              code: 'lesson-shape',
              words: `The lesson "${lesson.name}" was taught on a file of another shape. Read this file without it, or teach it on this one.`,
            },
          },
        ]),
    ...(first
      ? [
          {
            ask: {
              code: 'unit-contradicts-lesson',
              words: `The lesson "${lesson.name}" says ${first.stated} for ${few(units.map(({ one }) => one.content.element))}, and the file prints ${first.one.content.unit} (line ${first.one.content.row}). The file was followed. Which is right?`,
              row: first.one.content.row,
            },
            about: units.map(({ one }) => one),
          },
        ]
      : []),
  ];
}
