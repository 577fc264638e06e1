import { formatCitation } from "../law/citations/formatting.ts";
import { pasalLevel, regulationOf } from "../law/provision-id.ts";
import { statusOf } from "../corpus/status.ts";
import { corpusAsOf, type Version } from "../corpus/versions.ts";
import { instructionOf, wordingOn, wordingsOf, type Wording } from "../corpus/wordings.ts";
import type { Block, Suggestion } from "./answer.ts";
import { phrasesFor } from "./phrases.ts";
import { frameOn, labelOf, statusSentence, type Frame } from "./sources.ts";
import { formatDate } from "../platform/dates.ts";

/** What an answer says of how a provision read at other times, and the buttons that lead there. */

type Notice = Extract<Block, { type: "notice" }>;

/** "Pasal I angka 5 UU 9/2015"; "Perppu 2/2014 (Pasal I angka 1 UU 2/2015)" where another act's text holds the words. */
export function changeOf(frame: Frame, version: Version): string {
  const place = labelOf(frame, instructionOf(version));
  return version.by === undefined ? place : `${labelOf(frame, version.by)} (${place})`;
}

/** Since when the quoted words hold and by what; of another day that they are not today's, and what changed since. */
export function readingNotices(frame: Frame, ids: readonly string[]): Notice[] {
  const { corpus, language, asOf, today } = frame;
  const phrases = phrasesFor(language);
  const day = (date: string): string => formatDate(date, language);
  const said: Notice[] = [];
  const say = (tone: "status" | "caution", text: string): void => {
    said.push({ type: "notice", tone, text });
  };
  if (today !== undefined && ids.length > 0) say("caution", phrases.asOfDay(day(asOf)));
  for (const id of ids) {
    const label = labelOf(frame, id);
    const { version = null, until = null } = wordingOn(corpus, id, asOf) ?? {};
    // That it was struck out is said as its standing.
    if (version !== null && !statusOf(corpus, id, asOf).isOwnEnd) {
      const note = version.note === undefined ? "" : ` ${version.note[language]}`;
      say("status", phrases.changedBy(label, day(version.since), changeOf(frame, version)) + note);
    }
    if (today === undefined) continue;
    const next = wordingsOf(corpus, id).find(({ since }) => since !== null && since === until);
    if (next !== undefined && next.version !== null && next.version.since <= today)
      say(
        "caution",
        phrases.readsOtherwiseNow(label, day(next.version.since), changeOf(frame, next.version)),
      );
    else if (!corpusAsOf(corpus, today).provisions.has(id)) say("caution", phrases.goneNow(label));
    const now = frameOn(frame, today);
    if (
      statusOf(now.corpus, id, today).status === "revoked" &&
      statusOf(corpus, id, asOf).status !== "revoked"
    )
      say("status", phrases.now(statusSentence(now, id)));
  }
  return said;
}

/** The wording before this one, today's where this is an older one, and the two against each other. */
export function versionButtons(frame: Frame, id: string): Suggestion[] {
  const { corpus, language, asOf, today = asOf } = frame;
  const phrases = phrasesFor(language);
  // A provision that an act inserted has no earlier wording, but its pasal has.
  const at = wordingsOf(corpus, id).length > 1 ? id : pasalLevel(id);
  const known = wordingsOf(corpus, at).filter(({ since }) => since === null || since <= today);
  const here = known.findIndex((wording) => isOn(wording, asOf));
  const [before, own] = [known[here - 1], known[here]];
  const buttons: Suggestion[] = [];
  if (own !== undefined && own.since !== null && before !== undefined) {
    const last = dayBefore(own.since);
    buttons.push({
      label: phrases.wordingBefore(formatDate(own.since, language)),
      request: { type: "provision", id: at, asOf: last },
    });
    if (asOf === today)
      buttons.push({
        label: phrases.compare,
        request: { type: "comparison", id: at, from: last, to: today },
      });
  }
  if (asOf !== today && corpusAsOf(corpus, today).provisions.has(at)) {
    buttons.push({ label: phrases.wordingNow, request: { type: "provision", id: at } });
    if (own !== undefined && own.until !== null)
      buttons.push({
        label: phrases.compare,
        request: { type: "comparison", id: at, from: asOf, to: today },
      });
  }
  return buttons;
}

function isOn({ since, until }: Wording, day: string): boolean {
  return (since === null || since <= day) && (until === null || day < until);
}

export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/**
 * Why a provision that the act does not have on the day of the frame is not there, where it existed on another day; null where
 * it never did.
 */
export function absenceOf(
  frame: Frame,
  id: string,
): { readonly text: string; readonly button: Suggestion } | null {
  const { corpus, language, asOf, today = asOf } = frame;
  const phrases = phrasesFor(language);
  const day = (date: string): string => formatDate(date, language);
  const wordings = wordingsOf(corpus, id).filter(({ since }) => since === null || since <= today);
  const next = wordings.find(({ since }) => since !== null && since > asOf);
  const label = labelOf(frame, id);
  if (next !== undefined && next.version !== null) {
    const request = {
      type: "provision",
      id,
      ...(today === asOf ? {} : { asOf: next.version.since }),
    } as const;
    const text = phrases.notYet(label, day(asOf), day(next.version.since), changeOf(frame, next.version));
    return { text, button: { label: phrases.wordingSince(day(next.version.since)), request } };
  }
  const last = wordings.findLast(({ until }) => until !== null && until <= asOf);
  const ended = corpus.versions.find(({ pasal, since }) => pasal === pasalLevel(id) && since === last?.until);
  if (last === undefined || last.until === null || ended === undefined) return null;
  const request = { type: "provision", id, asOf: dayBefore(last.until) } as const;
  return {
    text: phrases.noLonger(label, day(last.until), changeOf(frame, ended)),
    button: { label: phrases.wordingBefore(day(last.until)), request },
  };
}

/** The acts that gave pasal of this act new words, by the day of the frame: "Pasal 63, Pasal 65". */
export function changesOfAct(frame: Frame, act: string): string[] {
  const { corpus, language, asOf } = frame;
  const groups = new Map<string, Version[]>();
  for (const version of corpus.versions) {
    if (regulationOf(version.pasal) !== act || version.since > asOf) continue;
    const by = version.by ?? regulationOf(version.from);
    groups.set(by, [...(groups.get(by) ?? []), version]);
  }
  return [...groups].map(([by, versions]) => {
    const numbers = versions.map(({ pasal }) => formatCitation(corpus, pasal).split(" ")[1] ?? "");
    const since = formatDate(versions[0]?.since ?? asOf, language);
    const name = language === "en" ? "Articles" : "Pasal";
    return phrasesFor(language).changedPasal(labelOf(frame, by), since, `${name} ${numbers.join(", ")}`);
  });
}
