import { type CaseChange, type Comparison, compareReports, showChange, showOutcome } from "../compare.ts";
import { kindTable } from "../cross-table.ts";
import { isWronglyAllowed, verdictTable } from "../eligibility.ts";
import { type Report, holdsGoal } from "../report.ts";
import { crossTableHtml, figureBars, rankingBars } from "./charts.ts";
import { type Html, html } from "./html.ts";
import { type ProvisionNames, missList } from "./misses.ts";
import { STYLE } from "./style.ts";

/**
 * A run of the evaluation as one page that stands by itself.
 * @param before an earlier run to compare with, or null
 */
export function reportPage(report: Report, names: ProvisionNames, before: Report | null): string {
  const { cases, figures } = report;
  const wrong = cases.filter(({ isRight }) => !isRight).length;
  const goals = figures.filter(({ goal }) => goal !== null);
  const held = goals.filter(holdsGoal).length;
  const changes = new Map(
    (before?.figures ?? []).flatMap((old) => {
      const now = figures.find(({ id }) => id === old.id);
      return now === undefined ? [] : [[now.id, showChange({ before: old, after: now })] as const];
    }),
  );
  const allowed = cases.filter(isWronglyAllowed).length;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Evaluation, ${report.createdAt.slice(0, 10)}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <h1>Evaluation</h1>
        <p class="soft">
          ${report.createdAt.slice(0, 16).replace("T", " ")} UTC · corpus ${report.corpus.slice(0, 12)} ·
          embeddings ${report.embeddings}
        </p>
        <p>
          <strong>${cases.length - wrong} of ${cases.length}</strong> questions right ·
          <strong class="${held === goals.length ? "good" : "bad"}">${held} of ${goals.length}</strong>
          numbers held · <strong class="${allowed === 0 ? "good" : "bad"}">${allowed}</strong> wrongly allowed
        </p>
        ${before === null ? html`` : comparisonHtml(before, compareReports(before, report))}
        <h2>Figures</h2>
        ${figureBars(figures, changes)}
        <h2>Ways of searching</h2>
        <p class="soft key">
          <i style="background:var(--strong)"></i>a right article first
          <i style="background:var(--weak)"></i>in the first five
        </p>
        ${rankingBars(report.rankings)}
        <h2>What was wanted and what came</h2>
        <div class="columns">
          ${crossTableHtml("Kinds of answers", "A row for each kind wanted, a column for what came. A question may be answered well by another kind: the misses below tell.", kindTable(cases))}
          ${crossTableHtml("Verdicts", "“none”: the question asks for no verdict, or got none.", verdictTable(cases))}
        </div>
        <h2>Misses: ${wrong}</h2>
        ${missList(report, names)}
      </body>
    </html> `.text;
}

function comparisonHtml(before: Report, comparison: Comparison): Html {
  const { betterCases, worseCases, added, removed } = comparison;
  return html`<h2>Since ${before.createdAt.slice(0, 16).replace("T", " ")} UTC</h2>
    <div class="columns">
      ${changeList("Got worse", "bad", worseCases)}${changeList("Got better", "good", betterCases)}
    </div>
    <p class="soft">Questions added: ${added.length}; removed: ${removed.length}</p>`;
}

function changeList(title: string, mark: string, changes: readonly CaseChange[]): Html {
  return html`<div class="card">
    <h3 class="${changes.length === 0 ? "" : mark}">${title}: ${changes.length}</h3>
    ${changes.map(({ before, after }) => html`<p>${after.q}<br /><span class="soft">${showOutcome(before)} → ${showOutcome(after)}</span></p>`)}
  </div>`;
}
