import { createHash } from "node:crypto";
import { formatCitation } from "../law/citations/formatting.ts";
import { readCitations } from "../law/citations/reading.ts";
import { resolveCitation } from "../law/citations/resolving.ts";
import type { Corpus } from "../law/corpus/corpus.ts";
import { parentId, regulationOf } from "../law/provision-id.ts";

/**
 * Links to a provision: `t.me/<bot>?start=p_uu-32-2004_pasal-42_ayat-1`. Telegram carries up to 64 letters, digits, `_` and
 * `-`; an id that does not fit goes by a digest of its act and one of itself, so that no other act has to be gone through.
 */

const PROVISION = "p_";
const DIGEST = "pd_";
const LONGEST = 64;
const READABLE = /^[A-Za-z0-9_-]+$/;

/** What stands behind `/start` for a provision. */
export function startParameter(id: string): string {
  const readable = PROVISION + id.replaceAll("/", "_");
  return readable.length <= LONGEST && READABLE.test(readable)
    ? readable
    : DIGEST + digestOfAct(regulationOf(id)) + digestOf(id);
}

/** @param username of the bot, without @ */
export function deepLink(username: string, id: string): string {
  return `https://t.me/${username}?start=${startParameter(id)}`;
}

/** Opens Telegram's list of chats, to send one of them the name of a provision and the link to it. */
export function shareLink(
  username: string,
  { id, label }: { readonly id: string; readonly label: string },
): string {
  return `https://t.me/share/url?${new URLSearchParams({ url: deepLink(username, id), text: label }).toString()}`;
}

export type LinkTarget =
  | { readonly type: "provision"; readonly id: string }
  /** A provision of a known act that the corpus has not: it is asked for by its name, which says why and what is near. */
  | { readonly type: "citation"; readonly text: string }
  /** Plainly such a link, but to nothing that is known. */
  | { readonly type: "unknown" }
  /** No link to a provision: another feature's, or somebody's own. */
  | { readonly type: "other" };

/** Reads what stands behind `/start`, in any case, and also as a person would type it: `uu-32-2004-pasal-42`. */
export function readStartParameter(corpus: Corpus, parameter: string): LinkTarget {
  const lower = parameter.trim().toLowerCase();
  if (lower.startsWith(DIGEST)) {
    const digest = parameter.trim().slice(DIGEST.length);
    const [act, own] = [digest.slice(0, ACT_DIGEST), digest.slice(ACT_DIGEST)];
    const text = [...corpus.texts.values()].find((known) => digestOfAct(known.id) === act);
    const found = text?.provisions.find((known) => digestOf(known.id) === own);
    return found === undefined ? { type: "unknown" } : { type: "provision", id: found.id };
  }
  if (!lower.startsWith(PROVISION)) return { type: "other" };
  const named = lower
    .slice(PROVISION.length)
    .replace(/_+/g, "/")
    .replace(/^\/|\/$/g, "");
  const id = corpus.moved.get(named) ?? named;
  if (corpus.provisions.has(id)) return { type: "provision", id };
  const typed = readTyped(corpus, named);
  if (typed !== null) return { type: "provision", id: typed };
  return corpus.regulations.has(regulationOf(id))
    ? { type: "citation", text: linkedName(corpus, id) }
    : { type: "unknown" };
}

/** The name of what the link wants; of steps that no act has, that of the units around them. */
function linkedName(corpus: Corpus, id: string): string {
  for (let at: string | null = id; at !== null; at = parentId(at)) {
    const name = formatCitation(corpus, at);
    const isRead = readCitations(corpus, name).some(({ start, end }) => start === 0 && end === name.length);
    if (isRead) return name;
  }
  return formatCitation(corpus, regulationOf(id));
}

function readTyped(corpus: Corpus, named: string): string | null {
  const [citation] = readCitations(corpus, named.replace(/[/-]+/g, " "));
  if (citation === undefined || citation.path.length === 0) return null;
  const resolution = resolveCitation(corpus, citation, null);
  return resolution.type === "found" ? resolution.id : null;
}

const ACT_DIGEST = 10;

function digestOfAct(id: string): string {
  return digestOf(id).slice(0, ACT_DIGEST);
}

function digestOf(id: string): string {
  return createHash("sha256").update(id).digest("base64url").slice(0, 22);
}
