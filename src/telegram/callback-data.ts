import { createHmac, timingSafeEqual } from "node:crypto";
import type { Corpus } from "../law/corpus/corpus.ts";
import { regulationOf } from "../law/provision-id.ts";
import type { PageOf } from "../storage/audit.ts";
import { REASONS } from "../storage/feedback.ts";
import { TRACE } from "./audit-recorder.ts";

/**
 * What a button carries, in at most 64 bytes: `2.<signature>.<kind>.<value>`. The signature ties it to its chat. The message is not known
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

const UPLOAD_ACTIONS = ["take", "drop", "count", "leave"] as const;
export type UploadAction = (typeof UPLOAD_ACTIONS)[number];

export const VOTE_CHOICES = ["helpful", "wrong", ...REASONS] as const;
export type VoteChoice = (typeof VOTE_CHOICES)[number];

export type CallbackAction =
  | {
      readonly type: "provision";
      readonly id: string;
      /** ISO date of the wording; that of the day of the press by default. */
      readonly asOf?: string | undefined;
    }
  | { readonly type: "comparison"; readonly id: string; readonly from: string; readonly to: string }
  /** A request that the bot remembers, by turn and place in it. */
  | { readonly type: "remembered"; readonly turn: string; readonly index: number }
  | { readonly type: "language"; readonly choice: LanguageChoice }
  /** A button under a question of the guided dialog; `prompt` names the very message. */
  | { readonly type: "dialog"; readonly prompt: string; readonly action: DialogAction }
  /** Whether a file that was read is to be taken in, or its new wordings to count; `file` names what waits for that. */
  | { readonly type: "upload"; readonly file: string; readonly action: UploadAction }
  /** Reviews a file that was sent; `file` names what waits for that. */
  | { readonly type: "review"; readonly file: string }
  /** A memo of the verdict that the button stands under, by the digest of what that was made on. */
  | { readonly type: "memo"; readonly of: string }
  /** Goes over what the verdict above was made on, by the digest of that. */
  | { readonly type: "correct"; readonly of: string }
  /** `/cek` as a button. */
  | { readonly type: "start-check" }
  /** Lets in the person of an offer, which is named after its message. */
  | { readonly type: "let-in"; readonly offer: string }
  /** Takes back that a user was let in at that time, in milliseconds; not what came after. */
  | { readonly type: "revoke"; readonly user: number; readonly letInAt: number }
  /** A page of who was let in, from 0. */
  | { readonly type: "allowed-users"; readonly page: number }
  /** What a person says of the answer with that trace id. */
  | { readonly type: "vote"; readonly trace: string; readonly choice: VoteChoice }
  /** Further questions of a person's own, before or behind the one with that id. */
  | { readonly type: "past-page"; readonly page: Exclude<PageOf, { type: "newest" }> }
  /** A question of a person's own, to be asked again. */
  | { readonly type: "past"; readonly id: number }
  /** Whether a person's words are to be removed; asked of that user, at that minute since 1970. */
  | { readonly type: "erase"; readonly user: number; readonly minute: number; readonly isSure: boolean };

/** What only administrators may press. */
export const ADMINISTRATORS_ACTIONS: ReadonlySet<CallbackAction["type"]> = new Set([
  "upload",
  "let-in",
  "revoke",
  "allowed-users",
]);

export type DecodedAction =
  | CallbackAction
  /** Made by another version or for another state of the law. */
  | { readonly type: "stale" }
  /** Not of this bot's making. */
  | { readonly type: "forged" };

export interface CallbackCodec {
  /**
   * @param chatId the chat that the button is sent to
   * @throws RangeError when a provision is not in the corpus, or an option has no name that a button can carry
   */
  encode(chatId: number, press: CallbackAction): string;
  /** @param chatId the chat that the press comes from */
  decode(chatId: number, data: string): DecodedAction;
}

/** Names of prompts and pending files: eight characters, so that an option of forty still fits. */
const PROMPT = /^[0-9a-f]{8}$/;
const OPTION = /^[a-z0-9-]{1,40}$/;
/** Before a control, which no option can be mistaken for. */
const CONTROL_MARK = "*";

