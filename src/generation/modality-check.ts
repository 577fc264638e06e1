import type { Language } from "../text/language.ts";
import { words } from "../text/normalise.ts";
import { stem } from "../text/stemmer.ts";
import { conceptsOf, tokens } from "../text/terms.ts";
import { STOP_WORDS } from "../text/analysis-words.ts";

import { type Meaning, type Source, meaningOf, plainLine, shared } from "./source.ts";

/**
 * Whether a sentence commands, forbids, allows or denies what its source does not. Cheap: signal words and the word each
 * denial falls on, against the clauses of the source that the sentence is closest to.
 *
 * It does not catch: a condition or an exception that the sentence leaves out ("apabila ...", "kecuali ..."); a denial
 * without a signal word ("gagal", "menolak"); who must and who may, changed between two parties that the source both
 * names; a command read out of a clause that only states ("dilakukan", "berada"), since the law commands in that form;
 * in English, a denial whose words are not in the glossary, when the same clause denies something else.
 */

export type ModalityFault =
  | "forbids or denies what the source does not"
  | "allows what the source does not"
  | "demands what the source leaves open"
  | "limits or generalises what the source does not"
  | "puts first what the source puts last"
  | "says the opposite of the source";

/** Powers and rights allow, though no "dapat" is written. */
const POWER = /(?<!\p{L})(?:wewenang|berwenang|kewenangan|hak|berhak)(?!\p{L})/iu;
const FREEDOM =
  /(?<!\p{L})(?:bebas|leluasa|sesuka|freely|free to|at will|unrestricted|unconditional(?:ly)?|tanpa syarat|tanpa batas)(?!\p{L})/iu;
const WIDE = /(?<!\p{L})(?:any|setiap|every|semua|all)(?!\p{L})/iu;

const LIMITS = ["exclusivity", "condition", "bound"] as const;
const ORDER = ["before", "after"] as const;

export function modalityFault(
  sentence: string,
  cited: readonly Source[],
  language: Language,
): ModalityFault | null {
  const clause = clausesFor(sentence, cited, language);
  const whole = cited.map((source) => source.text).join("\n");
  const own = modalitiesOf(sentence);
  const given = modalitiesOf(clause);
  const anywhere = modalitiesOf(whole);
  const isDenying = given.has("negation") || given.has("prohibition");
  if ((own.has("prohibition") || own.has("negation")) && !isDenying)
    return "forbids or denies what the source does not";
  if (FREEDOM.test(sentence) && !FREEDOM.test(whole)) return "allows what the source does not";
  if (own.has("permission") && !given.has("permission") && !POWER.test(clause))
    return "allows what the source does not";
  if (
    own.has("obligation") &&
    !given.has("obligation") &&
    (given.has("permission") || given.has("prohibition"))
  )
    return "demands what the source leaves open";
  if (LIMITS.some((limit) => own.has(limit) && !anywhere.has(limit)))
    return "limits or generalises what the source does not";
  if (ORDER.some((order) => own.has(order) && !given.has(order)))
    return "puts first what the source puts last";
  const generalises =
    own.has("universality") && (own.has("permission") || own.has("negation") || !WIDE.test(sentence));
  if (generalises && !anywhere.has("universality")) return "limits or generalises what the source does not";
  const copied = clausesCopied(sentence, cited);
  const isTwisted = copied.length > 0 && !copied.some((text) => hasSameSignals(text, sentence));
  return isTwisted || opposes(sentence, clause) ? "says the opposite of the source" : null;
}

/**
 * A clause said again must forbid, allow, deny and limit as often as the clause does, and demand as often, unless the
 * clause only states: the law commands in that form, and "harus" spells it out.
 */
function hasSameSignals(clause: string, sentence: string): boolean {
  const [given, own] = [modalitiesOf(clause), modalitiesOf(sentence)];
  const onlyStates = !given.has("obligation") && !given.has("permission") && !given.has("prohibition");
  return [...new Set([...given.keys(), ...own.keys()])].every(
    (modality) => given.get(modality) === own.get(modality) || (modality === "obligation" && onlyStates),
  );
}

const NEGATORS = new Set(
  "tidak tak bukan belum tanpa jangan dilarang not no without never cannot".split(" "),
);
/** Between a denial and what it falls on: "tidak dapat membuat" denies the making. */
const PASSED_OVER = new Set(
  "dapat boleh bisa akan lagi wajib harus perlu memerlukan diperlukan may can must shall be been need needs require requires required to the a an its any".split(
    " ",
  ),
);

/** Whether one text denies what the other only affirms. */
function opposes(sentence: string, clause: string): boolean {
  const own = polarity(sentence);
  const given = polarity(clause);
  for (const head of own.denied) if (given.affirmed.has(head) && !given.denied.has(head)) return true;
  for (const head of given.denied)
    if (own.affirmed.has(head) && !own.denied.has(head) && !given.affirmed.has(head)) return true;
  return false;
}

