import { OPERATION_NAMES } from '../../src/models/refining/operation.ts';
import type { Parameter } from '../../src/models/refining/parameters.ts';
import { type NamedSet, PROPERTY_FAMILIES, type Ranges } from '../comparison.ts';
import type { Foretelling } from '../discrepancy/coverage.ts';
import type { PublishedError } from '../discrepancy/errors.ts';
import { bandsSection } from '../discrepancy/report.ts';
import { isBeyond, pooled, type Reading } from '../readings.ts';
import type { Part, Row } from '../row.ts';
import { short } from '../row.ts';
import { apartWords, count, counting, sorted } from './counts.ts';
import { MENDED, SET_LATE } from './hindsight.ts';
import { type Content, type Section, table, words } from './parts.ts';

export interface ReportInput {
  readonly rows: readonly Row[];
  /** Rows of blind sets as their first run left them. */
  readonly first: readonly Row[];
  readonly readings: readonly Reading[];
  readonly errors: readonly PublishedError[];
  readonly foretold: readonly Foretelling[];
  /** A parameter as the models carry it. */
  readonly carried: (parameter: string) => Parameter;
  readonly sets: readonly NamedSet[];
  readonly draws: number;
  readonly seed: string;
}

const sentence = (words: string): string => `${words[0]!.toUpperCase()}${words.slice(1)}`;

const VERDICT = {
  inside: 'inside',
  outside: 'MISS',
  wide: 'not decidable',
  refused: 'refused',
} as const;
const TONE = { inside: 'good', outside: 'bad', wide: 'hold', refused: 'hold' } as const;

/** The report of a run, in reading order; Markdown and HTML are written from it. */
export function contentOf(input: ReportInput): Content {
  const { sets } = input;
  const counted = counting(input.rows, sets);
  const of = (part: Part): Row[] => counted.filter((row) => row.part === part);
  return {
    title: 'What published experiments say about the models',
    lead: [
      `${sets.length} published data sets, ${input.rows.length} statements compared. \`npm run validate\` writes this page. A test compares its text with the kept rows, and the first draw of every row with a fresh run.`,
      ...blindWords(input),
      KINDS,
      'The models reproduce published end points and rate constants to the extent of the three tables below, and no further. There is no single percentage. A miss is shown as a miss, with what it means at the furnace. What a paper does not state is drawn from a stated range. A band that is more than four times wide decides nothing.',
    ],
    sections: [
      constants(of('constants'), sets),
      predicted(of('predicted'), input),
      bandsSection(input.foretold, input.errors),
      fitted(of('fitted'), sets),
      unable(input),
      furnaces(input),
      ...firstRun(input),
      misses(input.rows),
      knowing(),
      undecided(input.rows),
      coverage(counted),
      papers(sets),
      assumed(sets),
      notCompared(sets),
    ],
  };
}

/** How agreement is counted. */
const KINDS =
  'Numbers and directions are counted apart. A number has a band that it can miss on either side. A direction, an order or a bound has none, and a coin would get half of them right. What cannot fail is in no count; it is listed with the reason.';

/** Statements declared before the first run, counted by themselves; they stand in the tables with the others. */
function blindWords({ rows, first, sets }: ReportInput): string[] {
  if (first.length === 0) return [];
  const papers = sets.filter(({ comparison }) => comparison.blind).length;
  const now = rows.filter((row) => row.blind);
  const since = now.every((row) => row.verdict === firstOf(first, row)?.verdict)
    ? 'the models as they are now give the same verdicts'
    : `the models as they are now, which knew the answer: ${apartWords(sorted(now, sets))}`;
  return [
    `${first.length} of the statements, of ${papers} papers, are *held out*: nobody looked at the papers while the models were built. Inputs, ranges and criteria were committed before the first run (\`validation/declared.json\` holds them). That run: ${apartWords(sorted(first, sets))}. And ${since}. The three tables mark them (held out), and a table of their own shows the first run.`,
  ];
}

const firstOf = (first: readonly Row[], { set, says }: Row): Row | undefined =>
  first.find((row) => row.set === set && row.says === says);

