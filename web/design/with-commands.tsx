import { WORDS } from '../words.ts';
import { partsOf } from './commands.ts';

/** A text that may name commands of the command line, with links to the pages that do the same. */
export function WithCommands({ text }: { readonly text: string }) {
  return partsOf(text).map((part, i) =>
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
      part.text
    ),
  );
}
