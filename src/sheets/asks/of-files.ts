import type { Worked } from '../contents.ts';
import { elementsNamed } from '../notes.ts';
import { saysNormalised } from '../words.ts';
import { answers, asked, few, isResultOfSample, type Questions, type ReadFile } from './ask.ts';

/** A day with strokes whose day and month may be changed about. */
const SLASHED = /(?<![\d./-])(\d{1,2})([/-])(\d{1,2})\2(\d{2}|\d{4})(?!\d)/g;

/** Questions about a whole file: its days, what its contents are of, what it leaves out. */
export const FILE_QUESTIONS: readonly Questions[] = [
  {
    code: 'nothing-read',
    of: ({ contents, name }) =>
      contents.length > 0
        ? []
        : [
            {
              ask: {
                code: 'nothing-read',
                words: `No contents were found in ${name}. Point at the heading of its elements and at its samples in a lesson, or type them in.`,
              },
            },
          ],
  },
  {
    code: 'date-order',
    of: ({ dates, lesson }) => {
      const days = [...new Set(dates)].flatMap((text) => [...text.matchAll(SLASHED)]);
      const isTold = days.some(([, first = '', , second = '']) => Number(first) > 12 || Number(second) > 12);
      const open = days.filter(([, first, , second]) => first !== second);
      if (lesson?.dates || isTold || open.length === 0) return [];
      return [
        {
          ask: {
            code: 'date-order',
            words: `${few(
              open.map(([day]) => day),
              3,
            )}: does the day or the month come first?`,
            answers: answers({ 'day-first': 'the day first', 'month-first': 'the month first' }),
          },
        },
      ];
    },
  },
  {
    code: 'weight-missing',
    of: ({ contents }) =>
      [
        ...Map.groupBy(
          contents.filter((one) => (one.lacks === 'mass' || one.lacks === 'volume') && isResultOfSample(one)),
          ({ content }) => content.sample,
        ),
      ].flatMap(([sample, own]) => {
        const what = own[0]!.lacks === 'mass' ? 'mass' : 'volume';
        return asked(own, {
          code: 'weight-missing',
          sample,
          words: `${sample} has no ${what}, so that no content can be computed from its solution; none is assumed. Answer with the ${what} and its unit, such as ${what === 'mass' ? '0.2503 g' : '100 mL'}.`,
        });
      }),
  },
  {
    code: 'dilution-applied',
    of: ({ contents }) => {
      const found = contents.filter(
        (one) =>
          one.draft.solution?.dilution !== undefined &&
          one.draft.solution.dilution !== 1 &&
          isResultOfSample(one) &&
          one.draft.cell.kind !== 'words',
      );
      const isSolution = found[0]?.draft.unit?.kind === 'solution';
      return asked(found, {
        code: 'dilution-applied',
        words: `${few(
          found.map(({ content }) => content.sample),
          3,
        )} were diluted ${few(
          found.map(({ draft }) => `${draft.solution!.dilution}`),
          3,
        )} times. ${isSolution ? 'Does the printed figure already hold the dilution? It was read as not holding it.' : 'Is the printed content already corrected for it? It was read as corrected.'}`,
        answers: answers({ no: 'the dilution is still to be applied', yes: 'it is already applied' }),
      });
    },
  },
  {
    code: 'oxide-basis',
    of: ({ contents }) => {
      const found = contents.filter((one) => one.draft.oxide !== undefined && isResultOfSample(one));
      return asked(found, {
        code: 'oxide-basis',
        words: `${few(
          found.map(({ draft }) => draft.oxide!),
          4,
        )}: contents as oxides of the ignited or fused sample. On the metal as received they need the loss on ignition. Take them as they stand?`,
        answers: answers({ 'as-printed': 'take them as they stand', leave: 'leave them out' }),
      });
    },
  },
  {
    code: 'sum',
    of: (file) => {
      const found = sums(file);
      const normalised = file.contents.filter(({ draft }) => draft.isNormalised);
      const said = file.sheets
        .flatMap(({ texts }) => texts)
        .find(
          ({ cells }) =>
            saysNormalised(cells.join(' ')) && !/\bnot? |nicht|un-?normali/i.test(cells.join(' ')),
        );
      const words =
        normalised.length > 0
          ? `${few(
              normalised.map(({ content }) => content.sample),
              3,
            )} stand there as measured and normalised to 100 %. The measured contents were taken: is that right?`
          : said
            ? `Line ${said.row} says that the contents were normalised ("${said.cells.join(' ').slice(0, 80)}"). Take them as they stand?`
            : `The elements of ${few(
                found.map(({ sample, total }) => `${sample} (${total.toFixed(1)} %)`),
                3,
              )} do not add up to 100 %. They are read as printed and not normalised: is that right?`;
      return found.length === 0 && normalised.length === 0 && !said
        ? []
        : [{ ask: { code: 'sum', words, answers: answers({ 'as-printed': 'take them as they stand' }) } }];
    },
  },
  {
    code: 'not-measured',
    of: (file) => {
      const found = sums(file);
      const has = new Set(file.contents.map(({ content }) => content.element));
      const absent = USUAL.filter((element) => !has.has(element));
      return found.length === 0 || absent.length === 0
        ? []
        : [
            {
              ask: {
                code: 'not-measured',
                words: `${absent.join(', ')} are not in the file. What was not measured is not zero: take this analysis without them, or add one of another method?`,
                answers: answers({ without: 'take it without them', add: 'wait for another analysis' }),
              },
            },
          ];
    },
  },
  {
    code: 'balance-element',
    of: ({ contents, sheets }) => {
      const named = sheets.flatMap(({ texts, where }) =>
        texts.flatMap(({ row, cells }) =>
          cells
            .flatMap((cell) => cell.split(/\s{2,}|(?<=[.;])\s+/))
            .filter((text) =>
              /difference to 100|by difference|calculated by|calc\.? (as|by) (balance|difference)|as balance|= ?balance|(differenz|rest) (zu|auf) 100|berechnet|100 ?%? ?[-–−] ?(the )?(sum|Σ|∑|total|others|rest|summe|somme)|calculée? par différence|par différence|por diferencia/i.test(
                text,
              ),
            )
            .flatMap((text) => elementsNamed(text).map((element) => ({ element, row, where }))),
        ),
      );
      const byNote = contents.filter((one) =>
        named.some(({ element, row }) => {
          // of the sample that stands nearest above the note
          const above = contents.filter(({ content }) => content.row < row).at(-1);
          return (
            element === one.content.element &&
            (above === undefined || above.content.sample === one.content.sample)
          );
        }),
      );
      const found = contents.filter(
        (one) => byNote.includes(one) || one.draft.meanings.some(({ kind }) => kind === 'calculated'),
      );
      return asked(found, {
        code: 'balance-element',
        words: `${few(
          found.map(({ content }) => `${content.element} of ${content.sample}`),
          3,
        )} is the difference to 100 %, not a measurement. Leave it out?`,
        answers: answers({ leave: 'leave it out', keep: 'take it as it stands' }),
      });
    },
  },
  {
    code: 'superseded',
    of: ({ contents, sheets }) =>
      sheets.flatMap(({ texts }) =>
        texts.flatMap(({ row, cells }) => {
          const text = cells.join('  ');
          if (
            !/supersed|recalibrat|re-?standardi[sz]|no longer valid|replaces? (the )?(report|result)|amended|corrected (report|result)|ersetzt|rekalibri/i.test(
              text,
            )
          )
            return [];
          const elements = elementsNamed(
            text.slice(Math.max(0, text.search(/supersed|valid|replace|for |ersetzt/i))),
          );
          const before = contents.filter(
            (one) =>
              one.content.row < row &&
              isResultOfSample(one) &&
              (elements.length === 0 || elements.includes(one.content.element)),
          );
          const words = `Line ${row} says "${text.replaceAll(/\*+/g, '').trim().slice(0, 120)}". Are ${elements.length === 0 ? 'the results' : elements.join(', ')} of ${
            few(
              before.map(({ content }) => content.sample),
              3,
            ) || 'other samples'
          } still valid?`;
          const answer = answers({
            superseded: 'they are superseded: leave them out',
            valid: 'they are valid',
          });
          return before.length === 0
            ? [{ ask: { code: 'superseded', words, answers: answer, row } }]
            : asked(before, { code: 'superseded', words, answers: answer });
        }),
      ),
  },
];

/** Elements of superalloys that an analysis usually has. */
const USUAL = ['C', 'Al', 'B', 'S', 'N', 'O'];

/** A full analysis comes to so much [wt%]; what comes to much less was never meant as one. */
const LEAST_FULL = 98;
const MOST_FULL = 101.5;
const LEAST_MEANT = 85;

function sums({ contents }: ReadFile): readonly { readonly sample: string; readonly total: number }[] {
  const own = contents.filter(
    (one) =>
      isResultOfSample(one) &&
      !one.content.mean &&
      one.draft.oxide === undefined &&
      one.content.value_wtpct !== null,
  );
  return [...Map.groupBy(own, ({ content }) => content.sample)].flatMap(([sample, all]) => {
    // one figure of each element: the mean of its burns
    const totals = [...Map.groupBy(all, ({ content }) => content.element).values()].map(
      (same: readonly Worked[]) =>
        same.reduce((sum, { content }) => sum + content.value_wtpct!, 0) / same.length,
    );
    const total = totals.reduce((sum, value) => sum + value, 0);
    return total > LEAST_MEANT && (total < LEAST_FULL || total > MOST_FULL) ? [{ sample, total }] : [];
  });
}
