import { z } from "zod";

/**
 * A list of words in a data file, checked by one look at each: thousands of them are read at every start.
 */
export const wordList = z.custom<string[]>(
  (value) => Array.isArray(value) && value.every((word) => typeof word === "string" && word !== ""),
  "a list of words is expected",
);

export const someWords = wordList.refine((words) => words.length > 0, "at least one word is expected");
