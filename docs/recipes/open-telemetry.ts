import { inject, provideEnvironmentInitializer, type EnvironmentProviders } from '@angular/core';
import { metrics, SpanStatusCode, trace, type Span } from '@opentelemetry/api';
import { TokenService } from 'ngx-token-refresh';

// #region telemetry
/** Beside `provideTokenRefresh()`. Where no SDK is registered, the API of OpenTelemetry does nothing. */
export function provideSessionTelemetry(): EnvironmentProviders {
  return provideEnvironmentInitializer(() => {
    const tracer = trace.getTracer('session');
    const meter = metrics.getMeter('session');
    const refreshes = meter.createCounter('session.refreshes');
    const requests = meter.createCounter('session.requests', { description: 'held at the gate, or sent again' });
    const ends = meter.createCounter('session.ends');
    const limited = meter.createCounter('session.refreshes.limited');
    const duration = meter.createHistogram('session.refresh.duration', { unit: 'ms' });
    let span: Span | undefined;

    const end = (outcome: string, attributes: Record<string, string | number> = {}) => {
      if (/refused|failed|timedOut/.test(outcome)) span?.setStatus({ code: SpanStatusCode.ERROR });
      span?.setAttributes({ outcome, ...attributes }).end();
      span = undefined;
    };

    inject(TokenService).events.subscribe((event) => {
      switch (event.type) {
        case 'refreshStarted':
          span = tracer.startSpan('session.refresh', { attributes: { cause: event.cause } });
          break;
        case 'refreshed':
          refreshes.add(1, { outcome: event.by });
          // What another tab did took no time here.
          if (event.by === 'network') duration.record(event.durationMs);
          end(event.by);
          break;
        case 'refreshFailed':
          refreshes.add(1, { outcome: event.code });
          end(event.code, event.status ? { status: event.status } : {});
          break;
        case 'signedIn':
          end('signedIn');
          break;
        case 'signedOut':
          ends.add(1, { reason: event.reason });
          end(event.reason);
          break;
        case 'held':
        case 'replayed':
          requests.add(1, { what: event.type, method: event.method });
          break;
        case 'refreshLimited':
          limited.add(1);
          break;
      }
    });
  });
}
// #endregion
