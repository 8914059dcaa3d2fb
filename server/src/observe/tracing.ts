import { traceWith } from './span.js';

/**
 * Sends traces to the collector that OTEL_EXPORTER_OTLP_ENDPOINT names (OTLP over HTTP; the other OTEL_… variables count too). Without it
 * not even the library is loaded. Gives the function that sends what is left and ends it.
 */
export async function startTracing(endpoint: string | undefined, serviceName: string): Promise<() => Promise<void>> {
  if (endpoint === undefined) return async () => undefined;
  const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  traceWith(provider.getTracer('ozek'));
  return async () => {
    traceWith(null);
    // A collector that is gone is no reason to hang or to fail.
    await provider.shutdown().catch(() => undefined);
  };
}
