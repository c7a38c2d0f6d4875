import type { TrialFactor, TrialOutput } from '../../../documents/heats/trial.ts';
import type { Block, Page } from '../../../documents/page.ts';
import { counted, percent, readable, shortNumber } from '../../../foundation/quantity/format.ts';
import { assumptions, foldedList, list, notices, number, paragraph, section, table } from '../parts.ts';

/** What a trial costs, what each of its heats teaches, what stays unknown, and what the plant can then decide. */
export function trialPage(output: TrialOutput): Page {
  const { operations, warnings, assumed } = output;
  return {
    format: 'remelt-page/1',
    title: `Trial of ${operations.join(' + ')}`,
    lead: [...planBlocks(output), ...notices(warnings)],
    sections: [
      ...section('factors', 'What is left of each spread, heat by heat', factorBlocks(output)),
      ...section('unknown', 'What these heats do not teach', unknownBlocks(output)),
      ...section('decidable', 'The product of the next heat', decidableBlocks(output)),
      ...assumptions(assumed),
    ],
  };
}

function planBlocks({ plan, factors, wanted }: TrialOutput): Block[] {
  if (plan === null)
    return [paragraph('The heats and samples allowed would teach no further factor.', 'strong')];
  const taught = factors.filter(({ standing }) => standing === 'learnt').length;
  return [
    paragraph(
      `${counted(plan.heats, 'heat')} with ${counted(plan.samples, 'sample')} at each of ${counted(plan.places.length, 'place')} would teach ${counted(taught, 'factor')}.`,
      'strong',
    ),
    ...list([
      `places: ${plan.places.map(({ name }) => name).join(', ')}`,
      `methods: ${plan.methods.map(({ method, elements }) => `${method} (${elements.join(', ')})`).join('; ')}`,
      `cost: ${readable(plan.cost_usd)} USD, of which furnaces ${readable(plan.furnaces_usd)} and ${counted(plan.analyses, 'analysis', 'analyses')} ${readable(plan.analyses_usd)}`,
    ]),
    paragraph(
      `A factor is learnt when ${percent(wanted.ratio, 0)} of its spread is left, or one standard deviation is a factor of ${shortNumber(wanted.factor)}.`,
      'dim',
    ),
  ];
}

function factorBlocks({ factors, table: heats }: TrialOutput): Block[] {
  const rows = factors.filter(({ standing }) => standing === 'learnt');
  if (rows.length === 0) return [];
  return [
    table(
      ['factor', 'of', number('1 sd'), ...heats.map((n) => number(String(n))), number('then')],
      [
        ...rows.map(({ what, operations, before, left, after, heats: reached }) => [
          what,
          whereWords(operations),
          `x ${shortNumber(before)}`,
          ...left.map((share, i) => `${percent(share, 0)}${heats[i] === reached ? ' *' : ''}`),
          `x ${shortNumber(after)}`,
        ]),
        [
          'learnt by then',
          '',
          '',
          ...heats.map(
            (n) =>
              `${rows.filter(({ heats: reached }) => reached !== null && reached <= n).length} of ${rows.length}`,
          ),
          '',
        ],
      ],
      'columns: number of heats; share of the spread that is left; * = learnt',
    ),
  ];
}

const whereWords = (operations: readonly string[]): string =>
  operations.length > 2 ? 'all' : operations.join(', ');

function unknownBlocks({ factors }: TrialOutput): Block[] {
  const open = factors.filter(({ standing }) => ['partly', 'together'].includes(standing));
  const silent = factors.filter(({ standing }) => standing === 'not-told');
  return [
    ...list(open.map(sentence)),
    ...(silent.length === 0
      ? []
      : [
          {
            kind: 'fold' as const,
            summary: `${silent.length} that no sample shows`,
            blocks: list(silent.map(sentence)),
          },
        ]),
  ];
}

const sentence = ({ what, words }: TrialFactor): string => `${what}: ${words}`;

function decidableBlocks({ decidable }: TrialOutput): Block[] {
  const limited = decidable.filter(({ limit }) => limit !== null);
  const settled = limited.filter(
    ({ verdictBefore, verdictAfter }) => verdictBefore === 'open' && verdictAfter !== 'open',
  );
  const open = limited.filter(({ verdictAfter }) => verdictAfter === 'open');
  return [
    ...foldedList([
      ...settled.map(
        ({ element, limit, verdictAfter }) => `${element} becomes decidable: ${verdictAfter} ${limit}`,
      ),
      ...open.map(({ element, limit }) => `${element} stays open against ${limit}: measure it in every heat`),
    ]),
    table(
      ['', 'limit', number('centre'), number('before, 90 %'), number('after, 90 %')],
      decidable
        .filter(isMoved)
        .map(({ element, limit, central_ppm, before, after }) => [
          element,
          limit ?? '-',
          ppmText(central_ppm),
          rangeText(before),
          rangeText(after),
        ]),
      'ppm; contents that the route changes by less than 5 % are left out',
    ),
  ];
}

/** Narrower than this, the route hardly matters to an element [share of its content]. */
const NARROW = 0.05;

const isMoved = ({ central_ppm, before }: TrialOutput['decidable'][number]): boolean =>
  before.p95_ppm - before.p05_ppm > NARROW * central_ppm;

const ppmText = (ppm: number): string => readable(Number(ppm.toPrecision(3)));
const rangeText = ({ p05_ppm, p95_ppm }: { readonly p05_ppm: number; readonly p95_ppm: number }): string =>
  `${ppmText(p05_ppm)} to ${ppmText(p95_ppm)}`;
