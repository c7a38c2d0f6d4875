import { InputError } from '../../foundation/errors.ts';
import { asMassFraction } from '../../foundation/quantity/fractions.ts';
import type { Content } from '../../metal/alloy/composition.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import {
  type Addition,
  oilAfterWashing,
  oilResidue,
  oxideFilm,
  RESIDUE_NAMES,
  residueAdditions,
} from '../../models/intake/contamination.ts';
import type { Facts } from '../facts.ts';
import type { LotContents } from './contents.ts';
import type { LotFindings } from './findings.ts';

/** What is on the metal of a lot beside the metal that was analysed. */
export type OnTheMetal = Pick<LotFindings, 'oil' | 'residues' | 'film_m'>;

/**
 * What oil, residues and oxide film bring to the melt, summed per element (kg/kg): the cautious end, everything stays.
 * Throws InputError for a residue that has no composition, a share out of range, and a film on a form without chip
 * thickness.
 */
export function additionsOf(
  form: string,
  found: OnTheMetal,
  facts: Pick<Facts, 'forms'>,
): ReadonlyMap<ElementSymbol, Addition> {
  const all = [
    ...(found.oil ? oilResidue(found.oil) : []),
    ...found.residues.flatMap(({ residue, share }) => residueAdditions(residueNamed(residue), share)),
    ...(found.film_m ? [oxideFilm({ chipThickness_m: chipOf(form, facts), film_m: found.film_m })] : []),
  ];
  const sums = new Map<ElementSymbol, Addition>();
  for (const { element, mean, spread, source } of all) {
    const before = sums.get(element);
    sums.set(element, {
      element,
      mean: mean + (before?.mean ?? 0),
      spread: Math.hypot(spread, before?.spread ?? 0),
      source: before && before.source !== source ? `${before.source}; ${source}` : source,
    });
  }
  return sums;
}

/**
 * The composition with what is on the metal counted in. A prior of the form already holds its usual film and oil, so
 * there the larger of the two stands; everywhere else the two add, and nobody measured the sum.
 */
export function withAdditions(
  composition: LotContents['composition'],
  additions: ReadonlyMap<ElementSymbol, Addition>,
): LotContents['composition'] {
  const contents: Partial<Record<ElementSymbol, Content>> = { ...composition.contents };
  for (const [element, addition] of additions)
    if (element !== composition.balance && addition.mean > 0)
      contents[element] = added(contents[element], addition);
  return { ...composition, contents };
}

function added(content: Content | undefined, { mean, spread, source }: Addition): Content {
  if (!content || (content.origin === 'imputed' && mean > content.mean))
    return { mean: asMassFraction(mean), spread, law: 'normal', origin: 'derived', reference: source };
  if (content.origin === 'imputed') return content;
  const { limit: _limit, ...rest } = content;
  const from = content.reference === undefined ? '' : `${content.reference}; `;
  return {
    ...rest,
    mean: asMassFraction(content.mean + mean),
    spread: Math.hypot(content.spread, spread),
    law: 'normal',
    origin: 'derived',
    reference: `${from}${source}`,
  };
}

/** A usual washing [s]: 20 minutes in the bath (process literature 3.1). */
const USUAL_WASHING_S = 1200;

/** Oil [kg/kg] that stays on a lot after a usual washing. */
export const oilLeft = (oil: number): number => oilAfterWashing({ oil, time_s: USUAL_WASHING_S });

function residueNamed(name: string): (typeof RESIDUE_NAMES)[number] {
  const known = RESIDUE_NAMES.find((one) => one === name);
  if (known) return known;
  throw new InputError(`no composition is known for the residue "${name}"`, {
    path: 'residue',
    value: name,
    allowed: RESIDUE_NAMES.join(', '),
  });
}

function chipOf(form: string, facts: Pick<Facts, 'forms'>): number {
  const thickness = facts.forms.get(form)?.chipThickness;
  if (thickness !== undefined) return thickness;
  throw new InputError(`the oxide film on ${form} cannot be computed: the form has no chip thickness`, {
    path: 'film_m',
    value: form,
    allowed: [...facts.forms.values()]
      .filter((one) => one.chipThickness !== undefined)
      .map(({ id }) => id)
      .join(', '),
    cure: 'weigh the scale as a residue instead',
  });
}
