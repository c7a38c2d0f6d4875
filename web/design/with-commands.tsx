import { Fragment } from 'react';
import { WORDS } from '../words.ts';
import { partsOf } from './commands.ts';
import { sentenceInLocale } from './locale.ts';
import { fileWords } from './place-words.ts';

/** An option of the command line in brackets, which a sentence is whole without. */
const OPTION = / \(--[a-z-]+(?: [A-Z]+)?\)/g;

interface Props {
  readonly text: string;
  /** What says which lot or heat it is about, where the text does not. */
  readonly about?: string | undefined;
}

/** A text that may name commands of the command line, with links to the pages that do the same; its numbers and days as the language of the browser writes them. */
export function WithCommands({ text, about }: Props) {
  return partsOf(fileWords(text.replaceAll(OPTION, '')), about).map((part, i) =>
    'href' in part ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change their order
      <a key={i} href={part.href}>
        {part.text}
      </a>
    ) : 'command' in part ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <span key={i}>
        <code>{part.command}</code> ({WORDS.commands.onlyThere})
      </span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Fragment key={i}>{sentenceInLocale(part.text)}</Fragment>
    ),
  );
}
