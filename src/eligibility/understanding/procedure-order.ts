import { type PatternIndex, longest } from "../../text/phrase-matcher.ts";
import { type Scene, type Span, first, spanOf } from "./procedure-scene.ts";
import type { Step } from "./procedure-steps.ts";
import { apart } from "./signs.ts";

/**
 * What is signed or begun, and whether ahead of a step or after it: "teken dulu, izin menyusul", "setelah disetujui DPRD
 * baru kami tanda tangani".
 */

export interface Signing extends Span {
  readonly isDenied: boolean;
  readonly isFar: boolean;
  readonly isIntent: boolean;
  /** How far off it is, where a time stands beside it. */
  readonly time: number | undefined;
}

const REACH = 7;
const AFTER = 3;
/** How far after "sebelum" and "setelah" stands what it is about. */
const AFTER_CONNECTOR = 6;
/** How far from the signing its time may stand. */
const TIME_REACH = 8;
const MEANWHILE = /^(?:sambil|sembari|while|whilst|still|masih)$/;
const ASKED = /^(?:boleh|bisa|dapat|apa|atau|or)$/;

export function signingsOf(scene: Scene): Signing[] {
  const { lexicon, intents, agreements, soon } = scene;
  const verbs: Span[] = [
    ...scene.matches(lexicon.signing),
    ...scene.matches(lexicon.doing).filter(({ start }) => hasDoingObject(start)),
  ];
  // "MoU besok", "LoI dulu": the paper by itself.
  for (const paper of [...intents, ...agreements])
    if (soon.some((time) => time.start >= paper.end && time.start - paper.end <= 1)) verbs.push(paper);
  return longest(verbs.map((span) => ({ ...span, value: true, weight: 1 }))).map((verb) => {
    // "Diteken dulu bulan ini, persetujuan tahun depan": a time right after is the signing's own.
    const hasOwnTime = soon.some(({ start }) => start >= verb.end && start - verb.end <= 1);
    const far = scene.matches(lexicon.times.far);
    const isFar =
      !hasOwnTime &&
      (far.some(
        (match) =>
          scene.sameSentence(match, verb) && apart(match, verb) <= REACH && !hasStepBetween(match, verb),
      ) ||
        isPlanned(verb));
    const [time] = scene.times
      .filter((match) => scene.sameSentence(match, verb) && apart(match, verb) <= TIME_REACH)
      .sort((a, b) => apart(a, verb) - apart(b, verb));
    return { ...spanOf(verb), isDenied: isDenied(verb), isFar, isIntent: isIntent(verb), time: time?.value };
  });

  function isDenied(verb: Span): boolean {
    return scene
      .matches(lexicon.order.unready)
      .some(
        ({ start, end }) =>
          end <= verb.start &&
          verb.start - end <= 2 &&
          !scene.isParted(end + 1, verb.start + 1) &&
          !ASKED.test(scene.keyAt(start - 1)) &&
          !/^(?:boleh|bisa|dapat)/.test(scene.keyAt(end)) &&
          scene.sameSentence({ start, end }, verb),
      );
  }

  /** "Diteken tanggal 5, persetujuan DPRD tahun depan": the time is of the approval. */
  function hasStepBetween(a: Span, b: Span): boolean {
    const [from, to] = a.end <= b.start ? [a.end, b.start] : [b.end, a.start];
    return scene.acts.some(({ start, end }) => from <= start && end <= to);
  }

  /** "Akan melaksanakan program": a plan, where no time is named. */
  function isPlanned(verb: Span): boolean {
    return (
      scene.matches(lexicon.doing).some(({ start }) => start === verb.start) &&
      scene
        .matches(lexicon.order.planning)
        .some(({ start, end }) => end === verb.start && !scene.isParted(start + 1, verb.start)) &&
      !soon.some((time) => scene.sameSentence(time, verb))
    );
  }

  /** "jalan" and "start" are of the cooperation where a time or "dulu" stands beside; a street is none. */
  function hasDoingObject(at: number): boolean {
    return (
      soon.some((match) => apart(match, { start: at, end: at + 1 }) <= 2) ||
      /^(?:di|men?)?(?:jalankan|laksana|mulai|eksekusi)|^langsung/.test(scene.keyAt(at))
    );
  }

  function isIntent(verb: Span): boolean {
    if (intents.length === 0) return false;
    // Once the text or its letter is spoken of, a signing in another sentence is the text's.
    if (agreements.length === 0)
      return (
        intents.some((intent) => scene.sameSentence(intent, verb)) ||
        !scene.acts.some(({ value }) => value === "draft" || value === "letter")
      );
    const distance = (papers: readonly Span[]): number =>
      Math.min(...papers.map((paper) => apart(paper, verb)));
    return distance(intents) < distance(agreements);
  }
}

