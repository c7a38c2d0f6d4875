import { z } from 'zod';

/** What a method of any family says of itself, as `--list` and `--explain` print it. */
export const methodWords = {
  /** METHOD on the command line. */
  name: z.string(),
  /** What is returned, one line. */
  title: z.string(),
  formula: z.string(),
  source: z.string(),
};

/** The same, of a method that was held against other results. */
export const comparedWords = {
  ...methodWords,
  /** Compared with what, how close. */
  comparedWith: z.string(),
  refuses: z.string(),
};

/** Inputs by name, with unit or shape. */
export const inputWords = z.record(z.string(), z.string()).readonly();
