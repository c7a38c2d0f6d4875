import type { FurnaceOfPlan } from '../../../documents/heats/furnace-of-plan.ts';
import type { HeatPlan } from '../../../documents/heats/heats.ts';
import type { PlanOutput } from '../../../documents/heats/plan.ts';
import type { Page, PageHead } from '../../../documents/page.ts';
import { counted, kilogramsText, money, percent } from '../../../foundation/quantity/format.ts';
import { lacking } from './plan-choices.ts';

type Heat = PlanOutput['heats'][number];

/** The verdict of a plan that is taken although it does not reach what was asked. */
const BELOW = 'BELOW WHAT WAS ASKED';

/** The verdict of a plan whose charge is right, and whose furnaces leave something open. */
const OPEN = 'OPEN UNTIL SAMPLED';

/** True where a route, an account or trims say something of the metal; else only the charge is known. */
export const isPredicted = ({ route, recourse, rareEarth = [] }: Heat): boolean =>
  Boolean(route) || recourse?.taken === true || rareEarth.length > 0;

/** What decides a plan: how sure it is against what was asked, then what it costs, what it saves, what it takes. */
export function planHead(output: PlanOutput, planned?: HeatPlan): Pick<Page, 'verdict' | 'head'> {
  if (output.status === 'infeasible')
    return output.nearest ? nearestHead(output.nearest, planned) : noPlanHead(output);
  const furnace = leastKept(output.heats);
  const head = {
    // of a charge alone nothing is said of the metal
    basis: output.heats.some(isPredicted) ? ('predicted' as const) : ('planned' as const),
    figures: [
      ...costFigures(output, planned),
      lotsFigure(output.heats),
      ...(furnace === undefined ? [] : [furnaceFigure(furnace)]),
    ],
    ...(planned ? { turn: turnOf(planned) } : {}),
  };
  const least = leastSure(output.heats);
  if (least === undefined)
    return {
      verdict: 'NOT CERTIFIED',
      head: {
        ...head,
        tone: 'hold',
        decides: { value: 'Not known', of: 'how many heats pass: it is planned on mean contents alone' },
      },
    };
  const { passRate, lowerLimit } = least.certificate;
  const asked = least.asked;
  const scale = asked === undefined ? {} : { scale: { share: passRate, atLeast: lowerLimit, asked } };
  const decides = {
    value: percent(passRate, 1),
    of: least.isPredicted
      ? `of heats meet every limit${least.ifAsModelled ? ' if the furnaces do as the models say' : ''}${output.heats.length > 1 ? ` (${least.id})` : ''}`
      : 'of charges meet every limit as they lie: no route is planned, so nothing is predicted of the metal',
    ...(asked === undefined
      ? {}
      : { asked: `${percent(asked, 1)} asked, at least ${percent(lowerLimit, 1)}` }),
    ...scale,
  };
  const passes = asked === undefined || lowerLimit >= asked;
  if (!least.isPredicted) return { verdict: 'CHARGE ONLY', head: { ...head, tone: 'hold', decides } };
  if (!passes) return { verdict: BELOW, head: { ...head, tone: 'hold', decides } };
  return furnace?.state === 'open'
    ? { verdict: OPEN, head: { ...head, tone: 'hold', decides } }
    : { verdict: 'AS ASKED', head: { ...head, tone: 'good', decides } };
}

/** The furnace of several heats that keeps the fewest of its right charges; undefined where nothing is known of any. */
const leastKept = (heats: readonly Heat[]): FurnaceOfPlan | undefined =>
  heats
    .flatMap(({ furnace }) => (furnace?.probability === undefined ? [] : furnace))
    .sort((a, b) => Number(a.state === 'inside') - Number(b.state === 'inside') || keptBy(a) - keptBy(b))[0];

const keptBy = ({ probability = 1 }: FurnaceOfPlan): number => probability;

/** How many of the right charges the furnace keeps inside. */
const furnaceFigure = (furnace: FurnaceOfPlan): PageHead['figures'][number] => ({
  name: 'Furnace',
  value: percent(keptBy(furnace), 0),
  beside: `of right charges stay inside, as ${furnace.restsOn} were`,
});

