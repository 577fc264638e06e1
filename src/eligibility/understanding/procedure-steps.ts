import { apart } from "./signs.ts";
import { overlaps } from "../../text/phrase-matcher.ts";
import {
  type Act,
  type Actor,
  type Found,
  type Scene,
  type Span,
  joinedSpan,
  spanOf,
  within,
} from "./procedure-scene.ts";

/**
 * The steps of the procedure that a question speaks of, each with how far it is. A step is done only where nothing near
 * it says that it is open, to come, put off or left out.
 */

export interface Step extends Span {
  readonly actor: Actor | undefined;
  readonly act: Act | undefined;
  readonly isOfDraft: boolean;
  readonly isOfPlan: boolean;
  readonly reached: "done" | "open" | "notYet" | "ahead" | "denied";
  /** It is said to be asked for or to be done. */
  readonly isAsked: boolean;
  /** How far off it is said to be, where a time is named in its phrase. */
  readonly time: number | undefined;
}

/** How far apart who decides and the decision may stand. */
const REACH = 7;
/** How far before and after both a word may tell how far it is. */
const BEFORE = 4;
const AFTER = 3;
/** "Surat konfirmasi Kemlu lewat Kemendagri sudah di tangan". */
const AFTER_LETTER = 6;
/** "Urusan DPRD gampang, itu belakangan": a phrase of so few words speaks of the one before. */
const SHORT = 4;
const CONTRAST =
  /^(?:tetapi|tapi|but|namun|sedangkan|padahal|sementara|while|although|though|meski|meskipun|walau|walaupun|however|and|dan|lalu|terus)$/;

