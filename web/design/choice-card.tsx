import type { ReactNode } from 'react';
import type { Choice } from '../../src/documents/page.ts';
import { headScaleSvg } from '../../src/pages/charts/head-scale.ts';
import { choiceRows, reachWords } from '../../src/pages/render/head-lines.ts';
import { sentenceInLocale } from './locale.ts';
import './choice-card.css';

interface Props {
  readonly choice: Choice;
  /** It is the one to take first. */
  readonly isFirst?: boolean;
  /** The button that does it. */
  readonly children?: ReactNode;
}

/** A way on: what is done, how sure it makes the thing, what it costs, how long it takes, who does it, and the button. */
export function ChoiceCard({ choice, isFirst = false, children }: Props) {
  const { does, words, reaches, outside = false } = choice;
  const reach = reachWords(choice);
  return (
    <article className={`choice${isFirst ? ' first' : ''}${outside ? ' outside' : ''}`}>
      <h3>{sentenceInLocale(does)}</h3>
      {reaches && reach !== undefined ? (
        <div>
          <div className="reach">{sentenceInLocale(reach)}</div>
          <div
            // biome-ignore lint/security/noDangerouslySetInnerHtml: src/pages/charts escapes every text
            dangerouslySetInnerHTML={{
              __html: headScaleSvg(
                { ...reaches, share: reaches.to },
                reaches.to < reaches.asked ? 'hold' : 'good',
              ),
            }}
          />
        </div>
      ) : null}
      <p>{sentenceInLocale(words)}</p>
      <dl>
        {choiceRows(choice).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{sentenceInLocale(value)}</dd>
          </div>
        ))}
      </dl>
      {children}
    </article>
  );
}
