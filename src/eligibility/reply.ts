/** The short words with which people answer a question of the dialog instead of pressing its button. */

export type Reply = "yes" | "no" | "refused" | "unsure" | "back" | "abandon" | "finish";

const REPLIES: Readonly<Record<Reply, readonly string[]>> = {
  yes: [
    "ya",
    "iya",
    "iye",
    "yes",
    "y",
    "yup",
    "yep",
    "sudah",
    "udah",
    "sdh",
    "udh",
    "benar",
    "bener",
    "betul",
    "ada",
    "ok",
    "oke",
    "done",
    "given",
  ],
  no: [
    "tidak",
    "tdk",
    "tak",
    "ga",
    "gak",
    "nggak",
    "ngga",
    "enggak",
    "engga",
    "bukan",
    "no",
    "n",
    "nope",
    "belum",
    "blm",
    "belom",
    "not yet",
  ],
  refused: ["ditolak", "menolak", "refused", "rejected"],
  unsure: [
    "belum tahu",
    "belum tau",
    "blm tau",
    "blm tahu",
    "tidak tahu",
    "tidak tau",
    "tdk tahu",
    "tdk tau",
    "ga tau",
    "gak tau",
    "gak tahu",
    "nggak tau",
    "entah",
    "lewati",
    "lewat",
    "skip",
    "i don't know",
    "i do not know",
    "dont know",
    "don't know",
    "not sure",
    "unsure",
    "i do not know yet",
  ],
  back: ["kembali", "balik", "mundur", "back"],
  abandon: ["batal", "batalkan", "berhenti", "stop", "cancel", "quit"],
  finish: ["selesai", "hasil", "lihat hasil", "finish", "result"],
};

const BY_WORDS: ReadonlyMap<string, Reply> = new Map(
  (["yes", "no", "refused", "unsure", "back", "abandon", "finish"] as const).flatMap((reply) =>
    REPLIES[reply].map((words) => [words, reply] as const),
  ),
);

/** Words that only say "not yet": a no to what has been done, but no judgement of what a plan is like. */
const NOT_YET: ReadonlySet<string> = new Set(["belum", "blm", "belom", "not yet"]);

/** What a text says when it is one of the short words and nothing else; null otherwise. */
export function readReply(text: string): Reply | null {
  return BY_WORDS.get(plain(text)) ?? null;
}

export function saysNotYet(text: string): boolean {
  return NOT_YET.has(plain(text));
}

/** Lower case, without punctuation around it: for comparing a text with a label. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[\s\p{P}/]+|[\s\p{P}]+$/gu, "")
    .replace(/\s+/g, " ");
}
