import { DIFFUSION_FACTOR } from './evaporation.ts';
import { nitrogenSites } from './surface.ts';
import { SINK, toSink, type Work } from './work.ts';

/** Share of the way to equilibrium from which a substep of nitrogen is divided: the rate falls with the content. */
const NITROGEN_SHARE = 0.1;
const NITROGEN_PARTS = 100;

/**
 * Dissolved nitrogen against the gas: surface reaction of second order in series with the melt side,
 * k_L (w - w_s) = k_r theta (w_s^2 - w_eq^2), theta the share of the rate that O and S leave (surface.ts);
 * w_eq = K_N sqrt(p_N2). The flux is turned into a rate constant towards w_eq, so that it never passes equilibrium; a
 * substep in which the content changes much, as in the film on a tip, is divided.
 */
export function exchangeNitrogen(work: Work): void {
  const { layout, environment, chemistry, factors, mass, dt } = work;
  if (layout.N < 0) return;
  const at = work.row + layout.N;
  const equilibrium = nitrogenEquilibrium(work);
  const melt = environment.kMelt * factors.kMelt * DIFFUSION_FACTOR.gas;
  const surface = chemistry.kNitrogen * factors.nitrogenRate * nitrogenSites(work) * openShare(work);
  if (melt > 0 && surface > 0) {
    const perMelt = melt * environment.areaToVolume * dt;
    const first = perMelt * nitrogenShare(work.dissolved[at]! / mass, equilibrium, surface / melt);
    const parts = Math.min(NITROGEN_PARTS, Math.ceil(first / NITROGEN_SHARE)) || 1;
    for (let part = 0; part < parts; part++) {
      const w = work.dissolved[at]! / mass;
      const passed = perMelt * nitrogenShare(w, equilibrium, surface / melt);
      toSink(work, SINK.gas, layout.N, (w - equilibrium) * mass * -Math.expm1(-passed / parts));
    }
  }
  if (environment.leakN > 0) {
    toSink(work, SINK.gas, layout.N, -environment.leakN * factors.leak * dt);
  }
}

/**
 * Flux over k_L (w - w_eq) [1]: d/(w - w_eq) of d = (w - w_s), k_L d = k_r ((w - d)^2 - w_eq^2), by s = k_r/k_L [1/w]. Written so
 * that a slow surface takes no difference of near equals.
 */
function nitrogenShare(w: number, equilibrium: number, s: number): number {
  const both = 1 + 2 * s * w;
  return (2 * s * (w + equilibrium)) / (both + Math.sqrt(both + 2 * s * w + (2 * s * equilibrium) ** 2));
}

/** Nitrogen in equilibrium with the gas [mass fraction]. */
export function nitrogenEquilibrium({ chemistry, environment, factors }: Work): number {
  return chemistry.nitrogen * factors.nitrogenSolubility * Math.sqrt(environment.nitrogen_Pa / 101325);
}

/** Dissolved hydrogen against the gas, limited by the melt side. */
export function exchangeHydrogen(work: Work): void {
  const { layout, environment, chemistry, factors } = work;
  if (layout.H < 0) return;
  const w = work.dissolved[work.row + layout.H]! / work.mass;
  const equilibrium = chemistry.hydrogen * Math.sqrt(environment.hydrogen_Pa / 101325);
  const rate = environment.kMelt * factors.kMelt * DIFFUSION_FACTOR.hydrogen * environment.areaToVolume;
  toSink(work, SINK.gas, layout.H, (w - equilibrium) * work.mass * -Math.expm1(-rate * work.dt));
}

/** Rate at which a boiling layer gives up its oxygen [1/s]. Source: assumption, bubbles renew it in some 50 s. */
const BOIL_RATE = 0.02;
/** Pressure that a bubble has to overcome at the wall, 2 sigma/r [Pa]: sigma 1.7 N/m, crevices of 1 mm. */
export const BUBBLE_PA = 3400;
/** Pressure of the melt per depth [Pa/m]. */
export const RHO_G = 7500 * 9.80665;

/**
 * [C] + [O] = CO(g). At the free surface the melt side of both limits, (w_O - y)(w_C - r y) = w_C w_eq with r the carbon
 * per oxygen of CO, a share y/(w_O - w_eq) of what oxygen alone would do: the reaction itself is faster by far (CO2 on nickel
 * 1.4e-3 mol/(cm2 s atm), co2-decarb-liquid-nickel, against CO in equilibrium with 300 ppm C and 10 ppm O). Below it
 * the melt boils down to the depth where p_CO = p + rho g z + 2 sigma/r, and that layer is drawn to its own
 * equilibrium. Carbon leaves with it.
 */
