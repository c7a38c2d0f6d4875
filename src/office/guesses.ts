/**
 * Guesses [power of ten] below which a password is refused: at the cost of one hash (80 ms on one core) 10^9 take some two and a half
 * years of a core. The estimate is that of zxcvbn (Wheeler, USENIX Security 2016).
 */
const FEWEST_LOG10 = 9;
/** Letters that are looked at: more make no password weaker. */
const LOOKED_AT = 64;

type Check = (password: string, known: readonly string[]) => number;
let loaded: Promise<Check> | undefined;

/**
 * True for a password that is guessed soon: one of the 49,000 most used ones, a run of letters, digits or keys, what is repeated, a date, or
 * made of such parts and of words that everybody here knows.
 */
export async function isGuessedSoon(password: string, known: readonly string[]): Promise<boolean> {
  loaded ??= load();
  return (await loaded)(password.slice(0, LOOKED_AT), known) < FEWEST_LOG10;
}

/** The lists take a moment to load: only who makes a password waits for them. */
async function load(): Promise<Check> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const estimate = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return (password, known) => estimate.check(password, [...known]).guessesLog10;
}
