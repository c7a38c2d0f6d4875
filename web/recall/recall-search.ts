import type { Order } from '../api/client.ts';

/** What is recalled, as it stands in the address. */
export interface RecallSearch {
  /** `lot:R-1`, `heat:H-1`, `object:I-1`, `supplier:NAME` or `laboratory:NAME`. */
  readonly of?: string | undefined;
  readonly method?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly report?: string | undefined;
  /** Fraction below which shares are summed in one row [1]. */
  readonly cutOff?: string | undefined;
}

/** What the server is asked for; a cut-off that is not a number goes as it is, and is refused there. */
export const recallOrder = ({ cutOff, ...told }: RecallSearch): Order => ({
  ...told,
  ...(cutOff === undefined ? {} : { cutOff: Number.isFinite(Number(cutOff)) ? Number(cutOff) : cutOff }),
});
