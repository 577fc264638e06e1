const SMALL = new Set([
  "dan",
  "atau",
  "serta",
  "di",
  "ke",
  "dari",
  "dengan",
  "kepada",
  "oleh",
  "untuk",
  "dalam",
  "bagi",
  "atas",
  "tentang",
  "pada",
  "yang",
]);

/** Capitals of a heading as a title is written elsewhere: "KERJA SAMA DAERAH" -> "Kerja Sama Daerah". */
export function titleCase(text: string): string {
  const words = text.replace(/\s+/g, " ").trim();
  if (words !== words.toUpperCase()) return words;
  return words
    .toLowerCase()
    .split(" ")
    .map((word, index) =>
      index > 0 && SMALL.has(word) ? word : word.replace(/(^|[-/(])\p{Ll}/gu, (start) => start.toUpperCase()),
    )
    .join(" ")
    .replace("Menteri dalam Negeri", "Menteri Dalam Negeri");
}
