/** Names of files that every system and mail program takes: lower-case ASCII, short, no spaces. */

const LONGEST = 80;
/** Letters that do not fall apart into a base letter and an accent. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: "l",
  đ: "d",
  ð: "d",
  ø: "o",
  æ: "ae",
  œ: "oe",
  ß: "ss",
  þ: "th",
  ı: "i",
  ħ: "h",
};

/** "Đà Nẵng" -> "da-nang"; "" where nothing of the name can be written in ASCII. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{ASCII}]/gu, (letter) => PLAIN[letter] ?? " ")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/**
 * "telaahan-staf-2026-11-24-kota-bandung-tel-aviv", without an ending.
 * @param date ISO date
 * @param about names of what the memo is about; those that cannot be written in ASCII are left out
 */
export function fileNameOf(kind: string, date: string, about: readonly string[]): string {
  const slugs = about.map(slugOf).filter((slug) => slug !== "");
  const name = [kind, date, ...slugs].join("-");
  if (name.length <= LONGEST) return name;
  const cut = name.slice(0, LONGEST + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf("-"), `${kind}-${date}`.length));
}
