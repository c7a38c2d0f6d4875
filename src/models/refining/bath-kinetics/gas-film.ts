import { R } from '../../../metal/thermo/constants.ts';

/** Temperature of the walls that the vapour ends on [K]. Source: assumption, water-cooled or shaded steel. */
export const COLD_K = 300;
const ATM_PA = 101_325;
const GRAVITY = 9.80665;
/** Molar mass of the gas in the chamber [kg/mol]: argon; residual air has three quarters of it. */
const GAS_MASS = 0.03995;
/** Viscosity of argon at 1000 K [Pa s], its exponent over temperature, and Prandtl number. Source: recalled handbook values, 3 %. */
const ARGON = { viscosity: 5.5e-5, exponent: 0.7, prandtl: 0.67 } as const;
/** Laminar natural convection over a hot plate that faces up, Nu = 0.54 Ra^1/4. Source: recalled, McAdams 1954. */
const PLATE = { factor: 0.54, exponent: 0.25 } as const;
/** Diffusivity of a metal vapour of 0.06 kg/mol in argon at 1873 K and 1 atm [m2/s]. Source: recalled order, kinetic theory. */
const DIFFUSIVITY = 4e-4;
const REFERENCE_MASS = 0.06;
/** Boltzmann constant over the collision cross section of a metal atom and argon, sqrt(2) pi (0.4 nm)^2 [Pa m/K]. Source: recalled. */
const PATH_PA_M_PER_K = 1.380649e-23 / 7.1e-19;

/**
 * Gas film between a melt and the cold walls [m]: natural convection where the gas is dense, Nu = 0.54 Ra^1/4, which
 * goes with p^-1/2; below some kPa the gas stands still and the film is what a disc of the melt's radius r has towards
 * half a space, pi r/4 (Sh = 8/pi by diameter, exact), at any pressure. The melt is taken as wide as deep.
 * Compared with 2 to 3 mm over Fe-Mn at 1 atm (evap-mn-fe-ito-1964): 5.0 mm for a melt 3 cm wide, 2.35 mm with its fog.
 */
export function gasFilm_m(pressure_Pa: number, T: number, width_m: number): number {
  const mean = (T + COLD_K) / 2;
  const kinematic = (ARGON.viscosity * (mean / 1000) ** ARGON.exponent * R * mean) / (GAS_MASS * pressure_Pa);
  const rayleigh = (((GRAVITY * (T - COLD_K)) / mean) * width_m ** 3 * ARGON.prandtl) / kinematic ** 2;
  const convection = width_m / (PLATE.factor * rayleigh ** PLATE.exponent);
  return Math.min((Math.PI / 8) * width_m, convection);
}

/** Diffusivity of oxygen in nitrogen at 298 K and 1 atm [m2/s], over temperature as vapours. Source: recalled, 2.0 to 2.1e-5. */
const OXYGEN_DIFFUSIVITY = 2.07e-5;
const OXYGEN_MASS = 0.031998;

interface GasWithOxygen {
  readonly oxygen_Pa: number;
  readonly pressure_Pa: number;
  readonly temperature_K: number;
  readonly width_m: number;
}

/**
 * Oxygen that a melt which takes up all that reaches it draws out of the gas [kg m-2 s-1]: M D p_O2/(film R T) through the film
 * of `gasFilm_m`, at the mean temperature; never more than strikes it, p M/sqrt(2 pi M R T) of cold gas. Air at 1 atm over a
 * melt 0.15 m wide at 1873 K: 2 g m-2 s-1. Left out: Stefan flow (a tenth), skins and slags.
 */
export function oxygenFlux({ oxygen_Pa, pressure_Pa, temperature_K: T, width_m }: GasWithOxygen): number {
  const mean = (T + COLD_K) / 2;
  const D = OXYGEN_DIFFUSIVITY * (mean / 298) ** 1.75 * (ATM_PA / pressure_Pa);
  const through = (OXYGEN_MASS * D * oxygen_Pa) / (gasFilm_m(pressure_Pa, T, width_m) * R * mean);
  const strikes = oxygen_Pa * Math.sqrt(OXYGEN_MASS / (2 * Math.PI * R * COLD_K));
  return 1 / (1 / through + 1 / strikes);
}

/** Mean free path [m] of a vapour in gas and vapour of a pressure. */
export const freePath_m = (pressure_Pa: number, T: number): number => (PATH_PA_M_PER_K * T) / pressure_Pa;

/**
 * Conductance of the still film over that of free evaporation, k_g/k_e [1], for a vapour of 0.06 kg/mol: both act on
 * the pressure at the surface, so k_g/k_e = (D/film) sqrt(2 pi M/(R T)), D ~ T^1.75/p (Fuller).
 */
export function stillFilmRatio(pressure_Pa: number, T: number, film_m: number): number {
  const D = DIFFUSIVITY * (T / 1873) ** 1.75 * (ATM_PA / pressure_Pa);
  return (D / film_m) * Math.sqrt((2 * Math.PI * REFERENCE_MASS) / (R * T));
}

/** What the molar mass of a vapour does to that ratio: D ~ (1/M + 1/M_gas)^1/2, times M^1/2. */
export const massFactor = (molarMass_kg_per_mol: number): number =>
  Math.sqrt((1 + molarMass_kg_per_mol / GAS_MASS) / (1 + REFERENCE_MASS / GAS_MASS));

/** Supersaturation that a metal vapour bears before drops form. Source: assumption, 1 to 30. */
const SUPERSATURATION = 5;
const ROUNDS = 30;

/**
 * How many times fog shortens the film of a vapour: it condenses where the gas is cold enough, and ends there. A
 * straight fall of temperature over the film and ln p0 = const - beta T_s/T give, with theta the share of the film,
 * max over theta of (1 - exp(c - beta u))/theta, u = T_s/T - 1, c = ln(S/a), a = gamma x: a dilute vapour must get far,
 * a pure one meets its fog at once. The maximum is where u = (c + ln(1 + beta u (1 + u)))/beta.
 * Source: mechanism of Turkdogan (1964, recalled), worked out here. Left out: drops of the matrix that take up a solute.
 */
export function fogFactor(activity: number, beta: number, T: number): number {
  if (!(activity > 0 && beta > 0)) return 1;
  const c = Math.log(SUPERSATURATION / Math.min(1, activity));
  let u = (c + 1) / beta;
  for (let k = 0; k < ROUNDS; k++) u = (c + Math.log(1 + beta * u * (1 + u))) / beta;
  const share = ((u / (1 + u)) * T) / (T - COLD_K);
  if (!(share < 1)) return 1;
  return Math.max(1, (1 - Math.exp(c - beta * u)) / share);
}
