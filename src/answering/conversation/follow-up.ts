import type { Language } from "../../text/language.ts";
/** Messages that mean nothing by themselves and everything after an answer: "kenapa?", "in English please", "bunyinya?". */

export type FollowUp =
  /** The last answer again, in another language where one is named. */
  | { readonly type: "again"; readonly language: Language | null }
  | { readonly type: "shorter" }
  /** The whole article under discussion. */
  | { readonly type: "whole" }
  /** Which article it rests on. */
  | { readonly type: "basis" }
  /** Its words. */
  | { readonly type: "text" }
  /** Its penjelasan. */
  | { readonly type: "meaning" }
  /** Whether it is in force. */
  | { readonly type: "status" }
  /** What is in force in its place. */
  | { readonly type: "current" }
  /** Why the verdict is what it is. */
  | { readonly type: "reason" }
  /** What a planned cooperation must still meet. */
  | { readonly type: "steps" }
  /** Further results. */
  | { readonly type: "more" };

const LONGEST = 9;

/**
 * What each kind is known by. The rest of the message may hold small words only ("terus", "itu", "apa", "dong"), so that
 * a question with matter of its own is never taken for a follow-up. In this order: "what is still in force now" asks for
 * the successor before it asks for a status.
 */
const KINDS: readonly (readonly [Exclude<FollowUp["type"], "again">, RegExp])[] = [
  [
    "steps",
    /\b(?:(?:per)?syarat(?:an)?(?:nya)?|langkah(?:nya)?(?: (?:selanjutnya|berikutnya))?|(?:harus|perlu|mesti) (?:di ?)?(?:penuhi|lakukan|siapkan|urus|ngapain|gimana|bagaimana)|prosedur(?:nya)?|caranya|tahapan(?:nya)?|next steps?|requirements?|conditions?|(?:must|should|do) (?:we|i) do(?: next)?|procedure|(?:do|can|should) (?:we|i) proceed)\b/,
  ],
  [
    "shorter",
    /\b(?:(?:lebih )?(?:singkat|pendek|ringkas)(?:nya|kan|annya)?|(?:per|di)(?:singkat|pendek|ringkas)|ringkasan(?:nya)?|inti(?:nya|sarinya)?|kesimpulan(?:nya)?|shorter|in short|briefly|brief|summar(?:y|ise|ize)|tl ?dr)\b/,
  ],
  [
    "whole",
    /\b(?:(?:(?:pasal|isi|bunyi|teks|versi)(?:nya)? )?(?:(?:lebih |se|yang )?lengkap(?:nya)?|utuh(?:nya)?|keseluruhan(?:nya)?|seluruhnya)|lebih (?:detail|rinci|panjang)|detail(?:nya)?|rincian(?:nya)?|(?:full|whole|entire|complete) (?:article|text|provision|version)|in full|more details?)\b/,
  ],
  [
    "basis",
    /\b(?:(?:pasal|ayat)(?:nya)? (?:ke ?)?(?:berapa|mana|apa|yang mana)(?: yang (?:bilang|ngomong|mengatakan|menyatakan|menyebut(?:kan)?|mengatur|melarang|membolehkan|mewajibkan)(?: (?:begitu|gitu|itu|demikian|hal itu|ini))?)?|(?:uu|undang undang|peraturan|aturan) (?:nomor )?(?:berapa|mana|yang mana|apa)|(?:dasar|landasan|payung) hukum(?:nya)?|dasarnya|berdasarkan apa|sumber(?:nya)|rujukan(?:nya)?|referensi(?:nya)?|di ?atur di ?mana|(?:which|what) (?:article|law|provision|regulation)(?: (?:(?:says?|states?|provides?|forbids?|allows?|requires?)(?: (?:that|this|so|it))?|(?:is|was) (?:that|this|it) (?:based on|from|in)))?|legal basis|(?:on|based on) what(?: basis)?|where does it say|sources?)\b/,
  ],
  [
    "current",
    /\b(?:(?:yang|yg|aturan|uu|versi) (?:masih )?(?:berlaku|terbaru|baru|sekarang)(?: (?:sekarang|skrg|saat ini))?|pengganti(?:nya)?|(?:di ?)?ganti(?:kan)? (?:dengan |oleh |sama |jadi )?apa|sekarang (?:pakai|pake|memakai) (?:yang mana|apa|uu apa)|what(?: is| s)? (?:now )?in force(?: now)?|(?:what )?(?:replaced|replaces) (?:it|that|this)|replaced by what|successor|(?:new|current|latest) (?:one|law|rule|version|article))\b/,
  ],
  [
    "status",
    /\b(?:(?:masih|msh) (?:berlaku|di ?pakai|sah|valid|ada)|(?:sudah|udah|udh|sdh) (?:di ?(?:cabut|ganti|ubah)|(?:tidak|tdk|ga|gak|nggak) berlaku)|status(?:nya)?(?: hukum(?:nya)?)?|berlaku(?:kah)?|still (?:in force|valid|apply|applies|applicable|good)|in force|repealed|revoked)\b/,
  ],
  [
    "text",
    /\b(?:(?:bunyi|isi|teks|redaksi|naskah)nya|kutipan(?:nya)?|kutip(?:kan)?|bacakan|what does (?:it|that|the article) say|wording|quote (?:it|that)|the text)\b/,
  ],
  [
    "meaning",
    /\b(?:(?:maksud|arti|penjelasan)nya|jelas(?:kan|in)|(?:tidak|tdk|ga|gak|nggak|kurang|belum|blm) (?:paham|faham|ngerti|mengerti|jelas)|explain|what does (?:it|that) mean|meaning|do not understand|don t understand)\b/,
  ],
  [
    "reason",
    /\b(?:kenapa|mengapa|knp|ngapa|alasan(?:nya)?|sebab(?:nya)?|kok (?:bisa|gitu|begitu|tidak|ga|gak|nggak|boleh)|why|reasons?|how come)(?: (?:begitu|gitu|demikian|not|so|(?:tidak|tdk|ga|gak|nggak) (?:boleh|bisa)|(?:boleh|bisa|dilarang|ditolak)))?\b/,
  ],
  [
    "more",
    /\b(?:lanjut(?:kan|in)?|(?:yang|yg|hasil|pasal) lain(?:nya)?|lainnya|ada lagi|selain itu|next(?: results?)?|more(?: results?)?|others?|(?:what|anything) else)\b/,
  ],
];

