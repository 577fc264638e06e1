import { type StatedFact, type StepLexicon, apart } from "./signs.ts";
import { type Match, type PatternIndex, type Tokens, longest, overlaps } from "../../text/phrase-matcher.ts";
import type { FactValue } from "../rules/facts.ts";

/**
 * How far the procedure is, and whether something is signed ahead of it: "DPRD sudah setuju, Kemlu belum", "teken dulu,
 * izin menyusul", "setelah disetujui DPRD baru kami tanda tangani". A step is done only where nothing near it says that
 * it is open, to come, put off or left out.
 */

type Actor = keyof StepLexicon["actors"];
type Act = keyof StepLexicon["acts"];
type State = keyof StepLexicon["states"];
type Reached = "done" | "open" | "notYet" | "ahead" | "denied";

interface Span {
  readonly start: number;
  readonly end: number;
}
type Found<T> = Span & { readonly value: T };

interface Step extends Span {
  readonly actor: Actor | undefined;
  readonly act: Act | undefined;
  readonly isOfDraft: boolean;
  readonly isOfPlan: boolean;
  readonly reached: Reached;
}

interface Signing extends Span {
  readonly isDenied: boolean;
  readonly isFar: boolean;
  readonly isIntent: boolean;
}

/** How far apart who decides and the decision may stand. */
const REACH = 7;
/** How far before and after both a word may tell how far it is. */
const BEFORE = 4;
const AFTER = 3;
/** "Surat konfirmasi Kemlu lewat Kemendagri sudah di tangan". */
const AFTER_LETTER = 6;
/** How far after "sebelum" and "setelah" stands what it is about. */
const AFTER_CONNECTOR = 6;
const CONTRAST =
  /^(?:tetapi|tapi|but|namun|sedangkan|padahal|sementara|while|although|though|meski|meskipun|walau|walaupun|however|and|dan|lalu|terus)$/;
const MEANWHILE = /^(?:sambil|sembari|while|whilst|still|masih)$/;
const ASKED = /^(?:boleh|bisa|dapat|apa|atau|or)$/;

