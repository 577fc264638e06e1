import type { Language } from "../../../text/language.ts";
import { InlineKeyboard } from "grammy";
import type { Block } from "../../../answering/answer.ts";
import type { Prompt } from "../../../eligibility/guided-check/prompts.ts";
import type { DialogRoom } from "../../../eligibility/guided-check/state.ts";
import { factAt, type Facts } from "../../../eligibility/rules/facts.ts";
import type { DialogAction } from "../../callback-data.ts";
import { note, type Page, pageOf } from "../../rendering/render.ts";
import { type PlainTextKey, say } from "../../texts/texts.ts";

/** How a question of the guided dialog looks in a chat. */

/** @param known what was read before the first question, to be said back */
export function promptPage(prompt: Prompt, language: Language, known: readonly string[]): Page {
  const { notice } = prompt;
  return pageOf(language, [
    ...(notice === null ? [] : [note(notice)]),
    ...questionBlocks(prompt, language),
    ...(known.length === 0 ? [] : [note(knownLine(known, language))]),
    ...(prompt.canGoBack ? [] : [note(say("dialog-hint", language))]),
  ]);
}

function knownLine(known: readonly string[], language: Language): string {
  return `${say("dialog-known", language)} ${known.join(" · ")}.`;
}

/** What a question becomes once it has been answered by a button. */
export function answeredPage(prompt: Prompt, language: Language, answer: string): Page {
  return pageOf(language, [...questionBlocks(prompt, language), { type: "paragraph", text: `→ ${answer}` }]);
}

function questionBlocks({ text, items, progress }: Prompt, language: Language): Block[] {
  return [
    { type: "heading", text: `${say("dialog-title", language)} · ${progress.at}/${progress.of}` },
    { type: "paragraph", text },
    ...(items.length === 0 ? [] : [{ type: "list", items } as const]),
  ];
}

/** Labels up to this length share a row. */
const SHORT_LABEL = 18;

/** @param encode makes the data of a button out of what it does */
export function promptKeyboard(
  prompt: Prompt,
  language: Language,
  encode: (action: DialogAction) => string,
): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  let before = Number.POSITIVE_INFINITY;
  for (const { id, label } of prompt.options) {
    const sharesRow = label.length <= SHORT_LABEL && before <= SHORT_LABEL;
    if (!sharesRow) keyboard.row();
    before = sharesRow ? Number.POSITIVE_INFINITY : label.length;
    keyboard.text(label, encode({ type: "option", option: id }));
  }
  keyboard.row();
  const control = (key: PlainTextKey, type: Exclude<DialogAction["type"], "option">): void => {
    keyboard.text(say(key, language), encode({ type }));
  };
  if (prompt.canGoBack) control("dialog-back", "back");
  if (prompt.canFinish) control("dialog-finish", "finish");
  control("dialog-abandon", "abandon");
  return keyboard;
}

/** Offers to go on with a dialog that was left, or to start anew. */
export function offerPage(prompt: Prompt, language: Language, known: readonly string[]): Page {
  const { at, of } = prompt.progress;
  const told = known.length === 0 ? [] : [knownLine(known, language)];
  return pageOf(language, [
    { type: "heading", text: `${say("dialog-title", language)} · ${at}/${of}` },
    { type: "paragraph", text: [say("dialog-offer", language), ...told].join("\n") },
  ]);
}

export function offerKeyboard(language: Language, encode: (action: DialogAction) => string): InlineKeyboard {
  return new InlineKeyboard()
    .text(say("dialog-resume", language), encode({ type: "resume" }))
    .text(say("dialog-restart", language), encode({ type: "restart" }))
    .row()
    .text(say("dialog-abandon", language), encode({ type: "abandon" }));
}

/** What is known of the plan, in the words of the buttons: "Kota Bandung", "Suwon", "Pinjaman". */
export function knownNames({ rulebook }: DialogRoom, facts: Facts, language: Language): string[] {
  return [
    homeName(rulebook, facts, language),
    partnerName(rulebook, facts, language),
    optionLabel(rulebook, facts, "form", language),
    fieldName(facts, language),
  ].filter((name) => name !== undefined);
}

/** The plan as the question that its verdict answers. */
export function planQuestion({ rulebook }: DialogRoom, facts: Facts, language: Language): string {
  const home = homeName(rulebook, facts, language) ?? say("plan-home", language);
  const partner = partnerName(rulebook, facts, language) ?? say("plan-partner", language);
  const form = optionLabel(rulebook, facts, "form", language);
  const field = fieldName(facts, language);
  const details = [form, field].filter((detail) => detail !== undefined).join(", ");
  const inBrackets = details === "" ? "" : ` (${details})`;
  return language === "en"
    ? `May ${home} cooperate with ${partner}${inBrackets}?`
    : `Bolehkah ${home} bekerja sama dengan ${partner}${inBrackets}?`;
}

type Rulebook = DialogRoom["rulebook"];

function homeName(rulebook: Rulebook, facts: Facts, language: Language): string | undefined {
  return facts.home?.name ?? optionLabel(rulebook, facts, "home.kind", language);
}

function partnerName(rulebook: Rulebook, facts: Facts, language: Language): string | undefined {
  const { name, countryName } = facts.partner ?? {};
  return name ?? countryName?.[language] ?? optionLabel(rulebook, facts, "partner.kind", language);
}

function fieldName({ field }: Facts, language: Language): string | undefined {
  return field?.name?.[language] ?? field?.id;
}

/** The label of the button that stands for a fact's value. */
function optionLabel(rulebook: Rulebook, facts: Facts, fact: string, language: Language): string | undefined {
  const value = factAt(facts, fact);
  return rulebook.questions.get(fact)?.options.find((option) => option.value === value)?.label[language];
}
