import { parseDocument } from '../../documents/common.ts';
import { type EnvelopeOrder, type EnvelopeOutput, envelopeOrderSchema } from '../../documents/envelope.ts';
import { InputError } from '../../foundation/errors.ts';
import { shortPercent, significant } from '../../foundation/quantity/format.ts';
import { type ElementSymbol, RARE_EARTHS } from '../../metal/alloy/element.ts';
import { type CoveredRange, coveredRange } from '../../models/qualification/programme/envelope.ts';
import { affectedProperties, triggerFor } from '../../models/qualification/programme/trigger.ts';
import type { Facts } from '../facts.ts';
import { DEFAULT_SEED, manifestOf } from '../manifest.ts';
import type { Change } from './change.ts';
import { changedCircumstances } from './changed-circumstances.ts';
import { chargeChanges } from './charge-changes.ts';
import { drawnContents } from './drawn-contents.ts';

/** Draws of the contents of a planned heat where none are asked for. */
const SAMPLES = 2000;

/** Rarer excursions are not reported (policy). */
const LEAST_SHARE = 0.01;

type QualifiedHeats = NonNullable<EnvelopeOrder['programme']['programme']['qualifiedHeats']>;

/** `envelope`: what the qualified heats of a programme cover, and what a plan leaves. Throws InputError. */
export function envelopeDocument(document: unknown, facts: Facts): EnvelopeOutput {
  const order = parseDocument(envelopeOrderSchema, document, 'envelope');
  const { programme } = order.programme;
  const { seed = DEFAULT_SEED, samples = SAMPLES } = order;
  const heats = programme.qualifiedHeats ?? [];
  if (heats.length === 0)
    throw new InputError('envelope: the programme states no qualified heats', {
      path: 'programme.qualifiedHeats',
      cure: 'say of each qualified heat how it was made',
    });
  const contents = contentRanges(heats, programme.trampSums ?? []);
  const properties = programme.properties.map(({ id }) => id);
  const leaves = order.answer.heats.flatMap((heat) => {
    const changes = [
      ...contentChanges(contents, drawnContents(heat, order.plan.materials, { samples, seed })),
      ...chargeChanges(heats, heat, order.plan),
      ...changedCircumstances(heats, order.circumstances ?? {}),
    ];
    return changes.flatMap(({ watch, element, ...change }) => {
      const trigger = triggerFor(facts.requalificationTriggers, watch, element);
      if (!trigger) return [];
      const reopens = {
        gate: trigger.gate,
        level: trigger.level,
        properties: affectedProperties(trigger, properties),
      };
      const { what, words, share } = change;
      return [
        {
          heat: heat.id,
          trigger: trigger.id,
          what,
          ...(share === undefined ? {} : { share }),
          reopens,
          words: `${words}; re-opens gate ${reopens.gate} at level ${reopens.level} for ${reopens.properties.join(', ')}.`,
        },
      ];
    });
  });
  return {
    format: 'remelt-envelope/1',
    manifest: manifestOf(document, facts, { seed, samples }),
    assumed: [
      {
        what: 'scatter of refined contents',
        value: 'as that of the charge, relative',
        unit: '1',
        source: 'assumption: the furnace scales contents',
      },
      {
        what: 'edges',
        value: 'second lowest and second highest heat',
        unit: '1',
        source: 'policy: an edge needs two heats',
      },
    ],
    verdict: leaves.length === 0 ? 'inside' : 'leaves',
    ranges: [...contents, ...chargeRanges(heats)].map(({ what, unit, range }) => ({ what, unit, ...range })),
    uncovered: uncovered(heats),
    leaves,
  };
}

interface ContentRange {
  readonly what: string;
  readonly unit: string;
  readonly elements: readonly ElementSymbol[];
  readonly range: CoveredRange;
}

/** Elements that some heats state, but too few to cover a range. */
const uncovered = (heats: QualifiedHeats): string[] =>
  [...statedElements(heats)].filter(
    (element) => !coveredRange(heats.flatMap(({ contents_ppm }) => contents_ppm?.[element] ?? [])),
  );

const statedElements = (heats: QualifiedHeats): ReadonlySet<ElementSymbol> =>
  new Set(heats.flatMap(({ contents_ppm = {} }) => Object.keys(contents_ppm) as ElementSymbol[]));

/** Ranges of the elements and sums that enough heats state. */
function contentRanges(
  heats: QualifiedHeats,
  sums: readonly (readonly ElementSymbol[])[],
): readonly ContentRange[] {
  const stated = statedElements(heats);
  const groups = [...[...stated].map((element) => [element]), ...sums];
  return groups.flatMap((elements) => {
    const values = heats.flatMap(({ contents_ppm = {} }) =>
      elements.every((element) => contents_ppm[element] !== undefined)
        ? [elements.reduce((sum, element) => sum + contents_ppm[element]!, 0)]
        : [],
    );
    const range = coveredRange(values);
    return range ? [{ what: elements.join('+'), unit: 'ppm', elements, range }] : [];
  });
}

function chargeRanges(heats: QualifiedHeats): Omit<ContentRange, 'elements'>[] {
  const of = (what: string, unit: string, values: readonly (number | undefined)[]) => {
    const range = coveredRange(values.filter((value) => value !== undefined));
    return range ? [{ what, unit, range }] : [];
  };
  return [
    ...of(
      'revert share',
      '1',
      heats.map(({ revertShare }) => revertShare),
    ),
    ...of(
      'generation',
      '1',
      heats.map(({ generation }) => generation),
    ),
    ...of(
      'heats on the lining',
      '1',
      heats.map(({ liningAge }) => liningAge),
    ),
  ];
}

/** Contents outside their range in more than a hundredth of the draws [ppm]. */
function contentChanges(
  ranges: readonly ContentRange[],
  draws: ReadonlyMap<ElementSymbol, Float64Array>,
): Change[] {
  return ranges.flatMap(({ what, elements, range }) => {
    const drawn = elements.map((element) => draws.get(element));
    const count = draws.values().next().value?.length ?? 0;
    const outside = (is: (value: number) => boolean): number => {
      let found = 0;
      for (let i = 0; i < count; i++)
        if (is(drawn.reduce((sum, values) => sum + (values?.[i] ?? 0), 0))) found++;
      return count === 0 ? 0 : found / count;
    };
    const one = elements.length === 1 ? elements[0] : undefined;
    const watch: Pick<Change, 'watch' | 'element'> = one
      ? { watch: 'element', element: one }
      : { watch: 'sum' };
    const edges = [
      { words: 'above', at: range.high, share: outside((value) => value > range.high) },
      // Of rare earths there must not be too little either.
      ...(one && RARE_EARTHS.includes(one)
        ? [{ words: 'below', at: range.low, share: outside((value) => value < range.low) }]
        : []),
    ];
    return edges
      .filter(({ share }) => share >= LEAST_SHARE)
      .map(({ words, at, share }) => ({
        ...watch,
        what: `${what} ${words} ${significant(at)} ppm`,
        words: `${what} ${words} ${significant(at)} ppm in ${shortPercent(share, 2)} of draws`,
        share,
      }));
  });
}
