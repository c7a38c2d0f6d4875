import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  /** What is known of it, beside the title. */
  readonly sub?: ReactNode;
  readonly children: ReactNode;
}

/** A part that is not needed at every heat: one line until it is opened. */
export const Folded = ({ title, sub, children }: Props) => (
  <details className="card folded">
    <summary>
      <b>{title}</b> {sub === undefined ? null : <span className="dim">{sub}</span>}
    </summary>
    {children}
  </details>
);
