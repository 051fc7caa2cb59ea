import { Observable } from 'rxjs';

import { isLater, type NowOrLater } from './now-or-later';

/**
 * Passes the gate and then sends: at once where it is open, else when it opens. Who has left by then is not sent.
 *
 * Everything happens on subscription, so that an interceptor that subscribes again (`retry`) passes the gate again.
 */
export function throughTheGate<Pass, Event>(
  pass: () => NowOrLater<Pass>,
  send: (pass: Pass, waited: boolean) => Observable<Event>,
): Observable<Event> {
  return new Observable((caller) => {
    const leave = (value: Pass, waited: boolean) => {
      if (caller.closed) return;
      const sending = send(value, waited);
      // The caller may have left because of what was told on the way.
      if (!caller.closed) sending.subscribe(caller);
    };
    const passed = pass();
    if (!isLater(passed)) return leave(passed, false);
    passed.then((value) => leave(value, true)).catch((error) => caller.error(error));
  });
}