/** The surest charge that was found where what was asked can not be reached: what it reaches, and what decides. */
function nearestHead(
  { asked, heats }: NonNullable<PlanOutput['nearest']>,
  planned: HeatPlan | undefined,
): Pick<Page, 'verdict' | 'head'> {
  const { certificate, cost_usd, charge, risks } = heats[0]!;
  const { passRate, lowerLimit } = certificate;
  const [decisive] = risks;
  return {
    verdict: planned ? BELOW : 'HOLD',
    head: {
      basis: 'predicted',
      decides: {
        value: percent(passRate, 1),
        of: `of heats meet every limit: the best that was reached${decisive ? `; ${decisive.words} decides` : ''}`,
        asked: `${percent(asked, 1)} asked, at least ${percent(lowerLimit, 1)}`,
        scale: { share: passRate, atLeast: lowerLimit, asked },
      },
      figures: [
        { name: 'Cost', value: money(cost_usd), unit: 'USD' },
        lotsFigure([{ charge }]),
        {
          name: 'At risk',
          value: money((1 - passRate) * cost_usd),
          unit: 'USD',
          beside: `${percent(1 - passRate, 0)} of heats that fail`,
        },
      ],
      turn: planned ? turnOf(planned) : { who: ['planner'], does: 'choose one of the ways below' },
    },
  };
}

/** What cannot be made: the largest lack, where that is known. */
const noPlanHead = ({ missing = [] }: PlanOutput): Pick<Page, 'verdict' | 'head'> => ({
  verdict: 'NO PLAN',
  head: {
    ...(missing.length > 0 ? { decides: lacking(missing) } : {}),
    basis: 'predicted',
    tone: 'bad',
    figures: [],
    turn: { who: ['planner'], does: 'choose one of the ways below' },
  },
});

/** The heat of several that is the least sure; undefined where one of them was not certified. */
function leastSure(heats: readonly Heat[]) {
  const sure = heats.flatMap((heat) =>
    heat.certificate
      ? [
          {
            ...{ id: heat.id, asked: heat.asked, certificate: heat.certificate },
            isPredicted: isPredicted(heat),
            ifAsModelled: heat.furnace?.probability !== undefined,
          },
        ]
      : [],
  );
  if (sure.length < heats.length) return undefined;
  return sure.reduce((a, b) => (b.certificate.passRate < a.certificate.passRate ? b : a));
}

/** Cost, and what it saves against the same heat of bought metal. */
function costFigures({ cost_usd, baselines }: PlanOutput, planned?: HeatPlan): PageHead['figures'][number][] {
  const mass_kg = planned?.ordered.mass_kg;
  const cost =
    mass_kg === undefined
      ? { value: money(cost_usd!), unit: 'USD' }
      : { value: money(cost_usd! / mass_kg), unit: 'USD/kg', beside: `${money(cost_usd!)} USD the heat` };
  const virgin_usd = baselines.find(({ name }) => name === 'all-virgin')?.cost_usd ?? null;
  if (virgin_usd === null) return [{ name: 'Cost', ...cost }];
  const saved_usd = virgin_usd - cost_usd!;
  const per_kg = mass_kg === undefined ? '' : ` at ${money(virgin_usd / mass_kg)} USD/kg`;
  return [
    { name: 'Cost', ...cost },
    {
      name: saved_usd < 0 ? 'Dearer by' : 'Saved',
      value: money(Math.abs(saved_usd)),
      unit: 'USD',
      beside: `against all-virgin${per_kg}`,
    },
  ];
}

/** Lots and materials that are charged, and how much of them. */
function lotsFigure(heats: readonly Pick<Heat, 'charge'>[]): PageHead['figures'][number] {
  const lines = heats.flatMap(({ charge }) => charge);
  const kg = lines.reduce((sum, { mass_kg }) => sum + mass_kg, 0);
  const lots = new Set(lines.map(({ id }) => id)).size;
  return { name: 'Charge', value: counted(lots, 'lot'), beside: `${kilogramsText(kg)} kg` };
}

/** Who goes on with a planned heat. */
function turnOf({ heat, dryRun, below }: HeatPlan): NonNullable<PageHead['turn']> {
  if (dryRun)
    return {
      who: ['planner'],
      does: below ? 'accept it with a reason; then quality does' : 'reserve these lots',
    };
  if (below)
    return {
      who: ['quality'],
      does: 'accept this plan below what was asked; its lots are reserved then',
      by: [{ verb: 'heats/accept-plan', order: { heat } }],
    };
  return {
    who: ['melter'],
    does: 'charge the heat by its make-up sheet',
    by: [{ verb: 'heats/make-up-sheet', order: { heat } }],
  };
}
