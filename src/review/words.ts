import { readFileSync } from "node:fs";
import { z } from "zod";
import { ACT_KINDS } from "../law/citations/act-kinds.ts";
import { projectFile } from "../platform/files.ts";
import { parseYaml, someWords } from "../platform/yaml.ts";

/** The words of `corpus/language/review-words.yaml`, and the patterns that are made of them. */

const FILE = "language/review-words.yaml";

const words = parseYaml(
  z
    .object({
      ...{ pointing: someWords, own: someWords, own_documents: someWords, defining: someWords },
      ...{ constitution: someWords, making: someWords },
      ...{ joining: someWords, negations: someWords, numbered: someWords },
    })
    .strict(),
  readFileSync(projectFile(`corpus/${FILE}`), "utf8"),
  FILE,
);

export const NEGATIONS: ReadonlySet<string> = new Set(words.negations);

/** An alternation of phrases, the longest first; any space may stand between their words. */
function anyOf(phrases: readonly string[]): string {
  const escaped = [...new Set(phrases)].map((phrase) =>
    phrase
      .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
      .replace(/-/g, "-\\s?")
      .replace(/\s+/g, "\\s+"),
  );
  return `(?:${escaped.sort((a, b) => b.length - a.length).join("|")})`;
}

const EDGE = "(?<![\\p{L}\\d])";
const END = "(?![\\p{L}\\d])";
const KIND = anyOf(
  ACT_KINDS.kinds.flatMap((kind) => [...kind.words, ...kind.long.map((name) => name.toLowerCase())]),
);

/** "Undang-Undang tersebut", "PP dimaksud": the kind is the first group. */
export const POINTER = new RegExp(`${EDGE}(${KIND})\\s+${anyOf(words.pointing)}${END}`, "giu");
/** "di atas", "tersebut" right behind a citation. */
export const POINTS_BACK = new RegExp(`^\\s*${anyOf(words.pointing)}${END}`, "iu");
/** "Peraturan Daerah ini", "Perjanjian Kerja Sama", right behind a citation: its own document. */
export const OWN = new RegExp(
  `^\\s*(?:${anyOf(words.joining)}\\s+)?(?:(?:${KIND}|${anyOf(words.own_documents)})\\s+${anyOf(words.own)}|${anyOf(words.own_documents)})${END}`,
  "iu",
);
/** "MoU", "Nota Kesepahaman Nomor 119/2024": a document that is no act. */
export const OWN_DOCUMENT = new RegExp(`^${anyOf(words.own_documents)}${END}`, "iu");
/** "yang selanjutnya disebut UU Pemda": the name is the last group. */
export const DEFINITION = new RegExp(
  `${EDGE}${anyOf(words.defining)}\\s*:?\\s*["“”'‘’„]?\\s*([^"“”'‘’„,;.()\\n]{2,60})`,
  "giu",
);
export const CONSTITUTION = new RegExp(`${EDGE}${anyOf(words.constitution)}${END}`, "giu");
/** Right before the title of what is being made. */
export const MAKES = new RegExp(`${EDGE}${anyOf(words.making)}\\s*:?\\s*$`, "iu");
export const JOINS_AFTER = new RegExp(`^\\s*(?:${anyOf(words.joining)}\\s*)?`, "iu");
export const JOINS_BEFORE = new RegExp(`(?:\\s|[,(]|${EDGE}${anyOf(words.joining)}${END})*$`, "iu");
/** Something that stands for a number behind the word for one: "Tahun 2OI4". */
export const MISREAD_NUMBER = new RegExp(
  `(${EDGE}${anyOf(words.numbered)}\\s*\\.?\\s*\\(?)([\\dOolIiSB|]{1,4})(?=[\\s,.;:)/]|$)`,
  "giu",
);
