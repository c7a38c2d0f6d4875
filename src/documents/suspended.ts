/** What suspends released metal, in words, as it stands on every page about that metal (rule E15). */
export const suspendedSentences = (reasons: readonly string[] = []): string[] =>
  reasons.map((words) => `Suspended until it is decided anew: ${words}.`);
