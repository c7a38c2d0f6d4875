import type { ReactNode } from 'react';
import type { Field } from '../../src/documents/contract/fields-of.ts';
import { WORDS } from '../words.ts';
import { OneField } from './one-field.tsx';
import type { TypedForm } from './typed-form.ts';

interface Props {
  readonly fields: readonly Field[];
  readonly typed: TypedForm;
  readonly expected?: Readonly<Record<string, number>>;
  readonly onChange: (path: string) => (text: string) => void;
  readonly wrongIn?: (path: string) => string | undefined;
  /** Folded fields that stand open: they were refused. */
  readonly opened?: readonly string[];
  /** The first field has the focus: only in a dialog. */
  readonly focus?: boolean;
  readonly children?: ReactNode;
}

/** The fields of an order: those that are always asked, what the page asks besides, and the folded ones, which open when they are refused. */
export function OrderFields({
  fields,
  typed,
  expected = {},
  onChange,
  wrongIn,
  opened = [],
  focus,
  children,
}: Props) {
  const isFolded = ({ path, folded }: Field) =>
    folded === true && !opened.includes(path) && wrongIn?.(path) === undefined;
  const shown = (some: readonly Field[], isFirst: boolean) => (
    <div className="fields">
      {some.map((field, i) => (
        <OneField
          key={field.path}
          {...{ field, typed, onChange }}
          expected={expected[field.path]}
          wrong={wrongIn?.(field.path)}
          focus={isFirst && i === 0}
        />
      ))}
    </div>
  );
  const folded = fields.filter(isFolded);
  return (
    <>
      {shown(
        fields.filter((field) => !isFolded(field)),
        focus === true,
      )}
      {children}
      {folded.length > 0 ? (
        <details>
          <summary>{WORDS.states.further}</summary>
          {shown(folded, false)}
        </details>
      ) : null}
    </>
  );
}
