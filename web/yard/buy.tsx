import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Page } from '../../src/documents/page.ts';
import { contract } from '../../src/tasks/yard/buy-material/contract.ts';
import { Button } from '../design/button.tsx';
import { Head } from '../design/head.tsx';
import { typedNumber } from '../design/locale.ts';
import { VerbForm } from '../forms/verb-form.tsx';
import { OnlyFor } from '../people/only-for.tsx';
import { PageView } from '../show-page/page-view.tsx';
import { WORDS } from '../words.ts';

const { buy: words } = WORDS;

/** Books metal that was bought by its data sheet: a virgin metal, a master alloy, an addition; then shows its lot. */
export function Buy() {
  const { material = '', mass_kg } = useSearch({ from: '/inside/buy' });
  const [bought, setBought] = useState<Page | null>(null);
  if (bought)
    return (
      <PageView
        page={bought}
        actions={
          <>
            <Button onPress={() => setBought(null)}>{words.another}</Button>
            <Link to="/plan" className="btn go">
              {WORDS.yard.planWith}
            </Link>
          </>
        }
      />
    );
  return (
    <>
      <Head title={words.title} sub={words.sub} />
      <section className="card">
        <OnlyFor act={contract.act} named>
          <VerbForm
            key={`${material} ${mass_kg}`}
            contract={contract}
            given={{}}
            start={{ material, ...(mass_kg === undefined ? {} : { mass_g: typedNumber(Number(mass_kg)) }) }}
            onDone={setBought}
          />
        </OnlyFor>
      </section>
    </>
  );
}
