import { hasForeignCharacters } from "./characters.ts";

/** What no sentence of an answer may hold, whatever its sources say. */

export type FormFault = "markup" | "address" | "foreign characters" | "too long" | "too short";

const MAX_CHARACTERS = 480;
const MARKUP = /[<>{}|\\#*_~=^]|\[|\]|&(?:#|[a-z]+;)|\p{Extended_Pictographic}/iu;
const ADDRESS =
  /:\/\/|www\.|\w@\w|@\w|(?:mailto|javascript|data|tg|file)\s*:|\b[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,})*\.(?:com|net|org|id|io|co|me|info|biz|gov|edu|app|dev|ly|gl|ru|cn|xyz|site|top)\b/iu;

export function formFault(text: string): FormFault | null {
  if (ADDRESS.test(text.normalize("NFKC"))) return "address";
  if (MARKUP.test(text.normalize("NFKC"))) return "markup";
  if (hasForeignCharacters(text)) return "foreign characters";
  if (text.length > MAX_CHARACTERS) return "too long";
  return (text.match(/\p{L}{2,}/gu)?.length ?? 0) < 3 ? "too short" : null;
}
