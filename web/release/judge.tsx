import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Page, PageHead } from '../../src/documents/page.ts';
import type { ReleaseQueue } from '../../src/documents/proof/release-queue.ts';
import { contract as judgeMeasured } from '../../src/tasks/release/judge-measured/contract.ts';
import { readPage } from '../api/client.ts';
import { useSession } from '../api/session.ts';
import { SelectField } from '../design/field.tsx';
import { Head } from '../design/head.tsx';
import { kilograms } from '../design/locale.ts';
import { Empty, Refused, Waiting } from '../design/states.tsx';
import { VerdictHead } from '../design/verdict-head.tsx';
import { Became } from '../heats/became.tsx';
import { piecesQuery } from '../heats/pieces-query.ts';
import { useSpecifications } from '../plant/specifications-query.ts';
import { PageView } from '../show-page/page-view.tsx';
import { WORDS } from '../words.ts';
import { AfterFail } from './after-fail.tsx';
import { CertificateForm } from './certificate-form.tsx';
import { CorrectAnalysis } from './correct-analysis.tsx';
import { ItsCertificate } from './its-certificate.tsx';
import { nameOf } from './name-of.ts';
import { queueQuery } from './queue-query.ts';
import { ResultsForm } from './results-form.tsx';
import { Samples } from './samples.tsx';
import { Ship } from './ship.tsx';
import { SignRelease } from './sign-release.tsx';

const { release: words } = WORDS;

/** One piece of metal before its decision: what was measured, the verdict it gives, and who may sign it. */
export function Judge() {
  const { of: named } = useParams({ from: '/inside/release/$of' });
  // an address that somebody types names the piece alone
  const of = named.includes(':') ? named : `object:${named}`;
  const { data, error, refetch } = useQuery(queueQuery);
  const [shipped, setShipped] = useState<Done | null>(null);
  const one = data?.waiting.find((row) => row.of === of);
  if (shipped)
    return (
      <PageView
        page={shipped.page}
        actions={
          <>
            <ItsCertificate of={of} />
            {shipped.to === undefined ? null : (
              <Link
                to="/ledger"
                search={{ view: 'preview', subject: of, customer: shipped.to }}
                className="btn"
              >
                {words.toBundle(shipped.to)}
              </Link>
            )}
            <Link to="/release" className="btn go">
              {words.back}
            </Link>
          </>
        }
      />
    );
  if (!data)
    return (
      <>
        <Head title={nameOf(of)} />
        {error ? <Refused error={error} onAgain={() => void refetch()} /> : <Waiting />}
      </>
    );
  if (!one)
    return (
      <>
        <Head title={nameOf(of)}>
          <ItsCertificate of={of} />
          <Link to="/release" className="btn">
            {words.back}
          </Link>
        </Head>
        <Gone of={of} />
      </>
    );
  return (
    <Decision
      key={of}
      one={one}
      specifications={data.specifications}
      grades={data.grades}
      elements={data.elements}
      freeCertificate={data.freeCertificate}
      isHeatOpen={data.waiting.some((row) => row.of === `heat:${one.heat}`)}
      onDone={setShipped}
    />
  );
}

/** Where metal is that waits for nothing. */
function Gone({ of }: { readonly of: string }) {
  const isObject = of.startsWith('object:');
  const { data, isPending } = useQuery({ ...piecesQuery(of), enabled: isObject });
  const piece = data?.pieces[0];
  if (isObject && isPending) return <Waiting />;
  return piece ? <Became piece={piece} /> : <Empty>{words.notWaiting(nameOf(of))}</Empty>;
}

/** What decides a piece: how much was measured of it and the reason of its verdict, by what it was judged, and whose turn it is. */
function headOf({
  results,
  specimens,
  verdict,
  mass_g,
  heat,
  of,
  waits,
}: ReleaseQueue['waiting'][number]): PageHead {
  const reason = verdict?.reasons[0];
  return {
    basis: verdict ? 'signed' : 'recorded',
    decides: {
      value: String(results),
      of: words.resultsOf(specimens),
      ...(reason === undefined ? {} : { asked: reason }),
    },
    figures: [
      { name: words.mass, value: kilograms(mass_g) },
      ...(nameOf(of) === heat ? [] : [{ name: WORDS.heats.heat, value: heat }]),
      ...(verdict ? [{ name: words.judgedBy, value: verdict.specification }] : []),
      { name: words.waitsFor, value: words.days(waits.age_d) },
    ],
    turn: { who: waits.on, does: waits.for },
  };
}

