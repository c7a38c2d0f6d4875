import { addressOf } from '../../../src/documents/contract/contract.ts';
import { type Addressed, type Order, queryOf } from '../../api/client.ts';
import { WORDS } from '../../words.ts';

const { instrument: words } = WORDS;

export interface ListedBy {
  /** The verb whose answer the list is. */
  readonly of: Addressed;
  /** What of the list is asked for, as far as the server knows it. */
  readonly order?: Order | undefined;
}

/** A list as a file: CSV, or a workbook with its parts too, of the rows that the server is asked for. */
export const ListFiles = ({ of, order = {} }: ListedBy) => (
  <span className="list-files small">
    {(['csv', 'xlsx'] as const).map((ending) => (
      <a
        key={ending}
        href={`${addressOf(of)}.${ending}${queryOf(order)}`}
        download
        aria-label={words.fileAs[ending]}
      >
        {words.files[ending]}
      </a>
    ))}
  </span>
);
