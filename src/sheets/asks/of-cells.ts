import type { Worked } from '../contents.ts';
import { answers, asked, few, isResultOfSample, placeOf, type Questions } from './ask.ts';

const places = (contents: readonly Worked[]): string => few(contents.map(placeOf), 3);

/** Answer that a column of signs beside figures says nothing of them: initials, places. */
export const NO_MARK = 'no-mark';

/** Questions about single figures: each could be read in more than one way, or must not be taken as it stands. */
export const CELL_QUESTIONS: readonly Questions[] = [
  {
    code: 'unit-missing',
    of: ({ contents }) =>
      asked(
        contents.filter(({ lacks, guessed }) => lacks === 'unit' || guessed !== undefined),
        {
          code: 'unit-missing',
          words: `No unit is printed for ${few(contents.filter(({ lacks, guessed }) => lacks === 'unit' || guessed).map(({ content }) => content.element))}. Answer with the unit, such as % or ppm.`,
        },
      ),
  },
  {
    code: 'decimal-sign',
    of: ({ contents }) => {
      const odd = contents.filter(({ figure }) => figure?.isOdd);
      return asked(odd, {
        code: 'decimal-sign',
        words: `${few(
          odd.map(({ content }) => `${content.text} of ${content.element}`),
          3,
        )} has another decimal sign than the rest of the file. Is it a decimal sign there?`,
        answers: answers({ decimal: 'a decimal sign', thousands: 'it divides thousands' }),
      });
    },
  },
  {
    code: 'thousands',
    of: ({ contents }) => {
      const open = contents.filter(({ figure }) => figure?.isThousands);
      return asked(open, {
        code: 'thousands',
        words: `${few(
          open.map(({ content }) => `"${content.text}" of ${content.element}`),
          3,
        )}: does the sign divide thousands, or is it a decimal sign?`,
        answers: answers({ thousands: 'it divides thousands', decimal: 'a decimal sign' }),
      });
    },
  },
  {
    code: 'shown-otherwise',
    of: ({ contents, grids }) => {
      const doubtful = grids.flatMap((grid) => grid.doubtful);
      const found = contents.filter(({ content }) =>
        doubtful.some(({ row, text }) => row === content.row && text === content.text),
      );
      return asked(found, {
        code: 'shown-otherwise',
        words: `${places(found)}: the cell ${doubtful[0]?.why ?? ''}. Which of the two is the content?`,
        answers: answers({ held: 'what the cell holds', leave: 'leave it out' }),
      });
    },
  },
  {
    code: 'negative',
    of: ({ contents }) => {
      const negative = contents.filter(
        (one) => isResultOfSample(one) && !one.content.mean && (one.content.value_wtpct ?? 0) < 0,
      );
      return asked(negative, {
        code: 'negative',
        words: `${few(
          negative.map((one) => `${placeOf(one)} is ${one.content.text}`),
          3,
        )}: a measured value below zero. Keep it as measured, or take it as below the limit of detection?`,
        answers: answers({
          keep: 'keep it as measured',
          below: 'below the limit of detection',
          leave: 'leave it out',
        }),
      });
    },
  },
  {
    code: 'estimate',
    of: ({ contents }) => {
      const found = contents.filter(
        ({ draft }) => draft.cell.estimate || draft.meanings.some(({ kind }) => kind === 'estimate'),
      );
      return asked(found, {
        code: 'estimate',
        words: `${places(found)}: printed as an estimate, not as a measured value. Leave it out?`,
        answers: answers({ leave: 'leave it out', keep: 'take it as measured' }),
      });
    },
  },
  {
    code: 'bracketed',
    of: ({ contents }) => {
      const found = contents.filter((one) => one.draft.cell.bracketed && isResultOfSample(one));
      return asked(found, {
        code: 'bracketed',
        words: `${places(found)}: the figure stands in brackets, and nothing says why. Take it as measured?`,
        answers: answers({ keep: 'take it as measured', leave: 'leave it out' }),
      });
    },
  },
  {
    code: 'interference',
    of: ({ contents }) => {
      const found = contents.filter(({ draft }) =>
        draft.meanings.some(({ kind }) => kind === 'interference'),
      );
      return asked(found, {
        code: 'interference',
        words: `${places(found)}: marked with an interference. The figure is an upper bound and no plain limit. Take it as the limit?`,
        answers: answers({ keep: 'take it as it stands', leave: 'leave it out' }),
      });
    },
  },
  {
    code: 'accreditation',
    of: ({ contents }) => {
      const found = contents.filter(({ draft }) => draft.isNotAccredited);
      return asked(found, {
        code: 'accreditation',
        words: `${places(found)}: outside the accreditation of the laboratory. May it be used for a release?`,
        answers: answers({ keep: 'take it', leave: 'leave it out' }),
      });
    },
  },
  {
    code: 'mark',
    of: ({ contents }) => {
      const found = contents.filter((one) => one.draft.strange.length > 0 && isResultOfSample(one));
      return [...Map.groupBy(found, ({ draft }) => draft.strangeIn)].flatMap(([column, own]) => {
        const signs = few(
          own.flatMap(({ draft }) => draft.strange),
          3,
        );
        const where = column ? ` in the column "${column}"` : '';
        return asked(own, {
          code: 'mark',
          words: `${places(own)}: the sign ${signs} stands beside the figure${where}, and nothing in the file explains it. Take the figure as it stands?`,
          answers: answers({
            ...(column === undefined ? {} : { [NO_MARK]: 'the column holds no marks' }),
            keep: 'take it as it stands',
            leave: 'leave it out',
          }),
        });
      });
    },
  },
  {
    code: 'limit-of-detection',
    of: ({ contents }) => {
      const found = contents.filter(
        ({ draft, content }) =>
          content.flag === 'below' && draft.cell.digits === undefined && isFigure(draft.beside),
      );
      return asked(found, {
        code: 'limit-of-detection',
        words: `${places(found)}: "${found[0]?.content.text}" with ${found[0]?.draft.beside} beside it. Is that figure the limit of detection, or an error?`,
        answers: answers({ limit: 'the limit of detection', error: 'an error: no limit is printed' }),
      });
    },
  },
  {
    code: 'not-detected-limit',
    of: ({ contents }) => {
      const found = contents.filter(
        (one) =>
          one.content.flag === 'below' &&
          one.content.limit_wtpct === null &&
          one.draft.cell.digits === undefined &&
          !isFigure(one.draft.beside) &&
          !one.content.control,
      );
      return asked(found, {
        code: 'not-detected-limit',
        words: `${places(found)}: "${found[0]?.content.text}" without a limit. Answer with the limit of detection and its unit, such as 0.002 %.`,
      });
    },
  },
  {
    code: 'over-range',
    of: ({ contents }) => {
      const above = contents.filter(
        (one) =>
          (one.content.flag === 'above' || one.draft.meanings.some(({ kind }) => kind === 'range')) &&
          !one.content.control &&
          !one.content.struck &&
          !one.content.mean,
      );
      const keyOf = ({ content }: Worked): string => `${content.sample}|${content.element}`;
      const keys = new Set(above.map(keyOf));
      const also = contents.filter((one) => keys.has(keyOf(one)));
      return asked(also, {
        code: 'over-range',
        words: `${places(above)}: above the calibrated range ("${above[0]?.content.text}"), so that a mean of the other burns would be too low. Measure it by another program, or take the figures that are there?`,
        answers: answers({ leave: 'leave the element out', keep: 'take the figures that are there' }),
      });
    },
  },
  {
    code: 'duplicate',
    of: ({ contents }) => {
      const found = contents.filter(({ draft }) => draft.isOfPair);
      return asked(found, {
        code: 'duplicate',
        words: `${places(found)}: two results of one determination. Take both, or their mean?`,
        answers: answers({ both: 'take both', mean: 'take their mean' }),
      });
    },
  },
  {
    code: 'spread-k',
    of: ({ contents }) => {
      const found = contents.filter(
        (one) =>
          one.draft.spread &&
          one.draft.spread.k === undefined &&
          isResultOfSample(one) &&
          one.content.flag === undefined,
      );
      return found.length === 0
        ? []
        : [
            {
              ask: {
                code: 'spread-k',
                words: `An error or uncertainty is printed beside ${few(found.map(({ content }) => content.element))}, and nothing says how many standard deviations it is. Answer 1, 2 or 3.`,
                answers: answers({ 1: 'one standard deviation', 2: 'two, or k = 2', 3: 'three' }),
                row: found[0]!.content.row,
              },
            },
          ];
    },
  },
  {
    code: 'separate-report',
    of: ({ contents }) => {
      const found = contents.filter(({ draft }) => draft.cell.elsewhere);
      return found.length === 0
        ? []
        : [
            {
              ask: {
                code: 'separate-report',
                words: `${places(found)}: "${found[0]!.content.text}". The result stands elsewhere: read that file too, or release without it?`,
                answers: answers({ wait: 'wait for the other report', without: 'take this file without it' }),
                row: found[0]!.content.row,
              },
            },
          ];
    },
  },
];

const isFigure = (text: string | undefined): boolean => text !== undefined && /\d/.test(text);
