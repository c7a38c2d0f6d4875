import type { AskedHeat, HeatOrder } from '../../documents/contract/plan-fields.ts';
import type { PlanOutput } from '../../documents/heats/plan.ts';
import type { Choice, Page } from '../../documents/page.ts';
import { type ErrorDetail, InfeasibleError } from '../../foundation/errors.ts';
import {
  counted,
  flooredPercent,
  kilogramsText,
  percent,
  shortPercent,
  usd,
} from '../../foundation/quantity/format.ts';
import { choicesOf, missingWords } from '../../pages/blocks/heats/plan-choices.ts';
import { planPage } from '../../pages/blocks/heats/plan-page.ts';
import { markedPage } from '../../pages/blocks/parts.ts';

/** Lots that are named. */
const MOST_NAMES = 5;

/** An order as somebody typed it: the ways out of its refusal are orders like it. */
export type TypedOrder = HeatOrder & { readonly typed?: AskedHeat };

interface About {
  /** Elements of each lot that no analysis gives. */
  readonly unmeasured?: ReadonlyMap<string, readonly string[]>;
  /** The plant is invented. */
  readonly isDemonstration?: boolean;
}

/**
 * The refusal of a plan: how far the cleared lots come and what decides it, then each way out with its verb, or where none is known what
 * is in the way. The plan with all of it is its cause; in its place a page shows the nearest plan with the ways out.
 */
export function refusalOf(
  order: TypedOrder,
  output: PlanOutput,
  { unmeasured = new Map(), isDemonstration = false }: About = {},
): InfeasibleError {
  const { mass_kg, controlled, gradeId } = order;
  const what = `${kilogramsText(mass_kg)} kg of ${controlled?.name ?? gradeId}`;
  const message = reachedWords(output, { what, unmeasured });
  const choices = choicesOf(output, orderAsTyped(order));
  const details = (choices?.list ?? []).map(wayDetail);
  const page: Page = {
    ...planPage(output, { choices }),
    title: `${order.heat}: ${what}`,
  };
  return new InfeasibleError(
    message,
    details.length > 0 || output.missing ? details : output.conflict.map(({ words }) => ({ message: words })),
    output,
  ).offering(isDemonstration ? markedPage(page) : page);
}

/** What was typed, without what only shows or confirms. */
function orderAsTyped({ typed, heat, gradeId, mass_kg }: TypedOrder): Readonly<Record<string, unknown>> {
  const { dryRun: _shown, confirm: _sure, acceptBelow: _why, ...order } = typed ?? { heat, gradeId, mass_kg };
  return order;
}

/** A way out in a line: what is done, how sure the heat is then, what it costs, who does it. */
function wayDetail({ does, words, reaches, cost, who, by }: Choice): ErrorDetail {
  const sure = reaches ? `${percent(reaches.to)} pass, ` : '';
  return {
    cure: `${does} (${sure}${cost}; ${who}). ${words}`,
    ...(by ? { does: [by] } : {}),
  };
}

interface Refused {
  /** Mass and grade. */
  readonly what: string;
  readonly unmeasured: NonNullable<About['unmeasured']>;
}

/** How far the cleared lots come: what lacks, or what the surest charge reaches and what decides it. */
function reachedWords(output: PlanOutput, { what, unmeasured }: Refused): string {
  const { nearest, missing = [] } = output;
  if (missing.length > 0) return `${what} cannot be made of the cleared lots: ${missingWords(missing)}`;
  const [heat] = nearest?.heats ?? [];
  if (!nearest || !heat)
    return `no charge of the cleared lots meets the limits for ${what}${inTheWay(output, unmeasured)}`;
  const { asked, cost_usd } = nearest;
  const reached = `${flooredPercent(heat.certificate.passRate)} of heats meet every limit at best, ${shortPercent(asked, 6)} asked`;
  return `${reached}${inTheWay(output, unmeasured)} (${what}, ${usd(cost_usd, 0)})`;
}

/** The limit of a conflict's row: "Bi at most 0.3 ppm", "Nb+Ta above 5.5 wt%". */
const LIMIT =
  /^((?:[A-Z][a-z]?)(?:\+[A-Z][a-z]?)*)(?: \(internal range\))? (?:at (?:most|least)|above|below|[\d.]+ )/;
/** Limits that are named. */
const MOST_LIMITS = 3;

/** What refuses: the limit that decides, and in how many lots nobody measured its elements: ": Bi decides, not measured in 22 lots". */
function inTheWay({ conflict, nearest }: PlanOutput, unmeasured: Refused['unmeasured']): string {
  const risks = nearest?.heats[0]?.risks ?? [];
  const rows =
    risks.length > 0 ? risks.slice(0, 1).map(({ words }) => words) : conflict.flatMap((one) => one.rows);
  const limits = [...new Set(rows.flatMap((row) => LIMIT.exec(row)?.[1] ?? []))].slice(0, MOST_LIMITS);
  if (limits.length === 0) return '';
  const guessed = limits
    .flatMap((limit) => limit.split('+'))
    .flatMap((element) => {
      const lots = [...unmeasured].filter(([, of]) => of.includes(element)).map(([lot]) => lot);
      const where = lots.length <= MOST_NAMES ? lots.join(', ') : counted(lots.length, 'lot');
      return lots.length === 0 ? [] : [`${limits.length > 1 ? `${element} ` : ''}not measured in ${where}`];
    });
  return [`: ${limits.join(', ')} ${limits.length === 1 ? 'decides' : 'decide'}`, ...guessed].join(', ');
}
