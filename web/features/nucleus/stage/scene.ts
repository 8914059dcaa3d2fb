import Sigma from 'sigma';
import type { CameraState } from 'sigma/types';
import { animateNodes } from 'sigma/utils';
import { markSize, type Line, type Picture } from '../picture';
import { roomOfMark, type Band } from '../rings';
import { addLines, graphOf, type PointAttributes, type LineAttributes } from './graph';
import { markLook, tieLook, type View } from './look';
import { MarkProgram } from './mark-program';
import { drawNames, type NamedPoint } from './names-layer';
import { readPalette, type Palette } from './palette';
import { drawRings, type RingWords } from './rings-layer';
import { leaveScrollingToPage } from './scrolling';
import { TieProgram } from './tie-program';

/** From this many points on, lines and names rest while the picture moves. */
const LARGE = 600;
/** A point nearer to the border than this counts as out of sight. */
const MARGIN = 40;
/** Room for the words round the rim. */
const PADDING = 22;
const LEAST_SIZE = 1.3;
/** Names written on the whole picture where its unit measures so many pixels, and at most. */
const USUAL_NAMES = 20;
const USUAL_UNIT = 280;
const MOST_NAMES = 70;
/** On less than half the usual room the names of the nucleus would hide it. */
const ROOM_FOR_NUCLEUS = 0.5;

/** The picture on its canvases: organizations as marks, one line a pair, rings below and names above. */
export class Scene {
  private readonly sigma: Sigma<PointAttributes, LineAttributes>;
  private sizes: number[];
  /** Pixels of the picture's unit while the whole picture is in sight. */
  private unit = 1;
  private readonly byWeight: number[];
  private readonly ringsCanvas: HTMLCanvasElement;
  private readonly namesCanvas: HTMLCanvasElement;
  private readonly sizeObserver: ResizeObserver;
  private readonly takeScrollingBack: () => void;
  private alive = true;
  private stopMoving: (() => void) | null = null;
  /** Under the pointer: known here alone, so that the page around need not follow each move. */
  private hovered: number | null = null;
  private palette: Palette;
  /** How many lines are drawn: the more, the fainter each. */
  private crowd: number;

  constructor(
    private readonly container: HTMLElement,
    private picture: Picture,
    private readonly bands: Band[],
    private readonly words: RingWords,
    private view: View,
    onSelect: (place: number | null) => void,
  ) {
    this.palette = readPalette(container);
    this.crowd = picture.lines.length;
    this.sizes = this.sizesOf(picture);
    this.byWeight = picture.ids
      .map((_, place) => place)
      .sort((one, other) => this.weightOfName(other) - this.weightOfName(one));

    const large = this.isLarge;
    this.measure();
    this.sigma = new Sigma<PointAttributes, LineAttributes>(graphOf(picture), container, {
      nodeProgramClasses: { mark: MarkProgram },
      edgeProgramClasses: { tie: TieProgram },
      defaultNodeType: 'mark',
      defaultEdgeType: 'tie',
      nodeReducer: (_, { place, x, y }) => ({
        x, y, type: 'mark',
        ...markLook(this.picture, place, this.sizeOf(place), this.view, this.hovered, this.palette),
      }),
      edgeReducer: (_, { line }) => ({
        type: 'tie',
        ...tieLook(line, this.view, this.hovered, this.palette, this.crowd),
      }),
      defaultDrawNodeHover: () => undefined,
      renderLabels: false,
      hideEdgesOnMove: large,
      zIndex: true,
      stagePadding: PADDING,
      minCameraRatio: 0.05,
      maxCameraRatio: 1.6,
      enableCameraRotation: false,
      allowInvalidContainer: true,
    });
    this.sigma.setCustomBBox({ x: [-this.reach, this.reach], y: [-this.reach, this.reach] });
    this.ringsCanvas = this.sigma.createCanvas('rings', { beforeLayer: 'edges' });
    this.namesCanvas = this.sigma.createCanvas('names', { afterLayer: 'hoverNodes' });
    this.sigma.on('afterRender', () => this.drawLayers(large));
    this.sigma.on('enterNode', ({ node }) => this.hover(this.shownPlace(node)));
    this.sigma.on('leaveNode', () => this.hover(null));
    this.sigma.on('clickNode', ({ node }) => onSelect(this.shownPlace(node)));
    this.sigma.on('clickStage', () => onSelect(null));
    this.takeScrollingBack = leaveScrollingToPage(container, this.sigma.getMouseCaptor().container);
    this.sizeObserver = new ResizeObserver(() => {
      this.measure();
      this.sigma.refresh({ skipIndexation: true });
    });
    this.sizeObserver.observe(container);
    void document.fonts.ready.then(() => this.alive && this.sigma.scheduleRender());
  }

  /** Shows another selection or other filters. */
  show(view: View): void {
    this.view = view;
    this.sigma.refresh({ skipIndexation: true });
  }

  /** Draws these lines instead of those drawn now. */
  draw(lines: Line[]): void {
    const graph = this.sigma.getGraph();
    this.crowd = lines.length;
    graph.clearEdges();
    addLines(graph, this.picture, lines);
  }

  /** Lays the same organizations out otherwise; a few move there, so that the eye can follow. */
  move(picture: Picture, animated: boolean): void {
    this.stopMoving?.();
    this.picture = picture;
    this.sizes = this.sizesOf(picture);
    const target = (place: number) => ({ x: picture.x[place] ?? 0, y: picture.y[place] ?? 0 });
    const graph = this.sigma.getGraph();
    if (animated && !this.isLarge) {
      const targets = Object.fromEntries(picture.ids.map((id, place) => [id, target(place)]));
      this.stopMoving = animateNodes(graph, targets, { duration: 700, easing: 'cubicInOut' });
    } else {
      graph.updateEachNodeAttributes((_, point) => ({ ...point, ...target(point.place) }), { attributes: ['x', 'y'] });
    }
  }

