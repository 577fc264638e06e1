import { words } from "../../retrieval/normalise.ts";
import { stem } from "../../retrieval/stem.ts";
import { notionsOf, tokens } from "../../retrieval/terms.ts";
import { STOP_WORDS } from "../../retrieval/wordlists/stopWords.ts";
import type { Language } from "../answer.ts";
import { plainLine } from "./characters.ts";
import { clausesCopied, clausesFor } from "./clauses.ts";
import { modalitiesOf, withoutNumbering } from "./modality.ts";
import type { Source } from "./source.ts";

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
  const name = at === 0 ? [] : notionsOf(tokens(list.slice(at - 1, at + 1)));
  return name.length === 1 ? name.map((notion) => `#${notion}`) : termsAt(list, at);
}

function isContent(word: string | undefined): boolean {
  return word !== undefined && !STOP_WORDS.has(word) && !PASSED_OVER.has(word) && !NEGATORS.has(word);
}

function termsAt(list: readonly string[], at: number): string[] {
  const notions = notionsOf(tokens(list.slice(at, at + 2))).map((notion) => `#${notion}`);
  return [stem(list[at] ?? ""), ...notions.slice(0, 1)];
}
