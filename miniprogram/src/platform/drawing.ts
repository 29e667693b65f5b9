/** What is drawn with: the part of a 2D context that WeChat and browsers have in common. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'fillRect'
  | 'fillText'
  | 'measureText'
  | 'drawImage'
  | 'beginPath'
  | 'arc'
  | 'fill'
  | 'moveTo'
  | 'lineTo'
  | 'stroke'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
>;

/** A loaded picture, as `drawImage` takes it. */
export type Drawable = CanvasImageSource & { readonly width: number; readonly height: number };

/** A sheet that nobody sees until it is finished. Units: pixels of the picture it becomes. */
export interface Canvas {
  readonly pen: Pen;
  /** Null where it did not come: what is drawn goes without. */
  load(address: string): Promise<Drawable | null>;
  /** Where the finished picture can be shown from; null where the platform would not give it away. */
  finish(): Promise<string | null>;
}
