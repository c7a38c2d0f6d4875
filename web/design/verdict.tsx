import type { PageHead } from '../../src/documents/page.ts';
import { TONE_CLASS, toneOf } from '../../src/pages/render/head-lines.ts';
import { phraseSpoken } from '../language/spoken.ts';

interface Props {
  readonly word: string;
  readonly tone?: PageHead['tone'] | undefined;
  /** What it rests on: dashed for a prediction, outlined for records, filled where it is signed. */
  readonly basis?: PageHead['basis'];
}

/** A verdict: always a word, its colour only beside it. */
export function Verdict({ word, tone = toneOf(word), basis = 'recorded' }: Props) {
  const colour = tone ? TONE_CLASS[tone] : '';
  const said = phraseSpoken(word);
  return <span className={`chip ${basis} ${colour}`}>{basis === 'signed' ? <span>{said}</span> : said}</span>;
}
