import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import { FILES } from './kept-files.js';

/** What no page of ours uses, and so no script in one may either. */
const PERMISSIONS = ['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment', 'usb']
  .map((feature) => `${feature}=()`)
  .join(', ');

/** An answer of the API is data: nothing in it is ever run, shown or framed. */
const NOTHING = "default-src 'none'; frame-ancestors 'none'";

/** The headers that keep browsers from doing more with an answer than it is for. The pages bring a policy of their own for what they run. */
export function secureHeaders(app: FastifyInstance, origin: string): void {
  const protect = helmet({
    contentSecurityPolicy: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: new URL(origin).protocol === 'https:' ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
  app.addHook('onSend', (request, reply, _payload, done) => {
    if (request.url.startsWith(FILES) && reply.statusCode < 400) {
      reply.headers({ 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' });
      done();
      return;
    }
    reply.header('permissions-policy', PERMISSIONS);
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', NOTHING);
    protect(request.raw, reply.raw, done);
  });
}
