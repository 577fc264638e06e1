import { readFileSync } from "node:fs";
import { z } from "zod";
import { projectFile } from "../platform/files.ts";
import { parseYaml, someWords } from "../platform/yaml.ts";

/** Ticks off what a plan (PP 28/2018 Pasal 30 ayat (3)) or a draft text (UU 24/2000) must contain. */

export interface ContentItem {
  readonly provision: string;
  /** What the part is called: "latar belakang". */
  readonly name: string;
  /** `not-recognised`: the words occur, but not where a part of the document begins. */
  readonly state: "there" | "missing" | "not-recognised";
  /** Offsets of the words in the text; null where they are missing. */
  readonly start: number | null;
  readonly end: number | null;
}

const FILE = "language/review-contents.yaml";
const LISTS = parseYaml(
  z.array(
    z
      .object({
        kind: z.enum(["plan", "draft"]),
        titles: someWords,
        items: z.array(z.object({ provision: z.string(), words: someWords }).strict()),
      })
      .strict(),
  ),
  readFileSync(projectFile(`corpus/${FILE}`), "utf8"),
  FILE,
);

/** The title stands within so many characters. */
const HEAD = 1_500;

/** Empty for a document that is neither a plan nor a draft text. */
export function contentsOf(text: string): ContentItem[] {
  const head = text.slice(0, HEAD);
  const kinds = LISTS.map((list) => ({ list, at: head.search(anyOf(list.titles)) })).filter(
    ({ at }) => at >= 0,
  );
  const [kind] = kinds.sort((a, b) => a.at - b.at);
  return (kind?.list.items ?? []).map(({ provision, words }): ContentItem => {
    const heading = new RegExp(`^${HEADING_MARK}${anyOf(words).source}`, "imu").exec(text);
    const match = heading ?? anyOf(words).exec(text);
    const [name = ""] = words;
    if (match === null) return { provision, name, state: "missing", start: null, end: null };
    const end = match.index + match[0].length;
    return { provision, name, state: heading === null ? "not-recognised" : "there", start: match.index, end };
  });
}

/** What stands before the title of a part: "III.", "Pasal 4", "(2)". */
const HEADING_MARK =
  "[ \\t#*]*(?:(?:(?:pasal|article|bab)\\s+)?\\(?(?:[ivxl]+|\\d+|[a-z])[.):]?[ \\t:.–-]+)?(?:para pihak sepakat )?";

function anyOf(phrases: readonly string[]): RegExp {
  const longestFirst = [...phrases].sort((a, b) => b.length - a.length);
  return new RegExp(
    `(?<![\\p{L}\\d])(?:${longestFirst.map((one) => one.replaceAll(" ", "\\s+")).join("|")})(?![\\p{L}\\d])`,
    "iu",
  );
}
