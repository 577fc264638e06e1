import type { Tokens } from "../../text/phrase-matcher.ts";
import type { Home, HomeKind, SourcedFacts } from "../rules/facts.ts";
import { type Lexicon, wordsBetween } from "./lexicon.ts";
import type { Mention } from "./mentions.ts";

/** The Indonesian region that asks, by its name ("Kota Bandung") or its kind ("kabupaten kami"). */

const SHOWN: Readonly<Record<HomeKind, string>> = {
  kota: "Kota",
  kabupaten: "Kabupaten",
  provinsi: "Provinsi",
};
/** "Bandung" of the kind kota is "Kota Bandung". */
export function homeNamed(name: string, kind: HomeKind): { kind: HomeKind; name: string } {
  return { kind, name: `${SHOWN[kind]} ${name}`.replace("Provinsi Daerah", "Daerah") };
}

const KIND_OF_LEVEL = { municipality: "kota", county: "kabupaten", "province-or-state": "provinsi" } as const;

/**
 * @param mention the name of the region, where one is given
 * @param names token ranges of all names, so that "kota" in "kota Suwon" is not the home
 */
export function homeFacts(
  lexicon: Lexicon,
  question: Tokens,
  mention: Mention | undefined,
  names: readonly { readonly start: number; readonly end: number }[],
): SourcedFacts {
  const home = mention === undefined ? unnamedHome(lexicon, question, names) : namedHome(question, mention);
  if (home === undefined) return { facts: {}, sources: {}, readings: [], ambiguities: [] };
  const sources = { home: { type: "question", words: home.words } as const };
  return { facts: { home: home.home }, sources, readings: [], ambiguities: [] };
}

interface FoundHome {
  readonly home: Home;
  readonly words: string;
}

function namedHome(question: Tokens, mention: Mention): FoundHome | undefined {
  const [reading] = mention.readings;
  if (reading?.type !== "domestic") return undefined;
  const level = mention.kind;
  const said =
    level !== undefined && level in KIND_OF_LEVEL
      ? KIND_OF_LEVEL[level as keyof typeof KIND_OF_LEVEL]
      : undefined;
  const kind = said ?? (reading.kinds.length === 1 ? reading.kinds[0] : undefined);
  const own = kind === undefined ? { name: reading.name } : homeNamed(reading.name, kind);
  return {
    home: reading.special === undefined ? own : { ...own, special: reading.special },
    words: wordsBetween(question, mention.start, mention.end),
  };
}

/** "pemkot", "kabupaten kami", "our province": neither in the place of the partner nor part of a name. */
function unnamedHome(
  lexicon: Lexicon,
  question: Tokens,
  names: readonly { readonly start: number; readonly end: number }[],
): FoundHome | undefined {
  const { tokens } = question;
  for (const match of lexicon.homeWords.matches(tokens)) {
    if (match.value === "any") continue;
    const before = tokens[match.start - 1]?.key ?? "";
    const after = tokens[match.end]?.key ?? "";
    if (
      /^(?:dengan|sama|bersama|with|di|in|ke|dari|from|kembar|dan|and|ibu|antar|para|semua|sister)$/.test(
        before,
      ) &&
      !/kami|kita|our|my/.test(after)
    ) {
      const isOurs = /kami|kita|our|my/.test(tokens[match.end - 1]?.key ?? "");
      if (!isOurs) continue;
    }
    if (
      /^(?:di|in|asal|dari|luar|lain|asing|abroad|foreign|kembar|bersaudara|mana|persahabatan|sahabat)$/.test(
        after,
      )
    )
      continue;
    if (names.some(({ start }) => start >= match.end && start - match.end < 1)) continue;
    const words = wordsBetween(question, match.start, match.end);
    return { home: { kind: match.value }, words };
  }
  return undefined;
}
