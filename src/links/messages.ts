import type { Source } from '../metal/plant/source.ts';
import type { Answer, Arrived, Condition, Tried } from './driver.ts';

/** What the server tells the process of the links. */
export type ToLinks =
  | { readonly kind: 'sources'; readonly sources: readonly Source[] }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly kind: 'known'; readonly id: number; readonly sha256: readonly string[] }
  /** The server does not know: it is told again. */
  | { readonly kind: 'failed'; readonly id: number; readonly words: string }
  | { readonly kind: 'try'; readonly id: number; readonly source: Source; readonly within_ms: number }
  | { readonly kind: 'ping' }
  | { readonly kind: 'end' };

/** What the process of the links tells the server. */
export type FromLinks =
  | { readonly kind: 'arrived'; readonly id: number; readonly source: string; readonly what: Arrived }
  | { readonly kind: 'ask'; readonly id: number; readonly source: string; readonly sha256: readonly string[] }
  | { readonly kind: 'state'; readonly source: string; readonly state: Said }
  | { readonly kind: 'tried'; readonly id: number; readonly tried: Tried }
  | { readonly kind: 'pong' };

/** How a source is, as its driver said last. */
export interface Said {
  readonly condition: Condition;
  readonly words: string;
  /** Its last word, where there is a new one, and when it said it (ISO 8601, UTC). */
  readonly raw?: string;
  readonly heardAt?: string;
}
