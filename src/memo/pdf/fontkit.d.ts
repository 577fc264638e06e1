declare module "fontkit" {
  /** The part of a font that is used: which characters it can show. */
  export interface Font {
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function create(bytes: Uint8Array): Font;
}
