import { clausesFor } from "../../../src/answering/generation/clauses.ts";
import { numberedSources } from "../../../src/answering/generation/source.ts";
import { meaningOf } from "../../../src/answering/generation/meaning.ts";
import { SOURCES, frameIn } from "./scene.ts";
const s = numberedSources(await frameIn("id"), SOURCES);
const t = "Pejabat yang memerlukan Surat Kuasa adalah Presiden dan Menteri.";
console.log(meaningOf(t)); console.log(clausesFor(t, [s[2]!], "id"));
