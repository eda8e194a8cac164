# Hearth in a container. Its data is in the volume /data; the settings come as environment variables. See docs/operating.md.
FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force
COPY hearth.mjs LICENSE ./
COPY src src
COPY commands commands
COPY adapters adapters
COPY tasks tasks
COPY deploy/healthcheck.mjs deploy/
# Wherever DATABASE_URL is not set, the database is data/hearth.db: in the volume, which belongs to the user "node".
RUN mkdir /data && chown node:node /data && ln -s /data data
USER node
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["node", "deploy/healthcheck.mjs"]
# Hearth ends within nine seconds of SIGTERM; docker waits for ten.
CMD ["node", "hearth.mjs"]
