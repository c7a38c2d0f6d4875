import type { Block, Page, PaperPage, Section } from '../../documents/page.ts';
import type { StatisticExplanation, StatisticsOutput } from '../../documents/qualification/statistics.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { methodPage, quantityWords } from './method-pages.ts';
import { list, number, paragraph, section, table } from './parts.ts';

/** Fields that every output has beside its quantities. */
const FRAME = new Set(['format', 'method', 'manifest', 'assumed', 'diagnostics', 'usable', 'ignored']);
/** Significant digits of a quantity. */
const DIGITS = 8;

/** What a statistic was run on, and by whom. */
export interface RunOf {
  readonly inputs: unknown;
  readonly file: string;
  readonly by: string | null;
  /** ISO date and time. */
  readonly at: string;
}

/** One statistic on its inputs: its quantities, whether they may be used, and what it was run on. */
export function statisticsPage(output: StatisticsOutput, run: RunOf): PaperPage {
  const quantities = Object.entries(output).filter(([name]) => !FRAME.has(name));
  return {
    format: 'remelt-page/1',
    title: output.method,
    paper: {
      number: output.manifest.inputHash.slice(0, 8),
      foot: `inputs ${output.manifest.inputHash.slice(0, 16)}; ${output.manifest.code}`,
      madeAt: run.at,
      attachments: [
        {
          name: `${output.method}.json`,
          mediaType: 'application/json',
          text: JSON.stringify({ inputs: run.inputs, output }, null, 1),
          description: output.format,
        },
      ],
    },
    lead: [
      factsOf(output, run),
      table(
        ['quantity', number('value')],
        quantities.map(([name, value]) => [name, quantityWords(value, DIGITS)]),
      ),
    ],
    sections: [
      ...useSection(output.diagnostics, output.usable),
      ...section(
        'assumed',
        'Assumed',
        list(output.assumed.map(({ what, value, source }) => `${what} = ${value} (${source})`)),
      ),
      ...section(
        'ignored',
        'Not read',
        output.ignored.length > 0 ? [paragraph(output.ignored.join(', '))] : [],
      ),
    ],
  };
}

/** Names under which methods take the heat that a value is of. */
const HEATS = ['batch', 'heat', 'group', 'condition'];

const factsOf = ({ manifest }: StatisticsOutput, { inputs, file, by, at }: RunOf): Block => {
  const given = (inputs ?? {}) as Readonly<Record<string, unknown>>;
  const x = given.x;
  const heats = HEATS.map((name) => ownValue(given, name)).find(Array.isArray) as
    | readonly unknown[]
    | undefined;
  const values = Array.isArray(x) ? ([['values', String(x.length)]] as const) : [];
  return {
    kind: 'facts',
    rows: [
      ['unit', typeof given.unit === 'string' ? given.unit : 'not stated'],
      ...values,
      ['heats', heats ? String(new Set(heats.map(String)).size) : 'not stated: no design value'],
      ['data', `${file}, ${manifest.inputHash.slice(0, 16)}`],
      ['run', `${at.slice(0, 10)}${by === null ? '' : ` by ${by}`}`],
    ],
  };
};

/** What a statistic is, where it comes from and what it assumes; with inputs also whether they keep to it. */
export const explanationPage = (explanation: StatisticExplanation): Page =>
  methodPage(
    explanation,
    explanation.diagnostics ? useSection(explanation.diagnostics, explanation.usable ?? false) : [],
  );

const useSection = (diagnostics: StatisticsOutput['diagnostics'], usable: boolean): Section[] =>
  section('use', 'Whether it may be used', [
    ...list(
      diagnostics.map(
        ({ name, verdict, reason, override }) =>
          `${verdict} ${name}: ${reason}${override ? ` (overridden by ${override.by} until ${override.expires}: ${override.reason})` : ''}`,
      ),
    ),
    paragraph(
      usable ? 'may be used' : 'may NOT be used: a diagnostic does not pass and is not overridden',
      'strong',
    ),
  ]);
