import type { PlanOutput } from '../documents/plan.ts';
import { contentText, contentUnit } from '../foundation/quantity/content-text.ts';
import { type Bar, barChart } from './charts/bar-chart.ts';
import { readable } from './charts/svg.ts';
import { assumptionTable, element, figure, type Html, join, list, page, table, text } from './render/html.ts';

type Heat = PlanOutput['heats'][number];
type Section = readonly [id: string, heading: string, body: Html];

/** A plan as one HTML file: what to charge and why, what other ways would cost, how sure it is; where there is none, what is in the way. */
export function planReport(output: PlanOutput): string {
  const { heats, status, assumed, solver } = output;
  const beside = [...solver.doubts.map((doubt) => `Doubt settled: ${doubt}`), ...saidBeside(output)];
  return page({
    title: status === 'infeasible' ? 'There is no such charge' : heats.map(({ id }) => id).join(', '),
    specimen: false,
    lead: join([
      element('p', element('strong', text(verdictOf(output)))),
      ...(beside.length > 0 ? [list(beside)] : []),
    ]),
    sections: [
      ...(status === 'infeasible'
        ? [['conflict', 'What is in the way, and what would help', conflictSection(output)] as const]
        : [['cost', 'What it costs, and what other ways would cost', costSection(output)] as const]),
      ...heats.flatMap((heat, i) => heatSections(heat, heats.length > 1 ? i + 1 : null)),
      ['assumed', 'Assumptions and their sources', assumptionTable(assumed)],
    ],
  });
}

const usd = (value: number): string => value.toFixed(2);
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function verdictOf({ status, cost_usd, bound_usd, gap }: PlanOutput): string {
  if (cost_usd === null) return 'No charge of these lots meets the limits.';
  return `${usd(cost_usd)} USD (${status}); no plan can cost less than ${usd(bound_usd!)} USD, a gap of ${(100 * gap!).toFixed(3)} %.`;
}

/** Assumptions that are said beside the plan. */
const saidBeside = ({ assumed }: PlanOutput): string[] =>
  assumed
    .filter(({ kind }) => kind !== undefined)
    .map(({ kind, what, value, unit, source }) =>
      kind === 'price-age' ? what : `${what}: ${value} ${unit}, ${source}`,
    );

const conflictSection = ({ conflict }: PlanOutput): Html =>
  join(
    conflict.flatMap(({ words, cures }) => [
      element('p', text(words)),
      list(
        cures.map(({ words: cure, cost_usd }) =>
          cost_usd === undefined ? cure : `${cure}; the plan then costs ${usd(cost_usd)} USD`,
        ),
      ),
    ]),
  );

function costSection({ cost_usd, baselines }: PlanOutput): Html {
  const others = baselines.flatMap(({ name, cost_usd: other }): Bar[] =>
    other === null ? [] : [{ name, value: other, note: `${readable(other - cost_usd!)} more` }],
  );
  const bars = [{ name: 'this plan', value: cost_usd!, marked: true }, ...others];
  return join([
    figure(barChart('This plan and other ways', 'USD', bars), 'Cost'),
    list(
      baselines.map(
        ({ name, cost_usd: other, words }) => `${name}: ${other === null ? 'no plan, ' : ''}${words}`,
      ),
    ),
  ]);
}

/** The parts of one heat; where there are several, by its number and under its name. */
function heatSections(heat: Heat, number: number | null): Section[] {
  const { id, binding, lots, rareEarth, weighed, recourse } = heat;
  const parts: (Section | null)[] = [
    ['charge', 'The charge', chargeSection(heat)],
    ['sure', 'How sure it is', sureSection(heat)],
    ['composition', 'Composition', compositionTable(heat)],
    binding.length > 0
      ? ['binding', 'What holds the cost up', list(binding.map(({ words }) => words))]
      : null,
    lots && lots.length > 0
      ? ['lots', 'Why each lot is in or out', list(lots.map(({ words }) => words))]
      : null,
    rareEarth && rareEarth.length > 0
      ? ['rare-earths', 'Rare earths', list(rareEarth.flatMap(({ words }) => words))]
      : null,
    recourse ? ['recourse', 'Corrections after a sample', list(recourseWords(recourse))] : null,
    weighed ? ['weighed', 'As the scale shows it', weighedSection(weighed)] : null,
  ];
  return parts
    .filter((part) => part !== null)
    .map(([part, heading, body]) =>
      number === null
        ? [part, heading, body]
        : [`heat-${number}-${part}`, `${id}: ${heading.toLowerCase()}`, body],
    );
}

/** What the cost of a heat holds beside its charge, in words for a caption. */
function costWords({ cost_usd, route, recourse }: Heat): string {
  const beside = [
    ...(recourse?.taken ? ['expected corrections after the sample'] : []),
    ...(route && route.cost_usd > 0 ? ['the route'] : []),
  ];
  return `${usd(cost_usd)} USD${beside.length > 0 ? `, with ${beside.join(' and ')}` : ''}`;
}

