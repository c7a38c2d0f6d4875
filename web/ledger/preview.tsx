import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { fieldsOf } from '../../src/documents/contract/fields-of.ts';
import { contract } from '../../src/tasks/proof/preview-bundle/contract.ts';
import { Button } from '../design/button.tsx';
import { Head } from '../design/head.tsx';
import { OneField } from '../forms/one-field.tsx';
import { ApiPage } from '../show-page/api-page.tsx';
import { WORDS } from '../words.ts';
import { MakeBundle } from './make-bundle.tsx';
import { SaveEvents } from './save-events.tsx';

const { ledger: words } = WORDS;
const FIELDS = fieldsOf(contract.order).filter(({ path }) => path !== 'disclose');

/** What a bundle of some metal would open for a customer, field by field, before anything is made. */
export function Preview() {
  const { subject, customer } = useSearch({ from: '/inside/ledger' });
  const ask = <Ask key={`${subject} ${customer}`} subject={subject} customer={customer} />;
  if (subject === undefined || customer === undefined)
    return (
      <>
        <Head title={words.preview} sub={words.previewHelp} />
        {ask}
      </>
    );
  return (
    <ApiPage of={contract} order={{ subject, customer }} title={words.preview} ask={ask}>
      <MakeBundle key={`bundle ${subject} ${customer}`} subject={subject} customer={customer} />
      <SaveEvents key={`events ${subject} ${customer}`} subject={subject} customer={customer} />
    </ApiPage>
  );
}

interface Props {
  readonly subject: string | undefined;
  readonly customer: string | undefined;
}

function Ask({ subject = '', customer = '' }: Props) {
  const navigate = useNavigate({ from: '/ledger' });
  const [typed, setTyped] = useState({ subject, customer });
  const go = (event: FormEvent) => {
    event.preventDefault();
    const [metal, name] = [typed.subject.trim(), typed.customer.trim()];
    void navigate({
      search: { view: 'preview', subject: metal || undefined, customer: name || undefined },
    });
  };
  return (
    <form className="cluster" onSubmit={go}>
      {FIELDS.map((field) => (
        <OneField
          key={field.path}
          field={field}
          typed={typed}
          onChange={(path) => (value) => setTyped({ ...typed, [path]: value })}
        />
      ))}
      <Button submit go>
        {words.show}
      </Button>
    </form>
  );
}