/** @returns null for a message with matter of its own */
export function readFollowUp(text: string): FollowUp | null {
  const words = bareWords(text);
  if (words.length === 0 || words.length > LONGEST) return null;
  const again = readAgain(words);
  if (again !== null) return again;
  const said = words.join(" ");
  for (const [type, pattern] of KINDS) {
    const match = pattern.exec(said);
    if (match === null) continue;
    const rest = `${said.slice(0, match.index)} ${said.slice(match.index + match[0].length)}`;
    if (rest.split(" ").every((word) => word === "" || isSmall(word))) return { type };
  }
  return null;
}

const LANGUAGES: readonly (readonly [Language, RegExp])[] = [
  ["en", /^(?:english|inggris|inggrisnya|ingris|eng)$/],
  ["id", /^(?:indonesia|indonesian|indo|indonesianya)$/],
];
const TRANSLATING =
  /^(?:in|to|into|ke|dalam|dlm|pakai|pake|memakai|gunakan|menggunakan|use|using|with|dengan|dgn|bahasa|bhs|basa|language|version|versi|ulang|ulangi|repeat|again|say|answer|respond|reply|jawab|jawabnya|jawaban|jawabannya|dijawab|terjemah|terjemahkan|terjemahin|terjemahan|terjemahannya|translate|translated|translation|now|sekarang|lagi|same|sama)$/;
const AGAIN = /^(?:ulang|ulangi|ulangin|repeat|again)$/;

/** "in English please", "pakai bahasa Indonesia", "ulangi". */
function readAgain(words: readonly string[]): FollowUp | null {
  const languages = LANGUAGES.filter(([, name]) => words.some((word) => name.test(word)));
  const [named] = languages;
  const isElse = (word: string): boolean =>
    isSmall(word) || TRANSLATING.test(word) || LANGUAGES.some(([, name]) => name.test(word));
  if (languages.length > 1 || !words.every(isElse)) return null;
  if (named !== undefined) return { type: "again", language: named[0] };
  return words.some((word) => AGAIN.test(word)) ? { type: "again", language: null } : null;
}

