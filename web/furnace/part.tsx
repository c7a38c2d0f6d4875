import type { ReactNode } from 'react';
import { OnlyFor } from '../people/only-for.tsx';

interface Props {
  readonly title: string;
  /** The form that a refused booking goes back into. */
  readonly form?: string;
  /** It comes next: it is open until another part does. */
  readonly isNext?: boolean;
  /** Acts of the table of rights, of which one is needed; absent: anybody may. */
  readonly act?: string | readonly string[];
  /** What is known of it, beside the title. */
  readonly sub?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the work at the furnace: open while it comes next, and else one line. Who has no role for it reads whose it is. */
export const Part = ({ title, form, isNext = false, act, sub, children }: Props) => (
  <section aria-label={title} data-form={form}>
    <details className="card folded" open={isNext}>
      <summary>
        <h2>{title}</h2> {sub === undefined ? null : <span className="dim">{sub}</span>}
      </summary>
      <div className="stack">{act === undefined ? children : <OnlyFor act={act}>{children}</OnlyFor>}</div>
    </details>
  </section>
);
