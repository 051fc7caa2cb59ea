// The article's interceptor: who meets a 401 queues up, and half a second after the last of them one refresh lets all go.
import type { EnvironmentInjector } from '@angular/core';
import axios, { type AxiosError, type AxiosInstance } from 'axios';
import { Observable } from 'rxjs';

import type { Runner } from './burst-runner';
import { type Grant, otherSession } from './other-session';

const ACCESS = 'demo-axios.accessToken';
const REFRESH = 'demo-axios.refreshToken';
const DEBOUNCE_MS = 500;

function makeApi(): AxiosInstance {
  const api = axios.create();
  let queue: ((token: string) => void)[] = [];
  let timer: ReturnType<typeof setTimeout>;

  async function refresh(): Promise<void> {
    const { data } = await axios.post('/api/token/refreshToken', { refreshToken: sessionStorage.getItem(REFRESH) });
    keep(data);
    const waiting = queue;
    queue = [];
    for (const release of waiting) release(data.accessToken);
  }

  function debouncedRefresh(): void {
    clearTimeout(timer);
    // Whoever queues goes on waiting when it fails: the article has nobody to tell.
    timer = setTimeout(() => refresh().catch(() => undefined), DEBOUNCE_MS);
  }

  api.interceptors.request.use((config) => {
    config.headers.set('Authorization', `Bearer ${sessionStorage.getItem(ACCESS)}`);
    return config;
  });

  api.interceptors.response.use(undefined, (error: AxiosError) => {
    if (error.response?.status !== 401 || !error.config) return Promise.reject(error);
    const { config } = error;
    return new Promise((resolve) => {
      queue.push((token) => {
        config.headers.set('Authorization', `Bearer ${token}`);
        resolve(api(config));
      });
      debouncedRefresh();
    });
  });

  return api;
}

/** Who no longer waits for an answer gives the request up, as with HttpClient. */
export async function articleRunner(injector: EnvironmentInjector): Promise<Runner> {
  keep(await otherSession(injector));
  const api = makeApi();
  return (url) =>
    new Observable((observer) => {
      const left = new AbortController();
      api.get(url, { signal: left.signal }).then(
        ({ data }) => {
          observer.next(data);
          observer.complete();
        },
        (fault) => observer.error(fault),
      );
      return () => left.abort();
    });
}

function keep({ accessToken, refreshToken }: Grant): void {
  sessionStorage.setItem(ACCESS, accessToken);
  sessionStorage.setItem(REFRESH, refreshToken);
}