/** What the frozen models said, kept as it came. */
function firstRun({ rows, first }: ReportInput): Section[] {
  if (first.length === 0) return [];
  const nowOf = (row: Row): string => {
    const now = firstOf(rows, row);
    return now ? VERDICT[now.verdict] : '';
  };
  return [
    {
      id: 'blind',
      heading: 'Held-out statements at their first run',
      blocks: [
        words(
          'This table is never rewritten. It shows what the models of that day answered, and the verdict of the models as they are now.',
        ),
        table(
          'First run of what was declared',
          ['set', 'what', 'published', 'model', 'verdict', 'now'],
          first.map((row) => [
            row.set,
            row.says,
            `${row.published} ${row.unit}`.trim(),
            row.model,
            VERDICT[row.verdict],
            nowOf(row),
          ]),
        ),
      ],
    },
  ];
}

const HEAD = ['set', 'what', 'unit', 'published', 'model', 'verdict', 'note'];
const markOf = ({ set, blind }: Pick<Row, 'set' | 'blind'>): string => (blind ? `${set} (held out)` : set);
const line = (row: Row): string[] => [
  markOf(row),
  row.says,
  row.unit,
  row.published,
  row.model,
  VERDICT[row.verdict],
  row.note,
];

function constants(rows: readonly Row[], sets: readonly NamedSet[]): Section {
  const own = rows.filter((row) => row.role === 'constant');
  const others = rows.filter((row) => row.role !== 'constant');
  return {
    id: 'constants',
    heading: '(a) Constants and formulas',
    blocks: [
      words(
        `These are numbers and forms that the models took from the paper: ${apartWords(sorted(own, sets))}. This shows that they are written down correctly, not that they are true.`,
      ),
      table('Constants and forms of the models', HEAD, own.map(line)),
      words(
        `These are properties that the models compute from other sources: ${apartWords(sorted(others, sets))}.`,
      ),
      table('Properties from other sources', HEAD, others.map(line)),
    ],
  };
}

/** What the counts of numbers become when the models' own uncertain numbers are drawn too. */
function wholeWords(rows: readonly Row[]): string {
  const numbers = rows.filter((row) => row.wholeVerdict);
  const widened = numbers.map((row) => ({ ...row, verdict: row.wholeVerdict! }));
  return `Judged by the band of the models alone, with their own uncertain numbers drawn too, ${count(widened, 'inside')} of the numbers lie inside, ${count(widened, 'outside')} are missed and ${count(widened, 'wide')} are not decidable. A miss of that kind means that the models are surer than they should be: so printed bands hold more, see below.`;
}

/** How far the predictions are from a test on unseen papers: a reader weighs the counts by it. */
const NOT_BLIND =
  'Only what is marked (held out) is a test on unseen papers. After misses of this table had been seen, general errors of the models were mended and everything was run again. Some criteria were set when the answer was known. Both are listed below, under what was done knowing the answer.';

function predicted(rows: readonly Row[], { draws, seed, sets }: ReportInput): Section {
  const drawn = rows.filter((row) => row.drawn);
  const apart = sorted(rows, sets);
  return {
    id: 'predicted',
    heading: '(b) Furnace data, predicted with nothing fitted',
    blocks: [
      words(
        `${sentence(apartWords(apart))}. Not decidable from public data: a band more than 4 times wide, or a direction that holds in some draws only. Bands are the 5 and 95 % points over ${draws} draws (fewer for electroslag, whose runs take long) of every input that the paper does not state, seed \`${seed}\`, run as \`remelt simulate\` documents. A direction counts when it holds in 95 % of the draws.`,
      ),
      words(wholeWords(apart.number)),
      words(NOT_BLIND),
      {
        kind: 'bands',
        title: 'Predicted over published',
        rows: drawn.map((row) => ({ name: row.says, tone: TONE[row.verdict], ...row.drawn! })),
      },
      table('Furnace data, predicted', HEAD, rows.map(line)),
    ],
  };
}

