import type { CrossTable } from "../cross-table.ts";
import { type Figure, type RankingRow, holdsGoal, showFigure } from "../report.ts";
import { type Html, html } from "./html.ts";

/** The figures as bars, and the tables of what was wanted and what came. */

const NOTHING = html``;

/** @param changes by figure id, where there is another run to compare with */
export function figureBars(figures: readonly Figure[], changes: ReadonlyMap<string, string>): Html {
  const shares = figures.filter(({ unit }) => unit === "share");
  const counts = figures.filter(({ unit }) => unit === "count");
  return html`<table class="bars card">
    <thead>
      <tr>
        <th>Figure</th>
        <th></th>
        <th class="number">Value</th>
        <th class="number">To hold</th>
        ${changes.size === 0 ? NOTHING : html`<th class="number">Change</th>`}
      </tr>
    </thead>
    <tbody>
      ${[...shares, ...counts].map((figure) => figureRow(figure, changes))}
    </tbody>
  </table>`;
}

function figureRow(figure: Figure, changes: ReadonlyMap<string, string>): Html {
  const { id, label, unit, value, goal, better } = figure;
  const isHeld = holdsGoal(figure);
  const bar = html`<div class="track">
    <i class="${isHeld ? "strong" : "fails"}" style="width:${percent(value)}"></i>
    ${goal === null ? NOTHING : html`<b style="left:${percent(goal)}"></b>`}
  </div>`;
  const held =
    goal === null
      ? html`<span class="soft">–</span>`
      : html`<span class="${isHeld ? "good" : "bad"}"
          >${better === "higher" ? "≥" : "≤"} ${showFigure({ unit, value: goal })} ${isHeld ? "✓" : "✗"}</span
        >`;
  return html`<tr>
    <td>${label}</td>
    <td>${unit === "share" ? bar : NOTHING}</td>
    <td class="number">${showFigure(figure)}</td>
    <td class="number">${held}</td>
    ${changes.size === 0 ? NOTHING : html`<td class="number">${changes.get(id) ?? "new"}</td>`}
  </tr>`;
}

/** Each way of searching, for one set and language: the share found first within the share found in the first five. */
export function rankingBars(rankings: readonly RankingRow[]): Html {
  const groups = grouped(rankings);
  return html`<div class="columns">
    ${[...groups].map(
      ([title, rows]) =>
        html`<div class="card">
          <h3>${title}</h3>
          <table class="bars">
            <tbody>
              ${rows.map(
                ({ way, recallAt1, recallAt5 }) =>
                  html`<tr>
                    <td>${way}</td>
                    <td>
                      <div class="track">
                        <i class="weak" style="width:${percent(recallAt5)}"></i
                        ><i class="strong" style="width:${percent(recallAt1)}"></i>
                      </div>
                    </td>
                    <td class="number">${recallAt1.toFixed(3)} / ${recallAt5.toFixed(3)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`,
    )}
  </div>`;
}

function grouped(rankings: readonly RankingRow[]): Map<string, RankingRow[]> {
  const groups = new Map<string, RankingRow[]>();
  for (const row of rankings) {
    const title = `${row.set}, ${row.language === "id" ? "Indonesian" : "English"}: ${row.questions} questions`;
    groups.set(title, [...(groups.get(title) ?? []), row]);
  }
  return groups;
}

/** Counts shaded by their share of the row; what is off the diagonal is shaded as wrong. */
export function crossTableHtml(title: string, note: string, { columns, rows }: CrossTable): Html {
  return html`<div class="card">
    <h3>${title}</h3>
    <p class="soft">${note}</p>
    <table class="cross">
      <thead>
        <tr>
          <th></th>
          ${columns.map((name) => html`<th>${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, counts }) =>
            html`<tr>
              <th>${name}</th>
              ${counts.map((count, at) => cell(count, counts, name, columns[at] ?? ""))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function cell(count: number, counts: readonly number[], wanted: string, got: string): Html {
  if (count === 0) return html`<td class="zero">0</td>`;
  const share = count / counts.reduce((sum, other) => sum + other, 0);
  const isWanted = wanted === got || (wanted === "not-eligibility" && got !== "eligibility");
  const strength = Math.round(15 + 55 * share);
  return html`<td
    style="background:color-mix(in srgb, var(--${isWanted ? "good" : "bad"}) ${strength}%, var(--card))"
  >
    ${count}
  </td>`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
