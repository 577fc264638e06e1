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
