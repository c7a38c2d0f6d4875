/** Gas constant [J/(mol K)], CODATA 2018 (exact). */
export const R = 8.314462618;
/** Standard atmosphere [Pa], exact. */
export const ATM = 101325;
/** Standard gravity [m/s2], exact. */
export const GRAVITY = 9.80665;
/** Stefan-Boltzmann constant [W/(m2 K4)], CODATA 2018 (exact). */
export const STEFAN_BOLTZMANN = 5.670374419e-8;
/** ln 10. */
export const LN10 = Math.LN10;
