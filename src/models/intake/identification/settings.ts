/**
 * Tuning of the identification. Chosen by coarse search on the open half of the published heats, cross-validated by
 * DOI (five folds, class statistics without the fold), to hold the log score of the labels and the share of named
 * alloys outside the catalogue that is refused while four fifths of the heats stay identified;
 * docs/theory/identification.md gives the search and what each value moves.
 */
export interface IdentificationSettings {
  /** Scale of an alloying element as a share of half its window [1]. */
  readonly scaleOfHalfWindow: number;
  /** Smallest relative scale of an alloying element [1]: printed rounding and heat-to-heat scatter. */
  readonly scaleRelative: number;
  /** Scale floor as a share of the content up to `floorContent` [1]; constant above it. */
  readonly scaleFloor: number;
  /** [kg/kg] */
  readonly floorContent: number;
  /** The limits and the nominal weigh as much as this many papers against the published median [1]. */
  readonly windowPapers: number;
  /**
   * A published spread shrinks a scale at most to this share of what the window gives [1]: one analysis copied through
   * several papers looks sharper than any heat is.
   */
  readonly sharpest: number;
  /** Chance that a single content is a slip and says nothing of the grade [1]. */
  readonly slip: number;
  /** Centre of a residual element as a share of its maximum [1]. */
  readonly residualCentre: number;
  /** Logarithmic scale of a residual element that the grade limits, and of one it does not list [1]. */
  readonly residualScale: number;
  readonly unlistedScale: number;
  /** An alloy near a catalogued one differs from it by this, relative [1] and at least `variantFloor` [kg/kg]. */
  readonly variantRelative: number;
  readonly variantFloor: number;
  /** Share of an outside alloy's contents drawn from the whole catalogue instead of near one entry [1]. */
  readonly variantFree: number;
  /** The same share for whether a content is reported at all [1]. */
  readonly variantReporting: number;
  /** Scale of the balance when it is printed as a number, beside the scales of the rest [kg/kg]. */
  readonly balanceScale: number;
  /** Default weight of a grade = (1 + papers)^priorPower, times the factors below where they apply. */
  readonly priorPower: number;
  /** Windows printed nowhere around a nominal that was not read either. */
  readonly priorDerivedWindows: number;
  /** No element with a minimum: the entry has nothing to be recognised by (GH2761, whose minima were lost). */
  readonly priorNoMinima: number;
  /**
   * Power on the likelihood of a complete analysis when grades are weighed against each other [1]: the contents of one
   * heat leave the grade together. Not used for partial methods, whose own noise outweighs that.
   */
  readonly independence: number;
  /** Chance that the analysis belongs to another metal altogether [1]; caps every probability. */
  readonly mixUp: number;
  /** Chance that a partial method's report lists an element it sees above its detection limit [1]. */
  readonly partialReports: number;
  /**
   * P(outside) = logistic((log evidence ratio - offset)/width) [nat], fitted to the heats of the catalogue against the
   * named alloys outside it, without those that are a catalogue grade under another name.
   */
  readonly outside: {
    readonly laboratory: { readonly offset: number; readonly width: number };
    readonly partial: { readonly offset: number; readonly width: number };
  };
  /** Verdict thresholds [1]. Unknown from 0.33 on: taking a stranger for a grade costs twice a second look. */
  readonly identifiedFrom: number;
  readonly unknownFrom: number;
  /** log odds [nat] of the best mixture over the best single grade from which a stranger is called mixed. */
  readonly mixedFrom: number;
  /** Largest misfit of a mixture that is called one [1], see `MixtureExplanation`. */
  readonly mixedMisfit: number;
}

export const DEFAULT_SETTINGS: IdentificationSettings = {
  scaleOfHalfWindow: 0.2,
  scaleRelative: 0.01,
  scaleFloor: 0.05,
  floorContent: 0.01,
  windowPapers: 3,
  sharpest: 0.7,
  slip: 0.0005,
  residualCentre: 0.12,
  residualScale: 1.4,
  unlistedScale: 1.1,
  variantRelative: 0.08,
  variantFloor: 5e-4,
  variantFree: 0.15,
  variantReporting: 0.2,
  balanceScale: 0.015,
  priorPower: 0.5,
  priorDerivedWindows: 0.3,
  priorNoMinima: 0.1,
  independence: 0.8,
  mixUp: 0.008,
  partialReports: 0.9,
  outside: { laboratory: { offset: -0.3, width: 2.5 }, partial: { offset: 1.1, width: 2.5 } },
  identifiedFrom: 0.97,
  unknownFrom: 0.33,
  mixedFrom: 12,
  mixedMisfit: 1.8,
};