export function stepsOf(scene: Scene): Step[] {
  const { lexicon, acts, actors, states } = scene;
  const phrases = phrasesOf();
  const isAllDone = scene.matches(lexicon.order.allDone).length > 0;
  return phrases.flatMap(stepsIn);

  /** Parts of a sentence that say one thing: between commas and contrasts; a list goes on with what went before. */
  function phrasesOf(): Span[] {
    const cut: Span[] = [];
    let start = 0;
    for (let at = 0; at < scene.length; at++) {
      const ends = scene.isLast(at) && scene.endsPhrase(at);
      if (ends || isContrast(at + 1) || at === scene.length - 1) {
        cut.push({ start, end: at + 1 });
        start = at + 1;
      }
    }
    const joined: Span[] = [];
    for (const phrase of cut) {
      const last = joined.at(-1);
      const isBare = !within(acts, phrase).some(isDeciding) && within(states, phrase).length === 0;
      const goesOn = isBare && within(actors, phrase).length > 0;
      const isList = last !== undefined && within(actors, last).length > 0;
      if (last !== undefined && isList && goesOn && scene.sameSentence(last, phrase))
        joined.splice(-1, 1, { start: last.start, end: phrase.end });
      else joined.push(phrase);
    }
    return joined;
  }

  /** "Konfirmasi sudah": of the letter only where it is there; "mohon konfirmasi" asks for something else. */
  function isBareWord(start: number, end: number): boolean {
    return end - start === 1 && scene.keyAt(start) === "konfirmasi";
  }

  /** "Tetapi", "lalu"; but "60 hari kerja lalu" is a time. */
  function isContrast(at: number): boolean {
    return (
      CONTRAST.test(scene.keyAt(at)) &&
      !(
        scene.keyAt(at) === "lalu" &&
        /^(?:hari|kerja|pekan|minggu|bulan|tahun|juli|juni)$/.test(scene.keyAt(at - 1))
      )
    );
  }

  function stepsIn(phrase: Span, index: number): Step[] {
    const ownActs = within(acts, phrase);
    const deciding = ownActs.filter(isDeciding);
    const about = {
      isOfPlan: ownActs.some(({ value }) => value === "plan"),
      isOfDraft: ownActs.some(({ value }) => value === "draft"),
      isAsked: within(states, phrase).some(({ value }) => value === "open"),
      time: within(scene.times, phrase)[0]?.value,
    };
    const letters = deciding.filter(({ value }) => value === "letter" || value === "powers");
    const reachedBy = letters
      .map((act): Step => ({
        ...about,
        ...spanOf(act),
        actor: undefined,
        act: act.value,
        isOfDraft: false,
        isOfPlan: false,
        reached: reachedOf([act], phrase, act.value),
      }))
      .filter(({ start, end, reached }) => reached === "done" || !isBareWord(start, end));
    const others = deciding.filter((act) => !letters.includes(act));
    const own = within(actors, phrase).filter(
      (actor) => !letters.some((letter) => overlaps(letter, actor) || apart(letter, actor) <= 2),
    );
    for (const actor of own) {
      const [act] = others
        .filter((other) => apart(other, actor) <= REACH)
        .sort((a, b) => apart(a, actor) - apart(b, actor) || b.start - a.start);
      const span = act === undefined ? [actor] : [actor, act];
      const reached = reachedOf(span, phrase, act?.value);
      reachedBy.push({ ...about, ...joinedSpan(span), actor: actor.value, act: act?.value, reached });
    }
    if (own.length > 0 || letters.length > 0) return reachedBy;
    return goingOn(phrase, phrases[index - 1], others, about);
  }

  /** "..., tetapi belum disetujui": of whom the sentence spoke before; nobody named, it is any approval. */
  function goingOn(
    phrase: Span,
    before: Span | undefined,
    others: readonly Found<Act>[],
    about: Pick<Step, "isOfDraft" | "isOfPlan" | "isAsked" | "time">,
  ): Step[] {
    // Before a letter of intent both ministries are consulted.
    const isOfIntent = others.some(isExplicit) && within(scene.intents, phrase).length > 0;
    const isAfter = before !== undefined && scene.sameSentence(before, phrase) && !isOfIntent;
    const named = isAfter ? within(actors, before).slice(-1) : [];
    const [act] = others;
    if (act === undefined) {
      const [state] = within(states, phrase);
      const isPutOff = state?.value === "later" || state?.value === "without";
      const isOpen = state?.value === "notYet" || state?.value === "denied";
      if (state === undefined || !(isPutOff || isOpen) || phrase.end - phrase.start > SHORT) return [];
      const reached = isOpen ? "notYet" : "ahead";
      return named.map(({ value }) => ({
        ...about,
        ...spanOf(state),
        actor: value,
        act: undefined,
        reached,
      }));
    }
    if (act.value === "consulting" && named.length === 0 && !isExplicit(act)) return [];
    const reached = reachedOf([act], phrase, act.value);
    if (named.length > 0)
      return named.map(({ value }) => ({ ...about, ...spanOf(act), actor: value, act: act.value, reached }));
    if (!isOfIntent && (reached === "done" || actors.length > 0)) return [];
    if (act.value === "approving") return [];
    return [{ ...about, ...spanOf(act), actor: undefined, act: act.value, reached }];
  }

  /** Consultation by its own name; "tahu" and "lewat" only of someone named. */
  function isExplicit(act: Span): boolean {
    return /^(?:ber|di)?(?:kon|ko)(?:sult|ordinas)|^consult|^coordinat/.test(scene.keyAt(act.start));
  }

  /** "Kalau Kemendagri dan Kemlu sudah memberi masukan": said of what may come. */
  function isSupposed(start: number, phrase: Span): boolean {
    return [lexicon.order.given, lexicon.order.after].some((index) =>
      scene.matches(index).some((match) => match.start >= phrase.start && match.end <= start),
    );
  }

  function reachedOf(parts: readonly Span[], phrase: Span, act: Act | undefined): Step["reached"] {
    const reached = saidOf(parts, phrase, act);
    return reached === "done" && isSupposed(joinedSpan(parts).start, phrase) ? "open" : reached;
  }

  function saidOf(parts: readonly Span[], phrase: Span, act: Act | undefined): Step["reached"] {
    const span = joinedSpan(parts);
    const near = within(states, phrase).filter((state) => !parts.some((part) => overlaps(part, state)));
    const inside = near.filter(({ start, end }) => start >= span.start && end <= span.end);
    const around = near
      .filter(
        ({ start, end }) =>
          (end <= span.start && span.start - end < BEFORE) ||
          (start >= span.end && start - span.end < (act === "letter" ? AFTER_LETTER : AFTER)),
      )
      .sort((a, b) => apart(a, span) - apart(b, span));
    const values = new Set([...inside, ...around].map(({ value }) => value));
    // What leaves it out or puts it off says more than any "sudah" beside it.
    if (values.has("without")) return "ahead";
    // "Nanti teken setelah suratnya keluar" waits for the letter.
    if (connects(span)) return "open";
    if (values.has("later") && !isSupposed(span.start, phrase)) return "ahead";
    for (const value of ["notYet", "denied", "open", "done"] as const)
      if (inside.some((state) => state.value === value)) return value;
    const [nearest] = around;
    if (nearest !== undefined) {
      const level = around.filter((other) => apart(other, span) === apart(nearest, span));
      for (const value of ["notYet", "denied", "open", "done"] as const) {
        if (!level.some((state) => state.value === value)) continue;
        // "Kemlu sudah": of nobody's act only what stands right beside counts.
        if (value === "done" && act === undefined && nearest.start !== span.end) return "open";
        if (value === "done" && (values.has("notYet") || values.has("denied")) && act !== undefined)
          return values.has("notYet") ? "notYet" : "denied";
        return value;
      }
    }
    const isTold = isAllDone && act !== undefined && values.size === 0;
    return isTold || (act === "approving" && !isQuestion(span)) ? "done" : "open";
  }

  /** After "setelah", "sebelum", "kalau": not said to be so. */
  function connects(span: Span): boolean {
    return [lexicon.order.before, lexicon.order.after].some((index) =>
      scene
        .matches(index)
        .some(
          ({ end }) =>
            end <= span.start && span.start - end < AFTER && !scene.isParted(end + 1, span.start + 1),
        ),
    );
  }

  function isQuestion({ start }: Span): boolean {
    return /^(?:apakah|apa|do|does|did|is|are|has|have)$/.test(scene.keyAt(start - 1));
  }
}

/** What is approved is no decision itself. */
function isDeciding({ value }: { readonly value: Act }): boolean {
  return value !== "draft" && value !== "plan";
}