export function createCallbackCodec(corpus: Corpus, signer: CallbackSigner): CallbackCodec {
  const acts = [...corpus.texts.keys()];
  const places = new Map(acts.map((act, place) => [act, place]));
  const state = corpus.hash.slice(0, HASH_LENGTH);

  const placeOf = (wanted: string): string => {
    const act = regulationOf(wanted);
    const place = (corpus.texts.get(act)?.provisions ?? []).findIndex(({ id }) => id === wanted);
    if (place < 0) throw new RangeError(`no provision ${wanted} in the corpus`);
    return `${(places.get(act) ?? 0).toString(36)}-${place.toString(36)}`;
  };
  const idAt = (place: string): string | undefined => {
    const found = /^([0-9a-z]{1,4})-([0-9a-z]{1,4})$/.exec(place);
    const act = acts[Number.parseInt(found?.[1] ?? "", 36)];
    const text = act === undefined ? undefined : corpus.texts.get(act);
    return text?.provisions[Number.parseInt(found?.[2] ?? "", 36)]?.id;
  };

  const valueOf = (press: CallbackAction): string => {
    switch (press.type) {
      case "provision": {
        const day = press.asOf === undefined ? "" : `.${dayName(press.asOf)}`;
        return `p.${placeOf(press.id)}.${state}${day}`;
      }
      case "comparison":
        return `x.${placeOf(press.id)}.${state}.${dayName(press.from)}.${dayName(press.to)}`;
      case "remembered":
        return `r.${press.turn}.${press.index.toString(36)}.${state}`;
      case "language":
        return `l.${press.choice}`;
      case "dialog":
        return `d.${press.prompt}.${actionName(press.action)}`;
      case "upload":
        return `u.${press.file}.${press.action}`;
      case "review":
        return `w.${press.file}`;
      case "memo":
        return `m.${press.of}`;
      case "correct":
        return `k.${press.of}`;
      case "start-check":
        return "c.start";
      case "let-in":
        return `a.${press.offer}`;
      case "revoke":
        return `v.${press.user.toString(36)}.${press.letInAt.toString(36)}`;
      case "allowed-users":
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

  const readValue = ([kind = "", value = "", index, ...rest]: readonly string[]): DecodedAction => {
    switch (kind) {
      case "p": {
        if (index !== state) return { type: "stale" };
        const id = idAt(value);
        const asOf = readDayName(rest[0]);
        if (id === undefined || (rest.length > 0 && asOf === undefined)) return { type: "forged" };
        return asOf === undefined ? { type: "provision", id } : { type: "provision", id, asOf };
      }
      case "x": {
        if (index !== state) return { type: "stale" };
        const [id, from, to] = [idAt(value), readDayName(rest[0]), readDayName(rest[1])];
        return id === undefined || from === undefined || to === undefined
          ? { type: "forged" }
          : { type: "comparison", id, from, to };
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
      case "w":
        return PROMPT.test(value) ? { type: "review", file: value } : { type: "forged" };
      case "m":
        return PROMPT.test(value) ? { type: "memo", of: value } : { type: "forged" };
      case "k":
        return PROMPT.test(value) ? { type: "correct", of: value } : { type: "forged" };
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
        return page === undefined ? { type: "forged" } : { type: "allowed-users", page };
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
      return `${VERSION}.${signer.sign(chatId, value)}.${value}`;
    },
    decode: (chatId, data) => {
      const [version, tag, ...parts] = data.split(".");
      if (version === undefined || tag === undefined || parts.length < 2) return { type: "forged" };
      if (version !== VERSION) return { type: "stale" };
      if (!signer.verify(chatId, parts.join("."), tag)) return { type: "forged" };
      return readValue(parts);
    },
  };
}

const DAY_MS = 86_400_000;

/** A day by its number since 1970, which is short enough for two. */
function dayName(day: string): string {
  return (Date.parse(`${day}T00:00:00Z`) / DAY_MS).toString(36);
}

/** Undefined for what is none of the years 1 to 9999. */
function readDayName(name = ""): string | undefined {
  if (!/^-?[0-9a-z]{1,5}$/.test(name)) return undefined;
  const day = new Date(Number.parseInt(name, 36) * DAY_MS);
  return /^\d{4}-\d{2}-\d{2}/.exec(Number.isNaN(day.getTime()) ? "" : day.toISOString())?.[0];
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

/**
 * The signature on a button: proof that this bot made its data, for this chat. Telegram does not hold a client to the buttons it was
 * shown; whoever changes theirs may send any data for any message of a chat they are in.
 */
export interface CallbackSigner {
  /** @returns ten characters that no one makes without the key */
  sign(chatId: number, data: string): string;
  verify(chatId: number, data: string, signature: string): boolean;
}

/** 60 bits: as long as the longest option of the guided dialog leaves room for. */
const SIGNATURE_LENGTH = 10;

/** @param key kept through restarts, so that the buttons of earlier answers go on working */
export function createCallbackSigner(key: string): CallbackSigner {
  const sign = (chatId: number, data: string): string =>
    createHmac("sha256", key).update(`${chatId}\n${data}`).digest("base64url").slice(0, SIGNATURE_LENGTH);
  return {
    sign,
    verify: (chatId, data, signature) => {
      const given = Buffer.from(signature);
      const right = Buffer.from(sign(chatId, data));
      return given.length === right.length && timingSafeEqual(given, right);
    },
  };
}
