import { describe, expect, it } from "vitest";
import { FORM_CASES } from "./cases-forms.ts";
import { HEADING_CASES } from "./cases-headings.ts";
import { idsOf, parse, textOf, wordCounts, wordsOut } from "./support.ts";

/** What is found in difficult texts, and what is reported about them. */

describe("difficult inputs", () => {
  it.each([...HEADING_CASES, ...FORM_CASES].map((entry) => [entry.name, entry] as const))(
    "%s",
    (_, entry) => {
      const act = parse(entry.text);
      const { report } = act;
      if (entry.ids !== undefined) expect(idsOf(act)).toEqual(entry.ids);
      for (const [id, text] of Object.entries(entry.texts ?? {})) expect(textOf(act, id), id).toBe(text);
      if (entry.form !== undefined) expect(report.form).toBe(entry.form);
      if (entry.gaps !== undefined)
        expect(report.gaps.map(({ unit, after, before }) => `${unit} ${after}->${before}`)).toEqual(
          entry.gaps,
        );
      if (entry.repeats !== undefined)
        expect(report.repeats.map(({ unit, number }) => `${unit} ${number}`)).toEqual(entry.repeats);
      if (entry.guesses !== undefined)
        expect(report.guesses.map(({ read, as }) => `${read} -> ${as}`)).toEqual(entry.guesses);
      if (entry.marked !== undefined)
        expect(report.marked.map(({ change, pasal }) => `${change} ${pasal}`)).toEqual(entry.marked);
      if (entry.remainder !== undefined)
        expect(report.remainder.map(({ text }) => text)).toEqual(entry.remainder);
      expect(wordsOut(act)).toEqual(wordCounts(entry.text));
    },
  );
});
