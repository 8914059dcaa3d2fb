import type { OrganizationKind } from '@/generated/graphql';

/**
 * The shape and colour of a kind of organization (the Okabe–Ito set): drawn by the picture's shader, by the pictures in
 * SVG and by the legend alike. Corners 0 is a circle, 1 a cross; `reach` evens out how large the shapes look.
 */
export type Mark = { corners: number; turn: number; reach: number; fill: string };

export const marks: Record<OrganizationKind, Mark> = {
  ENTERPRISE: { corners: 0, turn: 0, reach: 1, fill: '#0072B2' },
  RESEARCH_INSTITUTE: { corners: 3, turn: 0, reach: 1.35, fill: '#009E73' },
  UNIVERSITY: { corners: 4, turn: 0, reach: 1.25, fill: '#CC79A7' },
  ASSOCIATION: { corners: 6, turn: 0, reach: 1.12, fill: '#56B4E9' },
  FINANCIAL_INSTITUTION: { corners: 4, turn: 45, reach: 1.22, fill: '#F0E442' },
  INFRASTRUCTURE_PROVIDER: { corners: 3, turn: 180, reach: 1.35, fill: '#D55E00' },
  PUBLIC_ADMINISTRATION: { corners: 1, turn: 0, reach: 1.2, fill: '#E69F00' },
};

const CROSS_ARM = 0.36;

/** SVG path of a mark round (x, y), y downwards. */
export function markPath({ corners, turn, reach }: Mark, x: number, y: number, size: number): string {
  const radius = size * reach;
  if (corners === 0) {
    const arc = `a${tidy(radius)} ${tidy(radius)} 0 1 0`;
    return `M${tidy(x - radius)} ${tidy(y)}${arc}${tidy(2 * radius)} 0${arc}${tidy(-2 * radius)} 0Z`;
  }
  const outline = corners === 1 ? cross(radius) : polygon(corners, turn, radius);
  return `M${outline.map(([dx, dy]) => `${tidy(x + dx)} ${tidy(y + dy)}`).join('L')}Z`;
}

type Point = [number, number];

function polygon(corners: number, turn: number, radius: number): Point[] {
  return Array.from({ length: corners }, (_, corner) => {
    const angle = (turn / 180) * Math.PI + (corner / corners) * 2 * Math.PI;
    return [radius * Math.sin(angle), -radius * Math.cos(angle)];
  });
}

function cross(radius: number): Point[] {
  const arm = radius * CROSS_ARM;
  const quarter: Point[] = [[-arm, -radius], [arm, -radius], [arm, -arm]];
  return [0, 1, 2, 3].flatMap((turns) =>
    quarter.map(([x, y]) => Array.from({ length: turns }).reduce<Point>(([px, py]) => [-py, px], [x, y])),
  );
}

function tidy(value: number): number {
  return Math.round(value * 10) / 10;
}