/** What a text denies and what it names otherwise, in stems and glossary notions. */
function polarity(text: string): { denied: Set<string>; affirmed: Set<string> } {
  const denied = new Set<string>();
  const affirmed = new Set<string>();
  for (const part of withoutNumbering(plainLine(text)).split(/[,;:.()]/u)) {
    const list = words(part);
    for (let at = 0; at < list.length; at++) {
      if (!NEGATORS.has(list[at] ?? "")) {
        if (isContent(list[at])) for (const term of termsAt(list, at)) affirmed.add(term);
        continue;
      }
      let head = at + 1;
      while (PASSED_OVER.has(list[head] ?? "")) head++;
      const isAhead = isContent(list[head]);
      for (const term of isAhead ? termsAt(list, head) : subjectBefore(list, at)) denied.add(term);
      if (isAhead) at = head;
    }
  }
  return { denied, affirmed };
}

/** "Surat Kuasa tidak diperlukan" denies what stands before: a name of two words, else the word. */
function subjectBefore(list: readonly string[], negator: number): string[] {
  let at = negator - 1;
  while (at >= 0 && !isContent(list[at])) at--;
  if (at < 0) return [];
  const name = at === 0 ? [] : conceptsOf(tokens(list.slice(at - 1, at + 1)));
  return name.length === 1 ? name.map((notion) => `#${notion}`) : termsAt(list, at);
}

function isContent(word: string | undefined): boolean {
  return word !== undefined && !STOP_WORDS.has(word) && !PASSED_OVER.has(word) && !NEGATORS.has(word);
}

function termsAt(list: readonly string[], at: number): string[] {
  const notions = conceptsOf(tokens(list.slice(at, at + 2))).map((notion) => `#${notion}`);
  return [stem(list[at] ?? ""), ...notions.slice(0, 1)];
}

/** What a clause commands, forbids, allows, denies, limits or makes depend on something, by its signal words in either language. */

export type Modality =
  | "obligation"
  | "prohibition"
  | "permission"
  | "negation"
  | "exclusivity"
  | "universality"
  | "condition"
  | "before"
  | "after"
  | "bound";

const alternatives = (words: string): string =>
  words
    .trim()
    .split(/\s*\|\s*/)
    .join("|");
const signal = (words: string): RegExp =>
  new RegExp(`(?<![\\p{L}])(?:${alternatives(words)})(?![\\p{L}])`, "giu");

/** Read in this order; what one has read, the next does not see ("tidak boleh" is no permission). */
const SIGNALS: readonly (readonly [Modality, RegExp])[] = [
  [
    "negation",
    signal(
      `(?:tidak|tak|bukan|tanpa|belum|not|never) (?:lagi )?(?:perlu|wajib|harus|diwajibkan|diharuskan|diperlukan|memerlukan|membutuhkan|mewajibkan|mengharuskan)
      |do(?:es)? not (?:need|require|have to)|need(?:s)? (?:no|not)|need not|not (?:required|needed|obliged|necessary|mandatory|compulsory)|no need|requires? no
      |is exempt(?:ed)?|are exempt(?:ed)?|dikecualikan|dibebaskan dari|optional|opsional|sukarela|voluntary|unnecessary`,
    ),
  ],
  [
    "prohibition",
    signal(
      `(?:tidak|tak) (?:boleh|dapat|bisa|diperbolehkan|diperkenankan|diizinkan|dibolehkan|berwenang|berhak)|dilarang|terlarang|larangan|melarang|haram|jangan
      |must not|may not|can ?not|can't|mustn't|shall not|should not|not (?:allowed|permitted|authori[sz]ed|be (?:allowed|permitted))|prohibit(?:s|ed|ion)?|forbid(?:s|den)?|barred|banned|unlawful|illegal`,
    ),
  ],
  [
    "negation",
    signal(
      `tidak|tak|bukan|bukanlah|belum|tanpa|jangan|tiada|nihil|mustahil|not|no|never|without|none|neither|nor|cannot|doesn't|don't|isn't|aren't|won't|n't|lacks?|absen(?:t|ce)|bebas dari|free from|free of`,
    ),
  ],
  [
    "permission",
    signal(
      `dapat|boleh|bisa|diperbolehkan|dibolehkan|diperkenankan|diizinkan|bebas|leluasa|berhak|may|can|could|might|allowed|permitted|free|freely|permissible|entitled`,
    ),
  ],
  [
    "obligation",
    signal(
      `wajib|harus|diwajibkan|diharuskan|mewajibkan|mengharuskan|berkewajiban|haruslah|must|shall|has to|have to|required|requires?|obliged|obligatory|mandatory|needs?|memerlukan|perlu|diperlukan|membutuhkan|need to`,
    ),
  ],
  [
    "exclusivity",
    signal(
      `hanya|cuma|semata(?:-mata)?|kecuali|selain|terkecuali|only|solely|exclusively|except|unless|other than|save for|exception`,
    ),
  ],
  [
    "universality",
    signal(
      `semua|segala|seluruh|selalu|apa pun|apapun|siapa pun|siapapun|mana pun|manapun|kapan pun|kapanpun|bagaimanapun|all|every|everything|everyone|anyone|anything|any|always|whatever|whichever|whoever|regardless|setiap`,
    ),
  ],
  [
    "condition",
    signal(
      `apabila|jika|jikalau|kalau|bila|bilamana|dalam hal|sepanjang|asal|asalkan|if|provided that|in case`,
    ),
  ],
  [
    "before",
    signal(
      `sebelum|sebelumnya|terlebih dahulu|lebih dahulu|lebih dulu|before|prior to|beforehand|in advance`,
    ),
  ],
  ["after", signal(`setelah|sesudah|seusai|usai|after|following|upon|once|kemudian`)],
  [
    "bound",
    signal(
      `paling (?:lama|lambat|sedikit|banyak|kurang)|minimal|maksimal|sekurang-kurangnya|selambat-lambatnya|lebih dari|kurang dari|at (?:least|most)|(?:no|not) (?:later|more|less) than|more than|less than|maximum|minimum|within`,
    ),
  ],
];