export function boilCarbon(work: Work): void {
  const { layout, environment, factors, dissolved, row, mass, dt } = work;
  if (layout.C < 0 || layout.O < 0 || environment.boil === 0) return;
  const wC = dissolved[row + layout.C]! / mass;
  const wO = dissolved[row + layout.O]! / mass;
  if (wC <= 0 || wO <= 0) return;
  const floor = carbonFloor(work);
  if (wO <= floor) return;
  const K = environment.pressure_Pa / floor;
  const melt = environment.kMelt * factors.kMelt * DIFFUSION_FACTOR.gas;
  const perOxygen = layout.molarMass[layout.C]! / layout.molarMass[layout.O]!;
  const both = wC + perOxygen * wO;
  const share = (2 * wC) / (both + Math.sqrt(both * both - 4 * perOxygen * wC * (wO - floor)));
  const surface = environment.areaToVolume * melt * share;
  const depth = (wO * K - environment.pressure_Pa - BUBBLE_PA) / RHO_G;
  const boiling = depth > 0 ? BOIL_RATE * factors.boil * Math.min(1, depth / environment.depth) : 0;
  const most =
    (CARBON_SHARE * dissolved[row + layout.C]! * layout.molarMass[layout.O]!) / layout.molarMass[layout.C]!;
  const oxygen = Math.min(most, (wO - floor) * mass * -Math.expm1(-(surface + boiling) * dt));
  toSink(work, SINK.gas, layout.O, oxygen);
  toSink(work, SINK.gas, layout.C, (oxygen * layout.molarMass[layout.C]!) / layout.molarMass[layout.O]!);
}

/** Dissolved oxygen in equilibrium with carbon and CO at the chamber pressure [mass fraction]; infinite without carbon. */
export function carbonFloor({ layout, environment, chemistry, factors, dissolved, row, mass }: Work): number {
  const wC = layout.C < 0 ? 0 : dissolved[row + layout.C]! / mass;
  return wC > 0
    ? (environment.pressure_Pa * factors.oxygenEquilibrium) / (chemistry.kCO * wC)
    : Number.POSITIVE_INFINITY;
}

/** Share of the carbon that one substep may burn: keeps the explicit coupling of C and O positive. */
export const CARBON_SHARE = 0.2;

/** Oxygen in a skin that holds air off, 1/e of it left [kg/m2]: 0.3 kg of alumina, 75 um if it is dense. Source: assumption. */
const SKIN_O = 0.14;

/** Share of the surface that air still reaches: oxide that has come to the top covers it. One under other gases. */
function openShare(work: Work): number {
  const { layout, environment, ledger, sinkRow } = work;
  if (environment.gasO === 0 || layout.O < 0) return 1;
  return Math.exp(-ledger[sinkRow[SINK.dross]! + layout.O]! / (SKIN_O * freeSurface_m2(work)));
}

const freeSurface_m2 = ({ environment, mass, chemistry }: Work): number =>
  (environment.areaToVolume * mass) / chemistry.density_kg_per_m3;

/**
 * Oxygen that reaches the melt as air: of a leak all, of the gas over it what comes through the gas film, as far as the film of
 * the melt carries it off from a surface that holds what the base dissolves, and less through a skin.
 */
export function takeAir(work: Work): void {
  const { layout, environment, factors, chemistry, mass, dt } = work;
  if (layout.O < 0) return;
  if (environment.leakO > 0) toSink(work, SINK.gas, layout.O, -environment.leakO * factors.leak * dt);
  if (environment.gasO === 0) return;
  const room = Math.max(0, chemistry.mostOxygen - work.dissolved[work.row + layout.O]! / mass);
  const melt = environment.kMelt * factors.kMelt * DIFFUSION_FACTOR.gas * environment.areaToVolume;
  const most = room === Number.POSITIVE_INFINITY ? room : room * mass * -Math.expm1(-melt * dt);
  const supply = environment.gasO * factors.gasFilm * freeSurface_m2(work) * openShare(work) * dt;
  toSink(work, SINK.gas, layout.O, -Math.min(most, supply));
}
