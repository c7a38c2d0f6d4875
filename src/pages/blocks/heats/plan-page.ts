import { openSentences } from '../../../documents/heats/furnace-of-plan.ts';
import type { HeatPlan } from '../../../documents/heats/heats.ts';
import type { PlanInput, PlanOutput } from '../../../documents/heats/plan.ts';
import type { Block, Page, Section, Table } from '../../../documents/page.ts';
import type { Bar } from '../../../documents/page-charts.ts';
import { unitOf } from '../../../documents/shown-unit.ts';
import {
  contentText,
  counted,
  kilogramsText,
  massText,
  money,
  percent,
  readable,
  shortNumber,
  usd,
} from '../../../foundation/quantity/format.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { assumptions, foldedList, list, number, paragraph, predicted, section, table } from '../parts.ts';
import { reachesWords } from './acceptance.ts';
import { choicesOf, missingWords } from './plan-choices.ts';
import { furnaceBlocks } from './plan-furnace.ts';
import { isPredicted, planHead } from './plan-head.ts';

type Heat = PlanOutput['heats'][number];
/** Grade or material that each charged lot is cleared as, where a yard says so. */
/** What the yard knows beside a plan: of its lots by id, and what its contents are held against. */
interface YardOfPlan {
  readonly clearedAs: Readonly<Record<string, string>>;
  readonly prices_usd_per_kg: Readonly<Record<string, number>>;
  readonly windows_wtpct: HeatPlan['windows_wtpct'];
  /** Lots counted at the price paid for them. */
  readonly paid?: HeatPlan['paid'];
}

const NOTHING: YardOfPlan = { clearedAs: {}, prices_usd_per_kg: {}, windows_wtpct: {} };

/** A yard of which nothing is known but the prices of a plan document. */
export const pricesOf = (materials: PlanInput['materials']): YardOfPlan => ({
  ...NOTHING,
  prices_usd_per_kg: Object.fromEntries(materials.map(({ id, price_usd_per_kg }) => [id, price_usd_per_kg])),
});

interface HeatOptions {
  /** Of this heat among several; null = it is the only one. */
  readonly number: number | null;
  readonly yard: YardOfPlan;
}

/** What is known beside a plan. */
interface PlanShown {
  readonly yard?: YardOfPlan;
  readonly planned?: HeatPlan;
  /** The ways on from a refused plan; default those that its cures give. */
  readonly choices?: Page['choices'];
}

/** A plan: what to charge and why, what other ways would cost, how sure it is; where there is none, what is in the way. */
export function planPage(
  output: PlanOutput,
  { yard = NOTHING, planned, choices = planned?.below ? undefined : choicesOf(output) }: PlanShown = {},
): Page {
  const { heats, status, assumed, solver, deciding = [] } = output;
  const beside = [
    ...(solver.stoppedBy ? [STOPPED[solver.stoppedBy]] : []),
    ...solver.doubts.map((doubt) => `Solver checked again: ${doubt}`),
    ...saidBeside(output),
  ];
  return {
    format: 'remelt-page/1',
    title: status === 'infeasible' ? 'No charge meets the limits' : heats.map(({ id }) => id).join(', '),
    ...planHead(output, planned),
    ...(choices ? { choices } : {}),
    lead: [paragraph(verdictOf(output)), ...list([...heats.flatMap(openOf), ...beside])],
    sections: [
      ...(status === 'infeasible'
        ? section(
            'conflict',
            'Limits that cannot be met together, and what would help',
            conflictBlocks(output),
            FOLDED,
          )
        : section('cost', 'What it costs, and what other ways would cost', costBlocks(output))),
      ...section('nearest', 'The surest charge that was found', nearestBlocks(output)),
      ...section(
        'deciding',
        'What decides, and nobody measured',
        list(deciding.flatMap(({ words }) => words)),
      ),
      ...section('within', 'Inside the qualified envelope', withinBlocks(output)),
      ...heats.flatMap((heat, i) => heatSections(heat, { number: heats.length > 1 ? i + 1 : null, yard })),
      ...assumptions(assumed),
    ],
  };
}

