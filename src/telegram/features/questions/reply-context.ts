import { type History, type Turn } from "../../../answering/answer.ts";
import type { Message, UserFromGetMe } from "grammy/types";
import { NO_HISTORY, readHistory } from "../../../answering/conversation/history.ts";
import { readCitations } from "../../../law/citations/reading.ts";
import { resolveCitation } from "../../../law/citations/resolving.ts";
import { childrenOf, type Corpus } from "../../../law/corpus/corpus.ts";
import { fullText } from "../../../law/corpus/quote.ts";
import type { ChatSettings } from "../../../storage/settings.ts";

/**
 * What a reply is about. A reply to an answer of the bot goes on with that answer, whatever was asked since: which provision
 * it told of is read from its own words, so that nothing has to be remembered of it. A reply to somebody else's words asks
 * about those words.
 */
export type ReplyContext =
  | { readonly type: "none" }
  /** An answer that told of these provisions, the first before all. */
  | { readonly type: "answer"; readonly told: readonly [string, ...string[]] }
  /** Words of another person, or of another chat. */
  | { readonly type: "words"; readonly words: string };

const MOST_TOLD = 12;

export function readReply(corpus: Corpus, message: Message, me: UserFromGetMe): ReplyContext {
  const replied = message.reply_to_message;
  const quote = message.quote?.text.trim() ?? "";
  if (replied?.from?.id === me.id || replied?.via_bot?.id === me.id) {
    const [first, ...others] = toldIn(corpus, replied.text ?? replied.caption ?? "");
    if (first === undefined) return { type: "none" };
    const told = [first, ...others];
    const quoted = quote === "" ? undefined : innermostWith(corpus, told, quote);
    return { type: "answer", told: [quoted ?? first, ...told.filter((id) => id !== (quoted ?? first))] };
  }
  if (quote !== "") return { type: "words", words: `“${quote}”` };
  const words = (replied?.text ?? replied?.caption ?? "").trim();
  // One's own earlier words in one's own chat were answered already; those of another were forwarded to be asked about.
  const isOfOther = message.chat.type !== "private" || replied?.forward_origin !== undefined;
  return words === "" || !isOfOther ? { type: "none" } : { type: "words", words };
}

/** The provisions that an answer's text names, in order. */
function toldIn(corpus: Corpus, text: string): string[] {
  const ids = readCitations(corpus, text).flatMap((citation) => {
    if (citation.path.length === 0 || citation.regulation.type !== "known") return [];
    const resolution = resolveCitation(corpus, citation, null);
    return resolution.type === "found" ? [resolution.id] : [];
  });
  return [...new Set(ids)].slice(0, MOST_TOLD);
}

/** The smallest of these provisions, or of the units inside them, that has the words. */
function innermostWith(corpus: Corpus, ids: readonly string[], words: string): string | undefined {
  const wanted = comparableWords(words);
  for (const id of ids) {
    const provision = corpus.provisions.get(id);
    if (provision === undefined || !comparableWords(fullText(corpus, provision)).includes(wanted)) continue;
    const parts = childrenOf(corpus, provision).map((part) => part.id);
    return innermostWith(corpus, parts, words) ?? id;
  }
  return undefined;
}

function comparableWords(text: string): string {
  return (
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(" ") ?? ""
  );
}

/** The conversation as it was when the bot told of these provisions; as if it had just shown them, where that is forgotten. */
export function conversationAbout(
  settings: Pick<ChatSettings, "history" | "lastLanguage">,
  told: readonly [string, ...string[]],
): Pick<ChatSettings, "discussed" | "facts" | "history"> {
  const [id] = told;
  const { version, turns } = readHistory(settings.history);
  const at = turns.findLastIndex(({ discussed, quoted }) => discussed === id || quoted.includes(id));
  const turn = turns[at];
  if (turn !== undefined) {
    const history: History = { version, turns: [...turns.slice(0, at), { ...turn, discussed: id }] };
    return { discussed: id, facts: turn.subjects[0] ?? null, history };
  }
  const shown: Turn = {
    request: { type: "provision", id },
    language: settings.lastLanguage,
    question: "",
    quoted: told,
    discussed: id,
    subjects: [],
    results: null,
  };
  return { discussed: id, facts: null, history: { ...NO_HISTORY, turns: [shown] } };
}
