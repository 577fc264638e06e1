import { readSmallTalk } from "./small-talk.ts";

/** Whether a message is a piece of one: "mau tanya", "soal sister city", or a long text that Telegram has divided. */

/** Telegram divides a text at 4,096 units, at a space before that where there is one. */
const DIVIDED_FROM = 4_000;
/** A longer message says what it wants. */
const MOST_WORDS = 8;

const ADDRESS =
  "(?:(?:min|kak|kakak|mas|mbak|pak|bapak|bu|ibu|bang|gan|bot|admin|dong|ya|nih|sir|madam)\\b[\\s,.!]*)*";
const GREETING =
  "(?:(?:ha?llo+|hai+|hi|hey|permisi|punten|pagi|siang|sore|malam|selamat (?:pagi|siang|sore|malam)|ass?ala?mu?'?ala?i?kum|good (?:morning|afternoon|evening)|hello)\\b[\\s,.!]*)*";
const ANNOUNCES = new RegExp(
  `^${GREETING}${ADDRESS}(?:(?:saya|sy|aku|kami|i|we)\\s+)?(?:(?:mau|ingin|pengen|mohon|izin|ijin|numpang|boleh|bisa|want to|would like to|can i|may i|have)\\s+)*(?:tanya|nanya|bertanya|konsultasi|ask|a question)\\b(?:\\s+(?:lagi|dong|ya|nih|sedikit|bentar|sebentar|something|a question|about))*[\\s,.!:]*${ADDRESS}$`,
  "i",
);
const TOPIC =
  /^(?:(?:ini|jadi|nah|begini|gini)[\s,]+)*(?:soal|tentang|mengenai|perihal|terkait|ttg|about|regarding|it is about|it's about)\b/i;
const ASKS =
  /[?？]|\b(?:boleh|bisa|dapat|apa|siapa|kapan|berapa|mengapa|kenapa|bagaimana|gimana|gmn|perlu|harus|mana|can|may|who|what|when|where|which|why|how|must|should|is|are|does|do)(?:kah|nya)?\b/i;
/** What goes on behind it. */
const HANGS =
  /(?:[,:;]|\.\.\.?|…|\b(?:dan|atau|tapi|tetapi|kalau|kalo|klo|karena|yang|dengan|sama|untuk|and|or|but|if|because|with|for))\s*$/i;

export function looksIncomplete(text: string): boolean {
  const words = text.trim();
  if (words.length >= DIVIDED_FROM) return true;
  if (HANGS.test(words)) return true;
  if (words.split(/\s+/).length > MOST_WORDS) return false;
  if (readSmallTalk(words) === "greeting" || ANNOUNCES.test(words)) return true;
  return TOPIC.test(words) && !ASKS.test(words);
}
