import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Deed } from '../../src/documents/common.ts';
import type { PlantToday } from '../../src/documents/economics/plant-today.ts';
import { contract as confirmation } from '../../src/tasks/persons/confirm-person/contract.ts';
import { useSession } from '../api/session.ts';
import { DataTable } from '../design/data-table.tsx';
import { placeOf } from '../design/deed-places.ts';
import { grouped, moment, sentenceInLocale } from '../design/locale.ts';
import { useMay } from '../people/may.ts';
import { personsQuery } from '../people/queries.ts';
import { WORDS } from '../words.ts';

const { today: words, heats: heatWords } = WORDS;

/** Steps shown before the others are counted. */
const SHOWN = 8;

interface Step {
  readonly key: string;
  /** What it is about. */
  readonly of: string;
  readonly what: string;
  /** Since when it waits. */
  readonly since: string | undefined;
  readonly age_d: number;
  readonly way: (className: string) => ReactNode;
}

/** What waits for the person who is here, the longest wait first, each with the button that does it; then what waits on others. */
export function NextSteps({ today }: { readonly today: PlantToday }) {
  const { person } = useSession();
  const confirming = useConfirming();
  const roles = person?.roles ?? [];
  const isMine = ({ on }: { readonly on: readonly string[] }) => on.some((role) => roles.includes(role));
  const steps = [
    ...confirming,
    ...[
      ...today.waits.filter(isMine).flatMap(({ heats }) => heats.map(heatStep)),
      ...(today.lotSteps ?? []).filter(isMine).map(lotStep),
      ...[today.analyses].filter((one) => one.orders > 0 && isMine(one)).map(analysesStep),
      ...(today.arrivals && isMine(today.arrivals) ? today.arrivals.files.map(arrivalStep) : []),
    ].sort((a, b) => b.age_d - a.age_d),
  ];
  const others = today.waits.filter((one) => !isMine(one));
  return (
    <section className="card stack next-steps" aria-label={words.yours}>
      <h2 className="part">{steps.length === 0 ? words.noneYours : words.yours}</h2>
      {steps.slice(0, SHOWN).map((step, i) => (
        <NextStep key={step.key} step={step} isFirst={i === 0} />
      ))}
      {steps.length > SHOWN ? (
        <details>
          <summary>{words.moreSteps(steps.length - SHOWN)}</summary>
          <div className="stack">
            {steps.slice(SHOWN).map((step) => (
              <NextStep key={step.key} step={step} isFirst={false} />
            ))}
          </div>
        </details>
      ) : null}
      <OnOthers waits={others} />
    </section>
  );
}

/** Heats of one step that are named before the others are counted. */
const NAMED = 3;

/** The heats that wait on others, by whose step is next. */
function OnOthers({ waits }: Pick<PlantToday, 'waits'>) {
  const count = waits.flatMap(({ heats }) => heats).length;
  if (count === 0) return null;
  return (
    <details open={count <= NAMED}>
      <summary>{words.onOthers(count)}</summary>
      <DataTable
        label={words.waitsTitle}
        columns={[heatWords.on, heatWords.heat, { head: words.oldest, numeric: true }]}
        rows={waits.map(({ on, oldest_d, heats }) => ({
          key: on.join(', '),
          cells: [
            <b key="on">{on.join(', ')}</b>,
            <WaitingHeats key="heats" heats={heats} />,
            grouped(String(oldest_d)),
          ],
        }))}
      />
    </details>
  );
}

const WaitingHeats = ({ heats }: { readonly heats: readonly HeatWait[] }) => (
  <>
    {heats.slice(0, NAMED).map(({ heat, for: what, age_d }) => (
      <div key={heat}>
        <Link to="/heats/$heat" params={{ heat }}>
          <b>{heat}</b>
        </Link>{' '}
        {sentenceInLocale(what)} <span className="dim">({age_d} d)</span>
      </div>
    ))}
    {heats.length > NAMED ? (
      <Link to="/heats" search={{ open: true }}>
        {words.moreHeats(heats.length - NAMED)}
      </Link>
    ) : null}
  </>
);

