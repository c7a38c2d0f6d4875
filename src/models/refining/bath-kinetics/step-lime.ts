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

/** Oxygen at the face of the lime [mass fraction], who holds it down, and the sulfur that lime leaves there. */
export interface Face {
  oxygen: number;
  sulfur: number;
  holder: number;
}

/**
 * Dissolved oxygen [mass fraction] where lime meets the melt. Every sulfur sets an oxygen free; carried off by the melt
 * alone it builds up to w_i = (w_O + r w_S)/(1 + r K), r = M_O/M_S, through the same layer and film as the sulfur. A
 * deoxidiser holds it lower: an oxide at its equilibrium (alumina in the layer), or CO once it makes bubbles at half the
 * depth of the wall. Writes into `out`.
 */
function oxygenAtLime(work: Work, wall: number, out: Face): void {
  const { layout, environment, chemistry, factors, dissolved, row, mass } = work;
  const oxygen = dissolved[row + layout.O]! / mass;
  const sulfur = dissolved[row + layout.S]! / mass;
  const r = layout.molarMass[layout.O]! / layout.molarMass[layout.S]!;
  out.oxygen = (oxygen + r * sulfur) / (1 + r * ratioOf(work));
  out.holder = MELT;
  for (let k = 0; k < layout.oxideCount; k++) {
    if (k === wall) continue;
    const byOxide = phaseEquilibrium(work, layout.phases[k]!);
    if (byOxide < out.oxygen) {
      out.oxygen = byOxide;
      out.holder = k;
    }
  }
  const carbon = layout.C < 0 ? 0 : dissolved[row + layout.C]! / mass;
  const pressure = environment.pressure_Pa + BUBBLE_PA + RHO_G * 0.5 * environment.depth;
  const overCarbon = (pressure * factors.oxygenEquilibrium) / (chemistry.kCO * carbon);
  if (carbon > 0 && overCarbon < out.oxygen) {
    out.oxygen = overCarbon;
    out.holder = CARBON;
  }
  out.sulfur = out.oxygen * ratioOf(work);
}

/** [S]/[O] in equilibrium with lime and its sulfide (mass fractions). */
const ratioOf = ({ chemistry, factors }: Work): number =>
  factors.sulfurEquilibrium * Math.exp(chemistry.lnLime);

/** Sulfur that lime leaves at best [mass fraction], at the oxygen of its face now. */
export function limeEquilibrium(work: Work, wall: number, face: Face): number {
  oxygenAtLime(work, wall, face);
  return face.sulfur;
}

/**
 * Lime takes sulfur: CaO + [S] = CaS + [O], the oxygen to a deoxidiser: 2/3 Al per S into the layer, C as CO, or back
 * into the melt. Flux through a layer that grows with the sulfur already taken (read back from the ledger), in series
 * with the melt side. Without a deoxidiser the oxygen at the face is high and next to nothing is taken.
 */
export function takeSulfurByLime(work: Work, wall: number, face: Face): void {
  const { layout, dissolved, row, mass } = work;
  if (layout.S < 0 || layout.O < 0) return;
  oxygenAtLime(work, wall, face);
  if (dissolved[row + layout.S]! / mass > face.sulfur) takeThroughLayer(work, face);
}

function takeThroughLayer(work: Work, face: Face): void {
  const { layout, environment, dissolved, row, mass } = work;
  const gap = dissolved[row + layout.S]! / mass - face.sulfur;
  const share = -Math.expm1(-layerTransport(work) * environment.wallToVolume * work.dt);
  const r = layout.molarMass[layout.O]! / layout.molarMass[layout.S]!;
  const wanted = gap * mass * share;
  if (wanted === 0) return;
  const back = Math.max(0, face.oxygen - dissolved[row + layout.O]! / mass) * mass * share;
  const toMelt = face.holder === MELT ? r * wanted : Math.min(back, r * wanted);
  work.kg = face.holder === MELT ? 0 : r * wanted - toMelt;
  heedHolder(work, face.holder);
  const held = work.kg;
  const part = (toMelt + held) / (r * wanted);
  toSink(work, SINK.wall, layout.S, wanted * part);
  toSink(work, SINK.wall, layout.O, -toMelt);
  work.kg = held;
  if (held > 0) hold(work, face.holder);
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

/** Lowers oxygen, `work.kg`, to what the deoxidiser at the face takes in one substep. */
function heedHolder(work: Work, holder: number): void {
  const { layout, dissolved, row } = work;
  if (holder === MELT) return;
  if (holder === CARBON) {
    const perCarbon = layout.molarMass[layout.O]! / layout.molarMass[layout.C]!;
    work.kg = Math.min(work.kg, DEOXIDISER_SHARE * dissolved[row + layout.C]! * perCarbon);
    return;
  }
  const { metals, metalShare, shareO } = layout.phases[holder]!;
  for (let i = 0; i < metals.length; i++) {
    const metal = dissolved[row + metals[i]!]!;
    work.kg = Math.min(work.kg, (DEOXIDISER_SHARE * metal * shareO) / metalShare[i]!);
  }
}

/** Books `work.kg` of oxygen of the lime to its deoxidiser: metals join the layer, carbon takes it to the gas. */
function hold(work: Work, holder: number): void {
  const { layout, ledger, sinkRow, kg: oxygen } = work;
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
