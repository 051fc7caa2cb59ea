import { HttpEventType, type HttpEvent, type HttpHeaderResponse } from '@angular/common/http';
import { filter, Observable } from 'rxjs';

type Events = Observable<HttpEvent<unknown>>;

/**
 * The events of a first attempt, with those of an answer that may be a refusal kept back: where a replay follows they are
 * forgotten, so that the caller sees one attempt.
 */
export function untilVerdict(attempt: Events, isRefusal: (error: unknown) => boolean): Events {
  return new Observable((caller) => {
    const kept: HttpEvent<unknown>[] = [];
    return attempt.subscribe({
      next: (event) => {
        const mayBeRefused = event.type === HttpEventType.ResponseHeader && !(event as HttpHeaderResponse).ok;
        if (mayBeRefused || kept.length > 0) kept.push(event);
        else caller.next(event);
      },
      error: (error) => {
        if (!isRefusal(error)) kept.forEach((event) => caller.next(event));
        caller.error(error);
      },
      complete: () => caller.complete(),
    });
  });
}

/** The events of a replay: the caller knows already that the request was sent. */
export function afterVerdict(replay: Events): Events {
  return replay.pipe(filter((event) => event.type !== HttpEventType.Sent));
}
