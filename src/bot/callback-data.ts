import type { Corpus } from "../corpus/corpus.ts";
import { regulationOf } from "../law/provision-id.ts";
import type { PageOf } from "../store/audit.ts";
import { REASONS } from "../store/feedback.ts";
import type { Seal } from "./seal.ts";
import { TRACE } from "./trace.ts";

/**
 * What a button carries, in at most 64 bytes: `2.<seal>.<kind>.<value>`. The seal ties it to its chat. The message is not known
 * before it is sent: a press that changes something carries a name that its message alone was given (a prompt, a file, a turn),
 * and all others do the same from whatever message of the chat they come. Provisions go by the place of their act and their place
 * in it, since an id can be longer than a button may carry; what depends on the law ends in the first 8 hex digits of the corpus hash.
 */

const VERSION = "2";
const HASH_LENGTH = 8;

const LANGUAGE_CHOICES = ["id", "en", "auto"] as const;
export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number];

const CONTROLS = ["back", "abandon", "finish", "resume", "restart"] as const;

export type DialogAction =
  { readonly type: "option"; readonly option: string } | { readonly type: (typeof CONTROLS)[number] };

const UPLOAD_ACTIONS = ["take", "drop"] as const;
export type UploadAction = (typeof UPLOAD_ACTIONS)[number];

export const VOTE_CHOICES = ["helpful", "wrong", ...REASONS] as const;
export type VoteChoice = (typeof VOTE_CHOICES)[number];

export type Press =
  | { readonly type: "provision"; readonly id: string }
  /** A request that the bot remembers, by turn and place in it. */
  | { readonly type: "remembered"; readonly turn: string; readonly index: number }
  | { readonly type: "language"; readonly choice: LanguageChoice }
  /** A button under a question of the guided dialog; `prompt` names the very message. */
  | { readonly type: "dialog"; readonly prompt: string; readonly action: DialogAction }
  /** Whether a file that was read is to be taken in; `file` names the pending one. */
  | { readonly type: "upload"; readonly file: string; readonly action: UploadAction }
  /** A memo of the verdict that the button stands under, by the digest of what that was made on. */
  | { readonly type: "memo"; readonly of: string }
  /** `/cek` as a button. */
  | { readonly type: "start-check" }
  /** Lets in the person of an offer, which is named after its message. */
  | { readonly type: "let-in"; readonly offer: string }
  /** Takes back that a user was let in at that time, in milliseconds; not what came after. */
  | { readonly type: "revoke"; readonly user: number; readonly letInAt: number }
  /** A page of who was let in, from 0. */
  | { readonly type: "guests"; readonly page: number }
  /** What a person says of the answer with that trace id. */
  | { readonly type: "vote"; readonly trace: string; readonly choice: VoteChoice }
  /** Further questions of a person's own, before or behind the one with that id. */
  | { readonly type: "past-page"; readonly page: Exclude<PageOf, { type: "newest" }> }
  /** A question of a person's own, to be asked again. */
  | { readonly type: "past"; readonly id: number }
  /** Whether a person's words are to be removed; asked of that user, at that minute since 1970. */
  | { readonly type: "erase"; readonly user: number; readonly minute: number; readonly isSure: boolean };

/** What only administrators may press. */
export const ADMINISTRATORS_PRESSES: ReadonlySet<Press["type"]> = new Set([
  "upload",
  "let-in",
  "revoke",
  "guests",
]);

export type DecodedPress =
  | Press
  /** Made by another version or for another state of the law. */
  | { readonly type: "stale" }
  /** Not of this bot's making. */
  | { readonly type: "forged" };

export interface PressCodec {
  /**
   * @param chatId the chat that the button is sent to
   * @throws RangeError when a provision is not in the corpus, or an option has no name that a button can carry
   */
  encode(chatId: number, press: Press): string;
  /** @param chatId the chat that the press comes from */
  decode(chatId: number, data: string): DecodedPress;
}

/** Names of prompts and pending files: eight characters, so that an option of forty still fits. */
const PROMPT = /^[0-9a-f]{8}$/;
const OPTION = /^[a-z0-9-]{1,40}$/;
/** Before a control, which no option can be mistaken for. */
const CONTROL_MARK = "*";

