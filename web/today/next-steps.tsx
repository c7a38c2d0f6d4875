import { Link } from '@tanstack/react-router';
import type { PlantToday } from '../../src/documents/economics/plant-today.ts';
import { useSession } from '../api/session.ts';
import { sentenceInLocale } from '../design/locale.ts';
import { WORDS } from '../words.ts';

const { today: words } = WORDS;

/** Steps shown before the others are counted. */
const SHOWN = 8;

/** What waits for the person who is here, the longest wait first, each with the way to it; nothing for a person without roles. */
export function NextSteps({ today: { waits, analyses } }: { readonly today: PlantToday }) {
  const { person } = useSession();
  const roles = person?.roles ?? [];
  if (roles.length === 0) return null;
  const mine = waits.filter(({ on }) => on.some((role) => roles.includes(role)));
  const steps = mine.flatMap(({ heats }) => heats).sort((a, b) => b.age_d - a.age_d);
  const others = waits.flatMap(({ heats }) => heats).length - steps.length;
  const isMeasured = analyses.orders > 0 && analyses.on.some((role) => roles.some((one) => one === role));
  const isEmpty = steps.length === 0 && !isMeasured;
  return (
    <section className="card stack next-steps" aria-label={words.yours}>
      <h2 className="part">{isEmpty ? words.noneYours : words.yours}</h2>
      {steps.slice(0, SHOWN).map(({ heat, for: what, age_d }, i) => (
        <div key={heat} className="cluster row">
          <div className="grow">
            <b>{heat}</b> {sentenceInLocale(what)}
            {age_d > 0 ? <span className="dim"> · {WORDS.release.days(age_d)}</span> : null}
          </div>
          <Link
            to="/heats/$heat"
            params={{ heat }}
            className={i === 0 ? 'btn go' : 'btn'}
            aria-label={`${words.toStep}: ${heat}`}
          >
            {words.toStep}
          </Link>
        </div>
      ))}
      {isMeasured ? (
        <div className="cluster row">
          <div className="grow">
            <b>{WORDS.choices.title}</b> {WORDS.choices.waiting(analyses.orders)}
          </div>
          <Link to="/analyses" className={steps.length === 0 ? 'btn go' : 'btn'}>
            {words.toStep}
          </Link>
        </div>
      ) : null}
      {steps.length > SHOWN ? <p className="dim">{words.moreSteps(steps.length - SHOWN)}</p> : null}
      {others > 0 ? (
        <p className="dim count">
          <a href="#waits">{words.onOthers(others)}</a>
        </p>
      ) : null}
    </section>
  );
}
