export interface KSamplePowerPlan {
  readonly heats: number;
  readonly perHeat: number;
  /** Heat-to-heat SD in units of the SD within heats. */
  readonly heatSdOverWithinSd: number;
  readonly alpha: number;
}
