// The article's interceptor: who meets a 401 queues up, and half a second after the last of them one refresh lets all go.
import { provideHttpClient } from '@angular/common/http';
import axios, { type AxiosError, type InternalAxiosRequestConfig } from 'axios';

import { start } from './page';

const DEBOUNCE_MS = 500;

const api = axios.create();
let queue: ((token: string) => void)[] = [];
let timer: ReturnType<typeof setTimeout>;

async function refresh(): Promise<void> {
  const { data } = await axios.post('/api/token/refreshToken', { refreshToken: localStorage.getItem('refreshToken') });
  localStorage.setItem('accessToken', data.accessToken);
  localStorage.setItem('refreshToken', data.refreshToken);
  const waiting = queue;
  queue = [];
  for (const release of waiting) release(data.accessToken);
}

function debouncedRefresh(): void {
  clearTimeout(timer);
  timer = setTimeout(refresh, DEBOUNCE_MS);
}

api.interceptors.request.use((config: InternalAxiosRequestConfig) => {
  config.headers.set('Authorization', `Bearer ${localStorage.getItem('accessToken')}`);
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

start(provideHttpClient(), async (url) => (await api.get(url)).data);
