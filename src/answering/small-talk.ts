import type { Phrases } from "./phrases.ts";

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
    /^(?:(?:terima ?kasih|trima ?kasih|makasih|makasi|mksh|tq|trims|tengkyu|thanks?|thank you|thx|nuhun|hatur nuhun|matur nuwun|suwun|ok|oke|okay|oke sip|sip|siap|mantap|baik|good|great|noted)\s*)+$/,
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
