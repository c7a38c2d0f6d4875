import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { KeptSpecification } from '../../src/documents/reference.ts';
import { contract as compareSpecification } from '../../src/tasks/reference/compare-specification/contract.ts';
import { contract as enterSpecification } from '../../src/tasks/reference/enter-specification/contract.ts';
import { bookVerb } from '../api/client.ts';
import { bookedHere, useBooking } from '../api/use-booking.ts';
import { useKey } from '../api/use-key.ts';
import { AsTyped } from '../design/as-typed.tsx';
import { TextField } from '../design/field.tsx';
import { asksAsTyped, elsewhere, wrongAt } from '../design/field-errors.ts';
import { Form } from '../design/form.tsx';
import { KeptSince, useKept } from '../forms/kept-form.tsx';
import { PAGE_WORDS } from '../page-words.ts';
import { NOTHING_TYPED, specificationOf, type TypedSpecification, typedFrom } from './spec-typed.ts';
import { knownNumber, useSpecifications } from './specifications-query.ts';
import { StatedFields } from './stated-fields.tsx';
import { WhyChanged } from './why-changed.tsx';

const { specs: words } = PAGE_WORDS;

const HEADS = ['number', 'revision', 'customer'] as const;
const AT = { gradeId: 'gradeId', balance: 'balance', residual: 'residual_wtpct', retest: 'retest' } as const;
const FIELDS = [...HEADS, 'despite', 'asTyped', ...Object.values(AT).map((name) => `specification.${name}`)];
const wrongRule = (error: unknown) => (name: string) =>
  wrongAt(error, `specification.${AT[name as keyof typeof AT] ?? name}`);

/** A specification as an order has it, or what is wrong with what was typed. */
function readTyped(typed: TypedSpecification): { readonly specification?: object; readonly wrong?: string } {
  try {
    return { specification: specificationOf(typed) };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}

/** Enters a specification as printed, or the next revision of one; another person compares it. */
export function EnterForm({ before }: { readonly before?: KeptSpecification }) {
  const navigate = useNavigate();
  const controlled = before?.specification.controlled;
  const kept = useKept(`specification ${before?.name ?? ''}`, {
    head: { number: controlled?.number ?? '', revision: '', customer: before?.customer ?? '' },
    typed: before ? typedFrom(before.specification) : NOTHING_TYPED,
    ...{ reason: '', despite: '' },
  });
  const { head, typed, reason, despite } = kept.typed;
  const change = (part: Partial<typeof kept.typed>) => kept.change({ ...kept.typed, ...part });
  const booking = useBooking(enterSpecification);
  const { number, revision, customer } = Object.fromEntries(
    Object.entries(head).map(([name, text]) => [name, text.trim()]),
  ) as typeof head;
  const { specification, wrong } = readTyped(typed);
  const known = knownNumber(useSpecifications().data?.specifications, { number, revision });
  // typed anew, a number that exists becomes another revision too
  const isChange = before !== undefined || known.revisions !== undefined;
  const why = isChange ? reason.trim() : '';
  const isWhole = number !== '' && revision !== '' && customer !== '' && specification !== undefined;
  const isReady = isWhole && known.taken === undefined && (!isChange || why !== '');
  const book = (said: { readonly asTyped?: true } = {}) => {
    if (!isReady || booking.isPending) return;
    const name = `${number} rev ${revision}`;
    const reasons = {
      ...(why === '' ? {} : { reason: why }),
      ...(despite.trim() === '' ? {} : { despite: despite.trim() }),
    };
    booking.mutate(
      { order: { number, revision, customer, specification, ...reasons, ...said } },
      {
        onSuccess: () => {
          kept.forget();
          void navigate({ to: '/plant', search: { view: 'specifications', name } });
        },
      },
    );
  };
  const rest = elsewhere(booking.error, FIELDS);
  return (
    <details className="card" open={kept.since !== undefined || undefined}>
      <summary>{before ? words.nextRevision : words.enter}</summary>
      <Form onSend={() => book()} send={words.enterGo} sending={booking} error={rest} disabled={!isReady}>
        <KeptSince since={kept.since} onDiscard={kept.forget} />
        <div className="fields">
          {HEADS.map((name) => (
            <TextField
              key={name}
              label={words.head[name]}
              help={
                name === 'number' && before === undefined && known.revisions !== undefined
                  ? words.numberExists(number, known.revisions)
                  : words.headHelp[name]
              }
              value={head[name]}
              onChange={(value) => change({ head: { ...head, [name]: value } })}
              wrong={(name === 'revision' ? known.taken : undefined) ?? wrongAt(booking.error, name)}
              needed
            />
          ))}
          {isChange ? <WhyChanged value={reason} onChange={(text) => change({ reason: text })} /> : null}
        </div>
        <StatedFields
          typed={typed}
          onChange={(next) => change({ typed: next })}
          wrong={wrongRule(booking.error)}
        />
        {wrongAt(booking.error, 'despite') === undefined ? null : (
          <TextField label={words.despite} value={despite} onChange={(text) => change({ despite: text })} />
        )}
        {wrong === undefined ? null : <p className="hold">{wrong}</p>}
        {asksAsTyped(booking.error) ? (
          <AsTyped error={booking.error} onSay={() => book({ asTyped: true })} />
        ) : null}
      </Form>
    </details>
  );
}

/** Types a specification in again from the printed page: equal, it may be used; else the differences stand beside the lines. */
export function CompareForm({
  specification: { name, specification },
}: {
  readonly specification: KeptSpecification;
}) {
  const client = useQueryClient();
  const key = useKey();
  const kept = useKept(`compare ${name}`, NOTHING_TYPED);
  const typed = kept.typed;
  const { number = '', revision = '' } = specification.controlled ?? {};
  const comparing = useMutation({
    mutationFn: (order: object) => {
      const whole = { number, revision, specification: order };
      return bookVerb(compareSpecification, { order: whole, key: key.of(whole) });
    },
    onSuccess: async ({ equal }) => {
      key.done();
      if (!equal) return;
      kept.forget();
      bookedHere();
      await client.invalidateQueries();
    },
  });
  const read = readTyped(typed);
  const isReady = read.specification !== undefined && Object.keys(read.specification).length > 0;
  const submit = () => {
    if (read.specification && isReady && !comparing.isPending) comparing.mutate(read.specification);
  };
  const { data, error } = comparing;
  return (
    <details className="card" open>
      <summary>{words.compare}</summary>
      <Form onSend={submit} send={words.compareGo} sending={comparing} disabled={!isReady}>
        <p className="dim">{words.compareHelp(name)}</p>
        <KeptSince since={kept.since} onDiscard={kept.forget} />
        <StatedFields
          typed={typed}
          onChange={kept.change}
          differences={data?.differences ?? []}
          wrong={wrongRule(error)}
        />
        {read.wrong === undefined ? null : <p className="hold">{read.wrong}</p>}
        {data && !data.equal ? (
          <p className="fail" role="status">
            {words.differ(data.differences.length, data.compared)}
          </p>
        ) : null}
      </Form>
    </details>
  );
}
