import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { contract as listFurnaces } from '../../src/tasks/heats/list-furnaces/contract.ts';
import { contract as measureLeak } from '../../src/tasks/heats/measure-leak/contract.ts';
import { contract as showFurnace } from '../../src/tasks/heats/show-furnace/contract.ts';
import { Button } from '../design/button.tsx';
import { VerbForm } from '../forms/verb-form.tsx';
import { PAGE_WORDS } from '../page-words.ts';
import { ApiPage } from '../show-page/api-page.tsx';
import { WORDS } from '../words.ts';

const { furnaces: words } = WORDS;

/** The furnaces of the plant, how much they have melted and how old their linings are. */
export function Furnaces() {
  return (
    <ApiPage
      of={listFurnaces}
      title={words.title}
      actions={
        <Link to="/past-heats" className="btn">
          {PAGE_WORDS.pastHeats.title}
        </Link>
      }
    />
  );
}

/** One furnace: what to do next, its lining, its calibration and drift, and how far its predictions may be trusted. */
export function OneFurnace() {
  const { furnace } = useParams({ from: '/inside/furnaces/$furnace' });
  const [isBooking, setBooking] = useState(false);
  return (
    <>
      <ApiPage
        key={furnace}
        of={showFurnace}
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
