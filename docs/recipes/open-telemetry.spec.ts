import { metrics, SpanStatusCode, trace } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';

import { grant, next, settle, startRecipe, stopApp, unauthorized } from '../test/start-recipe';
import { appConfig } from './http-resource';
import { provideSessionTelemetry } from './open-telemetry';

describe('provideSessionTelemetry', () => {
  const spans = new InMemorySpanExporter();
  const figures = new InMemoryMetricExporter(AggregationTemporality.DELTA);
  const reader = new PeriodicExportingMetricReader({ exporter: figures });

  beforeAll(() => {
    trace.setGlobalTracerProvider(
      new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter: spans })] }),
    );
    metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
  });
  afterAll(() => reader.shutdown());
  afterEach(async () => {
    stopApp();
    await reader.forceFlush();
    spans.reset();
    figures.reset();
  });

  const start = () => startRecipe({ providers: [...appConfig.providers, provideSessionTelemetry()] });

  /** Name, attributes and value of every point; of a histogram how many it has. */
  async function points() {
    await reader.forceFlush();
    const seen = figures.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics));
    return seen.flatMap(({ descriptor, dataPoints }) =>
      dataPoints.map(({ attributes, value }) => [
        descriptor.name,
        attributes,
        typeof value === 'number' ? value : value.count,
      ]),
    );
  }

  it('counts and times a refresh, and the requests that waited for it', async () => {
    const app = start();
    app.get();
    app.get();
    for (const request of app.wire.match('/api/items')) unauthorized(request);
    app.refresh().flush(grant(2));
    await settle();
    app.wire.match('/api/items');

    expect(spans.getFinishedSpans()).toEqual([
      expect.objectContaining({ name: 'session.refresh', attributes: { cause: 'refused', outcome: 'network' } }),
    ]);
    const told = await points();
    expect(told).toHaveLength(4);
    expect(told).toEqual(
      expect.arrayContaining([
        ['session.refreshes', { outcome: 'network' }, 1],
        ['session.refresh.duration', {}, 1],
        ['session.requests', { what: 'held', method: 'GET' }, 2],
        ['session.requests', { what: 'replayed', method: 'GET' }, 2],
      ]),
    );
  });

  it('marks a refresh that failed', async () => {
    const app = start();
    void app.service.refresh().catch(() => {});
    app.refresh().error(new ProgressEvent('offline'));
    await settle();
    const [span] = spans.getFinishedSpans();
    expect(span).toMatchObject({
      attributes: { cause: 'asked', outcome: 'failed' },
      status: { code: SpanStatusCode.ERROR },
    });
    expect(await points()).toEqual([['session.refreshes', { outcome: 'failed' }, 1]]);
  });

  it('tells a session that was refused from one that the person ended', async () => {
    const app = start();
    void app.service.refresh().catch(() => {});
    const over = next('signedOut');
    unauthorized(app.refresh());
    await over;
    app.service.signIn(grant(1));
    app.service.signOut();
    expect(spans.getFinishedSpans().map(({ attributes }) => attributes['outcome'])).toEqual(['refused']);
    expect(await points()).toEqual([
      ['session.ends', { reason: 'refused' }, 1],
      ['session.ends', { reason: 'signedOut' }, 1],
    ]);
    await settle();
  });
});
