/** Colours reach the shaders as bytes of a float whose last bit sigma leaves unset: full opacity arrives as 254. */
export const OPACITY = 'const float OPACITY = 255.0 / 254.0;';

/** Sigma blends premultiplied colours. */
export const PAINT = `
vec4 paint(vec4 colour, float cover) {
  float alpha = colour.a * OPACITY * cover;
  return vec4(colour.rgb * alpha, alpha);
}`;
