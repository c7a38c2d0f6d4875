import type { Page } from '../../src/documents/page.ts';
import { DISPOSALS } from '../../src/documents/proof/disposed.ts';
import { contract, type DisposeMetalOrder } from '../../src/tasks/release/dispose-metal/contract.ts';
import { VerbForm } from '../forms/verb-form.tsx';
import { WORDS } from '../words.ts';

const { release: words } = WORDS;

interface Props {
  readonly of: DisposeMetalOrder['of'];
  /** It was shipped: its customer may be told. */
  readonly hasLeft: boolean;
  /** Shows what was decided: the metal leaves the queue, and this form with it. */
  readonly onDone: (page: Page) => void;
}

/** Decides what becomes of metal that did not pass. The server asks for the person and shows the sentence that is signed. */
export const Dispose = ({ of, hasLeft, onDone }: Props) => (
  <details className="card">
    <summary>{words.dispose}</summary>
    <p className="dim">{words.disposeHelp}</p>
    <VerbForm
      contract={contract}
      given={{ of }}
      start={{ as: hasLeft ? 'notify' : 'rework' }}
      offers={{ as: DISPOSALS.filter((one) => hasLeft || one !== 'notify') }}
      onDone={onDone}
    />
  </details>
);