function fitted(rows: readonly Row[], sets: readonly NamedSet[]): Section {
  return {
    id: 'fitted',
    heading: '(c) Fitted',
    blocks: [
      words(
        `A constant of the model was chosen to meet these. Agreement shows only that the choice was possible: ${apartWords(sorted(rows, sets))}.`,
      ),
      table('Fitted', HEAD, rows.map(line)),
    ],
  };
}

/** Agreements that would hold whatever the numbers of the models. */
function unable({ rows, sets }: ReportInput): Section {
  const { cannotFail } = sorted(rows, sets);
  return {
    id: 'cannot-fail',
    heading: 'Agreements that cannot fail',
    blocks: [
      words(
        `${cannotFail.length} statements of the sets hold whatever the numbers of the models. They say nothing for the models, and are in no table and no count above.`,
      ),
      table(
        'Not counted',
        ['set', 'what', 'why it cannot fail'],
        cannotFail.map((row) => [markOf(row), row.says, row.because]),
      ),
    ],
  };
}

/** Uncertain numbers of the models as single furnaces read them, and what the models carry for them. */
function furnaces({ readings, carried }: ReportInput): Section {
  const byParameter = [...Map.groupBy(readings, ({ parameter }) => parameter)];
  return {
    id: 'furnaces',
    heading: 'How far furnaces differ',
    blocks: [
      words(
        'The factor on an uncertain number of the models with which a paper would be met, over everything else that is not known of it: how far furnaces differ that look alike. Several papers of a laboratory count once. Where most draws find no such factor, something else decides that furnace, and it is left out of the sums.',
      ),
      table(
        'All furnaces together (log10 of the factor; DerSimonian and Laird 1986)',
        ['number', 'furnaces', 'mean', 'between furnaces', 'the models carry', 'because'],
        byParameter.map(([parameter, of]) => {
          const { furnaces: count, mean, standardError, between } = pooled(of);
          const { what, spread, source } = carried(parameter);
          return [
            what,
            String(count),
            `${mean.toFixed(2)} +- ${standardError.toFixed(2)}`,
            between.toFixed(2),
            spread.toFixed(2),
            source,
          ];
        }),
      ),
      table(
        'Furnace by furnace',
        ['number', 'set', 'what', 'log10 of the factor', 'draws that no factor meets'],
        byParameter.flatMap(([parameter, ofParameter]) =>
          [...Map.groupBy(ofParameter, ({ furnace }) => furnace).values()].flatMap((of) =>
            of.map(({ set, says, mean, sd, beyond, draws }) => [
              carried(parameter).what,
              set,
              says,
              `${mean.toFixed(2)} +- ${sd.toFixed(2)}`,
              `${beyond} of ${draws}${isBeyond(of) ? ', left out' : ''}`,
            ]),
          ),
        ),
      ),
    ],
  };
}

const PART = { constants: 'a', predicted: 'b', fitted: 'c' } as const;

function missedAs({ verdict, unit, published, model, note }: Row): string {
  if (verdict === 'refused') return `The models refuse it: ${note}.`;
  if (unit === '')
    return `In the model this ${model.replace(/^holds in (\d+ of \d+)$/, 'holds in $1 draws')}.`;
  return `Published ${published}, model ${model}${unit === '1' ? '' : ` (${unit})`}.`;
}

function misses(rows: readonly Row[]): Section {
  const missed = rows.filter((row) => row.verdict === 'outside' || row.verdict === 'refused');
  return {
    id: 'misses',
    heading: 'Misses and what they mean',
    blocks: [
      {
        kind: 'list',
        items: missed.map((row) => ({
          head: `(${PART[row.part]}) ${markOf(row)}: ${row.says}`,
          text: `${missedAs(row)} ${row.meaning ?? ''}`,
        })),
      },
    ],
  };
}

/** What the counts have to be weighed by. */
function knowing(): Section {
  return {
    id: 'knowing',
    heading: 'What was done knowing the answer',
    blocks: [
      words(
        'Models mended after misses were seen. But for calcium in titanium none of these constants comes from a set that was missed; sources and assumptions were chosen knowing what was.',
      ),
      { kind: 'list', items: MENDED },
      words('Criteria and ranges set or widened after the model had answered.'),
      { kind: 'list', items: SET_LATE },
    ],
  };
}

