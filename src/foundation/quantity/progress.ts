/** A number that a search has reached, with its unit and what it measures. */
export interface Reached {
  readonly value: number;
  readonly unit: string;
  readonly of: string;
}

/** What a search knows while it goes on: its best so far, and what nothing can be better than. */
export interface Figures {
  readonly incumbent?: Reached | undefined;
  readonly bound?: Reached | undefined;
}

/** How far long work is: the share that is done [1], and what it has reached. */
export interface Progress extends Figures {
  readonly done: number;
}
