import { R } from '../../../metal/thermo/constants.ts';

/** Viscosity of the melt at 1823 K [Pa s]. Source: transport data, 5 to 8 mPa s above the liquidus of superalloys. */
export const VISCOSITY = 6e-3;
/** Activation energy of viscous flow [J/mol]. Source: transport data, 50 kJ/mol in pure nickel. */
const FLOW_ACTIVATION = 50_000;

/** Fluidity over that at 1823 K [1]: exp(E/R (1/1823 - 1/T)); Stokes velocities go with it, shear with its square root. */
export const fluidity = (T: number): number => Math.exp((FLOW_ACTIVATION / R) * (1 / 1823 - 1 / T));
