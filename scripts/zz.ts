import { loadCorpus } from "../src/law/corpus/loading.ts";
import { openRetriever } from "../src/retrieval/retriever.ts";
const log={info(){},warn(l:string){console.warn(l)}};
const corpus=await loadCorpus("corpus");
const r=await openRetriever({corpus,dataDir:"/tmp/data-q",embeddings:"built-in",log});
for(const q of process.argv.slice(2)){ const s=await r.search(q,5); console.log(q,"ev",s.evidence.toFixed(2),"cert",s.certainty.toFixed(2)); for(const h of s.hits.slice(0,4)) console.log("  ",h.id,h.best.join(),h.score.toFixed(3),"def",h.isDefinition,JSON.stringify(h.lanes)); }
