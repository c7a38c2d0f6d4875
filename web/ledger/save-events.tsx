import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { addressOf } from '../../src/documents/contract/contract.ts';
import { fieldsOf } from '../../src/documents/contract/fields-of.ts';
import { contract } from '../../src/tasks/proof/export-epcis/contract.ts';
import { readDocument } from '../api/client.ts';
import { elsewhere, wrongAt } from '../design/field-errors.ts';
import { Form } from '../design/form.tsx';
import { Refused } from '../design/states.tsx';
import { OneField } from '../forms/one-field.tsx';
import { save } from '../show-page/document-actions.tsx';
import { WORDS } from '../words.ts';

const { ledger: words } = WORDS;
const BASE = fieldsOf(contract.order).find(({ path }) => path === 'base')!;

interface Props {
  readonly subject: string;
  readonly customer: string;
}

/** Saves what happened to some metal as events of EPCIS 2.0, for a customer. */
export function SaveEvents({ subject, customer }: Props) {
  const [base, setBase] = useState('');
  const name = `events-${subject.replaceAll(/[^\w.-]+/g, '-')}.jsonld`;
  const { data, error, isPending, mutate, reset } = useMutation({
    mutationFn: () =>
      readDocument(contract.answer, addressOf(contract), { order: { subject, base: base.trim(), customer } }),
    onSuccess: (document) =>
      save(new Blob([JSON.stringify(document)], { type: 'application/ld+json' }), name),
  });
  const rest = elsewhere(error, ['base']);
  return (
    <Form
      card
      onSend={() => mutate()}
      send={contract.button}
      disabled={isPending || base.trim() === ''}
      go={false}
    >
      <h2>{words.events}</h2>
      <p className="dim">{words.eventsHelp}</p>
      <OneField
        field={BASE}
        typed={{ base }}
        onChange={() => (typed) => {
          reset();
          setBase(typed);
        }}
        wrong={wrongAt(error, 'base')}
      />
      {rest ? <Refused error={rest} /> : null}
      {data ? <p role="status">{words.eventsSaved(name, data.epcisBody.eventList.length)}</p> : null}
    </Form>
  );
}
