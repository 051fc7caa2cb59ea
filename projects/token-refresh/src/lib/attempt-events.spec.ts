import { HttpEventType, HttpHeaderResponse } from '@angular/common/http';
import { of, Subject, throwError } from 'rxjs';

import { call } from '../test/start-app';
import { afterVerdict, untilVerdict } from './attempt-events';

const sent = { type: HttpEventType.Sent } as const;
const header = (status: number) => new HttpHeaderResponse({ status });

describe('untilVerdict', () => {
  it('lets the events of a success through as they come', () => {
    const attempt = new Subject<any>();
    const seen = call(untilVerdict(attempt, () => true));
    [sent, header(200)].forEach((event) => attempt.next(event));
    expect(seen.values).toHaveLength(2);
    attempt.complete();
    expect(seen.completed).toBe(true);
  });

  it('forgets those of a refusal, and tells those of another error', () => {
    const attempt = () => throwError(() => 'error');
    expect(call(untilVerdict(attempt(), () => true))).toMatchObject({ values: [], error: 'error' });
    const failing = new Subject<any>();
    const seen = call(untilVerdict(failing, () => false));
    failing.next(header(500));
    expect(seen.values).toEqual([]);
    failing.error('error');
    expect(seen).toMatchObject({ values: [header(500)], error: 'error' });
  });

  it('ends the attempt with the caller', () => {
    const attempt = new Subject<any>();
    call(untilVerdict(attempt, () => true)).cancel();
    expect(attempt.observed).toBe(false);
  });
});

describe('afterVerdict', () => {
  it('says nothing of the sending', () => {
    expect(call(afterVerdict(of(sent, header(200)))).values).toEqual([header(200)]);
  });
});
