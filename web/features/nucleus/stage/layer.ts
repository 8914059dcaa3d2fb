import type { Coordinates, Dimensions, NodeDisplayData } from 'sigma/types';

/** What a layer asks of sigma: where things are on the screen. */
export type Viewport = {
  getDimensions(): Dimensions;
  getNodeDisplayData(key: unknown): NodeDisplayData | undefined;
  graphToViewport(point: Coordinates): Coordinates;
  framedGraphToViewport(point: Coordinates): Coordinates;
  scaleSize(size: number): number;
};

/** The canvas's context, cleared and in CSS pixels. */
export function fitted(
  canvas: HTMLCanvasElement,
  { width, height }: Dimensions,
): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
  if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}
