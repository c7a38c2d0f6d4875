import { useState } from 'react';
import type { Accounts } from '../../src/documents/session.ts';
import { DataTable } from '../design/data-table.tsx';
import { SelectField } from '../design/field.tsx';
import { moment } from '../design/locale.ts';
import { Empty } from '../design/states.tsx';
import { WORDS } from '../words.ts';

const { people: words } = WORDS;

/** Outcomes of a try that failed. */
const FAILED = ['refused', 'stopped'];

/** The latest tries to sign in, and what was signed; all of them, or those that failed. */
export function SignIns({ tries }: { readonly tries: Accounts['signIns'] }) {
  const [shown, setShown] = useState('');
  const rows = tries.filter(({ outcome }) => shown === '' || FAILED.includes(outcome));
  return (
    <section className="card stack">
      <div className="cluster">
        <h2 className="part grow">{words.signIns}</h2>
        <SelectField
          label={words.show}
          value={shown}
          onChange={setShown}
          none={words.allTries}
          options={[['failed', words.failedTries]]}
        />
      </div>
      {rows.length === 0 ? <Empty>{words.noTries}</Empty> : null}
      {rows.length > 0 ? (
        <DataTable
          label={words.signIns}
          columns={[words.at, words.person, words.outcome, words.from, words.what]}
          rows={rows.map(({ at, person, from, outcome, words: said }, i) => ({
            key: `${at} ${i}`,
            cells: [
              moment(at),
              person ?? words.unknown,
              FAILED.includes(outcome) ? (
                <b key="outcome" className="fail">
                  {outcome}
                </b>
              ) : (
                outcome
              ),
              from,
              said ?? '',
            ],
          }))}
        />
      ) : null}
    </section>
  );
}
