import { checkProse } from "../../../src/answering/generation/grounding.ts";
import { loadPrompts } from "../../../src/answering/generation/prompts.ts";
import { numberedSources } from "../../../src/answering/generation/source.ts";
import { SOURCES, CONFIG, frameIn } from "./scene.ts";
import { LIES, HONEST } from "./lies.ts";
const p = await loadPrompts("prompts");
const s = { id: numberedSources(await frameIn("id"), SOURCES), en: numberedSources(await frameIn("en"), SOURCES) };
for (const [w, list] of [["LIE", LIES], ["HONEST", HONEST]] as const) for (const l of list) {
  const r = checkProse(l.text, s[l.language], l.language, [p.answer.id.system, p.answer.en.system, CONFIG.apiKey ?? ""]);
  const bad = w === "LIE" ? r.accepted.length > 0 : r.dropped.length > 0;
  console.log(bad ? "!!!" : "   ", w, l.name, "|", r.dropped.map(d => d.reason).join(";"));
}
