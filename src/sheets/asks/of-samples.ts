import type { Worked } from '../contents.ts';
import { repeatOf } from '../repeats.ts';
import { answers, asked, burnsOf, few, isResultOfSample, type Questions } from './ask.ts';

/** Questions about samples: which they are, which of their figures count. */
export const SAMPLE_QUESTIONS: readonly Questions[] = [
  {
    code: 'sample-missing',
    of: ({ contents }) => {
      const found = contents.filter((one) => one.content.sample === '' && isResultOfSample(one));
      return asked(found, {
        code: 'sample-missing',
        words: `The contents from line ${found[0]?.content.row} on name no sample. Answer with the name of the sample.`,
      });
    },
  },
  {
    code: 'duplicate-sample',
    of: ({ contents }) => {
      const twice = [...Map.groupBy(contents.filter(isSingle), ({ content }) => content.sample)].filter(
        ([sample, own]) => sample !== '' && new Set(own.map(keyOf)).size < own.length,
      );
      const words = twice.map(([sample, own]) => {
        const lines = [...new Set(own.map(({ content }) => content.row))];
        return `${sample} (lines ${few(lines.map(String), 4)})`;
      });
      return asked(
        twice.flatMap(([, own]) => own),
        {
          code: 'duplicate-sample',
          ...(twice.length === 1 ? { sample: twice[0]![0] } : {}),
          words: `${few(words, 3)} ${twice.length === 1 ? 'stands' : 'stand'} there more than once: one sample measured again, or several samples?`,
          answers: answers({ again: 'one sample, measured again', several: 'several samples' }),
        },
      );
    },
  },
  {
    code: 'repeat',
    of: ({ contents }) => {
      const names = new Set(contents.map(({ content }) => content.sample));
      return [...names].flatMap((name) => {
        const base = repeatOf(name);
        if (base === undefined || !names.has(base)) return [];
        return asked(
          contents.filter(({ content }) => content.sample === name),
          {
            code: 'repeat',
            sample: name,
            words: `"${name}" looks like a repeat of "${base}", by its name only. Is it the same sample?`,
            answers: answers({ same: `the same sample as ${base}`, own: 'a sample of its own' }),
          },
        );
      });
    },
  },
  {
    code: 'control',
    of: ({ contents }) => {
      const found = contents.filter(({ draft }) => draft.control === 'name');
      return found.length === 0
        ? []
        : [
            {
              ask: {
                code: 'control',
                words: `${few(found.map(({ content }) => content.sample))}: taken for control or reference samples by their names. Is that right?`,
                answers: answers({ controls: 'controls or reference samples', samples: 'samples' }),
                row: found[0]!.content.row,
              },
            },
          ];
    },
  },
  {
    code: 'burns-or-mean',
    of: ({ contents }) => {
      const means = contents.filter(({ content }) => content.mean);
      const ofMean = new Set(means.map(determinationOf));
      const burns = contents.filter(
        (one) => one.draft.hasMean && !one.content.control && ofMean.has(determinationOf(one)),
      );
      return asked([...means, ...burns], {
        code: 'burns-or-mean',
        words: `Burns and their mean are both printed for ${few(
          means.map(({ content }) => content.sample),
          3,
        )}. Book the burns or the mean, never both?`,
        answers: answers({ burns: 'book the burns', mean: 'book the mean' }),
      });
    },
  },
  {
    code: 'censored-in-mean',
    of: ({ contents }) => {
      const burns = burnsOf(contents);
      const found = contents.filter(
        (mean) =>
          mean.content.mean &&
          mean.content.value_wtpct !== null &&
          burns(mean).some(({ content }) => content.flag === 'below' || content.flag === 'above'),
      );
      return asked(found, {
        code: 'censored-in-mean',
        words: `The printed mean of ${few(
          found.map(({ content }) => `${content.element} of ${content.sample}`),
          3,
        )} leaves out a burn that was below or above a limit. Book the mean all the same?`,
        answers: answers({ leave: 'leave the mean out', keep: 'book the mean as printed' }),
      });
    },
  },
  {
    code: 'mean-differs',
    of: ({ contents }) => {
      const burns = burnsOf(contents);
      const found = contents.filter((mean) => mean.content.mean && differs(mean, burns(mean)));
      return asked(found, {
        code: 'mean-differs',
        words: `The printed mean of ${few(
          found.map(({ content }) => `${content.element} of ${content.sample}`),
          3,
        )} is not the mean of its burns. Which burns count?`,
        answers: answers({ burns: 'the burns as printed', mean: 'the mean as printed' }),
      });
    },
  },
  {
    code: 'exclusion-reason',
    of: ({ contents }) => {
      const found = contents.filter(({ draft }) => draft.struck === '');
      return found.length === 0
        ? []
        : [
            {
              ask: {
                code: 'exclusion-reason',
                words: `A burn of ${few(
                  found.map(({ content }) => content.sample),
                  3,
                )} was struck out (line ${found[0]!.content.row}) and no reason is printed. Who decided it, and why?`,
                row: found[0]!.content.row,
              },
            },
          ];
    },
  },
  {
    code: 'decimals-in-one-line',
    of: ({ contents }) => {
      const struck = contents.filter(({ content }) => content.struck && content.burn !== undefined);
      const blocks = [...Map.groupBy(struck, ({ content }) => `${content.sample}|${content.burn}`)].filter(
        ([, own]) => {
          const [first] = own;
          return (
            new Set(
              contents
                .filter(({ content }) => content.sample === first!.content.sample)
                .map(({ draft }) => draft.block),
            ).size > 1
          );
        },
      );
      const [first] = blocks[0]?.[1] ?? [];
      return first === undefined
        ? []
        : [
            {
              ask: {
                code: 'decimals-in-one-line',
                words: `Burn ${first.content.burn} of ${first.content.sample} was struck out, and its elements stand in several blocks. It is left out of all of them: is that right?`,
                answers: answers({
                  all: 'left out of all blocks',
                  marked: 'left out only where it is marked',
                }),
                sample: first.content.sample,
                row: first.content.row,
              },
            },
          ];
    },
  },
  {
    code: 'two-lines',
    of: ({ contents }) =>
      [
        ...Map.groupBy(
          contents.filter((one) => isResultOfSample(one) && one.draft.line !== undefined),
          ({ content }) => content.element,
        ),
      ].flatMap(([element, own]) => {
        const perSample = [
          ...Map.groupBy(own, ({ content }) => `${content.sample}|${content.burn}|${content.mean}`).values(),
        ];
        const lines = new Set(
          perSample
            .filter((same) => new Set(same.map(({ draft }) => draft.line)).size > 1)
            .flatMap((same) => same.map(({ draft }) => draft.line!)),
        );
        return lines.size < 2
          ? []
          : asked(own, {
              code: 'two-lines',
              element,
              words: `${element} was measured by ${few(lines)}. Which one counts?`,
              answers: answers(
                Object.fromEntries([
                  ...[...lines].map((line): [string, string] => [line, `${element} by ${line}`]),
                  ['both', 'all of them'],
                ]),
              ),
            });
      }),
  },
];