/** What the furnaces of a heat leave open, and until when. */
const openOf = ({ furnace }: Heat): string[] => openSentences(furnace?.rows ?? []);

/** What the surest charge of a refused plan takes, and what its other heats miss. */
function nearestBlocks({ nearest }: PlanOutput): Block[] {
  const [heat] = nearest?.heats ?? [];
  if (!heat) return [];
  const { charge, cost_usd, risks } = heat;
  return [
    table(
      ['lot', number('kg')],
      charge.map(({ id, mass_kg }) => [id, massText(mass_kg)]),
      `for ${usd(cost_usd)}; nothing is reserved`,
    ),
    ...list(risks.map(({ words, share }) => `${percent(share, 0)} of the heats that fail have ${words}`)),
  ];
}

/** What it costs to stay inside what the qualified heats cover. */
function withinBlocks({ within, heats, status }: PlanOutput): Block[] {
  if (!within) return [];
  const { without_usd, dearer_usd, edges, beyond } = within;
  const named = (some: typeof edges): string[] =>
    some.map(({ heat, words }) => (heats.length > 1 ? `${heat}: ${words}` : words));
  const without =
    without_usd === null ? 'There is no plan without it either.' : `Without it: ${usd(without_usd)}.`;
  return [
    paragraph(
      dearer_usd === null
        ? `${status === 'infeasible' ? 'No charge stays inside what the qualified heats cover. ' : ''}${without}`
        : `Staying inside what the qualified heats cover costs ${usd(dearer_usd)} more. ${without}`,
    ),
    ...(edges.length > 0 ? [paragraph('Edges that bind:'), ...list(named(edges))] : []),
    ...(beyond.length > 0
      ? [paragraph('The plan without it goes beyond these edges:'), ...list(named(beyond))]
      : dearer_usd === null || dearer_usd > 0
        ? []
        : [paragraph('The plan without it stays inside as well.')]),
  ];
}

/** Gap up to which a plan is called optimal [1]: a quarter of a percent, below what prices are known to. */
const OPTIMAL_GAP = 2.5e-3;

/** Gap that is rounding [1]. */
const PROVEN_GAP = 5e-6;

function verdictOf(output: PlanOutput): string {
  const { cost_usd, bound_usd, gap, status } = output;
  if (cost_usd === null) return refusedWords(output);
  const how =
    gap! <= OPTIMAL_GAP
      ? `optimal${gap! < PROVEN_GAP ? '' : ` within ${percent(gap!, 3)}`}`
      : `${status === 'optimal' ? 'optimal at the margin it keeps' : 'best found'}, at most ${percent(gap!, 3)} above the bound`;
  return `${usd(cost_usd)} (${how}); no plan can cost less than ${usd(bound_usd!)}.`;
}

/** What a refused plan says of itself. */
function refusedWords({ nearest, missing = [] }: PlanOutput): string {
  if (missing.length > 0) return `This heat cannot be made: ${missingWords(missing)}.`;
  return nearest
    ? 'This is the surest charge that was found; nothing is reserved.'
    : 'The lots and materials of this plan cannot make the heat.';
}

/** Assumptions that are said beside the plan. */
const saidBeside = ({ assumed }: PlanOutput): string[] =>
  assumed
    .filter(({ kind }) => kind !== undefined)
    .map(({ kind, what, value, unit, source }) =>
      kind === 'price-age' || kind === 'melt-loss' ? what : `${what}: ${value} ${unit}, ${source}`,
    );

/** What ended the search before its plan was proven. */
const STOPPED = {
  work: 'Stopped at its limit of work: this is the best plan found so far',
  clock:
    'Stopped by the clock: the machine was too busy for the limit of work. This is the best plan found so far; planned again, it may be another',
} as const;

/** Each conflict with its cures; a cure that helps against several stands once, after them. */
function conflictBlocks({ conflict }: PlanOutput): Block[] {
  const all = conflict.flatMap(({ cures }) => cures);
  const shared = new Map(
    all
      .filter((cure) => all.filter(({ words }) => words === cure.words).length > 1)
      .map((cure) => [cure.words, cure]),
  );
  return [
    ...conflict.flatMap(({ words, cures }) => [
      paragraph(words),
      ...list(cures.filter((cure) => !shared.has(cure.words)).map(cureText)),
    ]),
    ...(shared.size === 0
      ? []
      : [
          paragraph('What would help with more than one of these:'),
          ...list([...shared.values()].map(cureText)),
        ]),
  ];
}

