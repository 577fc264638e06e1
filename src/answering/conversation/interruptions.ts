import { isLookUp, readCitations } from "../../law/citations/reading.ts";
import type { Corpus } from "../../law/corpus/corpus.ts";
import type { Phrases } from "../presentation/phrases.ts";

/**
 * Telling a question from an answer while the guided dialog waits for one. A question is answered and the dialog kept;
 * where it is not plain, the text counts as the answer, which the dialog can still say it does not understand.
 */

/** Words that open a question, but no name of a place, partner or field. */
const OPENS_QUESTION =
  /^(?:apa(?:kah|an)?|siapa(?:kah)?|kapan(?:kah)?|mengapa|kenapa|bagaimana(?:kah)?|gimana|berapa(?:kah)?|di ?mana(?:kah)?|bolehkah|bisakah|perlukah|haruskah|pasal berapa|what|who|when|why|how|where|which)\b/i;
/** "Bagaimana kalau Suwon?" proposes an answer. */
const PROPOSES = /^(?:bagaimana|gimana|apa|how|what)\s+(?:kalau|kalo|klo|jika|bila|about|if)\b/i;
const SHORTEST_QUESTION = 3;

/** A look-up of an article, or a sentence that opens as a question. */
export function isPlainlyAQuestion(corpus: Corpus, text: string): boolean {
  if (readCitations(corpus, text).length > 0 && isLookUp(corpus, text)) return true;
  const words = text.trim();
  if (PROPOSES.test(words) || words.split(/\s+/).length < SHORTEST_QUESTION) return false;
  return OPENS_QUESTION.test(words);
}

/** What may be a question if it is no answer that the dialog understands. */
export function mayBeAQuestion(text: string): boolean {
  return /[?？]\s*$/.test(text);
}

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

/** Greetings, thanks and "who are you": recognised only when a message says nothing else. */

export type SmallTalk = "greeting" | "thanks" | "identity" | "goodbye" | "complaint" | "drafting" | "unclear";

const FILLER =
  /\b(?:min|kak|kakak|mas|mbak|pak|bu|bapak|ibu|bang|gan|bot|admin|sob|semua|semuanya|rekan|dong|ya|yah|deh|nih|sih|sir|madam|there|all|team|banyak|sekali|bgt|banget|atas|bantuannya|infonya|info|jawabannya|informasinya|penjelasannya|sangat|membantu|bermanfaat|berguna|jelas|so|helpful|very|much|a lot|for|your|the|help|everything)\b/g;

const PATTERNS: readonly (readonly [SmallTalk, RegExp])[] = [
  [
    "greeting",
    /^(?:(?:ha?ll?o+|hai+|hi+|hey+|helo+|pagi|siang|sore|malam|malem|selamat (?:pagi|siang|sore|malam)|met (?:pagi|siang|sore|malam)|ass?ala?mu?'?ala?i?kum(?: w(?:ara)?h?(?:matullahi)?\.?\s*w(?:aba)?b?(?:arakatuh)?)?|salam|permisi|punten|good (?:morning|afternoon|evening|day)|greetings|tes|test|ping|p)\s*)+$/,
  ],
  [
    "thanks",
    /^(?:(?:terima ?kasih|trima ?kasih|makasih|makasi|mksh|tq|tks|ty|trims|tengs|tengkyu|thanks?|thank you|thx|nuhun|hatur nuhun|matur nuwun|suwun|ok|oke|okay|oke sip|sip|siap|mantap|baik|good|great|noted)\s*)+$/,
  ],
  [
    "identity",
    /^(?:(?:kamu|anda|lu|lo|ini|km) (?:ini )?(?:itu )?(?:siapa|apa)|siapa(?:kah)? (?:kamu|anda|lu|lo|km|ini|namamu|nama(?: kamu| anda)?)|apa(?: yang| yg)? (?:bisa )?(?:kamu|anda|km) (?:bisa )?(?:lakukan|bantu|kerjakan)|(?:kamu|anda|km) (?:bisa|dapat) apa(?: saja)?|bisa (?:bantu )?apa(?: saja)?|ini bot apa|who are you|what are you|what is this|what can you do|what do you do|how can you help(?: me)?|are you (?:a bot|human|an ai|real))$/,
  ],
  [
    "identity",
    /^(?:(?:bisa|boleh|tolong|dapat|can you|could you|please|can u) )*(?:bantu|bantuin|tolong|tolongin|help)(?: (?:saya|aku|kami|me|us))?$/,
  ],
  [
    "complaint",
    /^(?:(?:kamu|anda|lu|lo|km|you|bot|ini|dasar|jawaban(?:nya|mu)?|your answer|that|it|are|is|s|re|kok|ini)\s+)*(?:(?:gak|ga|tidak|nggak|gk|kurang|not|no|useless|wrong|very|sangat)\s*)*(?:guna|berguna|jelas|bodoh|bego|goblok|tolol|dungu|bohong|pembohong|ngawur|ngaco|salah|jelek|payah|sampah|useless|stupid|dumb|idiot|liar|lying|wrong|incorrect|bad|bullshit|nonsense|helpful|anjing|bangsat)(?:\s+(?:ya|banget|sekali|kamu|lu|lo|bot|dong|nih))*$/,
  ],
  ["goodbye", /^(?:dadah|dah|bye+|bye bye|good ?bye|sampai jumpa|see you|selamat tinggal)$/],
];

/** Asking for a letter or a text to be written, rather than what the law says of it. */
const DRAFTING =
  /^(?:(?:tolong|mohon|please|bisa|bisakah|can you|could you|coba|minta|help me) )*(?:buatkan|buatin|bikinkan|bikinin|tuliskan|tulisin|susunkan|konsepkan|draft(?:kan)?|write|compose|prepare)(?: (?:saya|kami|me|us|a|an|the|sebuah|draf|draft|konsep|contoh|format))* (?:surat|mou|loi|nota|naskah|perjanjian|proposal|memo|pidato|letter|agreement|speech|dokumen|document|email)\b/;

/** @returns null when the message says more than small talk */
export function readSmallTalk(text: string): SmallTalk | null {
  const bare = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}' ]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (bare.length === 0) return "unclear";
  if (DRAFTING.test(bare)) return "drafting";
  if (bare.length > 60) return null;
  const without = bare.replace(FILLER, " ").replace(/\s+/g, " ").trim();
  for (const [talk, pattern] of PATTERNS) {
    if (pattern.test(bare) || (without !== "" && pattern.test(without))) return talk;
  }
  return null;
}

export function smallTalkReply(talk: SmallTalk, phrases: Phrases): string {
  return {
    greeting: phrases.greeting,
    thanks: phrases.thanks,
    identity: phrases.identity,
    goodbye: phrases.goodbye,
    complaint: phrases.complaint,
    drafting: phrases.drafting,
    unclear: phrases.emptyQuestion,
  }[talk];
}
