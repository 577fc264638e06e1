import { clausesFor } from "../../../src/answering/generation/clauses.ts";
import { numberedSources } from "../../../src/answering/generation/source.ts";
import { meaningOf } from "../../../src/answering/generation/meaning.ts";
import { SOURCES, frameIn } from "./scene.ts";
const s = numberedSources(await frameIn("en"), SOURCES);
const t = "Full Powers are not required for signing agreements on technical cooperation that implement an existing agreement.";
console.log(meaningOf(t)); console.log(clausesFor(t, [s[2]!], "en"));
for (const l of s[2]!.text.split("\n")) console.log([...meaningOf(l).notions].join(", "));
import { modalitiesOf } from "../../../src/answering/generation/modality.ts";
