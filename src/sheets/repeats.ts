const REPEAT =
  /^(.*\S)[\s_-]+[([]?(rpt|rep|repeat|re-?run|wdh|wiederholung|dup|duplicate|doppel|retest|re|r|bis|2nd|again)\.?\s*\d?[)\]]?$/i;

/** The name of the sample that a name says it repeats: "swarf 12 rpt" -> "swarf 12"; undefined for another name. */
export const repeatOf = (name: string): string | undefined => REPEAT.exec(name)?.[1];