const cureText = ({ words, cost_usd }: PlanOutput['conflict'][number]['cures'][number]): string =>
  cost_usd === undefined ? words : `${words}; the plan then costs ${usd(cost_usd)}`;

function costBlocks({ cost_usd, baselines }: PlanOutput): Block[] {
  const bars = baselines.flatMap(({ name, cost_usd: other }): Bar[] =>
    other === null ? [] : [{ name, value: other, note: differenceWords(other - cost_usd!) }],
  );
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'bar',
        title: 'This plan and other ways',
        unit: 'USD',
        bars: [{ name: 'this plan', value: cost_usd!, marked: true }, ...bars],
      },
    },
    table(
      ['instead', number('USD'), number('difference, USD'), ''],
      baselines.map(({ name, cost_usd: other, words }) => [
        name,
        ...(other === null ? ['no plan', ''] : [money(other), signed(other - cost_usd!)]),
        words,
      ]),
    ),
  ];
}

/** "120 more", "0.94 less". */
const differenceWords = (usd: number): string =>
  isSame(usd) ? 'the same' : `${readable(Math.abs(usd))} ${usd < 0 ? 'less' : 'more'}`;

const signed = (usd: number): string => (isSame(usd) ? money(0) : `${usd > 0 ? '+' : ''}${money(usd)}`);

/** Costs that differ by less are the same [usd]. */
const SAME_USD = 0.005;
const isSame = (usd: number): boolean => Math.abs(usd) < SAME_USD;

/** What the first look at a plan does not need: a browser shows the heading alone. */
const FOLDED = { folded: true };

/** The parts of one heat; where there are several, by its number and under its name. */
function heatSections(heat: Heat, { number, yard }: HeatOptions): Section[] {
  const { id, binding, lots = [], rareEarth = [], weighed, recourse, furnace } = heat;
  const parts = [
    section('charge', 'The charge', chargeBlocks(heat, yard)),
    section('sure', 'How sure it is', sureBlocks(heat)),
    section('furnace', 'What the furnace may do', furnace ? furnaceBlocks(furnace) : []),
    section(
      'composition',
      isPredicted(heat) ? 'Composition' : 'Composition of the charge',
      [
        isPredicted(heat) ? predicted(compositionTable(heat, yard)) : compositionTable(heat, yard),
        ...list(heat.expectedErrors ?? []),
      ],
      FOLDED,
    ),
    section('binding', 'Limits that keep the cost up', foldedList(binding.map(({ words }) => words)), FOLDED),
    section('lots', 'Why each lot is in or out', lotBlocks(lots), FOLDED),
    section('rare-earths', 'Rare earths', list(rareEarth.flatMap(({ words }) => words)), FOLDED),
    section('recourse', 'Trims after a sample', recourse ? list(recourseWords(recourse)) : [], FOLDED),
    section(
      'weighed',
      'The charge as the scale shows it',
      weighed ? weighedBlocks(weighed, heat) : [],
      FOLDED,
    ),
  ].flat();
  if (number === null) return parts;
  return parts.map((part) => ({
    ...part,
    id: `heat-${number}-${part.id}`,
    heading: `${id}: ${part.heading.toLowerCase()}`,
  }));
}

/** What the cost of a heat holds beside its charge, in words for a caption. */
function costWords({ cost_usd, route, recourse }: Heat): string {
  const beside = [
    ...(recourse?.taken ? ['expected trims after the sample'] : []),
    ...(route && route.cost_usd > 0 ? ['the route'] : []),
  ];
  return `${usd(cost_usd)}${beside.length > 0 ? `, with ${beside.join(' and ')}` : ''}`;
}