  /** Takes the colours of the page anew, after a change between light and dark. */
  recolour(): void {
    this.palette = readPalette(this.container);
    this.sigma.refresh({ skipIndexation: true });
  }

  /** Brings a point to the middle, near enough to read its surroundings. */
  centre(place: number, animated: boolean): void {
    const data = this.displayed(place);
    if (data) this.moveCamera({ x: data.x, y: data.y, ratio: Math.min(this.sigma.getCamera().ratio, 0.6) }, animated);
  }

  /** Brings a point into sight, if it is out of it. */
  reveal(place: number, animated: boolean): void {
    const data = this.displayed(place);
    if (!data) return;
    const { width, height } = this.sigma.getDimensions();
    const { x, y } = this.sigma.framedGraphToViewport(data);
    const inSight = x > MARGIN && y > MARGIN && x < width - MARGIN && y < height - MARGIN;
    if (!inSight) this.moveCamera({ x: data.x, y: data.y }, animated);
  }

  zoom(factor: number, animated: boolean): void {
    const camera = this.sigma.getCamera();
    this.moveCamera({ ratio: camera.getBoundedRatio(camera.ratio * factor) }, animated);
  }

  /** The whole picture again. */
  reset(animated: boolean): void {
    this.moveCamera({ x: 0.5, y: 0.5, ratio: 1 }, animated);
  }

  kill(): void {
    this.alive = false;
    this.stopMoving?.();
    this.sizeObserver.disconnect();
    this.takeScrollingBack();
    this.sigma.kill();
  }

  private get isLarge(): boolean {
    return this.picture.ids.length > LARGE;
  }

  private sizesOf(picture: Picture): number[] {
    const strongest = picture.strengths.reduce((most, strength) => Math.max(most, strength), 0);
    const room = roomOfMark(picture, this.bands);
    return picture.strengths.map((strength) => markSize(strength, strongest, room));
  }

  private get reach(): number {
    return this.bands.at(-1)?.outer ?? 1;
  }

  private measure(): void {
    const { clientWidth, clientHeight } = this.container;
    this.unit = Math.max(1, Math.min(clientWidth, clientHeight) - 2 * PADDING) / (2 * this.reach);
  }

  private sizeOf(place: number): number {
    return Math.max(LEAST_SIZE, (this.sizes[place] ?? 0) * this.unit);
  }

  private displayed(place: number) {
    return this.sigma.getNodeDisplayData(this.keyOf(place));
  }

  private moveCamera(to: Partial<CameraState>, animated: boolean): void {
    const camera = this.sigma.getCamera();
    if (animated) void camera.animate(to, { duration: 300 });
    else camera.setState(to);
  }

  private drawLayers(large: boolean): void {
    const words = drawRings(this.sigma, this.ringsCanvas, this.bands, this.words, this.palette);
    const { ratio } = this.sigma.getCamera();
    const moving = large && (this.sigma.getCamera().isAnimated() || this.sigma.getMouseCaptor().isMoving);
    const { shown, lit } = this.view;
    const candidates = this.byWeight.filter((place) => shown[place] && (lit === null || lit.has(place)));
    const room = (this.unit / USUAL_UNIT / ratio) ** 2;
    const most = lit ? MOST_NAMES : Math.min(MOST_NAMES, USUAL_NAMES * room);
    const obstacles = candidates.slice(0, candidates.length > LARGE ? most : LARGE).map((place) => this.keyOf(place));
    const points = moving ? [] : this.names(candidates.slice(0, 3 * most), room > ROOM_FOR_NUCLEUS);
    drawNames(this.sigma, this.namesCanvas, points, obstacles, words, most, this.palette);
  }

  /** Whom to name: the pointed and the selected first, then the nucleus where its names do not hide the picture. */
  private names(candidates: number[], roomForNucleus: boolean): NamedPoint[] {
    const { pointed, selected, lit, shown } = this.view;
    const insistent = (place: number) => lit === null && roomForNucleus && this.picture.labels[place] === 'NUCLEUS';
    const chosen = [this.hovered, pointed, selected].filter((place) => place !== null && shown[place]) as number[];
    return [...new Set([...chosen, ...candidates])].map((place) => ({
      key: this.keyOf(place),
      name: this.picture.names[place] ?? '',
      wish: chosen.includes(place) ? 'must' : insistent(place) ? 'should' : 'may',
    }));
  }

  private keyOf(place: number): string {
    return this.picture.ids[place] ?? '';
  }

  private weightOfName(place: number): number {
    return (this.sizes[place] ?? 0) + (this.picture.labels[place] === 'NUCLEUS' ? 1000 : 0);
  }

  private hover(place: number | null): void {
    const touched = [this.hovered, place].filter((one) => one !== null).map((one) => this.keyOf(one));
    this.hovered = place;
    this.container.style.cursor = place === null ? '' : 'pointer';
    const edges = touched.flatMap((key) => this.sigma.getGraph().edges(key));
    this.sigma.refresh({ partialGraph: { nodes: touched, edges }, skipIndexation: true });
  }

  private shownPlace(node: string): number | null {
    const { place } = this.sigma.getGraph().getNodeAttributes(node);
    return this.view.shown[place] ? place : null;
  }
}
