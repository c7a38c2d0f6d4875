/**
 * Guesses [power of ten] below which a password is refused: at the cost of one hash (80 ms on one core) 10^9 take some two and a half
 * years of a core. The estimate is that of zxcvbn (Wheeler, USENIX Security 2016).
 */
const FEWEST_LOG10 = 9;
/** Letters that are looked at: more make no password weaker. */
const LOOKED_AT = 64;

/** Words of the trade and of the door, which everybody at any plant thinks of first; English and German. */
const OF_THE_TRADE = [
  ...[
    'plant',
    'works',
    'theworks',
    'mill',
    'foundry',
    'factory',
    'company',
    'workshop',
    'yard',
    'laboratory',
    'office',
  ],
  ...[
    'furnace',
    'crucible',
    'ladle',
    'ingot',
    'charge',
    'melt',
    'melting',
    'remelting',
    'melter',
    'casting',
    'forge',
  ],
  ...[
    'metal',
    'metals',
    'steel',
    'alloy',
    'alloys',
    'superalloy',
    'nickel',
    'inconel',
    'cobalt',
    'titanium',
    'scrap',
  ],
  ...[
    'quality',
    'inspector',
    'certifier',
    'planner',
    'receiver',
    'analyst',
    'reader',
    'manager',
    'shift',
    'recycling',
  ],
  ...['welcome', 'password', 'passwort', 'admin', 'login', 'secret', 'willkommen'],
  ...[
    'werk',
    'stahl',
    'stahlwerk',
    'giesserei',
    'schmelze',
    'schmelzwerk',
    'schmelzofen',
    'schmelzer',
    'ofen',
    'legierung',
    'schrott',
    'guete',
  ],
];

/** The longest first, so that the whole of it is taken. */
const TRADE = new RegExp(OF_THE_TRADE.toSorted((one, other) => other.length - one.length).join('|'), 'g');

type Check = (password: string, known: readonly string[]) => number;
let loaded: Promise<Check> | undefined;

/**
 * True for a password that is guessed soon: one of the 49,000 most used ones, a run of letters, digits or keys, what is repeated, a date, or
 * made of such parts, of words of the trade and of those that everybody here knows.
 */
export async function isGuessedSoon(password: string, known: readonly string[]): Promise<boolean> {
  if (isOfTheTrade(password.toLowerCase())) return true;
  loaded ??= load();
  return (await loaded)(password.slice(0, LOOKED_AT), known) < FEWEST_LOG10;
}

/** Fewer words of the trade in a row are guessed soon, and so are fewer other letters beside them. */
const [FEWEST_WORDS, FEWEST_LETTERS] = [4, 4] as const;

/** True for a few words of the trade, with digits, signs and no more than some letters around them: `TheWorks2026`. */
function isOfTheTrade(password: string): boolean {
  let words = 0;
  const rest = password.replaceAll(TRADE, () => {
    words += 1;
    return '';
  });
  const letters = rest.match(/\p{L}/gu)?.length ?? 0;
  return words > 0 && words < FEWEST_WORDS && letters < FEWEST_LETTERS;
}

/** The lists take a moment to load: only who makes a password waits for them. */
async function load(): Promise<Check> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const estimate = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return (password, known) => estimate.check(password, [...known, ...OF_THE_TRADE]).guessesLog10;
}