/** "No. 32" is no denial and "17 May" no permission. */
export function withoutNumbering(text: string): string {
  return text
    .replace(/(?<!\p{L})(?:no|nmr)\.?\s*(?=\d)/giu, "nomor ")
    .replace(/(?<=\d\s+)May(?!\p{L})|(?<!\p{L})May(?=\s+\d)/gu, "Mei");
}

/** How often a text signals each modality; one that it does not signal is absent. */
export function modalitiesOf(text: string): ReadonlyMap<Modality, number> {
  const found = new Map<Modality, number>();
  let rest = withoutNumbering(text).replace(/\s+/gu, " ");
  for (const [modality, pattern] of SIGNALS) {
    rest = rest.replace(pattern, () => {
      found.set(modality, (found.get(modality) ?? 0) + 1);
      return " ";
    });
  }
  return found;
}

/** Finds the clauses of the cited sources that a sentence speaks of. */

interface Clause {
  readonly text: string;
  readonly meaning: Meaning;
}

const remembered = new WeakMap<Source, readonly Clause[]>();

/** Clauses nearly as close as the closest one count too: a paraphrase often joins two. */
const NEAR = 0.75;
/** Below this share of the sentence's words no clause can be told, and the whole source counts. */
const TOO_FAR = 0.3;

/** The text of the clauses that match the sentence best, or of all sources where none stands out. */
export function clausesFor(sentence: string, cited: readonly Source[], language: Language): string {
  const own = meaningOf(sentence);
  const scored = cited
    .flatMap(clausesOf)
    .map((clause) => ({ clause, score: closeness(own, clause.meaning, language) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const near = best < TOO_FAR ? scored : scored.filter(({ score }) => score >= best * NEAR);
  return near.map(({ clause }) => clause.text).join("\n");
}

/** From this share of words in common, both ways, a sentence is a clause said again with little changed. */
const COPY = 0.85;

/** The clauses that a sentence repeats nearly word for word. */
export function clausesCopied(sentence: string, cited: readonly Source[]): string[] {
  const own = meaningOf(sentence).stems;
  return cited
    .flatMap(clausesOf)
    .filter(({ meaning }) => {
      const common = shared(own, meaning.stems);
      return own.size >= 4 && common >= COPY * own.size && common >= COPY * meaning.stems.size;
    })
    .map((clause) => clause.text);
}

function closeness(sentence: Meaning, clause: Meaning, language: Language): number {
  const stems = shared(sentence.stems, clause.stems) / Math.max(1, sentence.stems.size);
  const notions = shared(sentence.notions, clause.notions) / Math.max(1, sentence.notions.size);
  return language === "id" ? stems : Math.max(stems, notions);
}

function clausesOf(source: Source): readonly Clause[] {
  const known = remembered.get(source);
  if (known !== undefined) return known;
  const clauses = withLeadIns(source.text)
    .flatMap((line) => line.split(/(?<=\p{L}{3}[.;])\s+(?=\p{Lu})/u))
    .map((text) => ({ text, meaning: meaningOf(text) }));
  remembered.set(source, clauses);
  return clauses;
}

/** Items under a lead-in are read with it: "Pejabat yang tidak memerlukan ... adalah:" governs each of its items. */
function withLeadIns(text: string): string[] {
  let leadIn = "";
  return text.split("\n").map((line) => {
    if (line.endsWith(":")) {
      leadIn = line;
      return line;
    }
    if (/^\(\d+[a-z]?\)/u.test(line)) leadIn = "";
    return leadIn === "" ? line : `${leadIn} ${line}`;
  });
}