function chargeBlocks(heat: Heat, { clearedAs, prices_usd_per_kg, paid = [] }: YardOfPlan): Block[] {
  const { charge, lots = [] } = heat;
  const total = charge.reduce((sum, { mass_kg }) => sum + mass_kg, 0);
  const priceOf = new Map([
    ...lots.map(({ id, price_usd_per_kg }) => [id, price_usd_per_kg] as const),
    ...Object.entries(prices_usd_per_kg),
  ]);
  const cleared = charge.some(({ id }) => ownValue(clearedAs, id) !== undefined);
  const pieces = charge.some(({ items }) => items !== undefined);
  const largest = [...charge].sort((a, b) => b.mass_kg - a.mass_kg);
  const bars = largest.map(
    ({ id, mass_kg }): Bar => ({ name: id, value: mass_kg, note: percent(mass_kg / total) }),
  );
  return [
    { kind: 'chart', chart: { kind: 'bar', title: 'What is charged', unit: 'kg', bars } },
    table(
      [
        'lot',
        ...(cleared ? ['cleared as'] : []),
        number('kg'),
        ...(pieces ? [number('pieces')] : []),
        ...(priceOf.size > 0 ? [number('USD/kg'), number('USD')] : []),
        ...(paid.length > 0 ? ['price'] : []),
      ],
      largest.map(({ id, mass_kg, items }) => {
        const price = priceOf.get(id);
        const counted_usd = price === undefined ? ['', ''] : [money(price), money(price * mass_kg)];
        return [
          id,
          ...(cleared ? [ownValue(clearedAs, id) ?? ''] : []),
          massText(mass_kg),
          ...(pieces ? [String(items ?? '')] : []),
          ...(priceOf.size > 0 ? counted_usd : []),
          ...(paid.length > 0 ? [paid.includes(id) ? 'paid' : 'deck'] : []),
        ];
      }),
      `${readable(total)} kg for ${costWords(heat)}`,
    ),
  ];
}

function sureBlocks(heat: Heat): Block[] {
  const risks = (heat.confidence?.risks ?? []).map(
    ({ words, share }): Bar => ({ name: words, value: 100 * share }),
  );
  return [
    ...list(sureSentences(heat)),
    ...(risks.length > 0
      ? [
          {
            kind: 'chart' as const,
            chart: {
              kind: 'bar' as const,
              title: 'Limits that fail, share of the failing draws',
              unit: '%',
              bars: risks,
            },
          },
        ]
      : []),
  ];
}

/** Limits that fail most, named in a sentence; the chart has all. */
const MOST_RISKS = 3;
/** Shares of the risk below this print as 0.0 % [1]. */
const LEAST_RISK = 0.0005;

/** What a conformance probability is one of: without a route it is that of the charge. */
const sureOf = (heat: Heat): string =>
  isPredicted(heat)
    ? `Conformance probability${heat.furnace?.probability === undefined ? '' : ' of the charge, if the furnaces do as the models say,'}`
    : 'Nothing is predicted of the metal, because no route is planned. The charge as it lies meets every limit with a probability of';

/** How sure a heat is, how near plan and furnace came to each other, what aiming costs. */
function sureSentences(heat: Heat): string[] {
  const { certificate, confidence, commonRisk = [], route, aim, recourse } = heat;
  const risks = (confidence?.risks ?? [])
    .slice(0, MOST_RISKS)
    .map(({ words, share }, i) => `${percent(share, 0)}${i === 0 ? ' have' : ''} ${words}`);
  return [
    certificate
      ? `${sureOf(heat)} ${percent(certificate.passRate, 2)}${recourse?.taken ? ' after trims' : ''}, at least ${percent(certificate.lowerLimit, 2)} (${counted(certificate.samples, 'draw')}${interimWords(certificate)}, seed ${certificate.seed}).`
      : 'Planned with mean contents alone, so its conformance probability is not known. Plan again with a confidence for all limits together.',
    ...(confidence
      ? [`The charge stays ${confidence.z.toFixed(2)} standard deviations inside every uncertain limit.`]
      : []),
    ...(risks.length > 0 ? [`Of the heats that fail, ${risks.join(', ')}.`] : []),
    ...commonRisk
      .filter(({ share }) => share >= LEAST_RISK)
      .map(({ cause, share }) => `${cause}: ${percent(share)} of the risk.`),
    ...(route ? routeSentences(route) : []),
    ...(aim ? [aimSentence(aim)] : []),
  ];
}

