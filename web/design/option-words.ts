/** Options of the command line that a refusal may name, by what does the same on the page. */
const OPTIONS: readonly (readonly [RegExp, string])[] = [
  [
    /see the columns with "remelt template --columns"; name another sheet of a workbook with --sheet/,
    'give the columns such headings, and put the table on the first sheet of the workbook',
  ],
  [/--set \w+=\S+ for the whole sheet/, 'choose it under "For the whole sheet"'],
  [
    /--word '(.+?)=WORD' says what it means, with one of them for WORD/,
    'write one of them instead of "$1" in the sheet, and drop it again',
  ],
  [/, or say --as-written where .+ is meant/, ''],
  [/--dates dmy or --dates mdy/, 'choose the "Order of days"'],
  [
    /(?:say )?--decimal comma or --decimal point(?: says which sign is the decimal sign)?/,
    'choose the "Decimal sign"',
  ],
  [
    /--map 'HEADING=(\w+)(?:\[\w+\])?'(?:, HEADING as it stands.*|, or .*)?/,
    'choose the column of it under "Taken for"',
  ],
  [
    /(?:leave (?:it|one) out with )--map '(.+?)=-', or say the method of each: --map '.+'/,
    'leave one of the columns "$1" out under "Taken for"',
  ],
  [/leave it out with --map '(.+?)=-'/, 'leave the column "$1" out under "Taken for"'],
  [/(?:say )?--map '(.+?)=.+$/, 'choose what "$1" is under "Taken for"'],
];

/** A cure in the words of the page: what it tells to type on the command line is told as what is pressed here. */
export const inWordsOfPage = (cure: string): string =>
  OPTIONS.reduce((text, [option, words]) => text.replace(option, words), cure);
