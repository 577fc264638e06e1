import { Html } from "./html.ts";

/** The page loads nothing from elsewhere: it is one file that can be sent to someone. */
export const STYLE = new Html(`
:root {
  color-scheme: light dark;
  --ink: light-dark(#1d2733, #e4e8ee); --soft: light-dark(#5b6876, #9aa7b5);
  --paper: light-dark(#f6f7f9, #14181d); --card: light-dark(#fff, #1c2229); --line: light-dark(#dde2e8, #323b45);
  --good: light-dark(#1f7a4d, #52c78b); --bad: light-dark(#b3261e, #ff8a80);
  --strong: light-dark(#2456a6, #7fb0ff); --weak: light-dark(#b5cdf0, #31507c);
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
h1 { margin: 0; font-size: 1.6rem; } h2 { margin: 2.5rem 0 .75rem; font-size: 1.2rem; }
h3 { margin: 0 0 .6rem; font-size: 1rem; }
p { margin: .25rem 0 .75rem; } .soft { color: var(--soft); }
.good { color: var(--good); } .bad { color: var(--bad); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.1rem; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(27rem, 1fr)); gap: 1rem; align-items: start; }
.columns > * { min-width: 0; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .3rem .5rem; text-align: left; vertical-align: top; }
thead th { color: var(--soft); font-weight: 500; border-bottom: 1px solid var(--line); }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.track { position: relative; height: .8rem; border-radius: 3px; background: var(--paper); border: 1px solid var(--line); }
.track > i { position: absolute; inset: 0 auto 0 0; border-radius: 2px; }
.track > .weak { background: var(--weak); } .track > .strong { background: var(--strong); }
.track > .fails { background: var(--bad); }
.track > b { position: absolute; top: -3px; bottom: -3px; width: 2px; background: var(--ink); }
.bars td:nth-child(2) { width: 45%; vertical-align: middle; }
.cross td, .cross tbody th { text-align: center; border: 1px solid var(--line); font-variant-numeric: tabular-nums; }
.cross { font-size: .87rem; } .cross th { font-weight: 500; padding: .3rem; } .cross thead th { text-align: center; border: 0; }
.cross tbody th { text-align: right; border: 0; white-space: nowrap; }
.cross .zero { color: var(--line); }
.key i { display: inline-block; width: .8rem; height: .8rem; margin: 0 .3rem -.1rem .8rem; border-radius: 2px; }
.key i:first-child { margin-left: 0; }
details { margin: .6rem 0; } summary { cursor: pointer; }
.miss > summary { font-weight: 600; } .miss > summary code { font-weight: 400; color: var(--soft); margin-right: .4rem; }
.miss dl { display: grid; grid-template-columns: 5rem 1fr; gap: .15rem .8rem; margin: .6rem 0; }
.miss dt { color: var(--soft); } .miss dd { margin: 0; }
.ways { font-size: .83rem; table-layout: fixed; } .ways th:first-child, .ways td:first-child { width: 1.6rem; }
.right { color: var(--good); font-weight: 600; } .right::after { content: " ✓"; }
.change { white-space: nowrap; }
@media print { details { break-inside: avoid; } }
`);
