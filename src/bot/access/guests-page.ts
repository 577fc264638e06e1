import { InlineKeyboard } from "grammy";
import type { Language } from "../../answering/answer.ts";
import type { Guest } from "../../storage/access.ts";
import { say } from "../texts.ts";
import type { AccessRules } from "./roles.ts";

/** Who was let in, a page at a time: groups first, then users, those of today before those of last year. */

const PAGE_LENGTH = 10;

/**
 * @param at the page, from 0; one behind the last shows the last
 * @param encode makes the data of a button out of the page that it leads to
 */
export function guestsPage(
  { mode, administrators, guests: { users, groups } }: AccessRules,
  language: Language,
  at: number,
  encode: (page: number) => string,
): { readonly text: string; readonly keyboard?: InlineKeyboard } {
  const groupCount = groups.count();
  const userCount = users.count();
  const pages = Math.max(1, Math.ceil((groupCount + userCount) / PAGE_LENGTH));
  const page = Math.min(at, pages - 1);
  const from = page * PAGE_LENGTH;
  const shownGroups = from < groupCount ? groups.list(from, PAGE_LENGTH) : [];
  const shownUsers = users.list(Math.max(0, from - groupCount), PAGE_LENGTH - shownGroups.length);
  const lines = [...shownGroups, ...shownUsers].map((guest) => lineOf(guest, language));
  const heading = say("guests-heading", language, {
    users: userCount,
    groups: groupCount,
    administrators: administrators.size,
  });
  const note = mode === "open" ? [say("access-is-open", language)] : [];
  const where = pages === 1 ? [] : [say("guests-at", language, { page: page + 1, pages })];
  const text = [heading, ...(lines.length === 0 ? [] : [lines.join("\n")]), ...where, ...note].join("\n\n");
  if (pages === 1) return { text };
  const keyboard = new InlineKeyboard();
  if (page > 0) keyboard.text(say("guests-before", language), encode(page - 1));
  if (page < pages - 1) keyboard.text(say("guests-after", language), encode(page + 1));
  return { text, keyboard };
}

/** "Ani Wijaya · 12345 · 24 Nov 2026" */
function lineOf(guest: Guest, language: Language): string {
  const format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : "id-ID", {
    dateStyle: "medium",
    timeZone: "Asia/Jakarta",
  });
  const parts = [guest.name, String(guest.id), format.format(guest.letInAt)];
  return `• ${parts.filter((part) => part !== "").join(" · ")}`;
}

/** "Ani Wijaya (12345)", or the number alone where no name is known. */
export function labelOf({ id, name }: Pick<Guest, "id" | "name">): string {
  return name === "" ? String(id) : `${name} (${id})`;
}