export function findSteps(lexicon: StepLexicon, question: Tokens): Match<StatedFact>[] {
  const { tokens, words } = question;
  const actors = found(lexicon.actors);
  const acts = found(lexicon.acts);
  const states = found(lexicon.states).filter(({ value, start, end }) => {
    if (value === "done") return !(end - start === 1 && isOfAnother(start));
    // "Rencana disetujui DPRD": the plan, not what is planned.
    if (value === "open" && end - start === 1 && tokens[start]?.key === "rencana")
      return !acts.some((act) => act.start === end && act.value !== "plan");
    // "Nanti kalau sudah disetujui" waits; "nanti saja" puts off.
    return value !== "later" || !lexicon.order.given.matches(tokens).some((match) => match.start === end);
  });
  const intents = lexicon.intent.matches(tokens);
  const agreements = longest([...lexicon.agreement.matches(tokens)]).filter(
    (match) => !intents.some((intent) => overlaps(intent, match)),
  );
  const sentenceOf = (at: number): number => words[tokens[at]?.word ?? 0]?.sentence ?? 0;
  const sameSentence = (a: Span, b: Span): boolean => sentenceOf(a.start) === sentenceOf(b.start);
  const phrases = phrasesOf();
  const steps = phrases.flatMap(stepsIn);
  const signings = signingsIn();
  const order = orderOf();
  return stated();

  /** "dengan" and the like are done words only right before an approval: "dengan persetujuan DPRD". */
  function isOfAnother(at: number): boolean {
    const key = tokens[at]?.key ?? "";
    if (!/^(?:dengan|with|ada|dapat|was|were|had|has|have)$/.test(key)) return false;
    if (/^(?:has|have|had|was|were)$/.test(key)) return tokens[at + 1]?.key === "not";
    if (key === "ada" || key === "dapat") return tokens[at - 1]?.key === "tidak";
    return !acts.some(
      ({ start, value }) =>
        start === at + 1 && (value === "approval" || value === "letter" || value === "powers"),
    );
  }

  /** Parts of a sentence that say one thing: between commas and contrasts; a list goes on with what went before. */
  function phrasesOf(): Span[] {
    const cut: Span[] = [];
    let start = 0;
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at];
      const isLast = token?.word !== tokens[at + 1]?.word;
      const ends = isLast && words[token?.word ?? 0]?.endsPhrase === true;
      const contrasts = CONTRAST.test(tokens[at + 1]?.key ?? "");
      if (ends || contrasts || at === tokens.length - 1) {
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
      if (last !== undefined && isList && goesOn && sameSentence(last, phrase))
        joined.splice(-1, 1, { start: last.start, end: phrase.end });
      else joined.push(phrase);
    }
    return joined;
  }

  function stepsIn(phrase: Span, index: number): Step[] {
    const ownActs = within(acts, phrase);
    const deciding = ownActs.filter(isDeciding);
    const isOfPlan = ownActs.some(({ value }) => value === "plan");
    const isOfDraft = ownActs.some(({ value }) => value === "draft");
    const letters = deciding.filter(({ value }) => value === "letter" || value === "powers");
    const reachedBy: Step[] = letters.map((act) => ({
      ...spanOf(act),
      actor: undefined,
      act: act.value,
      isOfDraft: false,
      isOfPlan: false,
      reached: reachedOf([act], phrase, act.value),
    }));
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
      reachedBy.push({
        ...joinedSpan(span),
        actor: actor.value,
        act: act?.value,
        isOfDraft,
        isOfPlan,
        reached,
      });
    }
    if (own.length > 0 || letters.length > 0) return reachedBy;
    // "..., tetapi belum disetujui": of whom the sentence spoke before; nobody named, it is any approval.
    const before = phrases[index - 1];
    // Before a letter of intent both ministries are consulted.
    const isOfIntent =
      others.some(isExplicit) && intents.some((intent) => within([intent], phrase).length > 0);
    const named =
      before !== undefined && sameSentence(before, phrase) && !isOfIntent
        ? within(actors, before).slice(-1)
        : [];
    for (const act of others.slice(0, 1)) {
      if (act.value === "consulting" && named.length === 0 && !isExplicit(act)) continue;
      const reached = reachedOf([act], phrase, act.value);
      if (named.length === 0 && !isOfIntent && (reached === "done" || actors.length > 0)) continue;
      if (named.length === 0 && act.value === "approving") continue;
      if (named.length === 0)
        reachedBy.push({ ...spanOf(act), actor: undefined, act: act.value, isOfDraft, isOfPlan, reached });
      for (const actor of named)
        reachedBy.push({ ...spanOf(act), actor: actor.value, act: act.value, isOfDraft, isOfPlan, reached });
    }
    return reachedBy;
  }

  /** Consultation by its own name; "tahu" and "lewat" only of someone named. */
  function isExplicit(act: Span): boolean {
    return /^(?:ber|di)?(?:kon|ko)(?:sult|ordinas)|^consult|^coordinat/.test(tokens[act.start]?.key ?? "");
  }

  /** "Kalau Kemendagri dan Kemlu sudah memberi masukan": said of what may come. */
  function reachedOf(parts: readonly Span[], phrase: Span, act: Act | undefined): Reached {
    const reached = saidOf(parts, phrase, act);
    const { start } = joinedSpan(parts);
    const isSupposed = [lexicon.order.given, lexicon.order.after].some((index) =>
      index.matches(tokens).some((match) => match.start >= phrase.start && match.end <= start),
    );
    return reached === "done" && isSupposed ? "open" : reached;
  }

  function saidOf(parts: readonly Span[], phrase: Span, act: Act | undefined): Reached {
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
    if (hasNear("without", inside, around)) return "ahead";
    // "Nanti teken setelah suratnya keluar" waits for the letter.
    if (connects(span)) return "open";
    if (hasNear("later", inside, around)) return "ahead";
    for (const value of ["notYet", "denied", "open", "done"] as const)
      if (inside.some((state) => state.value === value)) return value;
    const [nearest] = around;
    if (nearest !== undefined) {
      const level = around.filter((other) => apart(other, span) === apart(nearest, span));
      for (const value of ["notYet", "denied", "open", "done"] as const) {
        if (!level.some((state) => state.value === value)) continue;
        // "Kemlu sudah": of nobody's act only what stands right beside counts.
        if (value === "done" && act === undefined && !isRightAfter(nearest, span)) return "open";
        if (value === "done" && (values.has("notYet") || values.has("denied")) && act !== undefined)
          return values.has("notYet") ? "notYet" : "denied";
        return value;
      }
    }
    const isStated = act === "approving" && !isQuestion(span);
    return isStated ? "done" : "open";
  }

  function isRightAfter(state: Span, span: Span): boolean {
    return state.start === span.end;
  }

  function hasNear(value: State, inside: readonly Found<State>[], around: readonly Found<State>[]): boolean {
    return [...inside, ...around].some((state) => state.value === value);
  }

  /** After "setelah", "sebelum", "kalau": not said to be so. */
  function connects(span: Span): boolean {
    return [lexicon.order.before, lexicon.order.after].some((index) =>
      index
        .matches(tokens)
        .some(
          ({ end }) => end <= span.start && span.start - end < AFTER && !isParted(end + 1, span.start + 1),
        ),
    );
  }

  function isQuestion({ start }: Span): boolean {
    return /^(?:apakah|apa|do|does|did|is|are|has|have)$/.test(tokens[start - 1]?.key ?? "");
  }

  function signingsIn(): Signing[] {
    const verbs: Span[] = [
      ...lexicon.signing.matches(tokens),
      ...lexicon.doing.matches(tokens).filter(({ start }) => hasDoingObject(start)),
    ];
    const soon = lexicon.soon.matches(tokens);
    // "MoU besok", "LoI dulu": the paper by itself.
    for (const paper of [...intents, ...agreements])
      if (soon.some((time) => time.start >= paper.end && time.start - paper.end <= 1)) verbs.push(paper);
    return longest(verbs.map((span) => ({ ...span, value: true, weight: 1 }))).map((verb) => {
      const isDenied = lexicon.order.unready
        .matches(tokens)
        .some(
          ({ start, end }) =>
            end <= verb.start &&
            verb.start - end <= 2 &&
            !isParted(end, verb.start) &&
            !ASKED.test(tokens[start - 1]?.key ?? "") &&
            !/^(?:boleh|bisa|dapat)/.test(tokens[end]?.key ?? "") &&
            sameSentence({ start, end }, verb),
        );
      // "Diteken dulu bulan ini, persetujuan tahun depan": a time right after is the signing's own.
      const hasOwnTime = soon.some(({ start }) => start >= verb.end && start - verb.end <= 1);
      const isFar =
        !hasOwnTime &&
        (lexicon.order.far
          .matches(tokens)
          .some((match) => sameSentence(match, verb) && apart(match, verb) <= REACH) ||
          isPlanned(verb, soon));
      return { ...spanOf(verb), isDenied, isFar, isIntent: isIntent(verb) };
    });
  }

  /** "Akan melaksanakan program": a plan, where no time is named. */
  function isPlanned(verb: Span, soon: readonly Span[]): boolean {
    return (
      lexicon.doing.matches(tokens).some(({ start }) => start === verb.start) &&
      lexicon.order.planning
        .matches(tokens)
        .some(({ start, end }) => end === verb.start && !isParted(start + 1, verb.start)) &&
      !soon.some((time) => sameSentence(time, verb))
    );
  }

  /** A word such as "setelah", "kalau" or "tunggu" stands between. */
  function isJoined(a: Span, b: Span): boolean {
    const { after, before, given, wait } = lexicon.order;
    return [after, before, given, wait].some((index) =>
      index.matches(tokens).some(({ start, end }) => start >= a.end && end <= b.end),
    );
  }

  /** A comma or the like stands between. */
  function isParted(from: number, to: number): boolean {
    return tokens.slice(from - 1, to - 1).some(({ word }) => words[word]?.endsPhrase === true);
  }

  /** "jalan" and "start" are of the cooperation where a time or "dulu" stands beside; a street is none. */
  function hasDoingObject(at: number): boolean {
    const soon = lexicon.soon.matches(tokens).some((match) => apart(match, { start: at, end: at + 1 }) <= 2);
    return soon || /^(?:di|men?)?(?:jalankan|laksana|mulai|eksekusi)|^langsung/.test(tokens[at]?.key ?? "");
  }

  function isIntent(verb: Span): boolean {
    if (intents.length === 0) return false;
    // Once the text or its letter is spoken of, a signing in another sentence is the text's.
    if (agreements.length === 0)
      return (
        intents.some((intent) => sameSentence(intent, verb)) ||
        !acts.some(({ value }) => value === "draft" || value === "letter")
      );
    const distance = (papers: readonly Span[]): number =>
      Math.min(...papers.map((paper) => apart(paper, verb)));
    return distance(intents) < distance(agreements);
  }

  /** What goes before what: whether a signing waits for a step, or a step comes after the signing. */
  function orderOf(): { readonly waits: boolean; readonly ahead: readonly Step[] } {
    let waits = false;
    const ahead: Step[] = [];
    const pending = steps.filter(({ reached }) => reached !== "done");
    const connectors = [
      ...lexicon.order.before.matches(tokens).map((match) => ({ ...spanOf(match), isBefore: true })),
      ...lexicon.order.after.matches(tokens).map((match) => ({ ...spanOf(match), isBefore: false })),
    ];
    for (const connector of connectors) {
      const isNext = (event: Span): boolean =>
        event.end > connector.end &&
        event.start - connector.end <= AFTER_CONNECTOR &&
        sameSentence(event, connector);
      const step = first(pending.filter(isNext));
      const signing = first(signings.filter(isNext));
      const isStepNext = step !== undefined && (signing === undefined || step.start < signing.start);
      const others = isStepNext
        ? signings.filter((other) => sameSentence(other, connector))
        : pending.filter((other) => sameSentence(other, connector));
      if (step === undefined && signing === undefined) continue;
      if (isStepNext) {
        const positive = (others as Signing[]).filter(({ isDenied }) => !isDenied);
        if (connector.isBefore && positive.length > 0) ahead.push(step);
        else waits = true;
      } else if (connector.isBefore) waits ||= others.length > 0;
      else ahead.push(...(others as Step[]));
    }
    // "Kalau DPRD sudah setuju, kami tanda tangan": the supposition goes before what waits for it.
    for (const given of lexicon.order.given.matches(tokens)) {
      const supposed = first(
        steps.filter(
          (step) => step.start >= given.end && step.start - given.end <= AFTER && sameSentence(step, given),
        ),
      );
      const isAfter = (signing: Signing): boolean =>
        supposed !== undefined && signing.start >= supposed.end && sameSentence(signing, supposed);
      if (supposed?.reached === "open" && signings.some(isAfter)) waits = true;
    }
    for (const signing of signings) {
      const follows = (index: PatternIndex<true>): boolean =>
        index
          .matches(tokens)
          .some(
            ({ start }) =>
              start >= signing.end &&
              start - signing.end <= AFTER &&
              !MEANWHILE.test(tokens[start - 1]?.key ?? "") &&
              sameSentence(signing, { start, end: start }),
          );
      const later = steps.filter((step) => step.start >= signing.end && sameSentence(step, signing));
      const isOpen = ({ reached }: Step): boolean => reached === "open" || reached === "done";
      // "Teken dulu, persetujuan DPRD tahun depan": what is named after it comes after it.
      const isFirst = lexicon.order.first
        .matches(tokens)
        .some(({ start }) => start >= signing.end && start - signing.end <= 1);
      if (isFirst && !signing.isDenied)
        ahead.push(...later.filter((step) => step.reached !== "done" && !isJoined(signing, step)));
      // "Teken kalau DPRD sudah setuju" waits; "teken kalau DPRD belum setuju" asks.
      if (later.length > 0 && follows(lexicon.order.wait)) waits = true;
      if (later.length > 0 && later.every(isOpen) && follows(lexicon.order.given)) waits = true;
      for (const then of lexicon.order.then.matches(tokens)) {
        if (!sameSentence(then, signing)) continue;
        const isAfter = then.end <= signing.start && signing.start - then.end <= AFTER_CONNECTOR;
        if (
          isAfter &&
          pending.some(
            (step) => step.end <= then.start && sameSentence(step, then) && step.reached !== "ahead",
          )
        )
          waits = true;
        const isBefore = then.start >= signing.end && then.start - signing.end <= AFTER_CONNECTOR;
        if (isBefore)
          ahead.push(
            ...pending.filter(
              (step) =>
                step.start >= then.start && step.start - then.end <= AFTER && sameSentence(step, then),
            ),
          );
      }
    }
    return { waits, ahead };
  }

  function stated(): Match<StatedFact>[] {
    const facts: Match<StatedFact>[] = [];
    const state = (fact: string, is: FactValue, span: Span, more: Partial<StatedFact> = {}): void => {
      facts.push({
        value: { fact, is, words: [], sets: {}, isSign: true, ...more },
        ...spanOf(span),
        weight: span.end - span.start,
      });
    };
    let isAhead = order.ahead.length > 0;
    for (const step of steps) {
      const isUntold = step.reached === "denied" && step.act !== "approving";
      const reached = order.ahead.includes(step) ? "ahead" : isUntold ? "notYet" : step.reached;
      if (reached === "ahead") isAhead = true;
      const isDone = reached === "done";
      if (!isDone && reached !== "notYet" && reached !== "ahead") continue;
      for (const [fact, is] of factsOf(step, isDone))
        state(fact, is, step, fact === "fullPowers" && !isDone ? { openWithForm: "technical" } : {});
    }
    const waits = order.waits && !isAhead;
    const open = waits ? [] : signings.filter(({ isDenied }) => !isDenied);
    const sure = open.filter(({ isFar }) => !isFar);
    const [now] = sure.length > 0 ? sure : open;
    if (now !== undefined) {
      const is = now.isFar ? "unknown" : true;
      state(now.isIntent ? "isSigningIntent" : "isSigningNow", is, now);
    } else if (isAhead) {
      const [step] = [...order.ahead, ...steps.filter(({ reached }) => reached === "ahead")];
      const onlyIntent = intents.length > 0 && agreements.length === 0;
      if (step !== undefined) state(onlyIntent ? "isSigningIntent" : "isSigningNow", true, step);
    } else if (signings[0] !== undefined) {
      state(signings[0].isIntent ? "isSigningIntent" : "isSigningNow", false, signings[0]);
    }
    return facts;
  }

  function within<T extends Span>(spans: readonly T[], phrase: Span): T[] {
    return spans.filter(({ start, end }) => start >= phrase.start && end <= phrase.end);
  }

  function found<K extends string>(groups: Readonly<Record<K, PatternIndex<true>>>): Found<K>[] {
    const all = Object.entries<PatternIndex<true>>(groups).flatMap(([name, index]) =>
      index.matches(tokens).map(({ start, end, weight }) => ({ value: name as K, start, end, weight })),
    );
    return longest(all);
  }
}