/** What was decided on a piece; where it was shipped, to whom. */
interface Done {
  readonly page: Page;
  readonly to?: string;
}

interface DecisionProps {
  readonly one: ReleaseQueue['waiting'][number];
  readonly specifications: readonly string[];
  readonly grades: ReleaseQueue['grades'];
  readonly elements: ReleaseQueue['elements'];
  readonly freeCertificate: ReleaseQueue['freeCertificate'];
  /** Its heat waits for a verdict of its own. */
  readonly isHeatOpen: boolean;
  readonly onDone: (done: Done) => void;
}

function Decision(props: DecisionProps) {
  const { one, specifications, grades, elements, freeCertificate, isHeatOpen, onDone } = props;
  const { number } = useSearch({ from: '/inside/release/$of' });
  const {
    of,
    grade,
    form,
    mass_g,
    verdict,
    held,
    covered,
    ships,
    certificates,
    plannedFor,
    suspended,
    left,
  } = one;
  const isOther = (name: string) => grade !== null && (grades[name] ?? grade) !== grade;
  // a specification of another grade is chosen by nobody but the person
  const fitting = specifications.filter((name) => !isOther(name));
  // by what it was judged, or what its heat was planned for; a superseded revision is not offered
  const first = [verdict?.specification, plannedFor].find((name) => name && specifications.includes(name));
  const [spec, setSpec] = useState(first ?? fitting.at(-1) ?? '');
  const isOpen = verdict?.verdict !== 'PASS' || held !== undefined || suspended !== undefined;
  return (
    <>
      <Head title={nameOf(of)} sub={`${grade ?? ''}, ${form}`}>
        <Link to="/release" className="btn">
          {words.back}
        </Link>
      </Head>
      <VerdictHead head={headOf(one)} word={verdict?.verdict ?? words.undecided}>
        {certificates.length === 0 ? null : (
          <div className="cluster">
            {certificates.map((number) => (
              <Link key={number} to="/certificates/$of/$number" params={{ of, number }} className="btn">
                {words.certificate(number)}
              </Link>
            ))}
          </div>
        )}
      </VerdictHead>
      {suspended ? <Suspended one={one} isHeatOpen={isHeatOpen} words={suspended} /> : null}
      {left === undefined ? null : <p className="notice">{words.hasLeft(left)}</p>}
      {covered ? <p>{words.covered(nameOf(covered.of), covered.specification)}</p> : null}
      {ships ? (
        <Ship
          {...{ of, ships }}
          since={one.waits.since}
          mass={kilograms(mass_g)}
          onShipped={(page, to) => onDone({ page, to })}
        />
      ) : null}
      {isOpen || verdict === null ? null : (
        <Certify
          of={of}
          hasOne={certificates.length > 0}
          since={certificates.length > 0 ? undefined : one.waits.since}
          specification={verdict.specification}
          number={number ?? freeCertificate}
        />
      )}
      {specifications.length === 0 ? (
        <Empty>
          {words.noSpecification}{' '}
          <Link to="/plant" search={{ view: 'specifications' }}>
            {words.toSpecifications}
          </Link>
        </Empty>
      ) : null}
      {isOpen && specifications.length > 0 ? (
        <section className="card fields">
          <SelectField
            label={words.spec}
            value={spec}
            onChange={setSpec}
            none={spec === '' ? words.chooseSpec : undefined}
            options={specifications.map((name) => [
              name,
              isOther(name) ? words.ofGrade(name, grades[name]!) : name,
            ])}
          />
          <Hands one={one} />
        </section>
      ) : null}
      {verdict?.verdict === 'FAIL' && !held ? (
        <AfterFail
          one={one}
          spec={verdict.specification}
          windows={elements[verdict.specification] ?? elements[spec]}
          onDone={(page) => onDone({ page })}
        />
      ) : null}
      <Samples
        key={`samples ${of}`}
        {...{ of, heat: one.heat, freeSpecimen: one.freeSpecimen }}
        {...(one.taken ? { taken: one.taken } : {})}
      />
      <CorrectAnalysis key={`correct ${of}`} one={one} />
      {isOpen || one.taken ? (
        <ResultsForm
          key={`results ${of}`}
          of={of}
          heat={one.heat}
          freeSpecimen={one.freeSpecimen}
          windows={elements[spec]}
        />
      ) : null}
      {spec === '' || specifications.length === 0 ? null : (
        <Judgement key={spec} one={one} spec={spec} isOpen={isOpen} isOther={isOther(spec)} />
      )}
    </>
  );
}

