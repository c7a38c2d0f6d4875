import type { Deed } from '../../src/documents/common.ts';
import type { Page, Section } from '../../src/documents/page.ts';
import { titleOf } from '../../src/pages/render/title.ts';
import { Head } from '../design/head.tsx';
import { sentenceInLocale } from '../design/locale.ts';
import { Verdict } from '../design/verdict.tsx';
import { VerdictHead } from '../design/verdict-head.tsx';
import { useIsPhone } from '../shell/use-is-phone.ts';
import { WORDS } from '../words.ts';
import { BlockView } from './block-view.tsx';
import { ChoicesView } from './choices-view.tsx';
import { TurnButton } from './turn-button.tsx';
import './page.css';
import type { ReactNode } from 'react';

interface Props {
  readonly page: Page;
  /** Actions in the head. */
  readonly actions?: ReactNode;
  /** The one button that goes on from here: it stands in the head beside whose turn it is. */
  readonly turn?: ReactNode;
  /** Goes one of the ways of the page, where this page can do that by itself. */
  readonly onWay?: ((deed: Deed) => (() => void) | undefined) | undefined;
  /** What stands in the place of the table that the page leads with: an instrument, where rows are acted on. */
  readonly table?: ReactNode;
  /** What stands between the head and the page. */
  readonly children?: ReactNode;
  /** It stands inside another page: its title is a heading there. */
  readonly isPart?: boolean;
}

/** A page of an answer: the same words, tables and charts as in a report. */
export function PageView({ page, actions, turn, onWay, table, children, isPart }: Props) {
  const { verdict, head, choices, stamp, sections } = page;
  const lead = table === undefined ? page.lead : page.lead.filter(({ kind }) => kind !== 'table');
  const word = verdict === undefined || (head && !isPart) ? undefined : <Verdict word={verdict} />;
  return (
    <>
      {isPart ? (
        <div className="cluster row">
          <h2 className="part grow">
            {sentenceInLocale(titleOf(page))} {word}
          </h2>
          {actions}
        </div>
      ) : (
        <Head title={sentenceInLocale(titleOf(page))} sub={word}>
          {actions}
        </Head>
      )}
      {stamp === undefined ? null : <p className="stamp">{sentenceInLocale(stamp)}</p>}
      {head && !isPart ? (
        <VerdictHead head={head} word={verdict}>
          {turn ?? (head.turn?.by ? <TurnButton turn={head.turn} /> : null)}
        </VerdictHead>
      ) : (
        turn
      )}
      {choices ? <ChoicesView choices={choices} onWay={onWay} /> : null}
      {children}
      <div className="page stack">
        {lead.length > 0 ? (
          <div className="card">
            {lead.map((block, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a page never changes its order
              <BlockView key={i} block={block} />
            ))}
          </div>
        ) : null}
        {table}
        {sections.length > 2 ? <Contents sections={sections} /> : null}
        {sections.map((section) => (
          <SectionView key={section.id} section={section} />
        ))}
      </div>
    </>
  );
}

/** Opens a section that is one line, so that who goes to it reads it. */
function unfold(id: string): void {
  const folded = document.querySelector<HTMLDetailsElement>(`#${CSS.escape(id)} > details`);
  if (folded) folded.open = true;
}

function Contents({ sections }: { readonly sections: readonly Section[] }) {
  return (
    <nav className="contents" aria-label={WORDS.page.contents}>
      {sections.map(({ id, heading }) => (
        <a key={id} href={`#${id}`} onClick={() => unfold(id)}>
          {sentenceInLocale(heading)}
        </a>
      ))}
    </nav>
  );
}

/** Rows of a table that a phone shows before it folds the section. */
const PHONE_ROWS = 6;

function SectionView({ section: { id, heading, blocks, folded } }: { readonly section: Section }) {
  const isPhone = useIsPhone();
  const isLong = blocks.some((block) => block.kind === 'table' && block.rows.length > PHONE_ROWS);
  const inside = blocks.map((block, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a page never changes its order
    <BlockView key={i} block={block} />
  ));
  return (
    <section className="card" id={id}>
      {folded || (isPhone && isLong) ? (
        <details>
          <summary>
            <h2>{sentenceInLocale(heading)}</h2>
          </summary>
          {inside}
        </details>
      ) : (
        <>
          <h2>{sentenceInLocale(heading)}</h2>
          {inside}
        </>
      )}
    </section>
  );
}
