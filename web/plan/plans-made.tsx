import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { jobsSchema } from '../../src/documents/job.ts';
import { readDocument } from '../api/client.ts';
import { kilogramsText } from '../design/locale.ts';
import { WORDS } from '../words.ts';
import { planningOf } from './use-planning.ts';

const { plan: words } = WORDS;

/** Plans that are listed, and how often they are looked at while one is being made [ms]. */
const MOST = 8;
const LOOK_MS = 5000;

/** The plans that who is here has asked for, on whichever device: each leads to its own address. */
export function PlansMade() {
  const { data } = useQuery({
    queryKey: ['jobs', 'plan-heat'],
    queryFn: ({ signal }) => readDocument(jobsSchema, '/api/jobs', { signal }),
    refetchInterval: LOOK_MS,
  });
  const plans = (data?.jobs ?? []).flatMap((job) => {
    const planning = planningOf(job);
    return planning ? [{ ...planning, state: job.state }] : [];
  });
  if (plans.length === 0) return null;
  return (
    <section className="card" aria-label={words.made}>
      <h2>{words.made}</h2>
      <ul className="plain-list">
        {plans.slice(0, MOST).map(({ job, order, state }) => (
          <li key={job}>
            <Link to="/plan" search={{ job }}>
              {words.planned(
                String(order.heat),
                kilogramsText(Number(order.mass_kg)),
                String(order.spec ?? order.gradeId),
              )}
            </Link>{' '}
            <span className="dim">{words.states[state]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