/** What is approved is no decision itself. */
function isDeciding({ value }: { readonly value: Act }): boolean {
  return value !== "draft" && value !== "plan";
}

/** The facts that a step states, by who decides and what is done. */
function factsOf({ actor, act, isOfDraft, isOfPlan }: Step, isDone: boolean): [string, FactValue][] {
  const approval: FactValue = isDone ? "given" : "not-yet";
  const ofPlan: [string, FactValue][] = isOfPlan && isDone ? [["planConsideration", "given"]] : [];
  if (act === "letter") return [["confirmationLetter", isDone]];
  if (act === "powers") return [["fullPowers", isDone]];
  switch (actor) {
    case "dprd":
      return act === "considering" || (act === "consulting" && isDone) ? [] : [["dprdApproval", approval]];
    case "foreign":
      return [["ministerConsulted", isDone]];
    case "home":
      if (act === "considering")
        return [
          ["planConsideration", approval],
          ...(isDone ? ([["homeMinisterConsulted", true]] as [string, FactValue][]) : []),
        ];
      if (act === "approving" || act === "approval")
        return isOfDraft
          ? [["draftApproval", approval], ...ofPlan]
          : [
              ...ofPlan,
              ["centralApproval", approval],
              ...(isDone ? ([["homeMinisterConsulted", true]] as [string, FactValue][]) : []),
            ];
      return [["homeMinisterConsulted", isDone]];
    case "both":
      if (act === "consulting" || act === undefined)
        return [
          ["ministerConsulted", isDone],
          ["homeMinisterConsulted", isDone],
        ];
      return [["centralApproval", approval]];
    case "central":
      if (act === "consulting")
        return isDone
          ? []
          : [
              ["ministerConsulted", false],
              ["homeMinisterConsulted", false],
              ["centralApproval", "not-yet"],
            ];
      return [["centralApproval", approval]];
    case undefined:
      if (act === "consulting")
        return [
          ["ministerConsulted", isDone],
          ["homeMinisterConsulted", isDone],
        ];
      if (act === "considering") return [["planConsideration", approval]];
      return isOfDraft ? [["draftApproval", approval]] : [["centralApproval", approval]];
  }
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function joinedSpan(spans: readonly Span[]): Span {
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}

function first<T extends Span>(spans: readonly T[]): T | undefined {
  return [...spans].sort((a, b) => a.start - b.start)[0];
}
