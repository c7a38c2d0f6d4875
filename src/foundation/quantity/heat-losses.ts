/** Losses that are metal all the same: they count as yield. */
export const METAL_LOSSES: readonly string[] = ['skull', 'sample', 'samples', 'crop', 'spill'];

/** Where the metal of a heat goes that is neither product nor revert, in the words in which it is booked. */
export const HEAT_LOSSES: readonly string[] = [
  ...METAL_LOSSES,
  'fume',
  'slag',
  'dross',
  'dust',
  'grinding',
  'kerf',
  'other',
];

/**
 * Share of the input that the scales may be off by when nothing is said [kg/kg]: two weighings on a platform scale
 * (assumption).
 */
const SCALE_TOLERANCE = 0.005;

/** What the scales may be off by for so much metal, when nothing else is said [g]. */
export const scaleTolerance_g = (input_g: number): number => Math.round(SCALE_TOLERANCE * input_g);

/** A step that changes the shape of metal: what went in, what came out, and the losses that were declared [g]. */
export interface MassStep {
  readonly input_g: number;
  readonly output_g: number;
  readonly losses: readonly { readonly mass_g: number }[];
}

/** Metal of a step that nobody has explained [g]; below 0 where more came out than went in. */
export const missing_g = ({ input_g, output_g, losses }: MassStep): number =>
  input_g - output_g - losses.reduce((sum, { mass_g }) => sum + mass_g, 0);
