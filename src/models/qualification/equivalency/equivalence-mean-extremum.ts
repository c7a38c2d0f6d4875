export interface Baseline {
  readonly mean: number;
  readonly sd: number;
  readonly n?: number;
}
