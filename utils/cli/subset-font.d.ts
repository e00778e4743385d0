declare module 'subset-font' {
  /** A smaller font with the letters of `text`, their ligatures and forms included. */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options?: {
      readonly targetFormat?: 'truetype' | 'sfnt' | 'woff' | 'woff2';
      readonly noHinting?: boolean;
      readonly keepFeatures?: readonly string[];
    },
  ): Promise<Buffer>;
}
