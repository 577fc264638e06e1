import type { Corpus } from "../corpus/corpus.ts";

/**
 * What a button carries, in at most 64 bytes: `1.<first 8 hex digits of the corpus hash>.<kind>.<value>`. Provisions go by
 * their place in the corpus, since an id can be longer than a button may carry; the hash tells when places have moved.
 */

const VERSION = "1";
const HASH_LENGTH = 8;

export type LanguageChoice = "id" | "en" | "auto";

export type Press =
  | { readonly type: "provision"; readonly id: string }
  /** A request that the bot remembers, by turn and place in it. */
  | { readonly type: "remembered"; readonly turn: string; readonly index: number }
  | { readonly type: "language"; readonly choice: LanguageChoice };

export type DecodedPress =
  | Press
  /** Made by another version or for another state of the law. */
  | { readonly type: "stale" }
  /** Not of this bot's making. */
  | { readonly type: "forged" };

export interface PressCodec {
  /** @throws RangeError when a provision is not in the corpus */
  encode(press: Press): string;
  decode(data: string): DecodedPress;
}

export function createPressCodec(corpus: Corpus): PressCodec {
  const ids = [...corpus.provisions.keys()];
  const places = new Map(ids.map((id, place) => [id, place]));
  const state = corpus.hash.slice(0, HASH_LENGTH);

  const valueOf = (press: Press): string => {
    switch (press.type) {
      case "provision": {
        const place = places.get(press.id);
        if (place === undefined) throw new RangeError(`no provision ${press.id} in the corpus`);
        return `p.${place.toString(36)}`;
      }
      case "remembered":
        return `r.${press.turn}.${press.index.toString(36)}`;
      case "language":
        return `l.${press.choice}`;
    }
  };

  return {
    encode: (press) => `${VERSION}.${state}.${valueOf(press)}`,
    decode: (data) => {
      const [version, hash, kind, value, index, ...rest] = data.split(".");
      if (version === undefined || hash === undefined || kind === undefined || value === undefined)
        return { type: "forged" };
      // A choice of language means the same whatever the law says.
      if (kind === "l" && version === VERSION && (value === "id" || value === "en" || value === "auto"))
        return { type: "language", choice: value };
      if (version !== VERSION || hash !== state) return { type: "stale" };
      if (kind === "p" && index === undefined) {
        const id = /^[0-9a-z]{1,6}$/.test(value) ? ids[Number.parseInt(value, 36)] : undefined;
        return id === undefined ? { type: "forged" } : { type: "provision", id };
      }
      if (kind === "r" && index !== undefined && rest.length === 0 && /^[0-9a-z]{1,2}$/.test(index))
        return { type: "remembered", turn: value, index: Number.parseInt(index, 36) };
      return { type: "forged" };
    },
  };
}
