import { createGenerator } from "../../../src/answering/generation/generator.ts";
import { loadPrompts } from "../../../src/answering/generation/prompts.ts";
import { checkProse } from "../../../src/answering/generation/grounding.ts";
import { numberedSources } from "../../../src/answering/generation/source.ts";
import { CONFIG, SOURCES, QUESTION, extractiveIn, frameIn, keepingLogger } from "./scene.ts";
import { startLlmServer, says } from "../../support/llm/server.ts";
const honest = {
  id: "Ya, DPRD memberikan persetujuan terhadap rencana kerja sama internasional yang dilakukan oleh pemerintah daerah [1]. Menurut Pasal 367 ayat (2) UU 23/2014, kerja sama Daerah dengan pemerintah daerah di luar negeri dilaksanakan setelah mendapat persetujuan Pemerintah Pusat. [2] Penandatanganan perjanjian yang menyangkut kerja sama teknis tidak memerlukan Surat Kuasa dalam hal tertentu [3].",
  en: "Yes, the DPRD gives its approval to plans for international cooperation by the regional government [1]. Cooperation with regional governments abroad takes place after approval of the Central Government [2]. Full Powers are not required for signing agreements on technical cooperation that implement an existing agreement [3].",
};
const server = await startLlmServer(says(honest.id));
const logger = keepingLogger();
const g = createGenerator({
  config: { ...CONFIG, baseUrl: server.baseUrl, timeoutMs: 5000 },
  prompts: await loadPrompts("prompts"),
  logger,
});
for (const language of ["id", "en"] as const) {
  server.reply = says(honest[language]);
  const frame = await frameIn(language);
  console.log(
    JSON.stringify(checkProse(honest[language], numberedSources(frame, SOURCES), language), null, 1),
  );
  const t = performance.now();
  const a = await g.improve(frame, QUESTION[language], extractiveIn(frame), SOURCES, "u");
  console.log(Math.round(performance.now() - t));
  console.log(JSON.stringify(a.blocks, null, 1));
}
console.log(server.requests[0], logger.lines);
await server.close();
