import { type Tokens, longest, overlaps } from "../../text/phrase-matcher.ts";
import type { Home, HomeBody, HomeKind, SourcedFacts } from "../rules/facts.ts";
import { type Lexicon, wordsBetween } from "./lexicon.ts";
import type { Mention } from "./mentions.ts";
import type { NamedSpan } from "./signs.ts";

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
  names: readonly NamedSpan[],
): SourcedFacts {
  const body = planningBody(lexicon, question, names);
  const named = mention === undefined ? unnamedHome(lexicon, question, names) : namedHome(question, mention);
  // What plans is shown as it is called, in place of the region that it lies in.
  const home =
    body === undefined ? named : { home: { name: body.words, body: body.value }, words: body.words };
  if (home === undefined) return { facts: {}, sources: {}, readings: [], ambiguities: [] };
  const sources = { home: { type: "question", words: home.words } as const };
  return { facts: { home: home.home }, sources, readings: [], ambiguities: [] };
}

/** "BPR milik Pemprov": whose it is, and not who plans. */
const OWNED = /^(?:milik|punya|of|owned|by)$/;
const ASIDE =
  /^(?:unless|if|when|until|before|after|kalau|jika|bila|apabila|asal|asalkan|sebelum|setelah|sesudah|sampai)$/;
/** What stands between the body that plans and what it wants: its name, where it lies, a word of asking. */
const BODY_REACH = 7;
/** Between the wish and the cooperation: "mau bikin", "ingin punya". */
const WISH_REACH = 3;

/** "Desa Ponggok mau kerja sama dengan ...", "DPRD kami ingin MoU": who plans, where no regional government does. */
function planningBody(
  lexicon: Lexicon,
  question: Tokens,
  names: readonly NamedSpan[],
): { readonly value: HomeBody; readonly words: string } | undefined {
  const { tokens, words } = question;
  const { acts, states } = lexicon.signs.steps;
  const governments = lexicon.homeWords
    .matches(tokens)
    .filter(
      ({ start, end, value }) =>
        value !== "any" &&
        !(end - start === 1 && /^(?:kota|kabupaten|provinsi)$/.test(tokens[start]?.key ?? "")),
    );
  const others = [acts.approving, acts.approval, states.done, states.notYet].map((index) =>
    index.matches(tokens),
  );
  for (const { value, start, end } of longest(lexicon.bodies.matches(tokens))) {
    const before = tokens[start - 1]?.key ?? "";
    const isTold = names.some((name) => name.start < start && start < name.end);
    if (isTold && value !== "administrative-city") continue;
    if (lexicon.withWords.has(before) && !/^(?:dari|untuk|from|bahwa)$/.test(before)) continue;
    const isForeign = ({ start: from }: NamedSpan): boolean => from >= end && from - end <= 2;
    const isPrivate = value === "private" || value === "university" || value === "regional-enterprise";
    // "Universitas luar negeri boleh jadi mitra?": the partner, and not who plans.
    if (lexicon.abroad.endAt(tokens, end) > 0) continue;
    if (isPrivate && names.some((name) => name.isForeign === true && isForeign(name))) continue;
    if (governments.some((own) => (isPrivate && mayAsk(own.end)) || own.end <= start)) continue;
    // "Unless the DPRD objects", "kalau DPRD setuju": said beside what is planned.
    if ([start - 1, start - 2].some((at) => ASIDE.test(tokens[at]?.key ?? ""))) continue;
    // "Setelah disetujui DPRD baru akan kami tanda tangani".
    if (others.some((matches) => matches.some((match) => match.end === start))) continue;
    const wishes = [...lexicon.intention.matches(tokens), ...lexicon.permission.matches(tokens)].filter(
      (wish) => wish.start >= end && wish.start - end <= BODY_REACH && !isParted(end, wish.start),
    );
    const isPlan = wishes.some((wish) =>
      [lexicon.cooperation, lexicon.formWords, lexicon.signs.steps.signing].some((index) =>
        index.matches(tokens).some((act) => act.start >= wish.start && act.start - wish.end <= WISH_REACH),
      ),
    );
    if (isPlan) return { value, words: wordsBetween(question, start, end) };
  }
  return undefined;

  /** "... apakah pemko boleh setuju": a government is asked for. */
  function mayAsk(at: number): boolean {
    return lexicon.permission.endAt(tokens, at) > 0 || lexicon.intention.endAt(tokens, at) > 0;
  }

  /** Another sentence, another government or a step of the procedure stands between: "DPRD sudah setuju, pemkot mau ...". */
  function isParted(from: number, to: number): boolean {
    const sentenceOf = (at: number): number => words[tokens[at]?.word ?? 0]?.sentence ?? 0;
    return (
      sentenceOf(from - 1) !== sentenceOf(to) ||
      [governments, ...others].some((matches) =>
        matches.some(
          (match) =>
            match.start >= from &&
            match.end <= to &&
            !OWNED.test(tokens[match.start - 1]?.key ?? "") &&
            !names.some((name) => overlaps(name, match)),
        ),
      )
    );
  }
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
function unnamedHome(lexicon: Lexicon, question: Tokens, names: readonly NamedSpan[]): FoundHome | undefined {
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
