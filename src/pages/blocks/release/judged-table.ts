import type { Cell, ContentWindow, Table } from '../../../documents/page.ts';
import type { ReleaseOutput } from '../../../documents/proof/release.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { marginIn } from '../../charts/window-bar.ts';
import { number, tableOf } from '../parts.ts';

/** A result, sum or index beside its limit. */
export interface JudgedRow {
  readonly name: string;
  readonly shown: string;
  readonly limit: string;
  readonly outcome: Cell;
  readonly contractual: ReleaseOutput['verdict'];
  readonly reason: string;
  readonly window: ContentWindow | null;
  /** Absent where nobody tells it. */
  readonly probability?: number | null;
  readonly method?: string;
}

/** What fails first, then what is open, then what is the least sure, as far as that is shown, and the nearest to its limit; what gave way to another result last. */
export function judgedTable(rows: readonly JudgedRow[]): Table {
  const sorted = rows.toSorted(
    (a, b) => placeOf(a) - placeOf(b) || sureness(a) - sureness(b) || marginOf(a) - marginOf(b),
  );
  const open = rows.filter((row) => placeOf(row) < ORDER.indexOf('PASS')).length;
  const shown = Math.max(open, FEWEST);
  const told = tableOf(sorted, [
    ['element', ({ name }) => name],
    ['outcome', ({ outcome }) => outcome],
    [number('result'), ({ shown }) => shown],
    ['limit', ({ limit }) => limit],
    rows.some(({ window }) => window !== null) && [
      { head: 'in its window', drawn: true },
      (row) => (row.window === null ? '' : { window: row.window, tone: toneOf(row), text: row.shown }),
    ],
    // the contract says the same as the outcome, unless something else keeps it from deciding
    rows.some(differs) && ['contract', ({ contractual }) => contractual],
    rows.some(({ probability }) => probability !== undefined) && [
      number('P(conforms)'),
      ({ probability = null }) => probabilityText(probability),
    ],
    rows.some(({ method }) => method !== undefined) && ['method', ({ method = '' }) => method],
    ['reason', (row) => (repeats(row) ? '' : row.reason)],
  ]);
  return sorted.length <= shown + 1
    ? told
    : { ...told, first: { rows: shown, rest: `${sorted.length - shown} more, all inside their limits` } };
}

/** Of a probability. */
const SHOWN_DECIMALS = 4;

/** Rows that stay in sight where all are inside their limits: those that are nearest to one. */
const FEWEST = 8;

/** The reason of a result that passes says once more what stands in its row. */
const repeats = ({ outcome, reason }: JudgedRow): boolean =>
  wordOf(outcome) === 'PASS' && /^([a-z]+: )?[<>=\d.]+ \S+ against [^;]*$/.test(reason);

const wordOf = (outcome: Cell): string =>
  typeof outcome === 'object' && 'verdict' in outcome ? outcome.verdict : String(outcome);

const differs = ({ outcome, contractual }: JudgedRow): boolean => wordOf(outcome) !== contractual;

const ORDER: readonly string[] = ['FAIL', 'HOLD', 'PASS'];
const placeOf = ({ outcome }: JudgedRow): number => {
  const at = ORDER.indexOf(wordOf(outcome));
  return at < 0 ? ORDER.length : at;
};

const sureness = ({ probability }: JudgedRow): number => Number((probability ?? 1).toFixed(SHOWN_DECIMALS));

/** Share of the window between a result and the nearer limit; what has no window stands last. */
const marginOf = ({ window }: JudgedRow): number => (window && marginIn(window)) ?? 1;

const TONES = { FAIL: 'bad', HOLD: 'hold' } as const;
/** Tone of what a row does; of a result that gave way, that of the contract. */
const toneOf = ({ outcome, contractual }: JudgedRow): 'good' | 'hold' | 'bad' => {
  const word = wordOf(outcome);
  return ownValue(TONES, ORDER.includes(word) ? word : contractual) ?? 'good';
};

const probabilityText = (probability: number | null): string => {
  if (probability === null) return '-';
  const least = 10 ** -SHOWN_DECIMALS;
  // no measurement makes anything certain
  if (probability > 1 - least) return `> ${1 - least}`;
  return probability < least ? `< ${least}` : probability.toFixed(SHOWN_DECIMALS);
};
