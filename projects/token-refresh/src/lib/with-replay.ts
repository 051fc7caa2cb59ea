import { HttpEventType, type HttpErrorResponse, type HttpEvent, type HttpResponse } from '@angular/common/http';
import { filter, Observable } from 'rxjs';

export type Events = Observable<HttpEvent<unknown>>;
export type Answer = HttpErrorResponse | HttpResponse<unknown>;

/**
 * A first attempt, and where it is refused the replay in its place: the caller sees one attempt. What belongs to an answer that may be a
 * refusal is kept back until the verdict; that the request was sent is told once.
 *
 * There is no second replay, because the events of the replay are judged by nobody.
 */
export function withReplay(
  attempt: Events,
  isRefused: (answer: unknown) => answer is Answer,
  replay: (refusal: Answer) => Events,
): Events {
  return new Observable((caller) => {
    let refusal: Answer | undefined;
    let kept: HttpEvent<unknown>[] = [];
    const flush = () => {
      kept.forEach((event) => caller.next(event));
      kept = [];
    };
    const sendAgain = (refused: Answer) => {
      // Who left on hearing that it was sent wants no refresh either.
      if (caller.closed) return;
      replay(refused)
        .pipe(filter(({ type }) => type !== HttpEventType.Sent))
        .subscribe(caller);
    };
    return attempt.subscribe({
      next(event) {
        if (event.type === HttpEventType.Response) {
          if (isRefused(event)) refusal = event;
          else flush();
        } else if (kept.length > 0 || (event.type === HttpEventType.ResponseHeader && !event.ok)) {
          kept.push(event);
          return;
        }
        if (!refusal) caller.next(event);
      },
      error(error) {
        if (isRefused(error)) return sendAgain(error);
        flush();
        caller.error(error);
      },
      complete() {
        if (refusal) return sendAgain(refusal);
        flush();
        caller.complete();
      },
    });
  });
}
