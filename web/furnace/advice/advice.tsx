import { useMutation } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import type { HeatAdvice } from '../../../src/documents/heats/heats.ts';
import type { Page } from '../../../src/documents/page.ts';
import { contract as adviseHeat } from '../../../src/tasks/heats/advise-heat/contract.ts';
import { type Order, readFollowed, readPage } from '../../api/client.ts';
import { Form } from '../../design/form.tsx';
import { moment, sentenceInLocale } from '../../design/locale.ts';
import { NumberField } from '../../design/number-field.tsx';
import { numberOf } from '../../design/read-number.ts';
import { Refused, Waiting } from '../../design/states.tsx';
import { useDraft } from '../../forms/drafts.ts';
import { OnlyFor } from '../../people/only-for.tsx';
import { RecordNumber } from '../../proof/record-number.tsx';
import { PageView } from '../../show-page/page-view.tsx';
import { WORDS } from '../../words.ts';
import { type HeatAtFurnace, type HeatNow, isOvertaken } from '../heat-now.ts';
import { outbox } from '../outbox/outbox.ts';
import { Part } from '../part.tsx';
import { AdviceRoute } from './advice-route.tsx';
import { AnswerAdvice } from './answer-advice.tsx';

const { furnace: words } = WORDS;
const BLANK = { minutes: '', latest: '' };

interface Props {
  readonly heat: HeatAtFurnace;
  readonly now: HeatNow;
}

/** Advice that was asked for, as document and as page. */
interface Given {
  readonly answer: HeatAdvice;
  readonly page: Page;
}

/** What may be done with the melt now, worked out by the server from what is recorded; and what the melter does with it. */
export function Advice({ heat, now }: Props) {
  const [typed, change] = useDraft(heat.id, 'advice', BLANK);
  const [doing, setDoing] = useState('');
  const [chosen, choose] = useState('');
  const waiting = useSyncExternalStore(outbox.subscribe, outbox.entries);
  const isUnsent = waiting.some((one) => one.heat === heat.id);
  const { mutate, data, error, isPending, reset } = useMutation({
    mutationFn: async (order: Order): Promise<Given> => {
      const answer = await readFollowed(adviseHeat, { order, onProgress: setDoing });
      // worked out above: the server gives the same answer as a page
      return { answer, page: await readPage(adviseHeat, order) };
    },
    onSettled: () => setDoing(''),
  });
  const isUnclear = [typed.minutes, typed.latest].some(
    (text) => text.trim() !== '' && numberOf(text) === undefined,
  );
  // a plan without a route says nothing of how the furnace runs; a furnace log does
  const asksRoute = heat.route === null && !heat.log;
  const route = asksRoute ? chosen : '';
  const submit = () => {
    if (isUnclear) return;
    mutate({
      heat: heat.id,
      at: new Date().toISOString(),
      minutes: numberOf(typed.minutes),
      latestMinutes: numberOf(typed.latest),
      ...(route === '' ? {} : { route }),
    });
  };
  return (
    <Part title={words.adviceTitle} sub={words.adviceSub}>
      <p className="dim">{isUnsent ? words.adviceUnsent : words.adviceHelp}</p>
      <Form
        onSend={submit}
        send={words.askAdvice}
        disabled={isPending || isUnsent || isUnclear || (asksRoute && route === '')}
        go={false}
        tap
      >
        {asksRoute ? <AdviceRoute value={route} onChange={choose} /> : null}
        <NumberField
          label={words.sinceMolten}
          help={words.sinceMoltenHelp}
          value={typed.minutes}
          onChange={(minutes) => change({ minutes })}
        />
        <NumberField
          label={words.heldUntil}
          help={words.heldUntilHelp}
          value={typed.latest}
          onChange={(latest) => change({ latest })}
        />
      </Form>
      {isPending ? <Waiting words={doing === '' ? words.advising : doing} /> : null}
      {error ? <Refused error={error} /> : null}
      {data && !isPending ? (
        <ShownAdvice given={data} isStale={isOvertaken(data.answer, heat, now)} onAnswered={reset} />
      ) : null}
      <Answered heat={heat} />
    </Part>
  );
}

interface ShownProps {
  readonly given: Given;
  readonly isStale: boolean;
  readonly onAnswered: () => void;
}

/** One sentence, what is missing, the reasons behind a fold, and the answer of the melter. */
function ShownAdvice({ given: { answer, page }, isStale, onAnswered }: ShownProps) {
  const { advice, missing, at, zeroAt } = answer;
  const [first = '', second = ''] = advice.words;
  const isOutlook = advice.standing === 'outlook';
  return (
    <div className="stack" role="status">
      <span className="dim">{words.adviceAt(moment(at), moment(zeroAt))}</span>
      {isStale ? <p className="hold">{words.adviceStale}</p> : null}
      {isOutlook ? <b className="hold">{words.outlook}</b> : null}
      <p className="sentence advice">{sentenceInLocale(isOutlook ? second : first)}</p>
      {missing.length > 0 ? (
        <>
          <b>{words.adviceMissing}</b>
          <ul>
            {missing.map(({ what, cure }) => (
              <li key={what}>{sentenceInLocale(`${what}; ${cure}`)}</li>
            ))}
          </ul>
        </>
      ) : null}
      <details className="folded">
        <summary>
          <b>{words.adviceReasons}</b>
        </summary>
        <PageView page={reasonsOf(page)} isPart />
      </details>
      {advice.acceptance.needed && !isStale ? (
        <OnlyFor act="accept advice">
          <AnswerAdvice answer={answer} onAnswered={onAnswered} />
        </OnlyFor>
      ) : null}
    </div>
  );
}

/** The page of the advice without what stands above it already. */
const reasonsOf = (page: Page): Page => ({
  ...page,
  lead: [],
  sections: page.sections.filter(({ id }) => id !== 'missing'),
});

/** Advice of this heat that was answered, the latest first, with its records. */
const Answered = ({ heat: { advice = [] } }: Pick<Props, 'heat'>) =>
  advice.toReversed().map(({ seq, decision, by, advice: said, reason, happenedAt }) => (
    <div key={seq} className="row">
      {words.adviceAnswered(decision === 'accepted', by, moment(happenedAt))}:{' '}
      {sentenceInLocale(said.split('; ')[0]!)}
      {reason === null ? '' : ` (${reason})`} <RecordNumber seq={seq} />
    </div>
  ));
