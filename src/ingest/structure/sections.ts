import { endsSentence, type Context } from "./lines.ts";
import type { Mark } from "./marks.ts";
import { distance, readOrdinal } from "./numbering.ts";
import type { Action, ParseState } from "./state.ts";

/** Decides about the parts around the pasal: konsiderans, diktum, penutup, penjelasan and lampiran. */

export function decideSection(state: ParseState, mark: Mark, context: Context): Action | null {
  const name = mark.raw
    .toLowerCase()
    .replace(/[^a-z ]/g, "")
    .trim();
  const squeezed = name.replaceAll(" ", "");
  const isClosed = endsSentence(context.tail);
  if (squeezed === "penjelasan" || squeezed === "penjelasanatas")
    return decidePenjelasan(state, mark, context);
  if (name.startsWith("lampiran")) return decideLampiran(state, mark, context);
  if (squeezed.endsWith("umum")) return decideUmum(state, mark, context);
  if (squeezed.endsWith("pasaldemipasal")) return decideDetails(state, mark, context);
  if (name.startsWith("tambahan lembaran")) {
    if (state.room !== "details" && state.room !== "umum") return null;
    return words(state, "penutup", "Penutup penjelasan", mark, context, () => (state.room = "closing"), true);
  }
  if (state.room === "head") {
    if (squeezed === "menimbang" || squeezed === "mengingat" || squeezed === "memperhatikan") {
      if (!context.isLineStart && !isClosed && !mark.raw.endsWith(":")) return null;
      const title = squeezed.charAt(0).toUpperCase() + squeezed.slice(1);
      return part(state, squeezed, title, mark, context);
    }
    if (name.startsWith("dengan rahmat")) return words(state, "pembukaan", "Pembukaan", mark, context);
    if (name.startsWith("dengan persetujuan") && (context.isLineStart || isClosed))
      return words(state, "persetujuan", "Persetujuan", mark, context);
    if (squeezed.startsWith("memutuskan") && /^M/.test(mark.raw))
      return part(state, "memutuskan", "Memutuskan", mark, context, () => (state.isBeforeDecree = false));
    return null;
  }
  if (state.room !== "body") return null;
  const isClosing = /^agar (?:supaya )?(?:setiap|semua|tiaptiap) orang/.test(name)
    ? /^ ?(?:yang berkepentingan )?(?:dapat )?mengetahui/i.test(context.peek(40).trimStart())
    : name.endsWith(" di") && /tanggal/i.test(context.peek(120));
  if (!isClosing || !(context.isLineStart || isClosed)) return null;
  return words(state, "penutup", "Penutup", mark, context, () => {
    state.room = "closing";
    state.divisions = {};
  });
}

function part(
  state: ParseState,
  step: string,
  title: string,
  mark: Mark,
  context: Context,
  then?: () => void,
  isExplained = false,
): Action | null {
  const under = isExplained ? state.outline.idOf({ step: "penjelasan" }) : undefined;
  const whole = {
    step,
    unit: "bagian-teks" as const,
    number: step,
    title,
    ...(under === undefined ? {} : { under }),
  };
  if (state.outline.drafts.has(state.outline.idOf(whole))) return null;
  return {
    apply: () => {
      state.begin(whole, mark, context);
      then?.();
    },
  };
}

/** A part that begins with words of its own, such as "Agar setiap orang mengetahuinya". */
function words(
  ...[state, step, title, mark, context, then, isExplained]: Parameters<typeof part>
): Action | null {
  const wordless = { ...mark, raw: "" };
  return part(
    state,
    step,
    title,
    wordless,
    context,
    () => {
      state.text(mark.raw, context.line, false);
      then?.();
    },
    isExplained,
  );
}

function decidePenjelasan(state: ParseState, mark: Mark, context: Context): Action | null {
  if (
    state.room !== "body" &&
    state.room !== "closing" &&
    !(state.room === "free" && state.form !== "guideline")
  )
    return null;
  if (!context.isLineStart && !/^ ?ATAS/i.test(context.peek(6))) return null;
  if (!context.isLineStart && state.room === "body" && !endsSentence(context.tail)) return null;
  return part(
    state,
    "judul",
    "Penjelasan",
    mark,
    context,
    () => {
      state.room = "umum";
      state.divisions = {};
      state.roman = null;
      state.instruction = null;
      state.lastPasal = null;
    },
    true,
  );
}

function decideUmum(state: ParseState, mark: Mark, context: Context): Action | null {
  if (state.room !== "umum") return null;
  if (!context.isLineStart && !/^I\./.test(mark.raw)) return null;
  return part(state, "umum", "Umum", mark, context, undefined, true);
}

function decideDetails(state: ParseState, mark: Mark, context: Context): Action | null {
  if (state.room !== "umum") return null;
  return {
    apply: () => {
      state.room = "details";
      state.lastPasal = null;
      // The words of this heading are those of no provision; they close the penjelasan umum.
      if (state.owner === null) state.outline.text(null, mark.raw, true, context.line);
      else state.owner.heading.push(mark.raw);
      state.enter(null);
    },
  };
}

function decideLampiran(state: ParseState, mark: Mark, context: Context): Action | null {
  if (state.form === "guideline" || state.form === "plain") return null;
  if (state.room === "head" || (state.room === "body" && !endsSentence(context.tail))) return null;
  const isNamed = /^ ?(?::|UNDANG|PERATURAN|KEPUTUSAN|INSTRUKSI|SURAT|QANUN|NOMOR)/i.test(context.peek(12));
  if (!context.isLineStart && !(isNamed && mark.raw.startsWith("LAMPIRAN"))) return null;
  if (context.isLineStart && !(context.isOwnLine || isNamed || mark.raw.startsWith("LAMPIRAN"))) return null;
  const number = /[IVX]+$/.exec(mark.raw.replace(/^L\w+/, ""))?.[0].toLowerCase();
  const step = number === undefined ? "lampiran" : `lampiran-${number}`;
  return part(state, step, mark.raw.replace(/^LAMPIRAN/, "Lampiran"), mark, context, () => {
    state.room = "free";
    state.divisions = {};
  });
}

/** KESATU, KEDUA: what a decision decides. */
export function decideDiktum(state: ParseState, mark: Mark, context: Context): Action | null {
  if (state.form !== "decision" || state.isBeforeDecree) return null;
  if (state.room !== "head" && state.room !== "body") return null;
  const reading = readOrdinal(mark.number.replace(/(BELAS|PULUH)/, " $1 "));
  if (reading === null) return null;
  const far = distance(state.lastDiktum, reading);
  const isClosed = endsSentence(context.tail);
  if (!(context.isLineStart || (isClosed && mark.raw.endsWith(":"))) || far < 0) return null;
  if (!isClosed && far !== 0) return null;
  const word = mark.number.replaceAll(" ", "-").toLowerCase();
  return {
    apply: () => {
      const last = state.lastDiktum;
      const step = `diktum-${word}`;
      state.begin({ step, unit: "bagian-teks", number: step, title: `Diktum ${mark.number}` }, mark, context);
      if (far !== 0) state.gap("bagian-teks", null, last, reading, context.line);
      state.lastDiktum = reading;
      state.room = "body";
    },
  };
}
