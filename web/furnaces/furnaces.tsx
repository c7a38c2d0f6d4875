import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { contract as measureLeak } from '../../src/tasks/heats/measure-leak/contract.ts';
import { Button } from '../design/button.tsx';
import { VerbForm } from '../forms/verb-form.tsx';
import { ApiPage } from '../show-page/api-page.tsx';
import { WORDS } from '../words.ts';

const { furnaces: words } = WORDS;

/** The furnaces of the plant, how much they have melted and how old their linings are. */
export function Furnaces() {
  return <ApiPage path="/api/heats/list-furnaces" title={words.title} />;
}

/** One furnace: what to do next, its lining, its calibration and drift, and how far its predictions may be trusted. */
export function OneFurnace() {
  const { furnace } = useParams({ from: '/inside/furnaces/$furnace' });
  const [isBooking, setBooking] = useState(false);
  return (
    <>
      <ApiPage
        key={furnace}
        path="/api/heats/show-furnace"
        order={{ furnace }}
        title={furnace}
        actions={
          <>
            <Link to="/furnaces" className="btn">
              {words.all}
            </Link>
            <Button onPress={() => setBooking(true)}>{words.leak}</Button>
          </>
        }
      />
      {isBooking ? (
        <VerbForm
          {...{ contract: measureLeak, given: { furnace }, about: furnace }}
          onClose={() => setBooking(false)}
        />
      ) : null}
    </>
  );
}