/** What aiming costs at most: the corner is a bound, without whole pieces and counts. */
function aimSentence({ dearer_usd, corner_usd }: NonNullable<Heat['aim']>): string {
  if (isSame(dearer_usd))
    return `Aiming costs nothing: the cheapest corner of the windows costs ${usd(corner_usd)} too.`;
  return dearer_usd < 0
    ? `This heat costs ${usd(-dearer_usd)} less than in the cheapest corner of the windows (${usd(corner_usd)}): the heats share the stock.`
    : `Aiming costs at most ${usd(dearer_usd)}: no charge in the cheapest corner of the windows costs less than ${usd(corner_usd)}.`;
}

/** Which route the heat takes, among how many, and how near the plan came to it. */
function routeSentences({
  id,
  cost_usd,
  disagreement,
  at,
  looked,
  rounds,
}: NonNullable<Heat['route']>): string[] {
  const chosen = `Planned through route ${id}${cost_usd > 0 ? ` (${usd(cost_usd)})` : ''}${looked.length > 1 ? `, the best of ${looked.map((one) => one.id).join(', ')}` : ''}.`;
  return [
    ...(id !== 'route' || looked.length > 1 || cost_usd > 0 ? [chosen] : []),
    `Plan and furnace model differ by ${percent(disagreement, 3)} of the limit${at ? ` of ${at}` : ''} after ${counted(rounds, 'round')}.`,
  ];
}

/** Why lots are in or out: those that are in, then those nearest to paying. */
function lotBlocks(lots: NonNullable<Heat['lots']>): Block[] {
  const [charged, out] = [
    lots.filter(({ mass_kg }) => mass_kg > 0),
    lots.filter(({ mass_kg }) => mass_kg === 0),
  ];
  return foldedList([...charged, ...out].map(({ words }) => words));
}

/** What the sample and its trims cost and what is added on average, then in words how each limit is kept. */
function recourseWords({
  taken,
  method,
  minutes,
  cost,
  corrections_kg,
  words,
}: NonNullable<Heat['recourse']>): readonly string[] {
  if (!taken) return words;
  const added = corrections_kg.map(({ id, mean_kg }) => `${id} ${shortNumber(mean_kg)} kg`).join(', ');
  return [
    `The charge costs ${usd(cost.charge_usd)}. After a sample by ${method} (${readable(minutes)} min), trims cost ${usd(cost.corrections_usd)} on average${added ? `: ${added}` : ''}.`,
    ...words,
  ];
}

/** How exactly a planned content is told. */
const PLANNED = { digits: 4 };

function rangeWords(from: string, to: string): string {
  if (from && to) return `${from} to ${to}`;
  return to ? `up to ${to}` : from && `from ${from}`;
}

function compositionTable(heat: Heat, { windows_wtpct }: YardOfPlan): Table {
  const { charged, refined } = heat.composition_wtpct;
  const after = isPredicted(heat);
  const symbols = Object.keys(refined) as (keyof typeof refined)[];
  const isKnown = Object.keys(windows_wtpct).length > 0;
  const heads = isKnown ? [number('minimum'), number('maximum'), 'own range', number('aim')] : [];
  return table(
    ['element', 'unit', ...heads, number('charged'), ...(after ? [number('refined')] : [])],
    symbols.map((symbol) => {
      const [before_ppm, after_ppm] = [1e4 * (charged[symbol] ?? 0), 1e4 * (refined[symbol] ?? 0)];
      const { min, max, from, to, aim } = windows_wtpct[symbol] ?? {};
      const { unit, scale } = unitOf(symbol);
      const limit = (wtpct: number | undefined): string =>
        wtpct === undefined ? '' : contentText(1e4 * wtpct * scale);
      const range = rangeWords(limit(from), limit(to));
      return [
        symbol,
        unit,
        ...(isKnown ? [limit(min), limit(max), range, limit(aim)] : []),
        contentText(before_ppm * scale, PLANNED),
        ...(after ? [contentText(after_ppm * scale, PLANNED)] : []),
      ];
    }),
  );
}

