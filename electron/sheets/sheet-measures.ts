export const A4_MM = { width: 210, height: 297 } as const;
export const POINTS_PER_MM = 72 / 25.4;

export type Ink = 'black' | 'grey' | 'pale' | 'red';
export interface TextBox {
  /** Left and top of the box, and its width, in millimetres. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly mostLines: number;
  /** In points. */
  readonly largestSize: number;
  readonly smallestSize: number;
  readonly bold?: boolean;
  readonly ink?: Ink;
  readonly align?: 'left' | 'centre';
}

export interface Point {
  readonly x: number;
  readonly y: number;
}
