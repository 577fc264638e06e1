import { readFileSync } from "node:fs";
import { loadCorpus } from "../src/law/corpus/loading.ts";
import { openRetriever } from "../src/retrieval/retriever.ts";
const log={info(){},warn(l:string){console.warn(l)}};
const corpus=await loadCorpus("corpus");
const r=await openRetriever({corpus,dataDir:"/tmp/data-q",embeddings:"built-in",log});
const rd=(f:string)=>readFileSync(f,"utf8").split("\n").filter(Boolean).map(l=>JSON.parse(l));
const c:any={};
for(const d of rd("test/eval/pinpoint.jsonl")){const s=await r.search(d.q,3);const k=[...s.hits[0]!.best].sort().join();const ok=d.accept.some((a:string[])=>[...a].sort().join()===k);c[d.set]??=[0,0];c[d.set][1]++;if(ok)c[d.set][0]++;else if(process.env.V)console.log(d.set,d.q,JSON.stringify(d.accept),s.hits[0]!.best)}
console.log(JSON.stringify(c));
