import type { ReactNode } from 'react';
import type { PageHead } from '../../src/documents/page.ts';
import { headScaleSvg } from '../../src/pages/charts/head-scale.ts';
import { BASIS_WORDS, toneOf } from '../../src/pages/render/head-lines.ts';
import { WORDS } from '../words.ts';
import { inLocale, sentenceInLocale } from './locale.ts';
import { Verdict } from './verdict.tsx';
import './verdict-head.css';

const { head: words } = WORDS;

/** A figure that is longer is a name, and set smaller [characters]. */
const LONG = 10;

interface Props {
  readonly head: PageHead;
  readonly word?: string | undefined;
  /** Default: what decides. */
  readonly label?: string;
  /** The one primary button, and what stands beside it. */
  readonly children?: ReactNode;
}

/** What decides, first and largest: the verdict and its number, the figures beside it, whose turn it is. */
export function VerdictHead({ head, word, label = words.label, children }: Props) {
  const { basis, tone, decides, figures, turn } = head;
  const shownTone = tone ?? toneOf(word);
  return (
    <section className="verdict-head" aria-label={label}>
      <div className={`says ${shownTone ?? ''}`}>
        <div className="cluster row">
          {word === undefined ? null : <Verdict word={word} tone={shownTone} basis={basis} />}
          <span className="dim small">{BASIS_WORDS[basis]}</span>
        </div>
        {decides ? (
          <>
            <div className="decides">{inLocale(decides.value)}</div>
            <div>{sentenceInLocale(decides.of)}</div>
            {decides.asked === undefined ? null : (
              <div className="dim small">{sentenceInLocale(decides.asked)}</div>
            )}
            {decides.scale ? <Scale scale={decides.scale} tone={shownTone} /> : null}
          </>
        ) : null}
      </div>
      {figures.map(({ name, value, unit, beside }) => (
        <div key={name} className="figure">
          <div className="dim small">{sentenceInLocale(name)}</div>
          <div>
            <b className={value.length > LONG ? 'long' : undefined}>{inLocale(value)}</b>{' '}
            {unit === undefined ? null : <span className="dim small">{unit}</span>}
          </div>
          {beside === undefined ? null : <div className="dim small">{sentenceInLocale(beside)}</div>}
        </div>
      ))}
      {turn || children ? (
        <div className="turn">
          {turn ? (
            <div>
              <b>{words.next}</b> <span className="dim">{words.who(turn.who)}</span>{' '}
              <div>{sentenceInLocale(turn.does)}</div>
            </div>
          ) : null}
          {children}
        </div>
      ) : null}
    </section>
  );
}

type Scale = NonNullable<NonNullable<PageHead['decides']>['scale']>;

const Scale = ({ scale, tone = 'hold' }: { readonly scale: Scale; readonly tone?: PageHead['tone'] }) => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: src/pages/charts escapes every text
  <div dangerouslySetInnerHTML={{ __html: headScaleSvg(scale, tone) }} />
);
