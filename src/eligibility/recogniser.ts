import type { Recogniser, SourcedFacts } from "./facts.ts";
import { NOTHING_KNOWN } from "./facts.ts";
import { homeNamed } from "./home.ts";
import { toField } from "./lexicon.ts";
import type { Knowledge } from "./mentions.ts";
import type { Understander } from "./understand.ts";
import { fold } from "./words.ts";

/** Free text in answer to one question of the guided dialog. */
export function createRecogniser(
  knowledge: Pick<Knowledge, "lexicon" | "names">,
  understander: Understander,
): Recogniser {
  const only = (sourced: SourcedFacts, key: "field" | "form"): SourcedFacts => {
    const value = sourced.facts[key];
    if (value === undefined) return NOTHING_KNOWN;
    const sources = Object.entries(sourced.sources).filter(
      ([path]) => path === key || path.startsWith(`${key}.`),
    );
    return { ...NOTHING_KNOWN, facts: { [key]: value }, sources: Object.fromEntries(sources) };
  };
  const domestic = (text: string) => {
    const [reading] = knowledge.names.byKey.get(fold(text))?.readings ?? [];
    return reading?.type === "domestic" ? reading : undefined;
  };
  return {
    home(text) {
      const home = understander.read(text).parties.home;
      if (home.facts.home?.name !== undefined) return home;
      // In answer to "which region?" a name is one, even where it is an everyday word elsewhere: "batu", "tegal".
      const reading = domestic(text);
      if (reading === undefined) return home;
      const [kind, ...others] = reading.kinds;
      const named =
        kind === undefined || others.length > 0 ? { name: reading.name } : homeNamed(reading.name, kind);
      return {
        ...NOTHING_KNOWN,
        facts: { home: named },
        sources: { home: { type: "question", words: text.trim() } },
      };
    },
    homeKinds: (name) => domestic(name)?.kinds ?? [],
    // An answer to "who is the partner?" is in the place of a partner, as after "dengan".
    partner(text) {
      const [partner] = understander.read(`dengan ${text}`).parties.partners;
      if (partner !== undefined) return partner;
      if (text.trim() === "") return NOTHING_KNOWN;
      const ambiguity = { about: "partner", words: text.trim(), isGuess: false, candidates: [] } as const;
      return { ...NOTHING_KNOWN, ambiguities: [ambiguity] };
    },
    field(text) {
      const field = only(understander.read(text).stated.sourced, "field");
      if (field.facts.field !== undefined || text.trim() === "") return field;
      const ambiguity = { about: "field", words: text.trim(), isGuess: false, candidates: [] } as const;
      return { ...NOTHING_KNOWN, ambiguities: [ambiguity] };
    },
    form: (text) => only(understander.read(text).stated.sourced, "form"),
    commonFields: () =>
      knowledge.lexicon.fields.filter(({ common }) => common).map(({ id, name }) => ({ id, name })),
    fieldById(id) {
      const entry = knowledge.lexicon.fields.find((field) => field.id === id);
      return entry === undefined ? undefined : toField(entry);
    },
  };
}