function chargeSection(heat: Heat): Html {
  const { charge, lots = [] } = heat;
  const total = charge.reduce((sum, { mass_kg }) => sum + mass_kg, 0);
  const priceOf = new Map(lots.map((lot) => [lot.id, lot.price_usd_per_kg]));
  const counted = charge.some(({ items }) => items !== undefined);
  const largest = [...charge].sort((a, b) => b.mass_kg - a.mass_kg);
  const bars = largest.map(
    ({ id, mass_kg }): Bar => ({ name: id, value: mass_kg, note: percent(mass_kg / total) }),
  );
  return join([
    figure(barChart('What is charged', 'kg', bars), 'Charge'),
    table({
      caption: `${readable(total)} kg for ${costWords(heat)}; prices of lots of the yard`,
      head: ['lot', 'kg', ...(counted ? ['pieces'] : []), 'USD/kg', 'USD'],
      numeric: [1, 2, 3, 4],
      rows: largest.map(({ id, mass_kg, items }) => {
        const price = priceOf.get(id);
        const money = price === undefined ? ['', ''] : [usd(price), usd(price * mass_kg)];
        return [id, mass_kg.toFixed(3), ...(counted ? [String(items ?? '')] : []), ...money];
      }),
    }),
  ]);
}

/** Which route the heat takes, among how many, and how near the plan came to it. */
function routeWords({ id, cost_usd, disagreement, at, looked }: NonNullable<Heat['route']>): string[] {
  const chosen = `Planned through route ${id}${cost_usd > 0 ? ` (${usd(cost_usd)} USD)` : ''}${looked.length > 1 ? `, the best of ${looked.map((one) => one.id).join(', ')}` : ''}.`;
  return [
    ...(looked.length > 1 || cost_usd > 0 ? [chosen] : []),
    `Plan and furnace differ by ${(100 * disagreement).toFixed(3)} % of the limit${at ? ` of ${at}` : ''}.`,
  ];
}

function sureSection({ certificate, confidence, commonRisk = [], route, aim, recourse }: Heat): Html {
  const risks = (confidence?.risks ?? []).map(
    ({ words, share }): Bar => ({ name: words, value: 100 * share }),
  );
  const sentences = [
    certificate
      ? `Passes in ${percent(certificate.passRate)} of ${certificate.samples} draws, at least ${percent(certificate.lowerLimit)} (seed ${certificate.seed})${recourse?.taken ? ', after corrections' : ''}.`
      : 'Planned on means: nothing is said of how sure it is. Ask for a confidence to know.',
    ...(confidence
      ? [`Every uncertain limit is kept by ${confidence.z.toFixed(2)} standard deviations.`]
      : []),
    ...commonRisk.map(({ cause, share }) => `${cause}: ${percent(share)} of the risk.`),
    ...(route ? routeWords(route) : []),
    ...(aim ? [`Aiming costs ${usd(aim.dearer_usd)} USD against the corner of the windows.`] : []),
  ];
  return join([
    list(sentences),
    ...(risks.length > 0
      ? [
          element('p', text('What breaks, in the draws that fail:'), { class: 'dim' }),
          figure(barChart('What breaks, in the draws that fail', '%', risks), 'What fails'),
        ]
      : []),
  ]);
}

/** What the sample and its corrections cost and what is added on average, then in words how each limit is kept. */
function recourseWords({
  taken,
  method,
  minutes,
  cost,
  corrections_kg,
  words,
}: NonNullable<Heat['recourse']>): readonly string[] {
  if (!taken) return words;
  const added = corrections_kg.map(({ id, mean_kg }) => `${id} ${readable(mean_kg)} kg`).join(', ');
  return [
    `The charge costs ${usd(cost.charge_usd)} USD; after a sample by ${method} (${readable(minutes)} min) corrections cost ${usd(cost.corrections_usd)} USD on average${added ? `: ${added}` : ''}.`,
    ...words,
  ];
}

function compositionTable({ composition_wtpct: { charged, refined } }: Heat): Html {
  const symbols = Object.keys(refined) as (keyof typeof refined)[];
  return table({
    head: ['element', 'unit', 'charged', 'refined'],
    numeric: [2, 3],
    rows: symbols.map((symbol) => {
      const [before, after] = [1e4 * (charged[symbol] ?? 0), 1e4 * (refined[symbol] ?? 0)];
      const { unit, scale } = contentUnit(Math.max(before, after));
      return [symbol, unit, contentText(before * scale), contentText(after * scale)];
    }),
  });
}

function weighedSection({ step_kg, charge, certificate, words }: NonNullable<Heat['weighed']>): Html {
  return join([
    table({
      caption: `in steps of ${step_kg} kg; passes in ${percent(certificate.passRate)}, at least ${percent(certificate.lowerLimit)}`,
      head: ['lot', 'kg'],
      numeric: [1],
      rows: charge.map(({ id, mass_kg }) => [id, String(mass_kg)]),
    }),
    list(words),
  ]);
}
