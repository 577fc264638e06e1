import { isRight } from "../metrics.ts";
import type { CaseResult, Report } from "../report.ts";
import type { Html } from "./html.ts";
import { html } from "./html.ts";

/** Each question that went wrong, with what was retrieved, lane by lane, so that a person can see why. */

/** How a provision is named on the page. */
export interface ProvisionNames {
  /** For example "Pasal 13 UU 37/1999". */
  label(id: string): string;
  /** What it is about, or "". */
  topic(id: string): string;
}

export function missList({ cases, refuseBelow }: Report, names: ProvisionNames): Html {
  const misses = cases.filter((item) => !item.isRight);
  if (misses.length === 0) return html`<p class="card good">None.</p>`;
  const sets = [...new Set(misses.map(({ set }) => set))];
  return html`${sets.map((set) => {
    const own = misses.filter((item) => item.set === set);
    return html`<h3>${set}: ${own.length} of ${cases.filter((item) => item.set === set).length}</h3>
      ${own.map((item) => miss(item, refuseBelow, names))}`;
  })}`;
}

function miss(item: CaseResult, refuseBelow: number, names: ProvisionNames): Html {
  const { id, q, wanted, got, search } = item;
  return html`<details class="miss card" open>
    <summary><code>${id}</code>${q}</summary>
    <dl>
      <dt>wanted</dt>
      <dd>${side(wanted, wanted.ids, names)}</dd>
      <dt>got</dt>
      <dd>${side(got, wanted.ids, names)}</dd>
      ${
        search === undefined
          ? html``
          : html`<dt>evidence</dt>
              <dd>${evidence(item, search.evidence, refuseBelow)}</dd>`
      }
    </dl>
    ${search === undefined ? html`` : waysTable(search.ways, wanted.ids, names)}
  </details>`;
}

function side(
  { kind, verdict, ids }: CaseResult["wanted"] | CaseResult["got"],
  right: readonly string[],
  names: ProvisionNames,
): Html {
  const articles = ids.map((id, at) => html`${at === 0 ? ": " : "; "}${provision(id, right, names)}`);
  return html`<strong>${verdict ?? kind}</strong>${articles}`;
}

function provision(id: string, right: readonly string[], names: ProvisionNames): Html {
  const topic = names.topic(id);
  const mark = right.some((accepted) => isRight(id, accepted)) ? "right" : "";
  return html`<span class="${mark}" title="${id}">${names.label(id)}</span
    >${topic === "" ? "" : html` <span class="soft">${topic}</span>`}`;
}

function evidence({ wanted, got }: CaseResult, value: number, refuseBelow: number): Html {
  const isBelow = value < refuseBelow;
  const why =
    wanted.kind === "refusal" && got.kind === "answer"
      ? "so it was answered"
      : isBelow && got.kind === "refusal"
        ? "so it was refused"
        : "";
  return html`${value.toFixed(3)}, ${isBelow ? "below" : "not below"} the threshold of ${refuseBelow} ${why}`;
}

function waysTable(
  ways: NonNullable<CaseResult["search"]>["ways"],
  right: readonly string[],
  names: ProvisionNames,
): Html {
  const rankHeading = right.length === 0 ? "" : "Rank of the right one";
  return html`<details>
    <summary class="soft">What each lane found</summary>
    <table class="ways">
      <thead>
        <tr>
          <th>Lane</th>
          <th class="number">${rankHeading}</th>
          <th>Best five</th>
        </tr>
      </thead>
      <tbody>
        ${ways.map(
          ({ way, rank, ids }) =>
            html`<tr>
              <td>${way}</td>
              <td class="number">${right.length === 0 ? "" : (rank ?? "over 100")}</td>
              <td>
                ${
                  ids.length === 0
                    ? html`<span class="soft">nothing</span>`
                    : html`<ol>
                        ${ids.map((id) => html`<li>${provision(id, right, names)}</li>`)}
                      </ol>`
                }
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}
