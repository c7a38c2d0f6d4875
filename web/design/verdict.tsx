const TONES: Readonly<Record<string, string>> = {
  PASS: 'pass',
  HOLD: 'hold',
  FAIL: 'fail',
  good: 'pass',
  hold: 'hold',
  bad: 'fail',
};

/** A verdict: always a word, its colour only beside it. */
export function Verdict({ word, tone }: { readonly word: string; readonly tone?: string | undefined }) {
  return <span className={`chip ${TONES[tone ?? word] ?? ''}`}>{word}</span>;
}
