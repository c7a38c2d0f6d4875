/** A letter of another script than that of the sentence; Greek ones and the micro sign are symbols of the trade. */
const FOREIGN = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Common}\P{L}]/u;

/** A sentence with quotes around each name of another script, so that it is seen where the name ends; quoted ones stay. */
export const quoteForeignNames = (sentence: string): string =>
  FOREIGN.test(sentence)
    ? sentence.replace(/"[^"]*"|[^\s",;:()]*[^\s",;:().]/gu, (word) =>
        word.startsWith('"') || !FOREIGN.test(word) ? word : `"${word}"`,
      )
    : sentence;
