import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { Watch } from '../../models/qualification/programme/trigger.ts';

/** Something that a planned heat does which the qualified heats do not cover. */
export interface Change {
  readonly watch: Watch;
  readonly what: string;
  readonly words: string;
  readonly element?: ElementSymbol;
  /** Share of the draws; absent where it is certain. */
  readonly share?: number;
}