/** What burns and their mean have in common. */
const determinationOf = ({ draft: { sample, element, oxide, line } }: Worked): string =>
  [sample, element, oxide, line].join('|');

/** Samples whose rows are no burns of each other: no column, label or mean says so. */
const isSingle = (one: Worked): boolean => isResultOfSample(one) && !one.content.mean && !one.draft.isOfPair;

const keyOf = ({ content, draft }: Worked): string =>
  `${content.element}|${draft.line ?? ''}|${draft.oxide ?? ''}|${draft.isBurn ? draft.burn : ''}`;

/** A printed mean may be off the mean of its burns by its last digit, and some round burns before. */
const LAST_DIGITS = 2;

/** True where a mean is not that of its burns, all of which have a figure. */
function differs(mean: Worked, burns: readonly Worked[]): boolean {
  if (!mean.figure || mean.content.value_wtpct === null) return false;
  if (burns.length === 0 || burns.some(({ content }) => content.value_wtpct === null)) return false;
  const comes = burns.reduce((sum, { figure }) => sum + figure!.value, 0) / burns.length;
  const decimals = Math.min(mean.figure.decimals, ...burns.map(({ figure }) => figure!.decimals));
  return Math.abs(comes - mean.figure.value) > LAST_DIGITS * 10 ** -decimals;
}
