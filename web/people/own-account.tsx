import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useSession } from '../api/session.ts';
import { Head } from '../design/head.tsx';
import { Refused, Waiting } from '../design/states.tsx';
import { WORDS } from '../words.ts';
import { OwnDeputy } from './own-deputy.tsx';
import { Passkeys } from './passkeys.tsx';
import { PasswordForm } from './password-form.tsx';
import { PinForm } from './pin-form.tsx';
import { ProgramTokens } from './program-tokens.tsx';
import { accountQuery } from './queries.ts';
import { SignIns } from './sign-ins.tsx';
import { TerminalToken } from './terminal-token.tsx';
import './people.css';

const { people: words } = WORDS;

/** What who is here signs in with: password, PIN, tokens of their programs; and who tried to be them. */
export function OwnAccount() {
  const { person, demonstration, device, how } = useSession();
  const { data, error, refetch } = useQuery(accountQuery);
  const sub = person ? `${person.id}: ${person.roles.join(', ')}` : undefined;
  return (
    <>
      <Head title={person?.name ?? words.account} sub={sub} />
      {error ? <Refused error={error} onAgain={() => void refetch()} /> : null}
      {data || error ? null : <Waiting />}
      {person ? <OwnDeputy id={person.id} /> : null}
      {demonstration ? <p className="notice">{words.noAccounts}</p> : null}
      {data && !demonstration ? (
        <>
          <p className="dim count">
            {how === undefined ? null : words.cameIn(words.ways[how])}
            {device === undefined ? null : ` ${words.onDevice(device)}`}
          </p>
          {data.hasPassword ? (
            <div className="two">
              <PasswordForm />
              <PinForm hasPin={data.hasPin} />
            </div>
          ) : (
            <p className="notice">
              {words.noPassword} <Link to="/enrol">{words.makePassword}</Link>
            </p>
          )}
          {data.hasPassword ? <Passkeys passkeys={data.passkeys} /> : null}
          {data.hasPassword ? <TerminalToken /> : null}
          {data.hasPassword || data.tokens.length > 0 ? <ProgramTokens tokens={data.tokens} /> : null}
          <SignIns tries={data.signIns} />
        </>
      ) : null}
    </>
  );
}
