// What both set-ups of axios-auth-refresh share: the README's, with the tokens in localStorage.
import axios, { type AxiosInstance } from 'axios';
import { createAuthRefresh } from 'axios-auth-refresh';

export function refreshingAxios(options?: Parameters<typeof createAuthRefresh>[2]): AxiosInstance {
  const api = axios.create();
  api.interceptors.request.use((config) => {
    config.headers.set('Authorization', `Bearer ${localStorage.getItem('accessToken')}`);
    return config;
  });
  createAuthRefresh(
    api,
    async (failed) => {
      const refreshToken = localStorage.getItem('refreshToken');
      const { data } = await axios.post('/api/token/refreshToken', { refreshToken });
      localStorage.setItem('accessToken', data.accessToken);
      localStorage.setItem('refreshToken', data.refreshToken);
      failed.response.config.headers['Authorization'] = `Bearer ${data.accessToken}`;
    },
    options,
  );
  return api;
}
