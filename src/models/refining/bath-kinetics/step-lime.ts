import { R } from '../../../metal/thermo/constants.ts';
import { BUBBLE_PA, RHO_G } from './step-gases.ts';
import { phaseEquilibrium } from './step-phases.ts';
import { SINK, toSink, type Work } from './work.ts';

/** Effective diffusivity of S in the product layer at 1873 K [m2/s]. Source: assumption, hundreds of seconds in a 0.5 kg melt. */
const LIME_DIFFUSIVITY = 3e-9;
/** Its activation energy [J/mol]. Source: assumption. */
const LIME_ACTIVATION = 120_000;
/** The same in iron [J/mol]. Source: lime-desulf-pigiron-1975, read. */
export const LIME_ACTIVATION_IN_IRON = 58_600;
/** Sulfur held per volume of product layer, CaS with aluminate [kg/m3]: 44 % S in a fifth of 2800 kg/m3. Source: derived. */
const LAYER_SULFUR = 250;
/** Thickness that a new wall counts as [m]: the melt film. Source: assumption. */
const FIRST_LAYER_M = 5e-6;
/** Share of a deoxidiser that one substep may take: keeps the explicit coupling positive. */
const DEOXIDISER_SHARE = 0.2;
/** Who takes the oxygen of the lime, besides a phase by its place: the melt alone, or carbon. */
const MELT = -1;
const CARBON = -2;

/** Oxygen at the face of the lime and who holds it down. */
export interface Face {
  oxygen: number;
  holder: number;
}

/**
 * Dissolved oxygen [mass fraction] where lime meets the melt. Every sulfur sets an oxygen free; carried off by the melt
 * alone it builds up to w_i = (w_O + r w_S)/(1 + r K), r = M_O/M_S, through the same layer and film as the sulfur. A
 * deoxidiser holds it lower: an oxide at its equilibrium (alumina in the layer), or CO once it makes bubbles at half the
 * depth of the wall. Writes into `out`.
 */
export function oxygenAtLime(work: Work, wall: number, out: Face): void {
  const { layout, environment, chemistry, factors, dissolved, row, mass } = work;
  const oxygen = dissolved[row + layout.O]! / mass;
  const sulfur = dissolved[row + layout.S]! / mass;
  const r = layout.molarMass[layout.O]! / layout.molarMass[layout.S]!;
  out.oxygen = (oxygen + r * sulfur) / (1 + r * ratioOf(work));
  out.holder = MELT;
  for (let k = 0; k < layout.oxideCount; k++) {
    if (k === wall) continue;
    const equilibrium = phaseEquilibrium(work, layout.phases[k]!, k);
    if (equilibrium < out.oxygen) {
      out.oxygen = equilibrium;
      out.holder = k;
    }
  }
  const carbon = layout.C < 0 ? 0 : dissolved[row + layout.C]! / mass;
  if (carbon <= 0) return;
  const pressure = environment.pressure_Pa + BUBBLE_PA + RHO_G * 0.5 * environment.depth;
  const overCarbon = (pressure * factors.oxygenEquilibrium) / (chemistry.kCO * carbon);
  if (overCarbon < out.oxygen) {
    out.oxygen = overCarbon;
    out.holder = CARBON;
  }
}

/** [S]/[O] in equilibrium with lime and its sulfide (mass fractions). */
const ratioOf = ({ chemistry, factors }: Work): number =>
  factors.sulfurEquilibrium * Math.exp(chemistry.lnLime);

/** Sulfur that lime leaves at best [mass fraction], at the oxygen of its face now. */
export function limeEquilibrium(work: Work, wall: number, face: Face): number {
  oxygenAtLime(work, wall, face);
  return face.oxygen * ratioOf(work);
}

/**
 * Lime takes sulfur: CaO + [S] = CaS + [O], the oxygen to a deoxidiser: 2/3 Al per S into the layer, C as CO, or back
 * into the melt. Flux through a layer that grows with the sulfur already taken (read back from the ledger), in series
 * with the melt side. Without a deoxidiser the oxygen at the face is high and next to nothing is taken.
 */
export function takeSulfurByLime(work: Work, wall: number, face: Face): void {
  const { layout, environment, dissolved, row, mass } = work;
  if (layout.S < 0 || layout.O < 0) return;
  const gap = dissolved[row + layout.S]! / mass - limeEquilibrium(work, wall, face);
  if (!(gap > 0)) return;
  const share = -Math.expm1(-layerTransport(work) * environment.wallToVolume * work.dt);
  const r = layout.molarMass[layout.O]! / layout.molarMass[layout.S]!;
  const wanted = gap * mass * share;
  const back = Math.max(0, face.oxygen - dissolved[row + layout.O]! / mass) * mass * share;
  const toMelt = face.holder === MELT ? r * wanted : Math.min(back, r * wanted);
  const held = holderAllows(work, face.holder, r * wanted - toMelt);
  const part = (toMelt + held) / (r * wanted);
  toSink(work, SINK.wall, layout.S, wanted * part);
  toSink(work, SINK.wall, layout.O, -toMelt);
  if (held > 0) hold(work, face.holder, held);
}

/** Mass transfer through layer and film [m/s]. */
function layerTransport({ layout, environment, factors, chemistry, mass, ledger, sinkRow }: Work): number {
  const area = (environment.wallToVolume * mass) / chemistry.density_kg_per_m3;
  const taken = Math.max(0, ledger[sinkRow[SINK.wall]! + layout.S]!);
  const layer = FIRST_LAYER_M + taken / (LAYER_SULFUR * area);
  const activation = chemistry.state.solvent.element === 'Fe' ? LIME_ACTIVATION_IN_IRON : LIME_ACTIVATION;
  const D =
    LIME_DIFFUSIVITY *
    factors.limeDiffusivity *
    Math.exp((-activation / R) * (1 / chemistry.temperature_K - 1 / 1873.15));
  return 1 / (layer / D + 1 / (environment.kMelt * factors.kMelt));
}

/** Oxygen [kg] that the deoxidiser at the face takes of what is wanted. */
function holderAllows({ layout, dissolved, row }: Work, holder: number, wanted: number): number {
  if (holder === MELT) return 0;
  if (holder === CARBON) {
    const perCarbon = layout.molarMass[layout.O]! / layout.molarMass[layout.C]!;
    return Math.min(wanted, DEOXIDISER_SHARE * dissolved[row + layout.C]! * perCarbon);
  }
  const slot = layout.phases[holder]!;
  let most = wanted;
  for (let i = 0; i < slot.metals.length; i++) {
    const metal = dissolved[row + slot.metals[i]!]!;
    most = Math.min(most, (DEOXIDISER_SHARE * metal * slot.shareO) / slot.metalShare[i]!);
  }
  return most;
}

/** Books oxygen of the lime [kg] to its deoxidiser: metals join the layer, carbon takes it to the gas. */
function hold(work: Work, holder: number, oxygen: number): void {
  const { layout, ledger, sinkRow } = work;
  if (holder !== CARBON) {
    const slot = layout.phases[holder]!;
    for (let i = 0; i < slot.metals.length; i++)
      toSink(work, SINK.wall, slot.metals[i]!, (oxygen * slot.metalShare[i]!) / slot.shareO);
    return;
  }
  const wall = sinkRow[SINK.wall]! + layout.O;
  const gas = sinkRow[SINK.gas]! + layout.O;
  ledger[wall] = ledger[wall]! - oxygen;
  ledger[gas] = ledger[gas]! + oxygen;
  toSink(work, SINK.gas, layout.C, (oxygen * layout.molarMass[layout.C]!) / layout.molarMass[layout.O]!);
}
