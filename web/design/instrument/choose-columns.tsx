import { WORDS } from '../../words.ts';
import { keepHidden } from './hidden-columns.ts';

interface Props {
  /** Name of the list on this device. */
  readonly list: string;
  /** Columns that may be hidden. */
  readonly columns: readonly { readonly id: string; readonly name: string }[];
  readonly hidden: ReadonlySet<string>;
  readonly onHide: (hide: string | undefined) => void;
}

/** Which columns a table shows. The choice stands in the address, so that it travels with a view or link, and is kept on the device. */
export function ChooseColumns({ list, columns, hidden, onHide }: Props) {
  const turn = (id: string, isShown: boolean) => {
    const next = columns.filter((one) => (one.id === id ? !isShown : hidden.has(one.id)));
    const hide = next.map((one) => one.id).join(',') || undefined;
    keepHidden(list, hide);
    onHide(hide);
  };
  return (
    <details className="choose-columns">
      <summary>{WORDS.instrument.columns(hidden.size)}</summary>
      <fieldset className="cluster plain">
        <legend className="dim small">{WORDS.instrument.columnsHelp}</legend>
        {columns.map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={!hidden.has(id)}
              onChange={({ target }) => turn(id, target.checked)}
            />{' '}
            {name}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
