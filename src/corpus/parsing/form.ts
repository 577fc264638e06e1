import { goesOn, introduces } from "./context.ts";
import type { Line } from "./lines.ts";
import type { ActForm } from "./report.ts";

/** What kind of text this is, judged before reading it. Whether a text without pasal has headings shows later. */

const PASAL_LINE = /^["“]?P(?:asa[l1I]|ASA[L1I]) ?([0-9lIOo]{1,4}[A-Z]{0,2}|[IVX]{1,6})[.:]?$/;
const GLUED_PASAL = /(?:^|(?<=[.;:] |[A-Z]{3} ))Pasal (?:\d{1,4}[A-Z]? \(1\)|1 [A-Z])/;

export function formOf(lines: readonly Line[]): ActForm {
  let pasal = 0;
  let roman = 0;
  let dictum = 0;
  let decree = false;
  let changes = false;
  let before = "";
  lines.forEach(({ text, isFurniture }, index) => {
    if (isFurniture) return;
    const heading = PASAL_LINE.exec(text);
    if (
      heading?.[1] !== undefined &&
      !introduces(before.slice(-80)) &&
      !goesOn((lines[index + 1]?.text ?? "").slice(0, 60))
    ) {
      if (/^[IVX]+$/.test(heading[1])) roman++;
      else if (roman === 0 || !changes) pasal++;
    }
    if (pasal === 0 && GLUED_PASAL.test(text)) pasal++;
    if (/^(?:KESATU|PERTAMA|KEDUA)\b(?! PULUH| BELAS)/.test(text) || /[;:.] (?:KESATU|PERTAMA) ?:/.test(text))
      dictum++;
    if (/MEMUTUSKAN|M E M U T U S K A N/.test(text)) decree = true;
    if (/diubah|disisipkan|dihapus/.test(text)) changes = true;
    before = text;
  });
  if (roman > 0 && changes) return "amending";
  if (pasal + roman > 0) return "statute";
  return dictum >= (decree ? 1 : 2) ? "decision" : "plain";
}
