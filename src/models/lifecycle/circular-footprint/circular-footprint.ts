/** What the formula asks for; burdens per kg of product in one unit, shares 0 to 1. */
export interface CircularInputs {
  readonly Ev: number;
  readonly Erecycled: number;
  readonly ErecyclingEoL: number;
  readonly Evstar: number;
  readonly R1: number;
  readonly R2: number;
  readonly R3: number;
  readonly A: number;
  readonly B: number;
  readonly QsinOverQp: number;
  readonly QsoutOverQp: number;
  readonly E_ER: number;
  readonly LHV: number;
  readonly Xheat: number;
  readonly E_SEheat: number;
  readonly Xelec: number;
  readonly E_SEelec: number;
  readonly E_D: number;
}

/** The three terms of the circular footprint formula, their sum, and the parts of the material term. */
export interface CircularFootprint {
  readonly material: number;
  readonly energy: number;
  readonly disposal: number;
  readonly total: number;
  readonly parts: Readonly<Record<'virgin' | 'recycledInput' | 'endOfLife', number>>;
}

/**
 * Circular footprint formula (Zampori and Pant, JRC 2019, equation 3). A = 1 is the cut-off rule, A = 0 credits all of the
 * recycling at the end of life; with R1 = R2 and qualities of 1 the material term does not depend on A.
 */
export function circularFootprint(x: CircularInputs): CircularFootprint {
  const virgin = (1 - x.R1) * x.Ev;
  const recycledInput = x.R1 * (x.A * x.Erecycled + (1 - x.A) * x.Ev * x.QsinOverQp);
  const endOfLife = (1 - x.A) * x.R2 * (x.ErecyclingEoL - x.Evstar * x.QsoutOverQp);
  const recovered = x.LHV * (x.Xheat * x.E_SEheat + x.Xelec * x.E_SEelec);
  const energy = (1 - x.B) * x.R3 * (x.E_ER - recovered);
  const disposal = (1 - x.R2 - x.R3) * x.E_D;
  const material = virgin + recycledInput + endOfLife;
  return {
    material,
    energy,
    disposal,
    total: material + energy + disposal,
    parts: { virgin, recycledInput, endOfLife },
  };
}
