import { type FormEvent, useState } from 'react';
import type { HeatAdvice } from '../../../src/documents/heats/heats.ts';
import { contract } from '../../../src/tasks/heats/answer-advice/contract.ts';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { sentenceInLocale } from '../../design/locale.ts';
import { WORDS } from '../../words.ts';
import { putHeat } from '../outbox/put-heat.ts';

const { furnace: words } = WORDS;

interface Props {
  readonly answer: HeatAdvice;
  readonly onAnswered: () => void;
}

/** What the melter does with advice: followed, or not and why. It is recorded under their name, and moves nothing. */
export function AnswerAdvice({ answer: { heat, document, advice }, onAnswered }: Props) {
  const [isDeclining, setDeclining] = useState(false);
  const [reason, setReason] = useState('');
  const put = (isFollowed: boolean) => {
    // the document that was asked, so that the server works it out again
    putHeat(heat, {
      contract,
      words: words.adviceOf(heat, sentenceInLocale(advice.words[0] ?? ''), isFollowed),
      order: {
        document,
        decision: isFollowed ? 'accepted' : 'declined',
        ...(isFollowed ? {} : { reason: reason.trim() }),
      },
    });
    onAnswered();
  };
  const decline = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') put(false);
  };
  if (!isDeclining)
    return (
      <div className="cluster">
        <Button tap go onPress={() => put(true)}>
          {words.follow}
        </Button>
        <Button tap onPress={() => setDeclining(true)}>
          {words.notFollowed}
        </Button>
      </div>
    );
  return (
    <form className="stack" onSubmit={decline}>
      <TextField label={words.whyNot} value={reason} onChange={setReason} />
      <div className="cluster">
        <Button submit tap go disabled={reason.trim() === ''}>
          {words.recordNotFollowed}
        </Button>
        <Button tap onPress={() => setDeclining(false)}>
          {words.changeIt}
        </Button>
      </div>
    </form>
  );
}
