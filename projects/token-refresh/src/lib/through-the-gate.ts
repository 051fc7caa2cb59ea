import { Observable } from 'rxjs';

import { isPromise } from './is-promise';

/**
 * Passes the gate and then sends: at once where it is open, else when it opens. Who has left by then is not sent.
 *
 * Everything happens on subscription, so that an interceptor that subscribes again (`retry`) passes the gate again.
 */
export function throughTheGate<Pass, Event>(
  pass: () => Pass | Promise<Pass>,
  send: (pass: Pass, waited: boolean) => Observable<Event>,
): Observable<Event> {
  return new Observable((caller) => {
    const passed = pass();
    if (!isPromise(passed)) {
      send(passed, false).subscribe(caller);
      return;
    }
    passed
      .then((value) => {
        if (!caller.closed) send(value, true).subscribe(caller);
      })
      .catch((error) => caller.error(error));
  });
}
