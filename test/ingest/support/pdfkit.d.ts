/** What the tests use of pdfkit, which brings no types. */
declare module "pdfkit" {
  interface PdfOptions {
    readonly size?: string;
    readonly margins?: {
      readonly top: number;
      readonly bottom: number;
      readonly left: number;
      readonly right: number;
    };
    readonly autoFirstPage?: boolean;
    readonly userPassword?: string;
    readonly ownerPassword?: string;
  }

  class PDFDocument {
    constructor(options?: PdfOptions);
    readonly page: { readonly width: number; readonly height: number };
    on(event: "data", listener: (chunk: Buffer) => void): this;
    on(event: "end", listener: () => void): this;
    addPage(): this;
    font(name: string): this;
    fontSize(size: number): this;
    text(text: string): this;
    text(text: string, x: number, y: number, options?: { readonly lineBreak?: boolean }): this;
    image(data: Buffer, x: number, y: number, options?: { readonly width?: number }): this;
    widthOfString(text: string): number;
    end(): void;
  }

  export = PDFDocument;
}
