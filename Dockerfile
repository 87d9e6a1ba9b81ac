# One image for the web, the worker and the one-shot commands. PostgreSQL and Meilisearch run beside it: see compose.yaml.

FROM node:24-bookworm-slim AS build
WORKDIR /maillage
# The embedded servers and the second Node are for `npm start` on a bare machine.
ENV NPM_CONFIG_UPDATE_NOTIFIER=false NPM_CONFIG_FUND=false NPM_CONFIG_AUDIT=false
COPY package.json package-lock.json .npmrc ./
# Not `npm ci`: npm 11 refuses a lock without the binaries of other systems.
RUN --mount=type=cache,target=/root/.npm npm install --no-save
COPY . .
RUN npx remix vite:build && test ! -e public/build
RUN --mount=type=cache,target=/root/.npm npm prune --no-save --omit=dev --omit=optional

FROM node:24-bookworm-slim
WORKDIR /maillage
# Letters for the pictures of shared events.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-dejavu-core && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
RUN mkdir /data && chown node:node /data
COPY --from=build /maillage/package.json ./
COPY --from=build /maillage/node_modules node_modules
COPY --from=build /maillage/build build
# Node runs these as they are: the built pages import them too.
COPY --from=build /maillage/app app
COPY --from=build /maillage/db db
COPY --from=build /maillage/search search
COPY --from=build /maillage/scripts scripts
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/live`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/serve.ts"]
