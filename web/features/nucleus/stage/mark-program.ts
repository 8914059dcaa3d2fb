import { NodeProgram, type ProgramInfo } from 'sigma/rendering';
import type { NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';
import { CORNER, writeShape } from './corners';
import type { LineAttributes, PointAttributes } from './graph';
import { OPACITY, PAINT } from './glsl';

/** What a mark needs beside sigma's own size and colour. */
export type MarkData = {
  /** Corners of a regular polygon; 0 is a circle, 1 a cross. */
  corners: number;
  /** Degrees by which its first corner stands off from straight up. */
  turn: number;
  /** Circumradius over the mark's size, so that marks of one size look alike in area. */
  reach: number;
  outline: string;
  /** A ring round the mark; transparent for none. */
  halo: string;
  /** Whether that ring is broken. */
  dashed: boolean;
};

const VERTEX = `
attribute vec2 a_corner;
attribute vec2 a_position;
attribute float a_size;
attribute vec3 a_shape;
attribute vec4 a_fill;
attribute vec4 a_outline;
attribute vec4 a_halo;
attribute vec4 a_id;

uniform mat3 u_matrix;
uniform vec2 u_viewport;
uniform float u_sizeRatio;

varying vec2 v_point;
varying float v_size;
varying vec3 v_shape;
varying vec4 v_fill;
varying vec4 v_outline;
varying vec4 v_halo;

#ifdef PICKING_MODE
const float MARGIN = 4.0;
#else
const float MARGIN = 1.5;
#endif

void main() {
  v_size = a_size / u_sizeRatio;
  // Room for a halo only where there is one: of thousands of marks the empty rims would take most of the time to draw.
  v_point = a_corner * (v_size * 1.4 + (a_halo.a > 0.0 ? 7.0 : MARGIN));
  v_shape = a_shape;
  v_outline = a_outline;
  v_halo = a_halo;
  #ifdef PICKING_MODE
  v_fill = a_id;
  #else
  v_fill = a_fill;
  #endif
  vec2 centre = (u_matrix * vec3(a_position, 1.0)).xy;
  gl_Position = vec4(centre + v_point * 2.0 / u_viewport, 0.0, 1.0);
}`;

const FRAGMENT = `
precision highp float;

varying vec2 v_point;
varying float v_size;
varying vec3 v_shape;
varying vec4 v_fill;
varying vec4 v_outline;
varying vec4 v_halo;

uniform float u_pixel;

const float TURN = 6.28318530718;
const float HALO_GAP = 2.25;
const float HALO_WIDTH = 2.0;
const float DASHES = 10.0;
${OPACITY}
${PAINT}

// Pixels from the border of the mark, negative inside.
float border(vec2 point) {
  float radius = v_size * abs(v_shape.z);
  if (v_shape.x < 0.5) return length(point) - radius;
  if (v_shape.x < 1.5) {
    vec2 arm = abs(point);
    float width = radius * 0.36;
    return min(max(arm.x - radius, arm.y - width), max(arm.x - width, arm.y - radius));
  }
  float side = TURN / v_shape.x;
  float angle = atan(point.x, point.y) - v_shape.y + side * 0.5;
  float fromMiddle = angle - side * floor(angle / side + 0.5);
  return cos(fromMiddle) * length(point) - radius * cos(side * 0.5);
}

float inside(float distance) {
  return 1.0 - smoothstep(-u_pixel, u_pixel, distance);
}

void main() {
  float distance = border(v_point);
  #ifdef PICKING_MODE
  // A little more than the mark itself: small marks are hard to hit.
  if (distance > 3.0) discard;
  gl_FragColor = v_fill;
  gl_FragColor.a *= OPACITY;
  #else
  // A rim would leave nothing of the smallest marks.
  float fill = inside(distance + (v_size < 2.2 ? 0.0 : clamp(v_size * 0.17, 0.5, 1.25)));
  float rim = inside(distance) - fill;
  float ring = length(v_point) - (v_size * max(abs(v_shape.z), 1.0) + HALO_GAP + HALO_WIDTH * 0.5);
  float halo = inside(abs(ring) - HALO_WIDTH * 0.5);
  // The reach of a mark whose halo is broken comes with a minus.
  if (v_shape.z < 0.0) halo *= step(0.4, fract(atan(v_point.y, v_point.x) / TURN * DASHES));
  gl_FragColor = paint(v_fill, fill) + paint(v_outline, rim) + paint(v_halo, halo * (1.0 - fill - rim));
  #endif
}`;

const UNIFORMS = ['u_matrix', 'u_viewport', 'u_sizeRatio', 'u_pixel'] as const;

const CORNERS = [[-1, -1], [1, -1], [-1, 1], [-1, 1], [1, -1], [1, 1]] as const;

const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;

/** Organizations as outlined marks: shape and colour tell the kind, a halo the nucleus, a growth pole or the selection. */
export class MarkProgram extends NodeProgram<(typeof UNIFORMS)[number], PointAttributes, LineAttributes> {
  getDefinition() {
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        CORNER,
        { name: 'a_position', size: 2, type: FLOAT },
        { name: 'a_size', size: 1, type: FLOAT },
        { name: 'a_shape', size: 3, type: FLOAT },
        { name: 'a_fill', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_outline', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_halo', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
    };
  }

  processVisibleItem(id: number, start: number, data: NodeDisplayData & MarkData) {
    writeShape(this.array, start, CORNERS, [
      data.x, data.y, data.size,
      data.corners, (data.turn * Math.PI) / 180, data.dashed ? -data.reach : data.reach,
      floatColor(data.color), floatColor(data.outline), floatColor(data.halo),
      id,
    ]);
  }

  setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo) {
    gl.uniformMatrix3fv(uniformLocations.u_matrix ?? null, false, params.matrix);
    gl.uniform2f(uniformLocations.u_viewport ?? null, params.width, params.height);
    gl.uniform1f(uniformLocations.u_sizeRatio ?? null, params.sizeRatio);
    gl.uniform1f(uniformLocations.u_pixel ?? null, 0.6 / params.pixelRatio);
  }
}
