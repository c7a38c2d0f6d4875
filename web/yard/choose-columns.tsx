import { WORDS } from '../words.ts';
import { type ColumnId, HIDEABLE, hiddenIn, hideOf } from './columns.ts';

interface Props {
  readonly hide: string | undefined;
  readonly onHide: (hide: string | undefined) => void;
}

/** Which columns the table of the yard shows; the choice stands in the address, so it travels with a saved view and a link. */
export function ChooseColumns({ hide, onHide }: Props) {
  const hidden = hiddenIn(hide);
  const turn = (id: ColumnId, isShown: boolean) => {
    const next = new Set(hidden);
    if (isShown) next.delete(id);
    else next.add(id);
    onHide(hideOf(next));
  };
  return (
    <details className="choose-columns">
      <summary>{WORDS.yard.columns(hidden.size)}</summary>
      <fieldset className="cluster plain">
        <legend className="dim small">{WORDS.yard.columnsHelp}</legend>
        {HIDEABLE.map(({ id, name }) => (
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