const weighedBlocks = (
  { step_kg, charge, certificate, words }: NonNullable<Heat['weighed']>,
  heat: Heat,
): Block[] => [
  table(
    ['lot', number('kg')],
    charge.map(({ id, mass_kg }) => [id, String(mass_kg)]),
    `in steps of ${step_kg} kg; ${isPredicted(heat) ? 'conformance probability' : 'the charge meets every limit with a probability of'} ${percent(certificate.passRate, 2)}, at least ${percent(certificate.lowerLimit, 2)}`,
  ),
  ...list(words),
];

/** Where a count of draws could stop, and where it did: what the lower limit rests on. */
function interimWords({ samples, interimCounts = [] }: NonNullable<Heat['certificate']>): string {
  const at = interimCounts.findIndex((look) => look.samples === samples);
  if (at < 0) return '';
  const most = interimCounts.at(-1)!.samples;
  return ` of at most ${counted(most, 'draw')}: decided at count ${at + 1} of ${interimCounts.length}, whose lower limits hold together with 95 % confidence; that of this one is of Clopper-Pearson at ${percent(1 - interimCounts[at]!.error)}`;
}

/** In how many loads the charge goes into the crucible. */
function loadsWords({ crucible }: HeatPlan): string[] {
  if (!crucible || crucible.loads_kg.length < 2) return [];
  const { furnace, crucible_m3, isAssumed, words, loose_m3 } = crucible;
  const reckoned = isAssumed ? ', reckoned from its capacity' : '';
  return [
    `charge in ${words}: it lies in ${shortNumber(loose_m3)} m3, the crucible of ${furnace} holds ${shortNumber(crucible_m3)} m3${reckoned}`,
  ];
}

/** What was ordered beside grade and mass, and how it is paid. */
function orderedRows({ ordered, sold, plan, below }: HeatPlan): [string, string][] {
  const { specification, route, programme, owner } = ordered;
  return [
    ...(below ? [['below what was asked', reachesWords(below)] satisfies [string, string]] : []),
    ...named('taken all the same', below?.reason),
    ...named('specification', specification),
    ...named('route', route),
    ...named('inside programme', programme),
    ...named('metal of', owner),
    ...(sold ? [['contract', sold.contract] satisfies [string, string]] : []),
    ...(sold && sold.sales_usd !== null && sold.margin_usd !== null && plan.cost_usd !== null
      ? [
          [
            'paid for the heat',
            `${usd(sold.sales_usd)}: ${usd(Math.abs(sold.margin_usd))} ${sold.margin_usd < 0 ? 'below' : 'above'} the planned cost, before power, work and what else it uses`,
          ] satisfies [string, string],
        ]
      : []),
  ];
}

const named = (name: string, value: string | undefined): [string, string][] =>
  value === undefined ? [] : [[name, value]];

/** The plan of a heat whose lots are reserved now: the plan, its furnace, what each lot is cleared as, what was left out. */
export function plannedHeatPage(planned: HeatPlan): Page {
  const { heat, ordered, dryRun, plan, blocked, remarks } = planned;
  const page = planPage(plan, { yard: planned, planned });
  const furnaces = plan.assumed
    .filter(({ what }) => what === 'furnace')
    .map(({ value, source }) => `furnace ${value} (${source})`);
  const asked = orderedRows(planned);
  const day = ordered.at.slice(0, 10);
  const leftOut = blocked.map(({ lot, reasons }) => `${lot}: ${reasons.join('; ')}`);
  return {
    ...page,
    title: `${heat}: ${kilogramsText(ordered.mass_kg)} kg of ${ordered.grade}, ${dryRun ? `dry run of ${day}, nothing is reserved` : planned.below ? `planned ${day}, nothing is reserved before quality accepts it` : `reserved ${day}`}`,
    lead: [
      ...page.lead,
      ...(asked.length > 0 ? [{ kind: 'facts' as const, rows: asked }] : []),
      ...list([...furnaces, ...loadsWords(planned), ...remarks]),
    ],
    sections: [...section('left-out', 'Cleared lots left out', list(leftOut), FOLDED), ...page.sections],
  };
}
