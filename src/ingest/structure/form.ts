import { type Line, goesOn, introduces } from "./lines.ts";
import type { ActForm } from "./report.ts";

/** What kind of text this is, judged before reading it. Whether a text without pasal has headings shows later. */

const PASAL_LINE = /^["“]?P(?:asa[l1I]|ASA[L1I]) ?([0-9lIOo]{1,4}[A-Z]{0,2}|[IVX]{1,6})[.:]?$/;
/** "... sebagai berikut: Pasal 1. Tiap-tiap hakim ...", as acts before 1970 were often printed and copied. */
const GLUED_PASAL =
  /(?:^|(?<=[.;:)] |[A-Z]{3} ))P(?:asal|ASAL) (?:\d{1,4}[A-Z]?\.? ?\(1\)|1(?:\.? ["“]?[A-Z]|\.?$))/;

/** What stands before the pasal of an act. In old acts it is not printed in capitals. */
const DECREE = /(?:^|[\s;:])(?:MEMUTUSKAN|M E M U T U S K A N)\b|^Memutuskan ?:?$|^Memutuskan ?: ?Menetapkan/;
/** What stands behind them: the closing formula, the penjelasan, an annex. */
const CLOSE =
  /^(?:Agar (?:setiap|supaya) (?:orang|setiap orang)|(?:Ditetapkan|Disahkan|Diundangkan|DITETAPKAN|DISAHKAN|DIUNDANGKAN) (?:di|DI)\b|PENJELASAN(?: ATAS\b| ?$)|P E N J E L A S A N ?$|LAMPIRAN\b)/;

const CHANGES =
  /di(?:r?ubah|sisipkan|hapus|tambah)|\b[Mm]e(?:ng|r)ubah\b|\b[Mm]enyisipkan|berbunyi sebagai berikut|PERUBAHAN (?:\S+ )?ATAS|MENGUBAH|P\.? ?ERUBAHAN/;
/** "... BARANG MEWAH. PASAL I Mengubah beberapa ketentuan": the lines of the source are lost. */
const GLUED_ROMAN =
  /(?:^|[.:] )(?:PASAL|Pasal) I (?:Mengubah|Merubah|Beberapa ketentuan|Ketentuan|Di ?antara)/;

export function hasDecree(lines: readonly Line[]): boolean {
  return lines.some(({ text }) => DECREE.test(text));
}

/**
 * The lines that an act's own pasal stand on, from the decree to the close: what a penjelasan explains or an annex shows as
 * a sample ("Pasal I") says nothing of the act's form. All lines where there is no decree.
 */
export function ownLines(lines: readonly Line[]): readonly Line[] {
  const decree = lines.findIndex(({ text }) => DECREE.test(text));
  if (decree < 0) {
    const end = lines.findIndex(({ text }, at) => at > 0 && /^(?:PENJELASAN ?$|LAMPIRAN\b)/.test(text));
    return end > lines.length / 4 ? lines.slice(0, end) : lines;
  }
  const close = lines.findIndex(({ text }, at) => at > decree && CLOSE.test(text));
  return lines.slice(decree, close < 0 ? undefined : close);
}

export function formOf(all: readonly Line[]): ActForm {
  const lines = ownLines(all);
  let pasal = 0;
  let roman = 0;
  let dictum = 0;
  const isDecreed = hasDecree(all);
  let changes = false;
  let before = "";
  const headings: string[] = [];
  lines.forEach(({ text, isPageMatter }, index) => {
    if (isPageMatter) return;
    const heading = PASAL_LINE.exec(text);
    if (
      heading?.[1] !== undefined &&
      !introduces(before.slice(-80)) &&
      !goesOn((lines[index + 1]?.text ?? "").slice(0, 60))
    ) {
      const isRoman = /^[IVX]+$/.test(heading[1]);
      headings.push(isRoman ? "I" : heading[1]);
      if (isRoman) roman++;
      else if (roman === 0 || !changes) pasal++;
    }
    if (pasal === 0 && GLUED_PASAL.test(text)) pasal++;
    if (/^(?:KESATU|PERTAMA|KEDUA)\b(?! PULUH| BELAS)/.test(text) || /[;:.] (?:KESATU|PERTAMA) ?:/.test(text))
      dictum++;
    if (CHANGES.test(text)) changes = true;
    if (GLUED_ROMAN.test(text)) roman++;
    before = text;
  });
  // "Pasal I", "Pasal 2", "Pasal 3": a badly printed 1.
  const isOne = headings.slice(0, 3).join(" ") === "I 2 3";
  if (roman > 0 && changes && !isOne) return "amending";
  if (pasal + roman > 0) return "statute";
  return dictum >= (isDecreed ? 1 : 2) ? "decision" : "plain";
}
