import type { PlanOutput } from '../../../documents/heats/plan.ts';
import type { Choice, Page } from '../../../documents/page.ts';
import {
  counted,
  flooredPercent,
  kilogramsText,
  percent,
  readable,
  shortNumber,
  shortPercent,
  usd,
} from '../../../foundation/quantity/format.ts';

type Cure = PlanOutput['conflict'][number]['cures'][number];
type Missing = NonNullable<PlanOutput['missing']>[number];
type Order = Readonly<Record<string, unknown>>;
/** What a way is: without its figures, which all ways tell alike. */
type Way = Pick<Choice, 'does' | 'words' | 'time' | 'who'> &
  Partial<Pick<Choice, 'by' | 'outside' | 'unsafe'>> & { readonly beside?: string };

/** Concessions that are offered beside other ways. */
const MOST_CONCESSIONS = 2;

/**
 * The ways on from a plan that was refused: what the plant can do by itself, cheapest first, then what somebody outside grants, last what
 * gives up what was asked. Each once; with the order that was refused each names the verb that goes it. undefined where none is known.
 */
export function choicesOf(output: PlanOutput, order?: Order): Page['choices'] {
  const cures = [
    ...new Map(output.conflict.flatMap(({ cures }) => cures).map((one) => [one.words, one])).values(),
  ];
  const all = cures.flatMap((cure) => {
    const way = wayOf(cure, output, order);
    return way ? [{ cure, choice: choiceOf(cure, way, output) }] : [];
  });
  const sorted = all.sort((a, b) => rank(a.choice) - rank(b.choice) || costOf(a.cure) - costOf(b.cure));
  const outside = sorted.filter(({ choice }) => choice.outside);
  const list = [
    ...(output.missing && !cures.some(({ kind }) => kind === 'buy')
      ? [buyingWhatLacks(output.missing, order)]
      : []),
    ...sorted.filter((one) => !outside.slice(MOST_CONCESSIONS).includes(one)).map(({ choice }) => choice),
    ...(output.nearest ? takingNearest(output.nearest, output, order) : []),
  ];
  if (list.length === 0) return undefined;
  const asked = output.nearest?.asked;
  const count = list.filter(({ unsafe }) => !unsafe).length;
  const ways = count === 0 ? 'No way that we know' : counted(count, 'way');
  const lacks = output.missing ? 'What it lacks' : `${ways} to make it`;
  return {
    heading: asked === undefined ? lacks : `${ways} to reach ${shortPercent(asked, 6)}`,
    list,
  };
}

/** How an order keeps lots out. */
function limitedWords({ lots, maxMaterials }: Order = {}): string {
  if (typeof maxMaterials !== 'number') return 'The order leaves lots out, or limits them.';
  const most = `allows at most ${counted(maxMaterials, 'material')}`;
  return lots === undefined ? `The order ${most}.` : `The order leaves lots out or limits them, and ${most}.`;
}

/** What the heat lacks at least, to be bought: what else it then takes is planned when it is here. */
const buyingWhatLacks = (missing: readonly Missing[], order: Order | undefined): Choice => ({
  does: 'Buy what it lacks',
  words: `At least ${missing.map(lackWords).join(', ')}. Then plan again: what the heat costs is worked out with the metal that was bought.`,
  ...{ cost: 'not worked out', time: 'a delivery', who: 'receiver' },
  ...(order === undefined ? {} : { by: { verb: 'yard/buy-material' } }),
});

/** "9 kg Re", or where there is metal and none is rich enough "metal with more than 2.8 wt% Re". */
const lackWords = ({ element, needs_kg, has_kg, least_wtpct = 0 }: Missing): string =>
  has_kg < needs_kg
    ? `${shortNumber(needs_kg - has_kg)} kg ${element ?? 'of metal'}`
    : `metal with more than ${shortNumber(least_wtpct)} wt% ${element}`;

/** The largest lack, and what more there is to say of it: "9 kg Re", "is missing; 64 of 300 kg are free". */
export const lacking = (missing: readonly Missing[]): { readonly value: string; readonly of: string } => ({
  value: lackWords(missing.find(({ element }) => element !== undefined) ?? missing[0]!),
  of: `is missing: ${missingWords(missing)}`,
});

/** Lacks that are named in a sentence. */
const MOST_MISSING = 3;

/** What a heat lacks, the largest lack first: "64 of 300 kg are free; it lacks 9 kg Re". */
export function missingWords(missing: readonly Missing[]): string {
  const metal = missing.find(({ element }) => element === undefined);
  const elements = missing.filter(({ element }) => element !== undefined);
  const named = elements.slice(0, MOST_MISSING).map(lackWords);
  const more = elements.length > MOST_MISSING ? ` and ${elements.length - MOST_MISSING} more` : '';
  return [
    ...(metal ? [`${readable(metal.has_kg)} of ${readable(metal.needs_kg)} kg are free`] : []),
    ...(named.length > 0 ? [`it lacks ${named.join(', ')}${more}`] : []),
  ].join('; ');
}

const rank = ({ outside, unsafe }: Choice): number => (unsafe ? 2 : outside ? 1 : 0);
const costOf = ({ cost_usd }: Cure): number => cost_usd ?? Number.MAX_VALUE;

function choiceOf(cure: Cure, { beside, ...way }: Way, { nearest }: PlanOutput): Choice {
  const { cost_usd, passRate, workedOut } = cure;
  const from = nearest?.heats[0]?.certificate.passRate;
  const cost = cost_usd === undefined ? 'not worked out' : `${usd(cost_usd, 0)} the heat`;
  return {
    ...way,
    words: workedOut === false ? `${way.words} Not worked out: the limit of work ended first.` : way.words,
    cost: [cost, beside].filter(Boolean).join(', '),
    ...(nearest && passRate !== undefined
      ? {
          reaches: {
            ...(from === undefined || from >= passRate ? {} : { from }),
            to: passRate,
            asked: nearest.asked,
          },
        }
      : {}),
  };
}