function undecided(rows: readonly Row[]): Section {
  const wide = rows.filter((row) => row.verdict === 'wide');
  return {
    id: 'undecided',
    heading: 'Not decidable from public data',
    blocks: [
      words(
        'The paper leaves out so much that the models can neither meet nor miss it. Measuring the input that decides would.',
      ),
      table(
        'Too wide to decide',
        ['set', 'what', 'published', 'model', 'note'],
        wide.map((row) => [
          markOf(row),
          row.says,
          `${row.published} ${row.unit}`.trim(),
          row.model,
          row.note,
        ]),
      ),
    ],
  };
}

/** Every model with how many statements of each table it was asked; a dot is an empty cell. */
function coverage(rows: readonly Row[]): Section {
  const models = [...OPERATION_NAMES.flatMap((name) => [name, `${name} (table)`]), ...PROPERTY_FAMILIES];
  const cell = (model: string, part: Part): string => {
    const found = rows.filter((row) => row.part === part && row.models.includes(model)).length;
    return found === 0 ? '.' : String(found);
  };
  const lines = models.map((model) => [
    model,
    cell(model, 'constants'),
    cell(model, 'predicted'),
    cell(model, 'fitted'),
  ]);
  const empty = lines.filter((cells) => cells.slice(1).every((one) => one === '.')).map(([model]) => model!);
  return {
    id: 'coverage',
    heading: 'Models without an experiment',
    blocks: [
      words(
        `Statements per model and table. Nothing published was found to compare with: ${empty.join(', ') || 'none'}.`,
      ),
      table('Statements per model', ['model', 'a', 'b', 'c'], lines),
    ],
  };
}

function papers(sets: readonly NamedSet[]): Section {
  return {
    id: 'sets',
    heading: 'The data sets',
    blocks: [
      words(
        'Entry: how a set is asked (a property, the furnace models by a simulate document, or not at all). Role: what it is to the models, for most of its statements. Quality: A pins a number with its initial state, B leaves something out or is about iron, C is a direction.',
      ),
      table(
        'Data sets',
        ['set', 'paper', 'quality', 'entry', 'role', 'what rests on it, and notes'],
        sets.map(({ data, comparison }) => [
          data.id,
          `${data.title}${data.year === null ? '' : ` (${data.year})`}`,
          data.quality,
          comparison.entry,
          comparison.role,
          [comparison.rests, comparison.note].filter((one) => one !== undefined).join('. '),
        ]),
      ),
    ],
  };
}

function assumed(sets: readonly NamedSet[]): Section {
  const known = new Map<string, { readonly cells: readonly string[]; readonly sets: string[] }>();
  for (const { data, comparison } of sets) {
    for (const [name, range] of Object.entries(comparison.assumed ?? {})) {
      const cells = [name, ...rangeCells(range)];
      const key = cells.join('|');
      const found = known.get(key) ?? { cells, sets: [] };
      found.sets.push(data.id);
      known.set(key, found);
    }
  }
  return {
    id: 'assumed',
    heading: 'Inputs that were drawn',
    blocks: [
      table(
        'Ranges of inputs',
        ['input', 'range', 'because', 'sets'],
        [...known.values()].map((one) => [...one.cells, one.sets.join(', ')]),
      ),
    ],
  };
}

const rangeCells = (range: Ranges[string]): string[] =>
  'words' in range
    ? [range.words.join(' or '), range.because]
    : [
        `${short(range.low)} to ${short(range.high)} ${range.unit}${range.scale === 'log' ? ', even in its logarithm' : ''}`,
        range.because,
      ];

function notCompared(sets: readonly NamedSet[]): Section {
  const lines = sets.flatMap(({ data, comparison }) =>
    (comparison.notCompared ?? []).map(({ of, because }) => [
      data.id,
      typeof of === 'string' ? of : of.join(', '),
      because,
    ]),
  );
  return {
    id: 'not-compared',
    heading: 'What is not compared, and why',
    blocks: [table('Entries left out', ['set', 'entries (place in the series and key)', 'why'], lines)],
  };
}