export function createPressCodec(corpus: Corpus, seal: Seal): PressCodec {
  const acts = [...corpus.texts.keys()];
  const places = new Map(acts.map((act, place) => [act, place]));
  const state = corpus.hash.slice(0, HASH_LENGTH);

  const valueOf = (press: Press): string => {
    switch (press.type) {
      case "provision": {
        const act = regulationOf(press.id);
        const place = (corpus.texts.get(act)?.provisions ?? []).findIndex(({ id }) => id === press.id);
        if (place < 0) throw new RangeError(`no provision ${press.id} in the corpus`);
        return `p.${(places.get(act) ?? 0).toString(36)}-${place.toString(36)}.${state}`;
      }
      case "remembered":
        return `r.${press.turn}.${press.index.toString(36)}.${state}`;
      case "language":
        return `l.${press.choice}`;
      case "dialog":
        return `d.${press.prompt}.${actionName(press.action)}`;
      case "upload":
        return `u.${press.file}.${press.action}`;
      case "memo":
        return `m.${press.of}`;
      case "start-check":
        return "c.start";
      case "let-in":
        return `a.${press.offer}`;
      case "revoke":
        return `v.${press.user.toString(36)}.${press.letInAt.toString(36)}`;
      case "guests":
        return `g.${press.page.toString(36)}`;
      case "vote":
        return `n.${press.trace}.${press.choice}`;
      case "past-page":
        return `h.${press.page.type}.${press.page.than.toString(36)}`;
      case "past":
        return `q.${press.id.toString(36)}`;
      case "erase":
        return `e.${press.user.toString(36)}.${press.minute.toString(36)}.${press.isSure ? "yes" : "no"}`;
    }
  };

  const readValue = ([kind = "", value = "", index, ...rest]: readonly string[]): DecodedPress => {
    switch (kind) {
      case "p": {
        if (index !== state) return { type: "stale" };
        const places = /^([0-9a-z]{1,4})-([0-9a-z]{1,4})$/.exec(value);
        const act = acts[Number.parseInt(places?.[1] ?? "", 36)];
        const text = act === undefined ? undefined : corpus.texts.get(act);
        const id = text?.provisions[Number.parseInt(places?.[2] ?? "", 36)]?.id;
        return id === undefined ? { type: "forged" } : { type: "provision", id };
      }
      case "r":
        if (rest[0] !== state) return { type: "stale" };
        return index !== undefined && /^[0-9a-z]{1,2}$/.test(index)
          ? { type: "remembered", turn: value, index: Number.parseInt(index, 36) }
          : { type: "forged" };
      // The others mean the same whatever the law says.
      case "l": {
        const choice = LANGUAGE_CHOICES.find((name) => name === value);
        return choice === undefined ? { type: "forged" } : { type: "language", choice };
      }
      case "d": {
        const action = readAction(index ?? "");
        return PROMPT.test(value) && action !== undefined
          ? { type: "dialog", prompt: value, action }
          : { type: "forged" };
      }
      case "u": {
        const action = UPLOAD_ACTIONS.find((name) => name === index);
        return PROMPT.test(value) && action !== undefined
          ? { type: "upload", file: value, action }
          : { type: "forged" };
      }
      case "m":
        return PROMPT.test(value) ? { type: "memo", of: value } : { type: "forged" };
      case "c":
        return value === "start" ? { type: "start-check" } : { type: "forged" };
      case "a":
        return PROMPT.test(value) ? { type: "let-in", offer: value } : { type: "forged" };
      case "v": {
        const [user, letInAt] = [readNumber(value), readNumber(index)];
        return user === undefined || letInAt === undefined
          ? { type: "forged" }
          : { type: "revoke", user, letInAt };
      }
      case "g": {
        const page = readNumber(value);
        return page === undefined ? { type: "forged" } : { type: "guests", page };
      }
      case "n": {
        const choice = VOTE_CHOICES.find((name) => name === index);
        return TRACE.test(value) && choice !== undefined
          ? { type: "vote", trace: value, choice }
          : { type: "forged" };
      }
      case "h": {
        const than = readNumber(index);
        return (value === "older" || value === "newer") && than !== undefined
          ? { type: "past-page", page: { type: value, than } }
          : { type: "forged" };
      }
      case "q": {
        const id = readNumber(value);
        return id === undefined ? { type: "forged" } : { type: "past", id };
      }
      case "e": {
        const [user, minute] = [readNumber(value), readNumber(index)];
        return user === undefined || minute === undefined
          ? { type: "forged" }
          : { type: "erase", user, minute, isSure: rest[0] === "yes" };
      }
      default:
        return { type: "forged" };
    }
  };

  return {
    encode: (chatId, press) => {
      const value = valueOf(press);
      return `${VERSION}.${seal.of(chatId, value)}.${value}`;
    },
    decode: (chatId, data) => {
      const [version, tag, ...parts] = data.split(".");
      if (version === undefined || tag === undefined || parts.length < 2) return { type: "forged" };
      if (version !== VERSION) return { type: "stale" };
      if (!seal.holds(chatId, parts.join("."), tag)) return { type: "forged" };
      return readValue(parts);
    },
  };
}

/** A whole number of at most ten digits to the base 36. */
function readNumber(digits = ""): number | undefined {
  return /^[0-9a-z]{1,10}$/.test(digits) ? Number.parseInt(digits, 36) : undefined;
}

function actionName(action: DialogAction): string {
  if (action.type !== "option") return `${CONTROL_MARK}${action.type}`;
  if (!OPTION.test(action.option)) throw new RangeError(`no button can carry the option ${action.option}`);
  return action.option;
}

function readAction(name: string): DialogAction | undefined {
  if (OPTION.test(name)) return { type: "option", option: name };
  const control = CONTROLS.find((type) => name === `${CONTROL_MARK}${type}`);
  return control === undefined ? undefined : { type: control };
}
