import { EdgeProgram, type ProgramInfo } from 'sigma/rendering';
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';
import { CORNER, writeShape } from './corners';
import type { LineAttributes, PointAttributes } from './graph';
import { OPACITY, PAINT } from './glsl';

/** How a line is drawn: the form of the ties it stands for. */
export const TIE_STYLE = { formal: 0, informal: 1, both: 2 } as const;
export type TieData = { style: (typeof TIE_STYLE)[keyof typeof TIE_STYLE] };

const VERTEX = `
attribute vec2 a_corner;
attribute vec2 a_start;
attribute vec2 a_end;
attribute float a_width;
attribute float a_style;
attribute vec4 a_colour;

uniform mat3 u_matrix;
uniform vec2 u_viewport;

varying float v_along;
varying float v_across;
varying float v_width;
varying float v_style;
varying vec4 v_colour;

void main() {
  vec2 start = (u_matrix * vec3(a_start, 1.0)).xy * u_viewport * 0.5;
  vec2 end = (u_matrix * vec3(a_end, 1.0)).xy * u_viewport * 0.5;
  vec2 line = end - start;
  float reach = length(line);
  vec2 direction = line / max(reach, 0.0001);
  v_along = a_corner.x * reach;
  v_across = a_corner.y * (a_width * 2.0 + 2.0);
  v_width = a_width;
  v_style = a_style;
  v_colour = a_colour;
  vec2 point = start + direction * v_along + vec2(-direction.y, direction.x) * v_across;
  gl_Position = vec4(point * 2.0 / u_viewport, 0.0, 1.0);
}`;

const FRAGMENT = `
precision highp float;

varying float v_along;
varying float v_across;
varying float v_width;
varying float v_style;
varying vec4 v_colour;

uniform float u_pixel;

const float DASH = 6.0;
const float PERIOD = 10.5;
${OPACITY}
${PAINT}

float stroke(float across, float width) {
  return 1.0 - smoothstep(width * 0.5 - u_pixel, width * 0.5 + u_pixel, abs(across));
}

float dashes() {
  return 1.0 - smoothstep(-u_pixel, u_pixel, abs(mod(v_along, PERIOD) - PERIOD * 0.5) - DASH * 0.5);
}

void main() {
  float cover;
  if (v_style < 0.5) cover = stroke(v_across, v_width);
  else if (v_style < 1.5) cover = stroke(v_across, v_width) * dashes();
  else cover = max(stroke(v_across, v_width), stroke(v_across, v_width * 3.0 + 0.5) * dashes());
  gl_FragColor = paint(v_colour, cover);
}`;

const UNIFORMS = ['u_matrix', 'u_viewport', 'u_pixel'] as const;

const CORNERS = [[0, -1], [1, -1], [0, 1], [0, 1], [1, -1], [1, 1]] as const;

const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;

/** Lines between organizations: solid for formal ties, dashed for informal ones, beads on a line for both. */
export class TieProgram extends EdgeProgram<(typeof UNIFORMS)[number], PointAttributes, LineAttributes> {
  getDefinition() {
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS,
      ATTRIBUTES: [
        CORNER,
        { name: 'a_start', size: 2, type: FLOAT },
        { name: 'a_end', size: 2, type: FLOAT },
        { name: 'a_width', size: 1, type: FLOAT },
        { name: 'a_style', size: 1, type: FLOAT },
        { name: 'a_colour', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
    };
  }

  processVisibleItem(
    _id: number,
    start: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData & TieData,
  ) {
    writeShape(this.array, start, CORNERS, [source.x, source.y, target.x, target.y, data.size, data.style, floatColor(data.color)]);
  }

  setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo) {
    gl.uniformMatrix3fv(uniformLocations.u_matrix ?? null, false, params.matrix);
    gl.uniform2f(uniformLocations.u_viewport ?? null, params.width, params.height);
    gl.uniform1f(uniformLocations.u_pixel ?? null, 0.6 / params.pixelRatio);
  }
}