/** One step: what, why, since when, and the one button; the first is the primary one. */
export const NextStep = ({
  step: { of, what, since, way },
  isFirst,
}: {
  readonly step: Omit<Step, 'key' | 'age_d'>;
  readonly isFirst: boolean;
}) => (
  <div className="cluster row">
    <div className="grow">
      <b>{of}</b> {sentenceInLocale(what)}
      {since === undefined ? null : <span className="dim"> · {since}</span>}
    </div>
    {way(isFirst ? 'btn go' : 'btn')}
  </div>
);

type HeatWait = PlantToday['waits'][number]['heats'][number];

/** What the button of a step says, and the page that does its verb; the heat itself where none does. */
export const stepPlace = (heat: string, by: Deed | undefined) => ({
  text: (by && words.steps[by.verb]) ?? words.toStep,
  href: (by && placeOf(by)?.href) ?? `/heats/${encodeURIComponent(heat)}`,
});

function heatStep({ heat, for: what, since, age_d, by }: HeatWait): Step {
  const { text, href } = stepPlace(heat, by);
  return {
    ...{ key: `heat ${heat}`, of: heat, what, age_d },
    since: since === undefined || since === '' ? undefined : words.since(moment(since)),
    way: (className) => (
      <a href={href} className={className} aria-label={`${text}: ${heat}`}>
        {text}
      </a>
    ),
  };
}

function lotStep({ step, reason, lots, oldest_d }: NonNullable<PlantToday['lotSteps']>[number]): Step {
  const of = words.lotsTo(grouped(String(lots)), step);
  return {
    ...{ key: `${step} ${reason}`, of, what: reason, age_d: oldest_d },
    since: oldest_d > 0 ? words.sinceDays(oldest_d) : undefined,
    way: (className) => (
      <Link
        to="/yard"
        search={{ status: 'hold', find: reason }}
        {...{ className }}
        aria-label={`${words.seeLots}: ${of}`}
      >
        {words.seeLots}
      </Link>
    ),
  };
}

const analysesStep = ({ orders, oldest_d }: PlantToday['analyses']): Step => ({
  ...{ key: 'analyses', of: WORDS.choices.title, what: WORDS.choices.waiting(orders), age_d: oldest_d },
  since: oldest_d > 0 ? words.sinceDays(oldest_d) : undefined,
  way: (className) => (
    <Link to="/analyses" {...{ className }}>
      {words.toStep}
    </Link>
  ),
});

const arrivalStep = ({
  arrival,
  file,
  source,
  at,
  asks,
}: NonNullable<PlantToday['arrivals']>['files'][number]): Step => ({
  ...{ key: `arrival ${arrival}`, of: file, age_d: 0, since: words.since(moment(at)) },
  what: `${WORDS.arrivals.waitingOne(file, source)}: ${asks ?? WORDS.arrivals.waitsForPerson}`,
  way: (className) => (
    <Link to="/arrivals/$arrival" params={{ arrival }} {...{ className }}>
      {WORDS.arrivals.look}
    </Link>
  ),
});

/** What was proposed of persons, where who is here may confirm it and is not meant. */
function useConfirming(): readonly Step[] {
  const { person } = useSession();
  const { data } = useQuery(personsQuery);
  const may = useMay(data, confirmation.act);
  if (!may || !data) return [];
  return data.proposed
    .filter(({ id }) => id !== person?.id)
    .map(({ id, name }) => ({
      ...{ key: `person ${id}`, of: words.confirms(name), what: '', since: undefined, age_d: 0 },
      way: (className) => (
        <Link to="/plant" {...{ className }}>
          {WORDS.plant.persons}
        </Link>
      ),
    }));
}
