import { ValidityError } from '../../foundation/errors.ts';
import { percent, shortNumber } from '../../foundation/quantity/format.ts';
import { baseOf } from '../../metal/thermo/liquidus.ts';
import { type Bath, massOf } from './bath.ts';
import { type Exchange, ledgerRow } from './exchange.ts';

/** Share of the metal that may evaporate before the run says so, and before it is refused. Source: assumption. */
const REMARKABLE_SHARE = 0.2;
const HIGHEST_SHARE = 0.9;
/** Share of the metal that may come from the gas before the run says so. Source: assumption. */
const TAKEN_UP = 0.01;
/** Dissolved oxygen from which iron, nickel and cobalt form their own oxides [kg/kg]; 0.23 wt% in iron at 1873 K. */
const OXYGEN_HELD = 2.5e-3;
const OWN_OXIDE: readonly string[] = ['Fe', 'Ni', 'Co'];
/**
 * Dissolved oxygen that any bath may end with [kg/kg]: lines of dissolved oxygen are those of dilute oxygen, and liquid
 * titanium, which takes up most, freezes from some 2 wt% O on at 2000 K (phase diagram, recalled).
 */
const HIGHEST_OXYGEN = 0.02;
/**
 * Dissolved nitrogen that any bath may end with [kg/kg]: its lines are those of dilute nitrogen and nitrides of the base metal are not made.
 * Liquid titanium freezes from 1 to 2 wt% N on at 2000 to 2300 K (phase diagram, recalled). Source: assumption.
 */
const HIGHEST_NITROGEN = 0.03;

/** An operation after it ran. */
export interface Outcome {
  readonly bath: Bath;
  readonly exchange: Exchange;
  readonly name: string;
  readonly path: string;
  readonly extrapolate: boolean;
}

/**
 * Words about an outcome that the models were not made for: much of the metal evaporated (gammas hold for the metal
 * charged, the surface per volume stays as stated), more oxygen than the liquid holds. Throws ValidityError when nine
 * tenths evaporated or more than 2 wt% of oxygen or 3 wt% of nitrogen are dissolved, unless extrapolated on purpose.
 */
export function outcomeRemarks(outcome: Outcome): string[] {
  const words: string[] = [];
  const share = meanShareTo(outcome, 'condensate');
  if (share > HIGHEST_SHARE && !outcome.extrapolate) {
    throw new ValidityError(
      `${outcome.name} evaporates ${percent(share, 0)} of the metal: the remainder cannot be computed`,
      {
        path: `${outcome.path}.settings`,
        value: share,
        unit: 'kg/kg',
        allowed: `at most ${HIGHEST_SHARE}`,
        cure: 'check temperature_K, time_s, pressure_Pa and the surface per volume, or set extrapolate',
      },
    );
  }
  if (share > REMARKABLE_SHARE) {
    words.push(
      `${outcome.name} evaporates ${percent(share, 0)} of the metal: activities stay those of the charged metal, and the surface per volume is constant`,
    );
  }
  const taken = -meanShareTo(outcome, 'gas');
  if (taken > TAKEN_UP) {
    words.push(
      `${outcome.name} takes up ${percent(taken, 0)} of the metal from the gas; nitride and oxide of the base metal are not modelled`,
    );
  }
  const oxygen = meanDissolved(outcome.bath, 'O');
  refuseMuchGas(outcome, taken > TAKEN_UP);
  const base = baseOf(outcome.bath.elements, outcome.bath.dissolved);
  if (oxygen > OXYGEN_HELD && OWN_OXIDE.includes(base)) {
    words.push(
      `${outcome.name} ends at ${(oxygen * 1e6).toFixed(0)} ppm of dissolved oxygen, more than this liquid holds; oxides of the base metal are not modelled`,
    );
  }
  return words;
}

/** Mean share of the metal that went to a sink; negative where it came from there. */
function meanShareTo({ bath, exchange }: Outcome, sink: 'condensate' | 'gas'): number {
  const mass = massOf(bath);
  const n = bath.elements.length;
  let sum = 0;
  for (let s = 0; s < bath.samples; s++) {
    const row = ledgerRow(exchange, sink, s);
    let lost = 0;
    for (let e = 0; e < n; e++) lost += exchange.kg[row + e]!;
    sum += lost / (Math.max(lost, 0) + mass[s]!) / bath.samples;
  }
  return sum;
}

/** Throws ValidityError where more oxygen or nitrogen is dissolved than lines of dilute gases can mean. */
function refuseMuchGas({ name, path, bath, extrapolate }: Outcome, isFromGas: boolean): void {
  if (extrapolate) return;
  const inertGas = 'use vacuum or argon in place of the gas, or a tighter furnace';
  const gases = [
    {
      words: 'oxygen',
      content: meanDissolved(bath, 'O'),
      highest: HIGHEST_OXYGEN,
      cure: `${isFromGas ? `${inertGas}, ` : ''}use a cold crucible (copper), which gives none`,
    },
    { words: 'nitrogen', content: meanDissolved(bath, 'N'), highest: HIGHEST_NITROGEN, cure: inertGas },
  ];
  for (const { words, content, highest, cure } of gases) {
    if (content <= highest) continue;
    throw new ValidityError(
      `${name} ends at ${(content * 100).toPrecision(2)} wt% of dissolved ${words}, which is far from dilute`,
      {
        path: `${path}.settings`,
        value: content * 100,
        unit: 'wt%',
        allowed: `at most ${shortNumber(highest * 100)} wt%`,
        cure: `${cure}, shorten the time, lower the temperature, or set extrapolate`,
      },
    );
  }
}

/** Mean dissolved content of a gas [kg/kg]. */
function meanDissolved(bath: Bath, gas: 'O' | 'N'): number {
  const o = bath.elements.indexOf(gas);
  if (o < 0 || !bath.resolved) return 0;
  const mass = massOf(bath);
  let sum = 0;
  for (let s = 0; s < bath.samples; s++) {
    sum += bath.dissolved[s * bath.elements.length + o]! / mass[s]! / bath.samples;
  }
  return sum;
}
