import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { onOtherPerson, sessionQuery, signOut, useSession } from '../api/session.ts';
import { ConfirmPerson } from '../confirm-person/confirm-person.tsx';
import { Button } from '../design/button.tsx';
import { onPaper } from '../design/paper-name.ts';
import { forgetHeats, forgetScales } from '../furnace/outbox/forget.ts';
import { LeaveUnsent } from '../furnace/outbox/leave-unsent.tsx';
import { outbox } from '../furnace/outbox/outbox.ts';
import { Unsent } from '../furnace/outbox/unsent.tsx';
import { Live } from '../live/live.tsx';
import { DeviceFull } from '../offline/device-full.tsx';
import { WORDS } from '../words.ts';
import { Emblem } from './emblem.tsx';
import { MainNav } from './main-nav.tsx';
import { Mark } from './mark.tsx';
import { NoAnswer } from './no-answer.tsx';
import { chooseScheme, currentScheme } from './scheme.ts';
import { useKeys } from './use-keys.ts';

const { shell } = WORDS;

const Over = lazy(() => import('./over.tsx').then((one) => ({ default: one.Over })));

/** What stands around every page: the way to all others, and who is here. */
export function Shell() {
  const { demonstration, plant, person } = useSession();
  const [opened, setOpened] = useKeys();
  useEffect(() => onPaper('plant', plant ?? ''), [plant]);
  // another person signed in, or this one signed out, in another tab: nothing of theirs stays in sight
  useEffect(() => onOtherPerson(() => location.reload()), []);
  return (
    <>
      <a className="skip" href="#content">
        {shell.skip}
      </a>
      {demonstration ? <Mark /> : null}
      <ConfirmPerson />
      <div className="app">
        <header className="side">
          <b>
            <Emblem />
            {plant ?? shell.name}
          </b>
          <div className="desk-only find">
            <Button onPress={() => setOpened('palette')}>
              {shell.find}
              <kbd>{WORDS.keys.paletteKey}</kbd>
            </Button>
          </div>
          <MainNav />
          <div className="who">
            <Live />
            <NoAnswer />
            <Unsent />
            <div>
              <Button quiet onPress={() => setOpened('scan')}>
                {shell.scan}
              </Button>
            </div>
            <div className="desk-only">
              <Button quiet onPress={() => setOpened('keys')}>
                {shell.keys}
              </Button>
            </div>
            <SchemeSwitch />
            <SignedIn name={person?.name ?? ''} roles={person?.roles ?? []} />
          </div>
        </header>
        <main id="content">
          <DeviceFull />
          <Outlet />
        </main>
      </div>
      {opened === null ? null : (
        <Suspense>
          <Over opened={opened} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </>
  );
}

function SignedIn({ name, roles }: { readonly name: string; readonly roles: readonly string[] }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isLeaving, setLeaving] = useState(false);
  const leave = async () => {
    await signOut();
    forgetHeats(new Set());
    forgetScales();
    client.clear();
    await client.invalidateQueries(sessionQuery);
    await navigate({ to: '/sign-in' });
  };
  return (
    <div>
      <Link to="/account" className="name" title={roles.join(', ')}>
        {name}
      </Link>{' '}
      <Button quiet onPress={() => (outbox.entries().some(outbox.isOwn) ? setLeaving(true) : void leave())}>
        {shell.signOut}
      </Button>
      {isLeaving ? <LeaveUnsent onLeave={() => void leave()} onStay={() => setLeaving(false)} /> : null}
    </div>
  );
}

function SchemeSwitch() {
  const [scheme, setScheme] = useState(currentScheme);
  const other = scheme === 'dark' ? 'light' : 'dark';
  const change = () => {
    chooseScheme(other);
    setScheme(other);
  };
  return (
    <div>
      <Button quiet onPress={change}>
        {shell[other]}
      </Button>
    </div>
  );
}
