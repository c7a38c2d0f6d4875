import type { PageHead } from '../../src/documents/page.ts';

type Tone = NonNullable<PageHead['tone']>;
const TONES: Readonly<Record<string, Tone>> = { PASS: 'good', HOLD: 'hold', FAIL: 'bad' };
const CLASSES: Readonly<Record<Tone, string>> = { good: 'pass', hold: 'hold', bad: 'fail' };

/** Tone of PASS, HOLD and FAIL; undefined for another word. */
export const toneOf = (word: string | undefined): Tone | undefined =>
  word !== undefined && Object.hasOwn(TONES, word) ? TONES[word] : undefined;

interface Props {
  readonly word: string;
  readonly tone?: Tone | undefined;
  /** What it rests on: dashed for a prediction, outlined for records, filled where it is signed. */
  readonly basis?: PageHead['basis'];
}

/** A verdict: always a word, its colour only beside it. */
export function Verdict({ word, tone = toneOf(word), basis = 'recorded' }: Props) {
  const colour = tone ? CLASSES[tone] : '';
  return <span className={`chip ${basis} ${colour}`}>{basis === 'signed' ? <span>{word}</span> : word}</span>;
}
