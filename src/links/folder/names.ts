/** Names that programs give to files that are not whole yet, and those that systems leave behind. */
const PASSING =
  /^(~\$|\.|~)|\.(tmp|temp|part|partial|crdownload|filepart|swp|lock|bak)$|~$|^(thumbs\.db|desktop\.ini)$/i;

/** True for a file that is meant: a whole one, with a name that the patterns allow. */
export function isMeant(name: string, patterns: readonly RegExp[]): boolean {
  return !PASSING.test(name) && (patterns.length === 0 || patterns.some((one) => one.test(name)));
}

/** Patterns such as "*.csv, R?.txt" as expressions; none for no text. Capital letters are not told apart. */
export const patternsOf = (text: string | undefined): readonly RegExp[] =>
  (text ?? '').split(/[,;]/).flatMap((one) => {
    const pattern = one.trim();
    if (pattern === '') return [];
    const plain = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    // several stars in a row are one: an expression must not be able to take long
    return [new RegExp(`^${plain.replace(/\*+/g, '.*').replaceAll('?', '.')}$`, 'i')];
  });