const LANGUAGE_NAME = "(?:bahasa |bhs )?(english|inggris|indonesian?)";
const COURTESY = "(?:\\s+(?:please|pls|ya|dong|thanks?|thank you|terima kasih))*\\s*[.!?)]*$";
/** Only what plainly tells us how to answer: "harus dalam bahasa Indonesia?" asks about the agreement's language. */
const ASKS_LANGUAGE = [
  `(?:(?:tolong|mohon|please|pls)\\s+)?(?:(?:di)?jawab(?:lah|nya|annya|kan)?|answer(?: me)?|reply|respond)\\s+(?:(?:it|that|dalam|pakai|pake|dengan|in|use)\\s+)*${LANGUAGE_NAME}${COURTESY}`,
  `(?:tolong|mohon|please|pls)\\s+(?:dalam|pakai|pake|dengan|in|use)\\s+${LANGUAGE_NAME}${COURTESY}`,
  `in (english),?\\s+(?:please|pls|thanks?|thank you)\\s*[.!?)]*$`,
].map((pattern) => new RegExp(`[\\s,;.(–-]+${pattern}`, "i"));

export interface Directed {
  readonly text: string;
  /** The language that the message itself asks to be answered in; null where it says nothing. */
  readonly language: Language | null;
}

/** Takes a closing "please answer in English" off a question that has words of its own. */
export function readDirective(text: string): Directed {
  for (const pattern of ASKS_LANGUAGE) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const question = text.slice(0, match.index).trim();
    if (bareWords(question).length < 3) continue;
    return { text: question, language: /^ind/i.test(match[1] ?? "") ? "id" : "en" };
  }
  return { text, language: null };
}

const CORRECTS =
  /^(?:(?:bukan|bkn|salah|tidak|eh|no|nope|sorry|maaf|oh)\b[\s,.!:;–-]*)*(?:(?:yang\s+)?(?:maksud(?:\s+(?:saya|sy|aku|kami|gue|pertanyaan saya))|maksudku|maksudnya)(?:\s+(?:itu|adalah|ialah|tadi|bukan itu,?))*|ralat|koreksi|i\s+(?:mean|meant)|what i meant was|i was asking about|correction)\b[\s,.:;–-]*(?=\S)/i;
const DENIES = /^(?:bukan|bkn|salah|no|nope)\s*[,.!:;–-]+\s*(?:tapi\s+|tetapi\s+|but\s+)?(?=\S)/i;

/** What "bukan, maksud saya ..." puts in the place of the last question; null for any other message. */
export function readCorrection(text: string): string | null {
  const match = CORRECTS.exec(text) ?? DENIES.exec(text);
  if (match === null) return null;
  const rest = text.slice(match[0].length).trim();
  return bareWords(rest).length === 0 ? null : rest;
}

/** The words of a short message that carry no matter: courtesy, joining, asking, pointing. */

const SMALL = new Set(
  // Courtesy, particles, forms of address.
  (
    "tolong mohon minta coba dong donk ya yah yuk deh sih nih kok aja saja pak bu bapak ibu kak kakak mas mbak min admin bot " +
    "terima kasih makasih please pls thanks thank you halo hai hi hello maaf sorry sip ok oke okay baik siap " +
    // Joining.
    "terus trus lalu nah jadi dan atau tapi tetapi hmm eh oh so and then or but also juga jg lagi again kalau kalo klo begitu gitu itukah " +
    // Pointing and asking.
    "itu ini tadi tersebut tsb nya yang yg apa apakah apaan berapa mana bagaimana gimana gmn bgmn kah siapa di ke dari dalam pada ada adalah ialah untuk utk sama dengan dgn " +
    "it that this these those the a an of in on at for is are was were be does do did has have what which where how who there here its s one all " +
    // Speaking, wanting.
    "saya sy aku gue kami kita anda kamu kasih beri berikan kirim kirimkan tampilkan tunjukkan lihat liat lihatkan sebutkan tulis tuliskan buka bukakan " +
    "memenuhi mau ingin pengen pgn perlu butuh tau tahu bisa dapat boleh sekarang skrg saat dulu dahulu persisnya tepatnya lebih versi jawaban jawabannya harus mesti dipenuhi " +
    "meet fulfil fulfill me i we can could would will want need to show give tell see know say said now just exactly must should more answer version " +
    // What is under discussion, by its kind.
    "pasal pasalnya ayat ayatnya aturan aturannya uu uunya undang peraturan peraturannya ketentuan ketentuannya hukum hukumnya article paragraph law rule regulation provision " +
    "belum blm tidak tdk ga gak nggak kan udah sudah sdh not yet"
  ).split(" "),
);

export function isSmall(word: string): boolean {
  return SMALL.has(word);
}

/** Lower-case words without marks: "Dasar hukumnya?" -> ["dasar", "hukumnya"]. */
export function bareWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words that are not small. */
export function matterOf(text: string): string[] {
  return bareWords(text).filter((word) => !isSmall(word));
}
