import type { HeatState, LotState, ObjectState } from '../state.ts';
import type { HeatView, Listed } from '../store.ts';
import { freeGrams } from '../subjects/stock.ts';

/** A listed lot or object as its list answers it. */
export const stockView = <S extends LotState | ObjectState>({ state }: Listed) => withFree(state as S);

/** A listed heat as its list answers it. */
export const heatView = ({ state, lastSeq }: Listed): HeatView => ({ ...(state as HeatState), lastSeq });

/** State of a lot or object with its free grams [g]. */
export const withFree = <S extends LotState | ObjectState>(state: S): S & { readonly free_g: number } => ({
  ...state,
  free_g: freeGrams(state),
});
