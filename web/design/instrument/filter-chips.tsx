import { WORDS } from '../../words.ts';
import { grouped } from '../locale.ts';

export interface FilterChip {
  readonly value: string;
  readonly name: string;
  /** How many rows it leaves; absent while that is not known. */
  readonly count?: number | undefined;
}

interface Props {
  readonly label: string;
  readonly chips: readonly FilterChip[];
  /** The one that is chosen. */
  readonly value: string | undefined;
  readonly onChoose: (value: string | undefined) => void;
}

/** Filters of a list beside each other, each with how many rows it leaves; one that is pressed again is taken back. */
export const FilterChips = ({ label, chips, value, onChoose }: Props) =>
  chips.length === 0 ? null : (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in one line with others
    <div role="group" className="filter-chips" aria-label={WORDS.instrument.filter(label)}>
      {chips.map(({ value: one, name, count }) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === value}
          onClick={() => onChoose(one === value ? undefined : one)}
        >
          {name}
          {count === undefined ? null : <span>{grouped(String(count))}</span>}
        </button>
      ))}
    </div>
  );
