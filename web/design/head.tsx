import { type ReactNode, useEffect } from 'react';
import { onPaper } from './paper-name.ts';

interface Props {
  readonly title: string;
  readonly sub?: ReactNode;
  /** The actions of the page; the one that comes next last. */
  readonly children?: ReactNode;
}

/** What a page is about, and what can be done here. */
export function Head({ title, sub, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Remelt`;
    onPaper('title', title);
  }, [title]);
  return (
    <header className="head">
      <div>
        <h1>{title}</h1>
        {sub === undefined ? null : <div className="dim">{sub}</div>}
      </div>
      {children}
    </header>
  );
}
