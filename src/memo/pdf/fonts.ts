import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** The typeface of a PDF: Tinos, which runs like Times New Roman; embedded, so that every reader shows the same. */

export const FACES = ["regular", "bold", "italic", "bold-italic"] as const;
export type Face = (typeof FACES)[number];

const FILES: Readonly<Record<Face, string>> = {
  regular: "400Regular/Tinos_400Regular.ttf",
  bold: "700Bold/Tinos_700Bold.ttf",
  italic: "400Regular_Italic/Tinos_400Regular_Italic.ttf",
  "bold-italic": "700Bold_Italic/Tinos_700Bold_Italic.ttf",
};

export interface Fonts {
  readonly bytes: ReadonlyMap<Face, Buffer>;
  /** Whether every face has the character. */
  covers(character: string): boolean;
}

export async function loadFonts(): Promise<Fonts> {
  const fontkit = await import("fontkit");
  const { resolve } = createRequire(import.meta.url);
  const bytes = new Map<Face, Buffer>();
  for (const face of FACES)
    bytes.set(face, await readFile(resolve(`@expo-google-fonts/tinos/${FILES[face]}`)));
  const fonts = [...bytes.values()].map((file) => fontkit.create(file));
  return {
    bytes,
    covers: (character) => fonts.every((font) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)),
  };
}

/** Scripts that are written from right to left or joined as nothing here can. */
const NOT_SET = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * The text with nothing in it that would print as an empty box: a letter without a glyph loses its accent where that helps,
 * else the stretch that cannot be printed is replaced.
 * @param instead stands for such a stretch, as "[aksara lain]"
 */
export function printable(text: string, { covers }: Pick<Fonts, "covers">, instead: string): string {
  let printed = "";
  let isLost = false;
  for (const character of text.normalize("NFC")) {
    const isFine = covers(character) && !NOT_SET.test(character);
    const base = isFine ? character : baseOf(character, covers);
    if (base === "") {
      if (!isLost) printed += instead;
      isLost = true;
    } else if (base !== " " || !isLost) {
      // A space inside a stretch that is lost belongs to it.
      if (isLost && /[\p{L}\p{N}]/u.test(base)) printed += " ";
      printed += base;
      isLost = false;
    }
  }
  return printed;
}

function baseOf(character: string, covers: Fonts["covers"]): string {
  if (/\p{M}/u.test(character)) return "";
  const base = character.normalize("NFKD").replace(/\p{M}/gu, "");
  const isPrinted = base !== "" && [...base].every((part) => covers(part) && !NOT_SET.test(part));
  return isPrinted ? base : "";
}