/** What goes before what: whether a signing waits for a step, or a step comes after the signing. */
export function orderOf(
  scene: Scene,
  steps: readonly Step[],
  signings: readonly Signing[],
): { readonly waits: boolean; readonly ahead: readonly Step[] } {
  const { order } = scene.lexicon;
  const ahead: Step[] = [];
  const pending = steps.filter(({ reached }) => reached !== "done");
  let waits = connected() || supposed();
  for (const signing of signings) waits = follows(signing) || waits;
  if (!waits) ahead.push(...signings.flatMap(overtaken));
  return { waits, ahead };

  /** Around "sebelum" and "setelah". */
  function connected(): boolean {
    let isWaiting = false;
    const connectors = [
      ...scene.matches(order.before).map((match) => ({ ...spanOf(match), isBefore: true })),
      ...scene.matches(order.after).map((match) => ({ ...spanOf(match), isBefore: false })),
    ];
    for (const connector of connectors) {
      const isNext = (event: Span): boolean =>
        event.end > connector.end &&
        event.start - connector.end <= AFTER_CONNECTOR &&
        scene.sameSentence(event, connector);
      const step = first(pending.filter(isNext));
      const signing = first(signings.filter(isNext));
      const beside = <T extends Span>(events: readonly T[]): T[] =>
        events.filter((other) => scene.sameSentence(other, connector));
      if (step !== undefined && (signing === undefined || step.start < signing.start)) {
        const isSigned = beside(signings).some(({ isDenied }) => !isDenied);
        if (connector.isBefore && isSigned) ahead.push(step);
        else isWaiting = true;
      } else if (signing !== undefined && connector.isBefore) isWaiting ||= beside(pending).length > 0;
      else if (signing !== undefined) ahead.push(...beside(pending));
    }
    // "Kami menunggu DPRD. Setelah itu baru kami teken": of what the sentence before waits for.
    for (const next of scene.matches(order.afterThat))
      isWaiting ||=
        signings.some((signing) => signing.start >= next.end && scene.sameSentence(signing, next)) &&
        pending.some((step) => step.end <= next.start && step.reached !== "ahead");
    return isWaiting;
  }

  /** "Kalau DPRD sudah setuju, kami tanda tangan": the supposition goes before what waits for it. */
  function supposed(): boolean {
    return scene.matches(order.given).some((given) => {
      const step = first(
        steps.filter(
          (one) => one.start >= given.end && one.start - given.end <= AFTER && scene.sameSentence(one, given),
        ),
      );
      return (
        step?.reached === "open" &&
        signings.some((signing) => signing.start >= step.end && scene.sameSentence(signing, step))
      );
    });
  }

  /** What stands after a signing in its sentence; true where the signing waits for it. */
  function follows(signing: Signing): boolean {
    let isWaiting = false;
    const isFollowedBy = (index: PatternIndex<true>): boolean =>
      scene
        .matches(index)
        .some(
          ({ start }) =>
            start >= signing.end &&
            start - signing.end <= AFTER &&
            !MEANWHILE.test(scene.keyAt(start - 1)) &&
            scene.sameSentence(signing, { start, end: start }),
        );
    const later = steps.filter((step) => step.start >= signing.end && scene.sameSentence(step, signing));
    const isOpen = ({ reached }: Step): boolean => reached === "open" || reached === "done";
    // "Teken dulu, persetujuan DPRD tahun depan": what is named after it comes after it.
    const isFirst = scene
      .matches(order.first)
      .some(({ start }) => start >= signing.end && start - signing.end <= 1);
    if (isFirst && !signing.isDenied)
      ahead.push(...later.filter((step) => step.reached !== "done" && !isJoined(signing, step)));
    // "Teken kalau DPRD sudah setuju" waits; "teken kalau DPRD belum setuju" asks.
    if (later.length > 0 && isFollowedBy(order.wait)) isWaiting = true;
    if (later.length > 0 && later.every(isOpen) && isFollowedBy(order.given)) isWaiting = true;
    for (const then of scene.matches(order.then)) {
      if (!scene.sameSentence(then, signing)) continue;
      const own = pending.filter((step) => scene.sameSentence(step, then));
      const isAfter = then.end <= signing.start && signing.start - then.end <= AFTER_CONNECTOR;
      if (isAfter && own.some((step) => step.end <= then.start && step.reached !== "ahead")) isWaiting = true;
      if (then.start >= signing.end && then.start - signing.end <= AFTER_CONNECTOR)
        ahead.push(...own.filter((step) => step.start >= then.start && step.start - then.end <= AFTER));
    }
    return isWaiting;
  }

  /**
   * "Diteken Jumat ini; DPRD baru rapat bulan depan": a step that comes later than the signing, or is still to be done
   * at a time that is not told while the signing has its own.
   */
  function overtaken({ isDenied, time }: Signing): Step[] {
    if (isDenied || time === undefined) return [];
    return pending.filter((step) =>
      step.time === undefined
        ? step.reached === "open" && (step.actor === "dprd" || (step.isAsked && step.act !== undefined))
        : step.time > time,
    );
  }

  /** A word such as "setelah", "kalau" or "tunggu" stands between. */
  function isJoined(a: Span, b: Span): boolean {
    return [order.after, order.before, order.given, order.wait].some((index) =>
      scene.matches(index).some(({ start, end }) => start >= a.end && end <= b.end),
    );
  }
}
