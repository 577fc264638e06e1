import type { Phrases } from "./phrases.ts";

/** Greetings, thanks and "who are you": recognised only when a message says nothing else. */

export type SmallTalk = "greeting" | "thanks" | "identity" | "goodbye";

const FILLER =
  /\b(?:min|kak|kakak|mas|mbak|pak|bu|bapak|ibu|bang|gan|bot|admin|sob|semua|semuanya|rekan|dong|ya|yah|deh|nih|sih|sir|madam|there|all|team|banyak|sekali|bgt|banget|atas|bantuannya|infonya|jawabannya|informasinya|so|very|much|a lot|for|your|the|help|everything)\b/g;

const PATTERNS: readonly (readonly [SmallTalk, RegExp])[] = [
  [
    "greeting",
    /^(?:(?:ha?ll?o+|hai+|hi+|hey+|helo+|pagi|siang|sore|malam|malem|selamat (?:pagi|siang|sore|malam)|met (?:pagi|siang|sore|malam)|ass?ala?mu?'?ala?i?kum(?: w(?:ara)?h?(?:matullahi)?\.?\s*w(?:aba)?b?(?:arakatuh)?)?|salam|permisi|punten|good (?:morning|afternoon|evening|day)|greetings|tes|test|ping)\s*)+$/,
  ],
  [
    "thanks",
    /^(?:(?:terima ?kasih|trima ?kasih|makasih|makasi|mksh|tq|trims|tengkyu|thanks?|thank you|thx|nuhun|hatur nuhun|matur nuwun|suwun|ok|oke|okay|oke sip|sip|siap|mantap|baik|good|great|noted)\s*)+$/,
  ],
  [
    "identity",
    /^(?:(?:kamu|anda|lu|lo|ini|km) (?:ini )?(?:itu )?(?:siapa|apa)|siapa(?:kah)? (?:kamu|anda|lu|lo|km|ini|namamu|nama(?: kamu| anda)?)|apa(?: yang| yg)? (?:bisa )?(?:kamu|anda|km) (?:bisa )?(?:lakukan|bantu|kerjakan)|(?:kamu|anda|km) (?:bisa|dapat) apa(?: saja)?|bisa (?:bantu )?apa(?: saja)?|ini bot apa|who are you|what are you|what is this|what can you do|what do you do|how can you help(?: me)?|are you (?:a bot|human|an ai|real))$/,
  ],
  ["goodbye", /^(?:dadah|dah|bye+|bye bye|good ?bye|sampai jumpa|see you|selamat tinggal)$/],
];

/** @returns null when the message says more than small talk */
export function readSmallTalk(text: string): SmallTalk | null {
  const bare = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}' ]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (bare.length === 0 || bare.length > 60) return null;
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
  }[talk];
}
