import type { SourceLine } from "../structure/parse-act.ts";
import { IngestError } from "../errors.ts";
import type { SourceDocument } from "./document.ts";
import { joinDividedWords } from "./dehyphenation.ts";

/** Reads plain text and Markdown. A form feed begins a page. */

/**
 * @param isMarkdown whether marks of Markdown are the writer's and not part of the text
 * @throws IngestError for bytes that are no text
 */
export function readText(bytes: Uint8Array, isMarkdown: boolean): SourceDocument {
  const text = decode(bytes).normalize("NFC").replace(/\r\n?/g, "\n");
  const sheets = text.split("\f");
  const hasPages = sheets.length > 1;
  const source: SourceLine[] = sheets.flatMap((sheet, index) => {
    const lines = (isMarkdown ? withoutMarkdown(sheet) : sheet).split("\n");
    return lines.map((line) => (hasPages ? { text: line, page: index + 1 } : { text: line }));
  });
  const { lines, joins } = joinDividedWords(source);
  return {
    format: isMarkdown ? "markdown" : "text",
    lines,
    pages: hasPages ? sheets.length : null,
    removed: [],
    joins,
    recognised: [],
  };
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const encoding = isUtf16
    ? first === 0xff
      ? "utf-16le"
      : "utf-16be"
    : isUtf8(bytes)
      ? "utf-8"
      : "windows-1252";
  const text = new TextDecoder(encoding).decode(bytes);
  const control = text.match(CONTROL)?.length ?? 0;
  // A stray one, as a copy from a PDF brings it, is no letter of the text; many mean that it is none.
  if (control > Math.max(FEW_CONTROL, text.length * MOST_CONTROL))
    throw new IngestError("wrong-type", {
      id: "Isi berkas ini bukan teks. Yang dapat dibaca: PDF, Word (.docx), Markdown, dan teks biasa.",
      en: "The content of the file is no text. PDF, Word (.docx), Markdown and plain text can be read.",
    });
  return text.replace(CONTROL, "");
}

const CONTROL = /[\u0000-\u0008\u000e-\u001f]/g;
const FEW_CONTROL = 3;
const MOST_CONTROL = 0.0005;

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const HAS_PASAL = /^#{0,6} *(?:\*\*|__)?Pasal +\d/m;
/** A list mark of Markdown before a mark of the law: "- (1) ...", "* a. ...". */
const BULLET = /^(\s*)[-*+] +(?=\(?(?:\d{1,3}[a-z]?|[a-z]{1,2})[.)]|(?:Ayat|Huruf|Angka) )/gm;

/** The words without emphasis, links, rules and front matter. Headings keep their mark where nothing else shows them. */
export function withoutMarkdown(markdown: string): string {
  const body = markdown.replace(/^\ufeff?---\n[\s\S]*?\n---\n/, "");
  const isStatute = HAS_PASAL.test(body);
  return body
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/!\[[^\]]*\]\([^)]*\)/g, "")
    .replace(/\[([^\]]*)\]\((?:[^()\n]|\([^()\n]*\))*\)/g, "$1")
    .replace(/^ {0,3}(?:-{3,}|\*{3,}|_{3,}|={3,}) *$/gm, "")
    .replace(/^ {0,3}(?:> ?)+/gm, "")
    .replace(BULLET, "$1")
    .replace(/^ {0,3}(#{1,6}) +(.*?)(?: +#+)? *$/gm, isStatute ? "$2" : "$1 $2")
    .replace(/(\*\*\*|\*\*|\*)(?=\S)((?:(?!\1)[^\n])*?\S)\1/g, "$2")
    .replace(/(?<![\p{L}\d_])(__|_)(?=[^\s_])([^\n_]*[^\s_])\1(?![\p{L}\d_])/gu, "$2")
    .replace(/`([^`\n]+)`/g, "$1")
    .replace(/<\/?(?:b|i|u|em|strong|sub|sup|span|p|div|center)(?: [^>\n]*)?>/gi, "")
    .replace(/<br *\/?>/gi, "\n")
    .replace(/\\([\\`*_{}[\]()#+\-.!>|])/g, "$1")
    .replace(/ {#[\w-]+}$/gm, "");
}