interface SuspendedProps extends Pick<DecisionProps, 'one' | 'isHeatOpen'> {
  readonly words: readonly string[];
}

/** Why metal is neither certified nor shipped, and where its heat is judged first. */
function Suspended({ one: { of, heat }, isHeatOpen, words: reasons }: SuspendedProps) {
  const whole = `heat:${heat}`;
  return (
    <div className="notice" role="status">
      <p>{words.suspended}</p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {isHeatOpen && of !== whole ? (
        <Link to="/release/$of" params={{ of: whole }} className="btn">
          {words.judgeFirst(heat)}
        </Link>
      ) : null}
    </div>
  );
}

interface CertifyProps {
  readonly of: ReleaseQueue['waiting'][number]['of'];
  readonly hasOne: boolean;
  readonly since: string | undefined;
  readonly specification: string;
  readonly number: string | undefined;
}

/** The form of a certificate, with the customer of the specification that the metal was judged by. */
function Certify({ specification, ...form }: CertifyProps) {
  const { data, isPending } = useSpecifications();
  if (isPending) return <Waiting />;
  const customer = data?.specifications.find(({ name }) => name === specification)?.customer ?? '';
  return <CertificateForm {...form} customer={customer} />;
}

/** Who may sign, and whose own hand keeps them from it. */
function Hands({ one: { maySign, mayNot } }: Pick<DecisionProps, 'one'>) {
  return (
    <div>
      <div className="dim small">{words.maySign}</div>
      {maySign.length === 0 ? (
        <span className="hold">{words.nobody}</span>
      ) : (
        maySign.map(({ name }) => name).join(', ')
      )}
      {mayNot.map(({ id, name, did }) => (
        <div key={id} className="dim small">
          {words.mayNot(name, did)}
        </div>
      ))}
    </div>
  );
}

interface JudgementProps {
  readonly one: ReleaseQueue['waiting'][number];
  readonly spec: string;
  readonly isOpen: boolean;
  /** Its limits are of another grade than the heat was planned for. */
  readonly isOther: boolean;
}

/** The verdict as it would be signed now, row by row. */
function Judgement({ one: { of, results, maySign, verdict }, spec, isOpen, isOther }: JudgementProps) {
  const { person } = useSession();
  const mine = isOpen && maySign.some(({ id }) => id === person?.id);
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['judgement', of, spec],
    queryFn: async ({ signal }) => readPage(judgeMeasured, { of, spec }, { signal }),
    enabled: results > 0,
  });
  if (results === 0) return <Empty>{words.noResults}</Empty>;
  if (error) return <Refused error={error} onAgain={() => void refetch()} />;
  if (!data) return <Waiting words={words.judging} />;
  // a FAIL is signed once: what comes next is a retest or a decision
  const isSigned =
    isOpen &&
    data.verdict === 'FAIL' &&
    verdict?.verdict === 'FAIL' &&
    verdict.specification === spec &&
    !verdict.outdated;
  return (
    <section className="stack" aria-label={words.check}>
      {verdict?.outdated && isOpen ? <p className="notice">{words.outdated(verdict.verdict)}</p> : null}
      <PageView
        page={data}
        isPart
        actions={
          isSigned ? (
            <span className="dim">{words.failSigned}</span>
          ) : mine ? (
            <SignRelease
              of={of}
              spec={spec}
              isOther={isOther}
              verdict={data.verdict ?? ''}
              onMoved={() => void client.invalidateQueries()}
            />
          ) : null
        }
      />
    </section>
  );
}
