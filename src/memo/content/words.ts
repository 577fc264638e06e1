import type { Language } from "../../text/language.ts";
import { ENGLISH } from "./words-en.ts";
import { INDONESIAN, type Words } from "./words-id.ts";
import { joinList } from "../../answering/presentation/phrases.ts";
import { type Frame, labelOf as provisionLabel } from "../../answering/presentation/sources.ts";
import { regulationOf } from "../../law/provision-id.ts";
import { statusOf } from "../../law/corpus/status.ts";
import { formatDate } from "../../platform/dates.ts";

export type { Words } from "./words-id.ts";

/** What a memo says around the law's words, in both languages. Complete in both by type. */

const WORDS: Readonly<Record<Language, Words>> = { id: INDONESIAN, en: ENGLISH };

export function wordsFor(language: Language): Words {
  return WORDS[language];
}

/** How an act or a provision is named. */
export { labelOf as provisionLabel } from "../../answering/presentation/sources.ts";

export function provisionLabels(frame: Frame, ids: readonly string[]): string {
  return joinList(
    ids.map((id) => provisionLabel(frame, id)),
    frame.language,
  );
}

/**
 * "Tidak berlaku lagi sejak 2 Oktober 2014, dicabut dengan ...", without a full stop at its end.
 * @param withRemark with what the register remarks on the act
 */
export function statusWords(frame: Frame, words: Words, id: string, withRemark = true): string {
  const { status, since, by, certainty, note } = statusOf(frame.corpus, id, frame.asOf);
  const day = since === null ? null : formatDate(since, frame.language);
  const remark = note === null || !withRemark ? "" : note[frame.language].replace(/\.$/, "");
  switch (status) {
    case "in-force":
      return [words.inForceSince(day), remark].filter((part) => part !== "").join(". ");
    case "amended":
      return remark === "" ? words.amended : remark;
    case "revoked": {
      const isReported = certainty === "reported";
      const said = isReported
        ? words.revokedReported
        : words.revoked(day, by === null ? null : provisionLabel(frame, by));
      return remark === "" ? said : `${said}. ${remark}`;
    }
  }
}

/**
 * What took the place of a revoked provision; null where nothing is known of it.
 * @param inThisCase by the account of a rule, where there is one; it knows whether a city or a province asks
 */
export function successorWords(
  frame: Frame,
  words: Words,
  id: string,
  inThisCase: readonly string[] | undefined,
): string | null {
  const { successors, successorNote, certainty } = statusOf(frame.corpus, id, frame.asOf);
  const now = inThisCase === undefined || inThisCase.length === 0 ? successors : inThisCase;
  if (now.length === 0) return null;
  const isMapped = now.some((successor) => successor.includes("/"));
  if (!isMapped && id.includes("/") && certainty !== "reported")
    return `${words.notMapped} (${provisionLabel(frame, now[0] ?? regulationOf(id))})`;
  const names = provisionLabels(frame, now);
  const note = now === successors && successorNote !== null ? ` (${successorNote[frame.language]})` : "";
  return `${names}${note}${certainty === "reported" ? ` (${words.reported})` : ""}`;
}

/** What a user typed, made fit for a document: one line, no invisible or direction-changing characters, not too long. */

const LONGEST_NAME = 80;
const LONGEST_QUESTION = 600;

/** Zero-width characters, marks that turn the direction of writing, tags and private-use characters. */
const INVISIBLE =
  /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF\u{E0000}-\u{E0FFF}\p{Co}]/gu;

export function sanitiseLine(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(INVISIBLE, "")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim();
}

/** A name of a place or a field. */
export function sanitiseName(text: string): string {
  return clipped(text, LONGEST_NAME);
}

/** A question as it was typed. */
export function sanitiseQuestion(text: string): string {
  return clipped(text, LONGEST_QUESTION);
}

/** Cut at a space where there is one; what was cut is marked. */
function clipped(text: string, limit: number): string {
  // More than could ever be shown is not even cleaned.
  const line = sanitiseLine(text.slice(0, limit * 8));
  if (line.length <= limit) return line;
  const window = line.slice(0, limit).replace(/[\uD800-\uDBFF]$/, "");
  const space = window.lastIndexOf(" ");
  return `${space > limit / 2 ? window.slice(0, space) : window} [...]`;
}
