import { isRight } from "../metrics.ts";
import type { CaseResult, Report } from "../report.ts";
import { type Html, html } from "./html.ts";

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
      <dd>${side(search === undefined ? got : { ...got, ids: got.ids.slice(0, 1) }, wanted.ids, names)}</dd>
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

/** The kind or verdict, the first article with what it is about, then the others. */
function side(
  { kind, verdict, ids }: CaseResult["wanted"] | CaseResult["got"],
  right: readonly string[],
  names: ProvisionNames,
): Html {
  const [first, ...others] = ids;
  if (first === undefined) return html`<strong>${verdict ?? kind}</strong>`;
  return html`<strong>${verdict ?? kind}</strong>: ${provision(first, right, names)}
    <span class="soft">${names.topic(first)}</span>
    ${others.map((id) => html`<br />${provision(id, right, names)}`)}`;
}

/** By its name; what it is about comes up under the pointer. */
function provision(id: string, right: readonly string[], names: ProvisionNames): Html {
  const mark = right.some((accepted) => isRight(id, accepted)) ? "right" : "other";
  return html`<span class="${mark}" title="${id}: ${names.topic(id)}">${names.label(id)}</span>`;
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

/** A column for each lane, its best five downwards. */
function waysTable(
  ways: NonNullable<CaseResult["search"]>["ways"],
  right: readonly string[],
  names: ProvisionNames,
): Html {
  const depth = Math.max(...ways.map(({ ids }) => ids.length));
  const ranks =
    right.length === 0
      ? html``
      : html`<tr class="soft">
          <td></td>
          ${ways.map(({ rank }) => html`<td>right one: ${rank === null ? "beyond 100" : `rank ${rank}`}</td>`)}
        </tr>`;
  const row = (place: number): Html =>
    html`<tr>
      <td class="soft">${place + 1}</td>
      ${ways.map(({ ids }) => {
        const id = ids[place];
        return html`<td>${id === undefined ? "" : provision(id, right, names)}</td>`;
      })}
    </tr>`;
  return html`<table class="ways">
    <thead>
      <tr>
        <th></th>
        ${ways.map(({ way }) => html`<th>${way}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${Array.from({ length: depth }, (_, place) => row(place))}${ranks}
    </tbody>
  </table>`;
}
