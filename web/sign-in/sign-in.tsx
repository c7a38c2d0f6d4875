import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { sessionQuery } from '../api/session.ts';
import { Head } from '../design/head.tsx';
import { WORDS } from '../words.ts';
import { SignInForm } from './sign-in-form.tsx';

const { shell, signIn } = WORDS;

/** The door of the plant. */
export function SignIn() {
  const { plant, demonstration } = useSuspenseQuery(sessionQuery).data;
  const { to = '/' } = useSearch({ from: '/sign-in' });
  const client = useQueryClient();
  const navigate = useNavigate();
  const enter = async () => {
    await client.resetQueries();
    await navigate({ href: to });
  };
  return (
    <main id="content" className="narrow">
      <Head title={plant ?? shell.name} />
      {demonstration ? <p className="mark">{shell.demonstration}</p> : null}
      {plant === null ? <p>{signIn.unfounded}</p> : null}
      <section className="card">
        <SignInForm onDone={enter} />
      </section>
    </main>
  );
}
