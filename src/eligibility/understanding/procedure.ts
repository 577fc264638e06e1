import type { Match, Tokens } from "../../text/phrase-matcher.ts";
import type { FactValue } from "../rules/facts.ts";
import { orderOf, signingsOf } from "./procedure-order.ts";
import { Scene, type Span, spanOf } from "./procedure-scene.ts";
import { type Step, stepsOf } from "./procedure-steps.ts";
import type { StatedFact, StepLexicon } from "./signs.ts";

/** How far the procedure is, and whether something is signed ahead of it, as facts. */

export function findSteps(lexicon: StepLexicon, question: Tokens): Match<StatedFact>[] {
  const scene = new Scene(lexicon, question);
  const steps = stepsOf(scene);
  const signings = signingsOf(scene);
  const order = orderOf(scene, steps, signings);
  const facts: Match<StatedFact>[] = [];
  const state = (fact: string, is: FactValue, span: Span, more: Partial<StatedFact> = {}): void => {
    facts.push({
      value: { fact, is, words: [], sets: {}, isSign: true, ...more },
      ...spanOf(span),
      weight: span.end - span.start,
    });
  };
  const skipped = [...order.ahead, ...steps.filter(({ reached }) => reached === "ahead")];
  for (const step of steps) {
    const isUntold = step.reached === "denied" && step.act !== "approving";
    const reached = skipped.includes(step) ? "ahead" : isUntold ? "notYet" : step.reached;
    const isDone = reached === "done";
    if (!isDone && reached !== "notYet" && reached !== "ahead") continue;
    for (const [fact, is] of factsOf(step, isDone))
      state(fact, is, step, fact === "fullPowers" && !isDone ? { openWithForm: "technical" } : {});
  }
  const [step] = skipped;
  const waits = order.waits && step === undefined;
  const open = waits ? [] : signings.filter(({ isDenied }) => !isDenied);
  const sure = open.filter(({ isFar }) => !isFar);
  const [now] = sure.length > 0 ? sure : open;
  if (now !== undefined) {
    state(now.isIntent ? "isSigningIntent" : "isSigningNow", now.isFar ? "unknown" : true, now);
  } else if (step !== undefined) {
    const onlyIntent = scene.intents.length > 0 && scene.agreements.length === 0;
    state(onlyIntent ? "isSigningIntent" : "isSigningNow", true, step);
  } else if (signings[0] !== undefined) {
    state(signings[0].isIntent ? "isSigningIntent" : "isSigningNow", false, signings[0]);
  }
  return facts;
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
