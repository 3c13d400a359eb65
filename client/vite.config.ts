import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the server listens while the pages are served by Vite (`npm run dev`). */
const server = `http://127.0.0.1:${process.env.PORT ?? '3000'}`;
const toServer = { target: server, changeOrigin: false };

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  // The server puts a new one into every page it serves (server/http/client-pages.ts).
  html: { cspNonce: '__CSP_NONCE__' },
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', sourcemap: true },
  server: {
    proxy: {
      '/api': toServer,
      '/sign-in': toServer,
      '/sign-out': toServer,
      '/signed-out': toServer,
      '/sync': { ...toServer, ws: true },
    },
  },
});
