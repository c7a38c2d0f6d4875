/** Lines of a file under each other. */
export const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;