/** What a cure means to who has to act; null for a limit of many that would all have to give way, and for what only explains. */
function wayOf(cure: Cure, output: PlanOutput, order: Order | undefined): Way | null {
  const again = (change: Order): Pick<Way, 'by'> =>
    order === undefined ? {} : { by: { verb: 'heats/plan-heat', order: definedIn({ ...order, ...change }) } };
  const planner = { who: 'planner', time: 'now' };
  switch (cure.kind) {
    case 'measure':
      return measuring(cure.analyses ?? [], order);
    case 'trim': {
      const recourse = { corrections: 1, ...(output.nearest ? { confidence: output.nearest.asked } : {}) };
      return {
        ...{ does: 'Plan with one trim', who: 'melter', time: 'one bath sample' },
        words: 'The melter samples the bath, and adds what the sample asks for.',
        ...again({ recourse, jointConfidence: undefined }),
      };
    }
    case 'lots':
      return {
        ...planner,
        does: 'Plan with every free lot',
        words: limitedWords(order),
        ...again({ lots: undefined, maxMaterials: undefined }),
      };
    case 'smaller':
      return cure.mass_kg === undefined
        ? null
        : {
            ...planner,
            does: `Plan ${kilogramsText(cure.mass_kg)} kg`,
            words: 'The free metal makes a smaller heat.',
            ...again({ mass_kg: cure.mass_kg }),
          };
    case 'buy':
      return {
        ...{ does: capital(cure.words), who: 'receiver', time: 'a delivery' },
        words: 'It is planned with at the prices of the catalogue.',
        ...(order === undefined ? {} : { by: { verb: 'yard/buy-material' } }),
      };
    case 'concession':
      return conceding(cure.words.replace(/^a concession on /, ''), order);
    // the nearest plan stands behind all ways, whatever was found
    case 'accept':
      return null;
    case undefined:
      return output.missing === undefined && ONE_LIMIT.test(cure.words) ? conceding(cure.words, order) : null;
  }
}

/** One limit that gives way. */
const ONE_LIMIT = /^(?:raise|lower) the (?:maximum|minimum) of (?!.* and (?:raise|lower) the )/;

/** What no laboratory has told: element by element the lots, by the method that sees it best. */
function measuring(analyses: NonNullable<Cure['analyses']>, order: Order | undefined): Way {
  const open = analyses.filter(({ orderedOn }) => orderedOn === undefined);
  const days = Map.groupBy(
    analyses.filter(({ orderedOn }) => orderedOn !== undefined),
    ({ orderedOn }) => orderedOn,
  );
  const words = [
    ...(open.length > 0 ? [byMethod(open)] : []),
    ...[...days].map(([day, some]) => `Ordered on ${day}: ${byMethod(some)}`),
    'It is so if they find what is likely now; the lots are then known for every later heat.',
  ].join('. ');
  const what = { words, who: 'analyst', time: 'a laboratory run' };
  if (open.length === 0)
    return {
      ...what,
      does: `Book ${counted(analyses.length, 'ordered analysis', 'ordered analyses')}`,
      ...(order === undefined ? {} : { by: { verb: 'yard/list-analyses', order: {} } }),
    };
  return {
    ...what,
    does: `Order ${counted(open.length, 'analysis', 'analyses')}`,
    beside: 'analyses not priced',
    ...(order === undefined
      ? {}
      : {
          by: {
            verb: 'yard/order-analyses',
            order: {
              analyses: open.map(({ lot, element, method }) => `${lot}:${element}:${method}`),
              ...(order.heat === undefined ? {} : { heat: order.heat }),
            },
          },
        }),
  };
}

/** "Bi by GDMS in; Te by ICP-MS in A-1". */
const byMethod = (analyses: NonNullable<Cure['analyses']>): string =>
  [...Map.groupBy(analyses, ({ element, method }) => `${element} by ${method}`)]
    .map(([what, some]) => `${what} in ${some.map(({ lot }) => lot).join(', ')}`)
    .join('; ');

const conceding = (limit: string, order: Order | undefined): Way => ({
  does: 'Ask for a concession',
  words: `${capital(limit)}. The customer grants it; it is entered as a specification, and planned by.`,
  ...{ who: 'customer, quality', time: 'an answer', outside: true },
  ...(order === undefined ? {} : { by: { verb: 'reference/enter-specification', order: {} } }),
});

/** Share of heats that pass below which nobody is offered to take a plan all the same [1]: more of them would fail. */
const LEAST_OFFERED = 0.5;

/** The nearest plan, below what was asked. */
function takingNearest(
  { cost_usd, heats }: NonNullable<PlanOutput['nearest']>,
  output: PlanOutput,
  order: Order | undefined,
): Choice[] {
  const passRate = heats[0]?.certificate.passRate;
  if (passRate === undefined || passRate < LEAST_OFFERED) return [];
  const way: Way = {
    does: `Take the plan at ${flooredPercent(passRate)} all the same`,
    words: `About ${percent(1 - passRate, 0)} of such heats fail: the melt is then scrap or a concession. Planner and quality both accept it, each with a reason, before it is reserved.`,
    ...{ who: 'planner, then quality', time: 'now', unsafe: true },
    ...(order === undefined ? {} : { by: { verb: 'heats/plan-heat', order: { ...order, nearest: true } } }),
  };
  return [choiceOf({ words: '', cost_usd, passRate }, way, output)];
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const definedIn = (order: Order): Order =>
  Object.fromEntries(Object.entries(order).filter(([, value]) => value !== undefined));
